// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device memory over a run's time, for a chart: as many points as it has room for, and no peak is lost on the way.
#pragma once

#include "engine/history/foreign_database.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <vector>

namespace vortex::history {

struct MemoryRange {
  Bytes least, most;
  friend bool operator==(const MemoryRange&, const MemoryRange&) = default;
};

// What was seen from `at` on for `span`; a single sample has no span, and equal ends.
struct MemoryPoint {
  Time at{};
  Duration span{};
  std::int64_t samples = 1;
  Bytes total;
  MemoryRange used, reserved, resident;
  PerStage<MemoryRange> allocated;
};

struct MemoryQuestion {
  static constexpr int kMostPoints = 100'000;
  std::int64_t run = 0;
  Time from{}, to{};   // the run's clock; to is not in it
  int atMost = 1'000;  // 1 to kMostPoints
};

// The samples one by one where they fit and are still kept, else the finest fold that fits (8 s, 128 s), else neighbours of the
// coarsest folded further. In the order of time.
std::vector<MemoryPoint> memoryCurve(const ForeignDatabase& database, const MemoryQuestion& question);

}  // namespace vortex::history
