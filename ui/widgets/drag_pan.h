// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mouse over a strip of time, the same in every plot of the window: a drag with the left button pans, one with the right button
// chooses a range, what moves less than the platform's drag distance is a click, and the crosshair stays under a mouse that rests.
#pragma once

#include "ui/models/time_axis.h"

#include <QPoint>
#include <functional>
#include <optional>
#include <utility>

namespace vortex::ui {

class Selection;

inline constexpr double kWheelStep = 1.25;  // a notch of the wheel zooms by this
inline constexpr double kPanShare = 0.1;    // an arrow key pans by this share of what is shown

using TimeAt = std::function<Time(double x)>;  // in the view's pixels

class DragPan {
 public:
  DragPan(TimeAxis& axis, TimeAt timeAt) : m_axis(axis), m_timeAt(std::move(timeAt)) {}

  void press(QPoint at);
  void move(QPoint at);  // the time under the mouse stays under it
  // True: it was a click, which panned nothing.
  bool release();

 private:
  TimeAxis& m_axis;
  TimeAt m_timeAt;
  std::optional<QPoint> m_pressed, m_last;
  bool m_pans = false;
};

class DragRange {
 public:
  explicit DragRange(TimeAt timeAt) : m_timeAt(std::move(timeAt)) {}

  void press(QPoint at);
  bool pressed() const { return m_pressed.has_value(); }
  // From where it began to where the mouse is; empty while nothing is being chosen.
  std::optional<TimeRange> to(Time cursor) const;
  // What was chosen; empty after a click, or where nothing was pressed.
  std::optional<TimeRange> release(QPoint at);

 private:
  TimeAt m_timeAt;
  std::optional<QPoint> m_pressed;
  Time m_from{};
};

// The time under the mouse, which every plot shows as a crosshair. A view that follows the present moves on under a mouse that
// rests: the time is another one then, and the crosshair is where the mouse is.
class MouseTime {
 public:
  MouseTime(Selection& selection, TimeAt timeAt) : m_selection(selection), m_timeAt(std::move(timeAt)) {}

  void moveTo(double x);
  void leave();
  void again();  // the view shows another range

 private:
  Selection& m_selection;
  TimeAt m_timeAt;
  std::optional<double> m_x;
};

}  // namespace vortex::ui
