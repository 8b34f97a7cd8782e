// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/slot_comparison.h"

#include <algorithm>

namespace vortex::analysis {
namespace {

StageSide sideOf(const std::vector<history::AttemptLine>& attempts, Stage stage) {
  StageSide side;
  int latest = 0;
  for (const history::AttemptLine& attempt : attempts) {
    if (attempt.stage != stage)
      continue;
    ++side.attempts;
    side.all += attempt.elapsed.value_or(Duration{});
    if (attempt.peak && (!side.peak || *attempt.peak > *side.peak))
      side.peak = attempt.peak;
    if (attempt.n < latest)
      continue;
    latest = attempt.n;
    side.outcome = attempt.outcome;
    side.reason = attempt.reason;
    side.elapsed = attempt.elapsed;
    side.timeout = attempt.timeout;
  }
  return side;
}

}  // namespace

std::vector<StagePair> compareStages(const std::vector<history::AttemptLine>& first,
                                     const std::vector<history::AttemptLine>& second) {
  std::vector<StagePair> pairs;
  for (const Stage stage : kStages) {
    StagePair pair{.stage = stage, .first = sideOf(first, stage), .second = sideOf(second, stage), .longer = {}, .more = {}};
    pair.longer = deltaOf(pair.first.elapsed, pair.second.elapsed);
    if (pair.first.peak && pair.second.peak)
      pair.more = Bytes{pair.second.peak->count - pair.first.peak->count};
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace vortex::analysis
