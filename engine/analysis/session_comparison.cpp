// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/session_comparison.h"

#include <algorithm>
#include <functional>

namespace vortex::analysis {
namespace {

using history::AttemptLine;
using history::SlotLine;

struct Lasted {
  std::vector<Observation> observations;
  StageTimes times;
};

bool wasTrouble(const AttemptLine& a) { return a.outcome == "failed" || a.outcome == "device_lost"; }

// A timed out attempt was cut at its timeout; what it took to stop it is not its own time.
Duration cutAt(const AttemptLine& a) {
  return a.outcome == "timed_out" && a.timeout > Duration{} ? std::min(*a.elapsed, a.timeout) : *a.elapsed;
}

Lasted lastedOf(const SessionRecord& session, Stage stage) {
  std::vector<const AttemptLine*> firsts;
  std::vector<Duration> finished;
  for (const auto& attempts : session.attempts)
    for (const AttemptLine& a : attempts)
      if (a.stage == stage && a.n == 1) {
        firsts.push_back(&a);
        if (a.outcome == "finished" && a.elapsed)
          finished.push_back(*a.elapsed);
      }
  Duration usual{};
  if (!finished.empty()) {
    const auto middle = finished.begin() + static_cast<std::ptrdiff_t>(finished.size() / 2);
    std::nth_element(finished.begin(), middle, finished.end());
    usual = *middle;
  }
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

std::string conditionsOf(const SlotLine& slot) {
  std::string text = slot.profile.empty() ? "an unknown profile" : slot.profile;
  if (!slot.backend.empty())
    text += " on " + slot.backend;
  if (slot.qualityLevel)
    text += ", quality " + std::to_string(*slot.qualityLevel);
  return text;
}

SessionSide sideOf(const SessionRecord& session) {
  SessionSide side;
  std::vector<Duration> spares;
  for (const SlotLine& slot : session.lines) {
    ++side.slotCount;
    side.missed += slot.missed ? 1 : 0;
    ++side.outcomes[slot.outcome.empty() ? slot.state : slot.outcome];
    if (slot.startedAt)
      ++side.made[conditionsOf(slot)];
    if (slot.airAt && slot.spareToAir)
      spares.push_back(*slot.spareToAir);
  }
  // "95 % have at least" is the 5 % point: from the largest down it is the 95 %.
  std::sort(spares.begin(), spares.end(), std::greater<>());
  side.spareMedian = percentileOf<Duration>(spares, 50, Confidence::Ninety);
  side.spare95 = percentileOf<Duration>(spares, 95, Confidence::Ninety);
  return side;
}

// The most that a slot held in any of its attempts, ascending; of those of which it is known.
std::vector<double> peaksOf(const SessionRecord& session) {
  std::vector<double> peaks;
  for (const auto& attempts : session.attempts) {
    std::optional<Bytes> most;
    for (const AttemptLine& a : attempts)
      if (a.peak && (!most || a.peak->count > most->count))
        most = a.peak;
    if (most && most->count > 0)
      peaks.push_back(static_cast<double>(most->count));
  }
  std::sort(peaks.begin(), peaks.end());
  return peaks;
}

}  // namespace

void SessionRecord::add(SlotLine slot, std::vector<AttemptLine> itsAttempts) {
  lines.push_back(std::move(slot));
  attempts.push_back(std::move(itsAttempts));
}

SessionComparison compareSessions(const SessionRecord& first, const SessionRecord& second) {
  SessionComparison comparison{.first = sideOf(first), .second = sideOf(second), .stages = {}, .peak = {}, .mixed = false};
  for (const Stage stage : kStages) {
    Lasted a = lastedOf(first, stage), b = lastedOf(second, stage);
    const SurvivalCurve one(std::move(a.observations), Confidence::Ninety), other(std::move(b.observations), Confidence::Ninety);
    comparison.stages.push_back({.stage = stage,
                                 .first = a.times,
                                 .second = b.times,
                                 .p50 = compareTimes(one, other, 50),
                                 .p95 = compareTimes(one, other, 95),
                                 .p99 = compareTimes(one, other, 99)});
  }
  const std::vector<double> peaks = peaksOf(first), others = peaksOf(second);
  if (!peaks.empty() && !others.empty())
    comparison.peak = compareMedians(peaks, others, kMemoryMargin);
  const auto& made = comparison.first.made;
  comparison.mixed =
      made.size() > 1 || comparison.second.made.size() > 1 ||
      (!made.empty() && !comparison.second.made.empty() && made.begin()->first != comparison.second.made.begin()->first);
  return comparison;
}

}  // namespace vortex::analysis
