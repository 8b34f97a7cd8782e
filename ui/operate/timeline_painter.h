// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints a scene of the stage timeline: phases, grid, lines, ghosts, bars, what is GPU finishing, marks, words. Knows no mouse and
// no widget: a picture of what is visible is painted by the same code. The frame around it is timeline_frame.h's, the present and
// the cursor are on layers of their own (timeline_layers.h).
#pragma once

#include "ui/models/timeline_layout.h"

#include <QCoreApplication>
#include <QSizeF>
#include <optional>

class QColor;
class QPainter;

namespace vortex::ui {

inline constexpr int kGutter = 132, kRuler = 24;  // left of and above the drawing

// What is painted; all of it outlives the painting.
struct TimelinePicture {
  const SceneInput& input;
  const Scene& scene;
  qint64 wallAtZeroMs = 0;
  std::optional<SlotId> selected;
  bool relative = false;   // the ruler counts from the present instead of telling the time
  Time clock = input.now;  // what the flag at the present tells, which may stand still
};

class TimelinePainter {
  Q_DECLARE_TR_FUNCTIONS(TimelinePainter)

 public:
  explicit TimelinePainter(const TimelinePicture& of) : m_of(of) {}
  // The origin is the drawing's top left corner, and the painter is clipped to it.
  void paint(QPainter& painter) const;

 private:
  void grid(QPainter& painter) const;
  void draw(QPainter& painter, const Shape& shape) const;
  void bar(QPainter& painter, const Shape& shape, const Bar& bar) const;
  void insideBar(QPainter& painter, const Shape& shape, const Bar& bar) const;
  void held(QPainter& painter, const Shape& shape) const;
  void stageMark(QPainter& painter, const Shape& shape, const Bar& bar) const;
  void flag(QPainter& painter, const Shape& shape, const Slot& slot) const;
  void noReturn(QPainter& painter, const Shape& shape) const;
  void column(QPainter& painter, const Shape& shape, const Slot& slot) const;
  void label(QPainter& painter, const Shape& shape) const;
  void callout(QPainter& painter, const Shape& shape) const;
  void laneState(QPainter& painter, const Shape& shape) const;

  const TimelinePicture& m_of;
};

const QColor& colourOf(Tone tone);
// An outcome's glyph; a triangle while it runs, three dots while it waits (or, null, is to come), a cross when it was interrupted.
void drawSlotState(QPainter& painter, const QRectF& box, const Slot* slot);

}  // namespace vortex::ui
