// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/rerun_estimate.h"

#include <algorithm>

namespace vortex::analysis {
namespace {

std::optional<Duration> medianOf(std::vector<Duration>& values) {
  if (values.empty())
    return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Duration besideChannel(const RerunEstimate& estimate, Duration every) {
  const int known = estimate.made - estimate.unknown;
  if (every <= Duration{} || known == 0 || estimate.total <= Duration{})
    return estimate.total;
  const Duration one = estimate.total / known;
  const auto aGap = std::max<std::int64_t>((every - one) / one, 1);
  return std::max(estimate.total, every * ((known + aGap - 1) / aGap));
}

RerunEstimate estimateRerun(const std::vector<RerunTimes>& times, PerStage<std::vector<Duration>> others) {
  PerStage<std::optional<Duration>> usual;
  for (const Stage stage : kStages)
    usual[stage] = medianOf(others[stage]);
  RerunEstimate estimate{.total = {}, .made = static_cast<int>(times.size()), .guessed = 0, .unknown = 0};
  for (const RerunTimes& slot : times) {
    PerStage<Duration> takes{};
    bool guessed = false, known = true;
    for (const Stage stage : kStages) {
      if (slot.given.contains(stage))
        continue;
      guessed = guessed || !slot.own[stage];
      known = known && (slot.own[stage] || usual[stage]);
      takes[stage] = slot.own[stage].value_or(usual[stage].value_or(Duration{}));
    }
    if (!known) {
      ++estimate.unknown;
      continue;
    }
    estimate.guessed += guessed ? 1 : 0;
    estimate.total += std::max(takes[Stage::Audio], takes[Stage::Image]) + takes[Stage::Video] + takes[Stage::Clip];
  }
  return estimate;
}

}  // namespace vortex::analysis
