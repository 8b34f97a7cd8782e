// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where everything of the stage timeline lies, in pixels: pure geometry, without painting. What is in the scene is drawn, what is
// drawn can be hit, and both read the same values.
//
// A row a slot, two half-height lanes in it: audio, then video on top; image, then clip below. So parallel work is seen as
// parallel.
#pragma once

#include "ui/models/session.h"
#include "ui/models/time_axis.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <optional>
#include <vector>

namespace vortex::ui {

// How much of a row is drawn, by pixels a second.
enum class Detail : std::uint8_t { Full = 1, Normal, Bars, Slots };

enum class ShapeKind : std::uint8_t {
  Phase = 1,    // behind a row: generation, consensus, propagation, playback (index: 0 to 3)
  SlotBar,      // Detail::Slots: the whole slot
  Bar,          // an attempt's work
  Tail,         // its drain: told to stop, not yet empty
  TimeoutMark,  // where its timeout is
  Target,       // the generation target of the slot
  Flag,         // its last useful finish
  Air,          // its air time
};

struct Shape {
  ShapeKind kind = ShapeKind::Bar;
  QRectF rect;
  SlotId slot;
  int index = -1;  // of the bar in its slot, or of the phase
};

struct Row {
  SlotId slot;
  double top = 0, height = 0;
};

struct Scene {
  Detail detail = Detail::Normal;
  double rowHeight = 33;
  std::vector<Row> rows;
  std::vector<Shape> shapes;  // in the order in which they are painted
  int above = 0;              // slots of the range that found no room: the oldest go first
};

// Phases and marks of a slot, counted from its start (contract 1).
struct SlotTimes {
  Duration target = seconds(21);      // of the generation
  Duration downstream = seconds(19);  // from the last useful finish to the air
  Duration propagation = seconds(14), playback = seconds(5);
};

Detail detailOf(double pixelsPerSecond);
Scene layOut(const Session& session, const TimeRange& range, QSizeF size, Time now, const SlotTimes& times);

// The shape under the point, the topmost first, within `tolerance` pixels; marks and bars before phases.
const Shape* hit(const Scene& scene, QPointF point, double tolerance = 3);
const Row* rowAt(const Scene& scene, double y);

}  // namespace vortex::ui
