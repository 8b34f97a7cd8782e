// SPDX-License-Identifier: GPL-3.0-or-later
//
// The attempts of two slots as two rows on one axis that begins with their start, as the stage timeline draws them; the
// generation's target and the last useful finish over both.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/units.h"
#include "ui/models/timeline_scene.h"

#include <QString>
#include <QWidget>
#include <memory>
#include <optional>

namespace vortex::ui {

struct ComparedPair;
struct SceneInput;

class BothRowsView : public QWidget {
  Q_OBJECT

 public:
  explicit BothRowsView(QWidget* parent = nullptr);

  struct Side {
    SlotId slot;
    QString name;
  };
  void show(std::shared_ptr<const ComparedPair> pair, Side first, Side second);

  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  Scene sceneOf(const SceneInput& input) const;
  SceneInput input() const;
  void ruler(QPainter& painter, const SceneInput& input) const;
  void deadlines(QPainter& painter, const SceneInput& input) const;
  QString factsAt(QPointF at) const;

  std::shared_ptr<const ComparedPair> m_pair;
  Side m_first, m_second;
  std::optional<Duration> m_target, m_useful;
};

}  // namespace vortex::ui
