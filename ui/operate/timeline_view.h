// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stage timeline: a row a slot, laid out by models/timeline_layout.h, painted by timeline_painter.h. Wheel zooms at the cursor,
// Shift and the wheel or a drag pans, a click selects, a double click fits the slot, hovering says the facts.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/operate/timeline_painter.h"
#include "ui/widgets/plot.h"

#include <optional>

namespace vortex::ui {

class TimelineView : public QCustomPlot {
  Q_OBJECT

 public:
  explicit TimelineView(const Desk& desk, QWidget* parent = nullptr);

  void refresh();
  const Scene& scene() const { return m_scene; }

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  class Picture;
  QSizeF drawingSize() const;
  Time timeAt(double x) const;
  QString facts(const Shape& shape) const;

  const Bridge& m_bridge;
  TimeAxis& m_axis;
  Selection& m_selection;
  Scene m_scene;
  std::optional<QPoint> m_pressed, m_dragged;
};

}  // namespace vortex::ui
