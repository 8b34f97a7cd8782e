// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head of the inspector: how the slot ended or stands, its spare to air, its air time; below, each stage's last attempt against
// target and timeout.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/stage.h"

#include <QColor>
#include <QFont>
#include <QWidget>
#include <optional>
#include <vector>

class QPainter;

namespace vortex::ui {

class Bridge;
struct Bar;
struct Slot;

class SlotSummary : public QWidget {
  Q_OBJECT

 public:
  explicit SlotSummary(const Bridge& bridge, QWidget* parent = nullptr);
  void show(std::optional<SlotId> slot);  // and again when the session knows more of it

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  const Slot* slot() const;
  // Words or a number, in their own type; a fact is some of them.
  struct Piece {
    QString text;
    QFont font;
    QColor colour;
  };
  using Fact = std::vector<Piece>;

  void fit();
  std::vector<Fact> factsOf(const Slot& slot) const;
  double flow(const std::vector<Fact>& facts, QPainter* painter) const;
  double messageHeight(const Slot& slot) const;
  QString spoken(const Slot& slot) const;
  void head(QPainter& painter, const Slot& slot) const;
  void stages(QPainter& painter, const Slot& slot) const;
  void stageRow(QPainter& painter, Stage stage, const Bar* bar, double top) const;

  const Bridge& m_bridge;
  std::optional<SlotId> m_slot;
  double m_headHeight = 0;
};

}  // namespace vortex::ui
