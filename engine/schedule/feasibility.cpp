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
  const auto tail = [&](unsigned left) { return estimates.remaining[left].*quantile + delivery; };

  // Sets as bits: this is most of what a review of a slot costs.
  const unsigned underWay = progress.begun.bits() | progress.delayed.bits(), unbegun = progress.left.bits() & ~underWay;

  Prediction prediction;
  prediction.samples = estimates.remaining[progress.left.bits()].samples;
  prediction.moving = tail(unbegun);
  if (progress.notBefore != Time::min())
    prediction.fixed = progress.notBefore + prediction.moving;
  if (underWay == 0)
    return prediction;
  for (Stage stage : kStages) {
    const unsigned withStage = unbegun | StageSet{stage}.bits();
    if (progress.begun.contains(stage))
      prediction.fixed = std::max(prediction.fixed, progress.begunAt[stage] + tail(withStage));
    else if (progress.delayed.contains(stage))
      prediction.moving = std::max(prediction.moving, progress.delay[stage] + tail(withStage));
  }
  return prediction;
}

}  // namespace vortex::schedule
