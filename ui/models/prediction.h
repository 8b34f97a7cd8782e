// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is foreseen of a slot in the making: one sum, which every pane shows. It is the scheduler's (event::SlotForecast), and what
// it did not say is not shown; only what drains on the GPU is added, at its budget, since a retry cannot begin before. Pure.
#pragma once

#include "ui/models/session.h"

#include <optional>

namespace vortex::ui {

struct Prediction {
  Time finish{}, likely{};          // of its delivery: at the quantile, and at the median
  Duration spare{}, likelySpare{};  // last useful finish − either
  Duration drains{};                // of that, what was stopped and has not ended
  double quantile = 0.95;
  int samples = 0;  // 0: targets stand in
  std::optional<Time> noReturn;
  PerStage<std::optional<TimeRange>> left;  // what each stage that is not done takes from now on
};

// Absent where nothing was foreseen, and for a slot that is decided.
std::optional<Prediction> predictionOf(const Slot& slot, Duration drainBudget, Time now);

}  // namespace vortex::ui
