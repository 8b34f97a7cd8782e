// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two snapshots held against each other: of what more stands in the second than in the first, and of what less. Pure.
#pragma once

#include "engine/snapshot/standing.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vortex::snapshot {

struct ComparedGroup {
  std::string key, label, stage;  // StandingGroup's
  std::int64_t blocksA = 0, blocksB = 0;
  std::int64_t bytesA = 0, bytesB = 0;
  std::int64_t largest = 0, sizes = 0;   // of the snapshot that has it, B before A
  std::uint32_t stackA = 0, stackB = 0;  // each in its own snapshot; 0: none
  std::int64_t blocks() const { return blocksB - blocksA; }
  std::int64_t bytes() const { return bytesB - bytesA; }
  bool grew() const { return bytes() > 0; }
};

struct SnapshotComparison {
  std::vector<ComparedGroup> groups;  // the most growth first
  std::int64_t blocksA = 0, blocksB = 0, bytesA = 0, bytesB = 0;
  std::int64_t grown = 0;  // bytes of the groups that grew
  int grew = 0;            // how many did
  // Of all growth; 0 where the group did not grow.
  double share(const ComparedGroup& group) const {
    return group.grew() ? static_cast<double>(group.bytes()) / static_cast<double>(grown) : 0;
  }
};

// Both grouped by the same.
SnapshotComparison compare(const std::vector<StandingGroup>& a, const std::vector<StandingGroup>& b);

}  // namespace vortex::snapshot
