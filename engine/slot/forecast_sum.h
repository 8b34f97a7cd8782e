// SPDX-License-Identifier: Apache-2.0
//
// A forecast's work, added up.
#pragma once

#include "engine/slot/event.h"

namespace vortex::event {

// All of its stages as it was told, what runs and what is left: SlotForecast::cautiousLeft leaves out what runs.
inline Duration stagesOf(const SlotForecast& forecast) {
  Duration sum{};
  for (const Stage stage : kStages)
    sum += forecast.work[stage];
  return sum;
}

// The stages, then the delivery.
inline Duration wholeOf(const SlotForecast& forecast) { return stagesOf(forecast) + forecast.delivery; }

}  // namespace vortex::event
