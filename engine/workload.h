// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a leak hunt feeds an engine with: recipes round and round, and of the slots a share that is cancelled, a share that runs
// into a timeout and a share that fails on purpose, at drawn instants, since leaks live in the error paths. The n-th slot's fate
// depends on (seed, n) alone, its instants also on how long stages were seen to take.
//
// Pure: told what the engine tells, it says what to submit and what to cancel when. The first `sound` slots are left alone, so that
// it is known how long a slot takes before any is hit.
#pragma once

#include "engine/engine.h"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace vortex {

struct WorkloadPlan {
  std::vector<Recipe> recipes;  // never empty
  double cancelShare = 0, timeoutShare = 0;
  // In place of a recipe for a share of the slots: one whose slot is sure to fail. Empty: none fail on purpose.
  std::vector<Recipe> failing{};
  double failShare = 0;
  std::uint64_t seed = 0;  // of the fates, and the first slot's; the following slots' count up
  int sound = 0;
  std::optional<Duration> airIn;  // on a cadence: each slot's air time; absent: no deadline
};

class Workload {
 public:
  // settings: what stages are expected to take before one was seen.
  Workload(WorkloadPlan plan, const Settings& settings);

  SlotRequest request(std::size_t n) const;
  void submitted(SlotId slot, std::size_t n);
  void take(const Event& event);

  // What is to be cancelled now; each is named once.
  std::vector<SlotId> due(Time now);
  std::optional<Time> next() const;  // when due() has something by time alone

 private:
  enum class Fate : std::uint8_t { Sound = 1, Canceled, TimedOut, Failing };
  Fate fateOf(std::size_t n) const;
  double draw(std::size_t n, std::uint64_t what) const;  // within 0..1
  Duration shortest(Stage stage) const;

  const WorkloadPlan m_plan;
  PerStage<Duration> m_expected;
  PerStage<std::vector<Duration>> m_seen;   // the latest few
  std::map<SlotId, std::size_t> m_waiting;  // are to be cancelled, and have not started
  std::multimap<Time, SlotId> m_cancels;
};

}  // namespace vortex
