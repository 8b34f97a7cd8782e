// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is foreseen of a slot, as the timeline draws it. There is one truth, the scheduler's (event::SlotForecast): what it did not
// say is not drawn.
#pragma once

#include "ui/models/session.h"

#include <optional>

namespace vortex::ui {

struct Prediction {
  Time finish{}, likely{};  // of its delivery: at the quantile, and at the median
  Duration spare{};         // last useful finish − finish
  double quantile = 0.95;
  int samples = 0;  // 0: targets stand in
  std::optional<Time> noReturn;
  PerStage<std::optional<TimeRange>> left;  // what each stage that is not done takes from now on
};

// Absent where nothing was foreseen, and for a slot that is decided.
std::optional<Prediction> predictionOf(const Slot& slot, Time now);

}  // namespace vortex::ui
