// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints a scene of the stage timeline: grid and phases, bars, what drains, marks, the gutter with the slots' names, the ruler and
// the present. Knows no mouse and no widget: a picture of what is visible is painted by the same code.
#pragma once

#include "ui/models/timeline_layout.h"

#include <QCoreApplication>
#include <QSizeF>
#include <optional>

class QPainter;

namespace vortex::ui {

// What is painted; all of it outlives the painting.
struct TimelinePicture {
  const Session& session;
  const TimeAxis& axis;
  const Scene& scene;
  QSizeF size;  // of the drawing, without gutter and ruler
  qint64 wallAtZeroMs = 0;
  std::optional<SlotId> selected;
};

class TimelinePainter {
  Q_DECLARE_TR_FUNCTIONS(TimelinePainter)

 public:
  static constexpr int kGutter = 132, kRuler = 24;  // left of and above the drawing

  explicit TimelinePainter(const TimelinePicture& of) : m_of(of) {}
  void paint(QPainter& painter) const;

 private:
  void grid(QPainter& painter) const;
  void draw(QPainter& painter, const Shape& shape) const;
  void bar(QPainter& painter, const Shape& shape, const Bar& bar) const;
  void flag(QPainter& painter, const Shape& shape, const Slot& slot) const;
  void present(QPainter& painter) const;
  void gutter(QPainter& painter) const;
  void ruler(QPainter& painter) const;

  const TimelinePicture& m_of;
};

}  // namespace vortex::ui
