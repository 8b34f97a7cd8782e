// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stage timeline: a row a slot, laid out by models/timeline_layout.h, painted by timeline_painter.h and timeline_frame.h.
//
// Wheel: zoom at the cursor; Shift and the wheel, a drag, arrows or A and D: pan; over the gutter, PgUp and PgDn: rows. A click
// selects, a double click fits the slot, a drag with the right button chooses a range. Hovering says the facts and moves the
// crosshair of every plot.
//
// A frame costs what has changed: the rows are laid out and painted when there is news or something has moved by a pixel, else only
// the layers of the present and the cursor.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/operate/timeline_painter.h"
#include "ui/widgets/drag_pan.h"
#include "ui/widgets/plot.h"

#include <optional>
#include <tuple>

class QScrollBar;

namespace vortex::ui {

class PaintedLayer;

class TimelineView : public QCustomPlot {
  Q_OBJECT

 public:
  explicit TimelineView(const Desk& desk, QWidget* parent = nullptr);

  void refresh();
  const Scene& scene() const { return m_scene; }
  SceneInput input() const { return input(m_axis.range()); }  // what is in view, as it is laid out

  void setUnfolded(bool unfolded);  // a lane a stage, instead of two
  void setRelative(bool relative);  // the ruler counts from the present
  bool unfolded() const { return m_unfolded; }

  void fitSlot(SlotId slot);
  // To the next slot that is worth a look, before or after the selected one (or the newest); selects it and brings it into view.
  void stepToAbnormal(int direction);

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  // What the picture depends on: while it stands, so does the picture.
  using State = std::tuple<std::uint64_t, std::uint64_t, TimeRange, QSizeF, std::optional<SlotId>, std::optional<SlotId>, bool,
                           bool, bool, std::int64_t, std::uint64_t>;
  State state() const;
  SceneInput input(const TimeRange& range) const;
  TimelinePicture picture() const;
  std::optional<TimeRange> chosenRange() const;
  void askAbout(const TimeRange& range, const QPoint& at);
  QByteArray rowsOf(const TimeRange& range) const;
  QImage pictureOf(const TimeRange& range);
  void layOutScene();
  void placeScrollBar();
  void scrollTo(int first);
  void click(const QPoint& at);
  void offerSlot(const QPoint& at);
  QString facts(QPointF point) const;
  void reveal(SlotId slot);
  QSizeF drawingSize() const;
  Time timeAt(double x) const;

  const Bridge& m_bridge;
  TimeAxis& m_axis;
  Selection& m_selection;
  Actions& m_actions;
  Scene m_scene;
  std::optional<SceneInput> m_input;  // of this frame: every layer of it is painted from the same
  RowScroll m_scroll;
  QScrollBar* m_rows = nullptr;
  PaintedLayer *m_now = nullptr, *m_cursor = nullptr;
  std::optional<State> m_painted;
  std::int64_t m_paintedNow = 0;  // pixel and second of the present, as painted
  DragPan m_pan;
  DragRange m_range;
  MouseTime m_mouse;
  std::optional<TimeRange> m_asked;  // the chosen range, while a menu asks what to do with it
  bool m_unfolded = false, m_relative = false;
};

}  // namespace vortex::ui
