// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/feasibility.h"

namespace vortex::schedule {

namespace {

Duration Quantiles::*of(Chance chance) {
  switch (chance) {
  case Chance::Abort:
    return &Quantiles::abort;
  case Chance::Median:
    return &Quantiles::median;
  case Chance::Warn:
    return &Quantiles::warn;
  }
  return &Quantiles::warn;
}

}  // namespace

Prediction predict(const Progress& progress, const Estimates& estimates, Chance chance) {
  const auto quantile = of(chance);
  const Duration delivery = estimates.delivery.*quantile;
  const auto tail = [&](StageSet left) { return estimates.remaining[left.bits()].*quantile + delivery; };

  StageSet unbegun = progress.left;
  for (Stage stage : kStages)
    if (progress.begun.contains(stage) || progress.delayed.contains(stage))
      unbegun.erase(stage);

  Prediction prediction;
  prediction.samples = estimates.remaining[progress.left.bits()].samples;
  prediction.moving = tail(unbegun);
  if (progress.notBefore != Time::min())
    prediction.fixed = progress.notBefore + prediction.moving;
  for (Stage stage : kStages) {
    StageSet withStage = unbegun;
    withStage.insert(stage);
    if (progress.begun.contains(stage))
      prediction.fixed = std::max(prediction.fixed, progress.begunAt[stage] + tail(withStage));
    else if (progress.delayed.contains(stage))
      prediction.moving = std::max(prediction.moving, progress.delay[stage] + tail(withStage));
  }
  return prediction;
}

}  // namespace vortex::schedule
