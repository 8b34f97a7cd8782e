// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a time ruler has its ticks: round steps of wall-clock time, as many as have room.
#pragma once

#include "ui/models/time_axis.h"

#include <QString>
#include <vector>

namespace vortex::ui {

struct Tick {
  double x = 0;
  QString label;  // empty: a small one
};

// Clock: labels are times of day. FromNow: seconds before and after the present.
enum class RulerKind : std::uint8_t { Clock = 1, FromNow };

// zeroMs: what the ruler shows at the engine's zero, in ms: the wall clock's time since 1970, or how long before the present that
// was.
std::vector<Tick> ticksOf(const TimeRange& range, double width, qint64 zeroMs, RulerKind kind = RulerKind::Clock);

}  // namespace vortex::ui
