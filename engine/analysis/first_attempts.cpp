// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/first_attempts.h"

#include <algorithm>

namespace vortex::analysis {
namespace {

using history::AttemptLine;

bool wasTrouble(const AttemptLine& a) { return a.outcome == "failed" || a.outcome == "device_lost"; }

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
    const bool whole = a->outcome == "finished";
    lasted.times.cut += whole ? 0 : 1;
    lasted.observations.push_back({.time = whole ? *a->elapsed : cutAt(*a), .finished = whole});
  }
  return lasted;
}

}  // namespace vortex::analysis
