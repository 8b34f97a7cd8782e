// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/estimate_book.h"

#include "engine/schedule/estimates.h"

#include <algorithm>
#include <cmath>

namespace vortex::schedule {

namespace {

Quantiles quantilesOf(std::vector<Duration> values, const Settings& settings) {
  if (values.size() < static_cast<std::size_t>(EstimateBook::kMinSamples))
    return {};
  std::sort(values.begin(), values.end());
  return {.abort = quantile(values, settings.abortQuantile),
          .median = quantile(values, 0.5),
          .warn = quantile(values, settings.warnQuantile),
          .samples = static_cast<int>(values.size())};
}

}  // namespace

Duration quantile(const std::vector<Duration>& sorted, double p) {
  // 100 · 0.07 is above 7 in binary: the product is taken down by less than any real quantile differs.
  const double rank = std::ceil(static_cast<double>(sorted.size()) * p - 1e-9);
  const auto k = static_cast<std::size_t>(std::clamp(rank, 1.0, static_cast<double>(sorted.size())));
  return sorted[k - 1];
}

Estimates EstimateBook::estimates(const Settings& settings) const {
  Estimates estimates;
  const StageGraph graph = stageGraph(orderOf(settings));
  for (std::size_t bits = 0; bits < estimates.remaining.size(); ++bits) {
    const StageSet left = stageSetOfBits(bits);
    std::vector<Duration> sums;
    sums.reserve(m_slots.values().size());
    for (const PerStage<Duration>& elapsed : m_slots.values())
      sums.push_back(criticalPath(graph, left, elapsed));
    estimates.remaining[bits] = quantilesOf(std::move(sums), settings);
  }
  estimates.delivery = quantilesOf(m_deliveries.values(), settings);
  for (Duration restart : m_restarts.values())
    estimates.restart = std::max(estimates.restart, restart);
  for (Stage stage : kStages)
    for (Bytes peak : m_peaks[stage].values())
      estimates.need[stage] = std::max(estimates.need[stage], peak);
  return withTargets(estimates, targetEstimates(settings));
}

}  // namespace vortex::schedule
