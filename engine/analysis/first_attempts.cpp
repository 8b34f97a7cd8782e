// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/first_attempts.h"

#include "engine/slot/outcome.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

using history::AttemptLine;

bool wasTrouble(const AttemptLine& a) { return a.outcome == "failed" || a.outcome == "device_lost"; }

CutBy cutByOf(const AttemptLine& a) {
  if (a.outcome == "finished")
    return CutBy::Nobody;
  if (a.outcome != toString(AttemptOutcome::Stopped))
    return CutBy::Other;
  return a.cause == toString(StopCause::Operator)        ? CutBy::Operator
         : a.cause == toString(StopCause::SiblingFailed) ? CutBy::Sibling
                                                         : CutBy::Other;
}

// A timed out attempt was cut at its timeout; what it took to stop it is not its own time.
Duration cutAt(const AttemptLine& a) {
  return a.outcome == "timed_out" && a.timeout > Duration{} ? std::min(*a.elapsed, a.timeout) : *a.elapsed;
}

// The median of those that finished.
Duration usualOf(std::span<const AttemptLine* const> firsts) {
  std::vector<Duration> finished;
  for (const AttemptLine* a : firsts)
    if (a->outcome == "finished" && a->elapsed)
      finished.push_back(*a->elapsed);
  if (finished.empty())
    return {};
  const auto middle = finished.begin() + static_cast<std::ptrdiff_t>(finished.size() / 2);
  std::nth_element(finished.begin(), middle, finished.end());
  return *middle;
}

}  // namespace

Lasted lastedOf(std::span<const AttemptLine* const> firsts) {
  const Duration usual = usualOf(firsts);
  Lasted lasted;
  lasted.times.attempts = static_cast<int>(firsts.size());
  for (const AttemptLine* a : firsts) {
    if (!a->elapsed || *a->elapsed < Duration{} || a->outcome.empty() || (wasTrouble(*a) && *a->elapsed < usual / 100)) {
      ++lasted.times.leftOut;
      continue;
    }
    const CutBy cutBy = cutByOf(*a);
    const bool whole = cutBy == CutBy::Nobody;
    lasted.times.cut += whole ? 0 : 1;
    lasted.times.canceled += cutBy == CutBy::Operator ? 1 : 0;
    lasted.times.siblings += cutBy == CutBy::Sibling ? 1 : 0;
    lasted.cutBy.push_back(cutBy);
    lasted.observations.push_back({.time = whole ? *a->elapsed : cutAt(*a), .finished = whole});
  }
  return lasted;
}

CurveBounds boundsOf(const Lasted& lasted, bool siblings, Confidence confidence) {
  std::vector<Observation> low = lasted.observations, high = low;
  Duration longest{};
  for (const Observation& one : low)
    longest = std::max(longest, one.time);
  for (std::size_t i = 0; i < low.size(); ++i)
    if (lasted.cutBy[i] == CutBy::Operator || (siblings && lasted.cutBy[i] == CutBy::Sibling)) {
      low[i].finished = true;
      high[i].time = longest;  // as long as anything was watched, and still not done
    }
  return {.low = SurvivalCurve(std::move(low), confidence), .high = SurvivalCurve(std::move(high), confidence)};
}

}  // namespace vortex::analysis
