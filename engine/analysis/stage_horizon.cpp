// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/stage_horizon.h"

#include "engine/analysis/timeout_row.h"
#include "engine/schedule/estimate_book.h"

#include <algorithm>

namespace vortex::analysis {

schedule::Estimates estimatesOver(std::span<const TookSlot> took, const Settings& settings) {
  schedule::EstimateBook book;
  for (const TookSlot& slot : took) {
    PerStage<Duration> elapsed;
    bool whole = true;
    for (const Stage stage : kStages) {
      whole = whole && slot.stages[stage];
      elapsed[stage] = slot.stages[stage].value_or(Duration{});
    }
    if (whole)
      book.recordSlot(elapsed);
    if (slot.encode)
      book.recordDelivery(*slot.encode);
  }
  return book.estimates(settings);
}

Horizons horizonsOf(const Settings& settings, std::span<const TookSlot> took) {
  const schedule::Estimates estimates = estimatesOver(took, settings);
  Horizons horizons{.of = {}, .wholeSlots = estimates.remaining.back().samples, .deliveries = estimates.delivery.samples};
  for (const Stage stage : kStages)
    horizons.of[stage] = std::max(Duration{}, horizonOf(settings, estimates, stage));
  return horizons;
}

}  // namespace vortex::analysis
