// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction.h"

#include <algorithm>

namespace vortex::ui {
namespace {

const Bar* lastOf(const Slot& slot, Stage stage) {
  for (auto bar = slot.bars.rbegin(); bar != slot.bars.rend(); ++bar)
    if (bar->attempt.stage == stage)
      return &*bar;
  return nullptr;
}

// One stage after the other, as the forecast has them: what hides behind a sibling takes nothing.
PerStage<std::optional<TimeRange>> leftOf(const Slot& slot, const event::SlotForecast& forecast, Time now) {
  PerStage<std::optional<TimeRange>> left;
  Time from = now;
  for (const Stage stage : kStages) {
    const Bar* bar = lastOf(slot, stage);
    const Duration work = forecast.work[stage];
    if (work <= Duration{} || (bar != nullptr && bar->state == BarState::Finished))
      continue;
    const bool runs = bar != nullptr && !bar->end && !bar->stopRequested;
    const Time to = runs ? std::max(bar->start + work, now) : from + work;
    left[stage] = TimeRange{runs ? now : from, to};
    from = std::max(from, to);
  }
  return left;
}

// How long what drains may still take.
Duration drainLeft(const Slot& slot, Duration drainBudget, Time now) {
  Duration left{};
  for (const Bar& bar : slot.bars)
    if (bar.draining())
      left = std::max(left, *bar.stopRequested + drainBudget - now);
  return left;
}

}  // namespace

std::optional<Prediction> predictionOf(const Slot& slot, Duration drainBudget, Time now) {
  if (slot.state != SlotState::Running || !slot.forecast)
    return std::nullopt;
  const event::SlotForecast& forecast = *slot.forecast;
  const Duration drains = drainLeft(slot, drainBudget, now);
  const Time finish = forecast.cautious(now) + drains, likely = forecast.likely(now) + drains;
  return Prediction{.finish = finish,
                    .likely = likely,
                    .spare = forecast.lastUsefulFinish - finish,
                    .likelySpare = forecast.lastUsefulFinish - likely,
                    .drains = drains,
                    .quantile = forecast.quantile,
                    .samples = forecast.samples,
                    .noReturn = forecast.noReturn,
                    .left = leftOf(slot, forecast, now)};
}

}  // namespace vortex::ui
