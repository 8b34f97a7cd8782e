// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a change moves what so many percent of the slots have to spare at least: the same slots before and after, missed ones
// counted below all that air. No formula gives the interval of a difference of two percentiles of pairs: it is a bootstrap over
// blocks of consecutive slots (Künsch, "The jackknife and the bootstrap for general stationary observations", 1989), since
// neighbours share lanes, and its percentiles are the limits (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, 13.3).
//
// Pure and repeatable: the seed is fixed. Of 10,000 slots it takes some 30 ms of a core; a stop flag ends it after one resample.
#pragma once

#include "engine/slot/units.h"

#include <atomic>
#include <optional>
#include <span>
#include <vector>

namespace vortex::analysis {

// One slot's spare to air; absent: it does not air.
struct SparePair {
  std::optional<Duration> before, after;
};

// Of 95 %. Absent: open, since in too many resamples one of the two percentiles is a slot that misses.
struct LeastChange {
  std::optional<Duration> lower, upper;
};

inline constexpr int kResamples = 999;

// One a percent, in their order; empty: fewer than kBlocksNeeded blocks of kBlockOfSlots (net_share.h) say too little. `pairs` in
// order of arrival; 1 <= percent <= 99. Stopped: as if there had been fewer resamples, which nobody is to be told.
std::vector<LeastChange> changesOfLeast(std::span<const SparePair> pairs, std::span<const int> percents,
                                        const std::atomic<bool>* stop = nullptr);

}  // namespace vortex::analysis
