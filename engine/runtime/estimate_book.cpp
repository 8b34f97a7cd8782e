// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/estimate_book.h"

#include "engine/schedule/estimates.h"
#include "engine/schedule/stage_graph.h"

#include <algorithm>
#include <cmath>

namespace vortex::runtime {
namespace {

constexpr std::size_t kRefreshShare = 16;

// From its first attempt's start to its last one's end: retries and back-off belong to what the stage took.
std::optional<Duration> lengthOf(const std::vector<AttemptRecord>& attempts) {
  if (attempts.empty() || attempts.back().outcome != AttemptOutcome::Finished)
    return std::nullopt;
  return attempts.back().start + attempts.back().elapsed - attempts.front().start;
}

// The q-quantile as the ⌈q·n⌉-th smallest: an observed value, never between two.
Duration quantile(std::vector<Duration>& values, double q) {
  const auto n = static_cast<double>(values.size());
  const auto rank = static_cast<std::ptrdiff_t>(std::clamp(std::ceil(q * n), 1.0, n)) - 1;
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

schedule::Quantiles quantilesOf(std::vector<Duration>& values, const Settings& settings) {
  if (values.size() < EstimateBook::kEnough)
    return {};
  return {.abort = quantile(values, settings.abortQuantile),
          .median = quantile(values, 0.5),
          .warn = quantile(values, settings.warnQuantile),
          .samples = static_cast<int>(values.size())};
}

StageSet setOf(std::size_t bits) {
  StageSet set;
  for (Stage stage : kStages)
    if ((bits >> indexOf(stage)) & 1)
      set.insert(stage);
  return set;
}

}  // namespace

void EstimateBook::noteSlot(const SlotRecord& record) {
  PerStage<Duration> lengths;
  PerStage<Bytes> peaks;
  for (Stage stage : kStages) {
    const auto length = lengthOf(record.attempts[stage]);
    if (!length)
      return;
    lengths[stage] = *length;
    peaks[stage] = record.attempts[stage].back().peak;
  }
  m_slots[m_seen % kWindow] = lengths;
  m_peaks[m_seen % kWindow] = peaks;
  ++m_seen;
}

void EstimateBook::noteDelivery(Duration encode) {
  if (m_deliveries.size() < kWindow)
    m_deliveries.push_back(encode);
  else
    m_deliveries[m_nextDelivery++ % kWindow] = encode;
}

void EstimateBook::noteRestart(Duration restart) {
  m_restart = restart;
  m_restartChanged = true;
}

std::optional<schedule::Estimates> EstimateBook::refresh(const Settings& settings) {
  const bool grown =
      m_seen >= kEnough && m_seen - m_seenAtRefresh >= std::max<std::size_t>(1, std::min(m_seen, kWindow) / kRefreshShare);
  if (!grown && !m_restartChanged)
    return std::nullopt;
  m_restartChanged = false;
  m_seenAtRefresh = m_seen;

  schedule::Estimates estimates;
  estimates.restart = m_restart;
  const std::size_t kept = std::min(m_seen, kWindow);
  const schedule::StageGraph graph = schedule::stageGraph(schedule::orderOf(settings));
  std::vector<Duration> values(kept);
  for (std::size_t bits = 0; bits < estimates.remaining.size(); ++bits) {
    for (std::size_t i = 0; i < kept; ++i)
      values[i] = schedule::criticalPath(graph, setOf(bits), m_slots[i]);
    estimates.remaining[bits] = quantilesOf(values, settings);
  }
  if (kept >= kEnough)
    for (Stage stage : kStages)
      for (std::size_t i = 0; i < kept; ++i)
        estimates.need[stage] = std::max(estimates.need[stage], m_peaks[i][stage]);
  values = m_deliveries;
  estimates.delivery = quantilesOf(values, settings);
  return estimates;
}

}  // namespace vortex::runtime
