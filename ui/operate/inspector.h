// SPDX-License-Identifier: GPL-3.0-or-later
//
// The selected slot: how it ended, its stages against target and timeout, the receipt of each stop, its picture once it is on disk.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/stage.h"

#include <QPixmap>
#include <QWidget>
#include <optional>

class QPainter;

namespace vortex::ui {

class Bridge;
struct Bar;
struct Slot;

class Inspector : public QWidget {
  Q_OBJECT

 public:
  explicit Inspector(const Bridge& bridge, QWidget* parent = nullptr);
  void select(std::optional<SlotId> slot);
  void refresh();
  QString note() const;  // for the pane's title

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double head(QPainter& painter, const Slot& slot) const;
  double stages(QPainter& painter, const Slot& slot, double top) const;
  double receipts(QPainter& painter, const Slot& slot, double top) const;
  void picture(QPainter& painter, const Slot& slot, double top) const;
  void stageRow(QPainter& painter, Stage stage, const Bar* bar, double top) const;

  const Bridge& m_bridge;
  std::optional<SlotId> m_slot;
  QString m_folder;  // whose picture is loaded
  QPixmap m_picture;
};

}  // namespace vortex::ui
