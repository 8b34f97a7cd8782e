// SPDX-License-Identifier: GPL-3.0-or-later
//
// One start of a program, as a store knows it.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace vortex::history {

// How a run's clock stands to the wall's: at `at` it was `wall` (ns since 1970); scale engine seconds pass in one of the wall's.
struct RunClock {
  std::int64_t wall = 0;
  Time at{};
  double scale = 1;
  std::int64_t wallOf(Time time) const;
};

struct RunLine {
  std::int64_t id = 0;  // within this store
  std::string uuid, origin, program, version, profile, backend;
  RunClock clock;                         // at the run's start
  std::optional<std::int64_t> endedWall;  // absent: it runs, or it was killed
  std::uint64_t lastSeq = 0;              // of the events told; of those stored where it has no end
  std::optional<std::uint64_t> inputs;    // that the scheduler was told in all; absent where it has no end, or recorded none
  std::string device{}, build{};          // as the device said of itself when it was ready last; "" where that is not known
};

}  // namespace vortex::history
