// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame around the timeline's drawing: the gutter with the slots' names, the names of the stages, and the ruler.
#pragma once

#include "ui/operate/timeline_painter.h"
#include "ui/widgets/time_ruler.h"

namespace vortex::ui {

class TimelineFrame {
  Q_DECLARE_TR_FUNCTIONS(TimelineFrame)

 public:
  explicit TimelineFrame(const TimelinePicture& of) : m_of(of) {}
  // The origin is the whole picture's top left corner.
  void paint(QPainter& painter) const;

 private:
  void row(QPainter& painter, const Row& row) const;
  void stages(QPainter& painter) const;
  void strip(QPainter& painter) const;
  void ruler(QPainter& painter) const;

  const TimelinePicture& m_of;
};

std::vector<Tick> ticksOf(const TimelinePicture& of);
// The time as the ruler tells it: "14:32:17", or "−12 s" from the present.
QString rulerText(const TimelinePicture& of, Time at, bool fine);

}  // namespace vortex::ui
