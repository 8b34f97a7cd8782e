// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a program that died left behind: the slots that it had queued or running, with what is needed to make them again, and the
// settings it ran under.
#pragma once

#include "engine/slot/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::history {

struct LeftSlot {
  SlotId slot;
  bool wasRunning = false;              // else it was queued
  std::string recipeId, label;          // "" where it has none
  std::string canonicalJson;            // the recipe as it was read; "" where it was not recorded
  std::string sourceName;               // the file that it came from, "" where it came from none
  int sourceLine = 0;                   // where it begins in it
  std::optional<std::uint64_t> seed;    // absent: it was killed before one was recorded
  bool onCadence = false;               // an air time of the channel
  std::optional<std::int64_t> airWall;  // ns since 1970
  std::optional<SlotId> rerunOf;        // the recorded slot that it made again
};

struct Leftover {
  static constexpr int kMostSlots = 1'000;

  std::string runUuid, program, version, profile, backend;
  std::string settings;             // as YAML
  int running = 0, queued = 0;      // how many there were
  std::vector<LeftSlot> undecided;  // the oldest first, kMostSlots at most; the store has all of them
};

}  // namespace vortex::history
