// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which slots' files have to go: a pure decision; pruning.h does it. By age, by what all of them take, and by what is left free on
// their disk, the oldest first. Whatever the bounds say, files younger than kUntouched stay: they may be on air, or be what a
// missed slot falls back to. A clock that went back makes files look young, so that it removes nothing.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/settings.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace vortex::history {

inline constexpr std::chrono::nanoseconds kUntouched = std::chrono::hours(1);

// A slot's folder that is complete and was not removed.
struct SlotOutputs {
  SlotId slot;
  std::int64_t wall = 0;  // when the slot was asked for, ns since 1970
  Bytes bytes;
  std::filesystem::path root, folder;  // root: the output folder of its run
};

struct OutputUse {
  Bytes all;                  // of all slots' folders that are there
  std::optional<Bytes> free;  // on the disk of the folder in question; absent: not known, and no reason then
};

enum class Doom : std::uint8_t { Age = 1, Size, Disk };

// Whether this one, the oldest that is there, has to go now, and why.
std::optional<Doom> doomOf(const SlotOutputs& oldest, const OutputUse& use, const HistorySettings& limits, std::int64_t nowWall);

}  // namespace vortex::history
