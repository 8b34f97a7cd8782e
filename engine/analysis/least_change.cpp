// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/least_change.h"

#include "engine/analysis/net_share.h"
#include "engine/analysis/percentile.h"

#include <algorithm>
#include <cstdint>
#include <random>

namespace vortex::analysis {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr int kBeyondEach = 25;  // of kResamples + 1: 2.5 % on either side

// The slots from the least to spare to the most, as who they are drawn with, and what they have.
struct Ranked {
  std::vector<std::uint32_t> block;
  std::vector<std::optional<Duration>> spare;
};

template <typename Spare>
Ranked fromTheLeast(std::span<const SparePair> slots, std::size_t blocks, const Spare& spareOf) {
  std::vector<std::uint32_t> order(slots.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  // One that misses, which has no spare, is the least of all: so does std::optional compare.
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return spareOf(slots[a]) < spareOf(slots[b]); });
  Ranked all;
  for (const std::uint32_t i : order) {
    all.block.push_back(static_cast<std::uint32_t>(std::min<std::size_t>(i / kBlockOfSlots, blocks - 1)));
    all.spare.push_back(spareOf(slots[i]));
  }
  return all;
}

// What each percent of the resample has at least. ranks: from the least to spare, from 1, ascending.
void leastOf(const Ranked& all, const std::vector<int>& drawn, std::span<const int> ranks, std::span<std::optional<Duration>> to) {
  int seen = 0;
  std::size_t next = 0;
  for (std::size_t i = 0; i < all.block.size() && next < ranks.size(); ++i) {
    seen += drawn[all.block[i]];
    for (; next < ranks.size() && seen >= ranks[next]; ++next)
      to[next] = all.spare[i];
  }
}

LeastChange middleOf(std::vector<Duration>& changes) {
  std::sort(changes.begin(), changes.end());
  // A resample without a change may lie on either side of all.
  const int unknown = kResamples - static_cast<int>(changes.size()), at = kBeyondEach - unknown;
  if (at < 1)
    return {};
  return {.lower = changes[static_cast<std::size_t>(at - 1)], .upper = changes[changes.size() - static_cast<std::size_t>(at)]};
}

}  // namespace

std::vector<LeastChange> changesOfLeast(std::span<const SparePair> slots, std::span<const int> percents,
                                        const std::atomic<bool>* stop) {
  const std::size_t blocks = slots.size() / kBlockOfSlots;
  if (blocks < kBlocksNeeded)
    return {};
  const Ranked before = fromTheLeast(slots, blocks, [](const SparePair& slot) { return slot.before; });
  const Ranked after = fromTheLeast(slots, blocks, [](const SparePair& slot) { return slot.after; });
  const auto lastBlock = static_cast<int>(slots.size() - (blocks - 1) * kBlockOfSlots);
  // The more have it, the less it is: from the least to spare on, the greatest percent comes first.
  std::vector<std::size_t> order(percents.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return percents[a] > percents[b]; });

  std::mt19937_64 random(kSeed);
  std::uniform_int_distribution<std::size_t> any(0, blocks - 1);
  std::vector<int> drawn(blocks), ranks(percents.size());
  std::vector<std::optional<Duration>> was(percents.size()), becomes(percents.size());
  std::vector<std::vector<Duration>> changes(percents.size());
  for (int resample = 0; resample < kResamples && (stop == nullptr || !*stop); ++resample) {
    std::fill(drawn.begin(), drawn.end(), 0);
    int count = 0;
    for (std::size_t i = 0; i < blocks; ++i) {
      const std::size_t block = any(random);
      ++drawn[block];
      count += block == blocks - 1 ? lastBlock : kBlockOfSlots;
    }
    for (std::size_t i = 0; i < order.size(); ++i)
      ranks[i] = count - rankOf(count, percents[order[i]]) + 1;
    leastOf(before, drawn, ranks, was);
    leastOf(after, drawn, ranks, becomes);
    for (std::size_t i = 0; i < order.size(); ++i)
      if (was[i] && becomes[i])
        changes[order[i]].push_back(*becomes[i] - *was[i]);
  }
  std::vector<LeastChange> all;
  for (std::vector<Duration>& one : changes)
    all.push_back(middleOf(one));
  return all;
}

}  // namespace vortex::analysis
