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

// wallAtZeroMs: the wall clock's time, ms since 1970, at the engine's zero.
std::vector<Tick> ticksOf(const TimeRange& range, double width, qint64 wallAtZeroMs);

}  // namespace vortex::ui
