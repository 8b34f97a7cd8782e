// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints the memory graph: bands, lines, limits, where they were crossed, and names where there is room for them; and, apart from
// it, what follows the present and the mouse. Knows no mouse and no widget.
#pragma once

#include "ui/models/memory_layout.h"
#include "ui/models/session.h"

#include <QCoreApplication>
#include <QString>
#include <functional>
#include <optional>

class QPainter;

namespace vortex::ui {

// What is painted; all of it outlives the painting. Pixels are those of the drawing, right of the gutter.
struct MemoryPicture {
  const MemoryScene& scene;
  const Envelope& levels;
  const TimeRange& range;
  const std::deque<Crossing>& crossings;
  double soft = 0, hard = 0, device = 0;  // gigabytes; 0: not known
  bool modelsApart = false;               // each stage's band has its own model in it
  bool above = false;                     // a limit is crossed now
  std::optional<TimeRange> selected;      // the selected slot's
  std::function<QString(Time)> clock;
};

class MemoryPainter {
  Q_DECLARE_TR_FUNCTIONS(MemoryPainter)

 public:
  explicit MemoryPainter(const MemoryPicture& of) : m_of(of) {}
  void paint(QPainter& painter) const;
  // The line at `at` with what was used then; `title` is over it, "" for the present.
  void readout(QPainter& painter, Time at, const QString& title) const;

  static QString nameOf(MemoryBand band, bool modelsApart);

 private:
  void scale(QPainter& painter) const;
  void bands(QPainter& painter) const;
  void limits(QPainter& painter) const;
  void crossings(QPainter& painter) const;
  void labels(QPainter& painter) const;
  double x(Time time) const { return toPixel(time, m_of.range, m_of.scene.size.width()); }

  const MemoryPicture& m_of;
};

constexpr double kMemoryGutter = 132, kMemoryTop = 6, kMemoryBottom = 6;

}  // namespace vortex::ui
