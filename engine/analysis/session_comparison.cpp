// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/session_comparison.h"

#include "engine/analysis/recorded_facts.h"

#include <algorithm>
#include <functional>

namespace vortex::analysis {
namespace {

SessionSide sideOf(const SessionRecord& session, const SessionNumbers& numbers) {
  SessionSide side;
  side.slotCount = numbers.slotCount;
  side.made = numbers.made;
  std::vector<Duration> spares;
  for (const history::SlotLine& slot : session.lines) {
    side.missed += slot.missed ? 1 : 0;
    ++side.outcomes[slot.outcome.empty() ? slot.state : slot.outcome];
    if (const auto spare = spareOnDisk(slot); slot.airAt && spare)
      spares.push_back(*spare);
  }
  // "95 % have at least" is the 5 % point: from the largest down it is the 95 %.
  std::sort(spares.begin(), spares.end(), std::greater<>());
  side.spareMedian = percentileOf<Duration>(spares, 50, Confidence::Ninety);
  side.spare95 = percentileOf<Duration>(spares, 95, Confidence::Ninety);
  return side;
}

}  // namespace

SessionComparison compareSessions(const SessionRecord& first, const SessionRecord& second) {
  const SessionNumbers a = numbersOf(first), b = numbersOf(second);
  SessionComparison comparison{
      .first = sideOf(first, a), .second = sideOf(second, b), .stages = {}, .peak = {}, .mixed = !madeAlike(a, b)};
  for (const Stage stage : kStages) {
    const SurvivalCurve one(a.stages[stage].observations, Confidence::Ninety),
        other(b.stages[stage].observations, Confidence::Ninety);
    comparison.stages.push_back({.stage = stage,
                                 .first = a.stages[stage].times,
                                 .second = b.stages[stage].times,
                                 .p50 = compareTimes(one, other, 50),
                                 .p95 = compareTimes(one, other, 95),
                                 .p99 = compareTimes(one, other, 99)});
  }
  if (!a.peaks.empty() && !b.peaks.empty())
    comparison.peak = compareMedians(a.peaks, b.peaks, kMemoryMargin);
  return comparison;
}

}  // namespace vortex::analysis
