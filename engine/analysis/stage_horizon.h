// SPDX-License-Identifier: GPL-3.0-or-later
//
// H of every stage (timeout_row.h) by what slots of a record took, in place of what the scheduler was told. Reckoned as the
// scheduler's own estimates are (schedule/estimate_book.h): over whole slots, and with the targets in their place below 59.
#pragma once

#include "engine/schedule/input.h"
#include "engine/slot/settings.h"

#include <optional>
#include <span>

namespace vortex::analysis {

struct TookSlot {
  PerStage<std::optional<Duration>> stages;  // of the attempt that finished; absent: none did
  std::optional<Duration> encode;            // absent: it was not delivered
};
// The oldest first; of one level of quality.
schedule::Estimates estimatesOver(std::span<const TookSlot> took, const Settings& settings);

struct Horizons {
  PerStage<Duration> of;  // never below 0
  // What goes before and after, and the delivery, are of so many slots; 0: too few, and the targets stand in.
  int wholeSlots = 0, deliveries = 0;
  bool byTargets() const { return wholeSlots == 0 || deliveries == 0; }
};
Horizons horizonsOf(const Settings& settings, std::span<const TookSlot> took);

}  // namespace vortex::analysis
