// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/experience.h"

#include <algorithm>

namespace vortex::runtime {
namespace {

constexpr std::size_t kRefreshShare = 16;

}  // namespace

Experience::Level& Experience::at(int level) {
  const auto index = static_cast<std::size_t>(std::max(level, 0));
  while (m_levels.size() <= index) {
    m_levels.emplace_back();
    for (Duration restart : m_restarts)
      m_levels.back().book.recordRestart(restart);
  }
  return m_levels[index];
}

void Experience::noteSlot(const SlotRecord& record) {
  Level& level = at(record.qualityLevel);
  PerStage<Duration> elapsed;
  bool whole = true;
  for (Stage stage : kStages) {
    const auto& attempts = record.attempts[stage];
    // What one that was cut short had taken until then is no measure: least of all one that ended out of memory.
    for (const AttemptRecord& attempt : attempts)
      if (attempt.outcome == AttemptOutcome::Finished && attempt.peak.count > 0)
        level.book.recordPeak(stage, attempt.peak);
    if (attempts.empty() || attempts.back().outcome != AttemptOutcome::Finished)
      whole = false;
    else
      elapsed[stage] = attempts.back().elapsed;
  }
  if (!whole)
    return;
  level.book.recordSlot(elapsed);
  ++level.noted;
}

void Experience::noteDelivery(int level, Duration encode) { at(level).book.recordDelivery(encode); }

void Experience::noteRestart(Duration startup) {
  at(0);
  for (Level& level : m_levels)
    level.book.recordRestart(startup);
  if (m_restarts.size() == schedule::EstimateBook::kRestarts)
    m_restarts.erase(m_restarts.begin());
  m_restarts.push_back(startup);
  m_changed = true;
}

std::optional<schedule::Estimates> Experience::refresh(const Settings& settings, int wanted, Time now) {
  Level& level = at(wanted);
  const std::size_t counting = std::min(level.noted, schedule::EstimateBook::kWindow), grown = level.noted - level.notedAtRefresh;
  const bool enough = counting >= schedule::EstimateBook::kMinSamples && grown > 0 &&
                      (grown > counting / kRefreshShare || now - m_refreshed >= kStale);
  if (!enough && !m_changed && wanted == m_level)
    return std::nullopt;
  m_level = wanted;
  m_changed = false;
  m_refreshed = now;
  level.notedAtRefresh = level.noted;
  return level.book.estimates(settings);
}

}  // namespace vortex::runtime
