// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device memory on the timeline's time axis: what the stages allocated as bands, what the device says is used as a dotted line, and
// the limits, which compare with that.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/session.h"
#include "ui/models/time_axis.h"
#include "ui/widgets/plot.h"

namespace vortex::ui {

class MemoryView : public QCustomPlot {
  Q_OBJECT

 public:
  explicit MemoryView(const Desk& desk, QWidget* parent = nullptr);

  void refresh();
  QString summary() const;  // the sentence of the pane's title

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void dress();  // colours, from the theme
  void append();

  const Bridge& m_bridge;
  TimeAxis& m_axis;
  std::vector<QCPGraph*> m_bands;  // resident, then the stages, each on top of the one before
  QCPGraph* m_used = nullptr;
  QCPItemStraightLine *m_soft = nullptr, *m_hard = nullptr, *m_now = nullptr;
  QCPItemText *m_softText = nullptr, *m_hardText = nullptr;
  std::uint64_t m_taken = 0;  // samples
  double m_lastX = 0, m_top = 1;
};

}  // namespace vortex::ui
