// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sums of bytes that a record tells, which may be damaged or somebody else's: they stop at the end of their type.
#pragma once

#include "engine/slot/units.h"

#include <limits>

namespace vortex::analysis {

constexpr Bytes saturated(Bytes a, Bytes b) {
  Bytes sum;
  if (__builtin_add_overflow(a.count, b.count, &sum.count))
    sum.count = a.count < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
  return sum;
}

}  // namespace vortex::analysis
