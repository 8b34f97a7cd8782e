// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/comparison.h"

#include <algorithm>
#include <unordered_map>

namespace vortex::snapshot {

SnapshotComparison compare(const std::vector<StandingGroup>& a, const std::vector<StandingGroup>& b) {
  SnapshotComparison result;
  std::unordered_map<std::string, std::size_t> where;
  const auto groupOf = [&](const StandingGroup& group) -> ComparedGroup& {
    const auto [found, fresh] = where.emplace(group.key, result.groups.size());
    if (fresh)
      result.groups.push_back(
          {.key = group.key, .label = group.label, .stage = group.stage, .largest = group.largest, .sizes = group.sizes});
    return result.groups[found->second];
  };
  for (const StandingGroup& group : b) {
    ComparedGroup& compared = groupOf(group);
    compared.blocksB = group.blocks;
    compared.bytesB = group.bytes;
    compared.stackB = group.stack;
    result.blocksB += group.blocks;
    result.bytesB += group.bytes;
  }
  for (const StandingGroup& group : a) {
    ComparedGroup& compared = groupOf(group);
    compared.blocksA = group.blocks;
    compared.bytesA = group.bytes;
    compared.stackA = group.stack;
    result.blocksA += group.blocks;
    result.bytesA += group.bytes;
  }
  for (const ComparedGroup& group : result.groups)
    if (group.grew()) {
      result.grown += group.bytes();
      ++result.grew;
    }
  std::ranges::sort(result.groups, [](const ComparedGroup& x, const ComparedGroup& y) {
    return x.bytes() != y.bytes() ? x.bytes() > y.bytes() : x.key < y.key;
  });
  return result;
}

}  // namespace vortex::snapshot
