// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/net_share.h"

#include <algorithm>
#include <cmath>

namespace vortex::analysis {
namespace {

constexpr double kZ = 1.959963984540054;
// Beyond a month of slots nobody waits for an answer.
constexpr double kMostSlots = 60'000;

}  // namespace

Limits netShare(int n, int gained, int lost) {
  const double all = n + 2.0, p = (gained + 1) / all, q = (lost + 1) / all, net = p - q;
  const double half = kZ * std::sqrt((p + q - net * net) / all);
  return {.estimate = net, .lower = std::max(net - half, -1.0), .upper = std::min(net + half, 1.0)};
}

std::optional<double> dependence(std::span<const signed char> gains) {
  const auto blocks = static_cast<int>(gains.size()) / kBlockOfSlots;
  if (blocks < kBlocksNeeded)
    return std::nullopt;
  const auto used = gains.first(static_cast<std::size_t>(blocks * kBlockOfSlots));
  double sum = 0, squares = 0;
  for (const signed char gain : used) {
    sum += gain;
    squares += gain * gain;
  }
  const auto n = static_cast<double>(used.size());
  const double mean = sum / n, variance = squares / n - mean * mean;
  if (variance <= 0)
    return 1;
  double between = 0;
  for (int block = 0; block < blocks; ++block) {
    double inBlock = 0;
    for (const signed char gain : used.subspan(static_cast<std::size_t>(block * kBlockOfSlots), kBlockOfSlots))
      inBlock += gain;
    between += (inBlock - kBlockOfSlots * mean) * (inBlock - kBlockOfSlots * mean);
  }
  return between / (blocks - 1) / (kBlockOfSlots * variance);
}

Limits widened(const Limits& limits, double dependence) {
  const double factor = std::sqrt(std::max(1.0, dependence));
  return {.estimate = limits.estimate,
          .lower = std::max(limits.estimate - (limits.estimate - limits.lower) * factor, -1.0),
          .upper = std::min(limits.estimate + (limits.upper - limits.estimate) * factor, 1.0)};
}

std::optional<int> slotsToDecide(int n, const Limits& limits) {
  if (limits.lower > 0 || limits.upper < 0)
    return 0;
  const double half = std::max(limits.upper - limits.estimate, limits.estimate - limits.lower);
  if (limits.estimate == 0)
    return std::nullopt;
  const double needed = std::ceil(n * (half / limits.estimate) * (half / limits.estimate));
  return needed - n <= kMostSlots ? std::optional(static_cast<int>(needed) - n) : std::nullopt;
}

}  // namespace vortex::analysis
