// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an imported snapshot says when it is asked (reader.h). Values only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vortex::snapshot {

struct SnapshotTotals {
  std::string source;  // the pickle's file name
  std::int64_t sourceBytes = 0, protocol = 0, importedWall = 0;
  std::int64_t segments = 0, reservedBytes = 0;                 // what the allocator has of the device
  std::int64_t blocks = 0, blockBytes = 0, requestedBytes = 0;  // that are in use
  std::int64_t freedBlocks = 0, freedBytes = 0;                 // of these, freed by the program and still waited for
  std::int64_t inactiveBytes = 0;                               // reserved and not in use
  std::int64_t devices = 0, events = 0;
  std::optional<std::int64_t> firstEvent_us, lastEvent_us;
  std::int64_t stacks = 0, frames = 0, annotations = 0;
  std::vector<std::pair<std::string, std::string>> settings;  // the allocator's
};

enum class GroupBy : std::uint8_t {
  Place = 1,  // where they were allocated: the innermost frame that is the program's own
  Stage,      // of our own snapshots; in others all blocks are of none
  Size,       // bytes of a block
};

// Blocks in use that have something in common.
struct StandingGroup {
  std::string key;    // what two snapshots' groups are matched by
  std::string label;  // for people; "" where no stack was recorded, or no stage is known
  std::string stage;  // a stage's word, where all are of one that is known
  std::int64_t blocks = 0, bytes = 0, requested = 0;
  std::int64_t largest = 0, sizes = 0;  // bytes of the largest; how many different sizes
  std::uint32_t stack = 0;              // of the most bytes; 0: none was recorded
  std::int64_t stackBytes = 0;
};

struct StackFrame {
  std::string name, file;
  std::int64_t line = 0;
};

// text: blocks count where any of their frames' names or files, their place or their stage holds it, whatever the case; "": all.
struct StandingFilter {
  std::string text;
  std::optional<std::string> place;  // only of this group of GroupBy::Place: its key
};

}  // namespace vortex::snapshot
