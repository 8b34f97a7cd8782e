// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of this machine matters for keeping the time: room on the disk, how late a timer is, whether words are spelt by espeak-ng.
// Measured, so it takes about a tenth of a second: not for the window's thread.
#pragma once

#include "engine/slot/units.h"

#include <filesystem>
#include <optional>

namespace vortex::ui {

struct MachineChecks {
  std::optional<Bytes> free;  // where slots are written, or would be; absent: that disk does not say
  Duration timerLateness{};   // at P99 of kTimerProbes
  bool speller = false;       // espeak-ng is on the path
  bool soundCard = false;     // one that plays
};

inline constexpr int kTimerProbes = 100;
inline constexpr Bytes kLittleDisk = gigabytes(20);      // below: worth a mark
inline constexpr Duration kLateTimer = milliseconds(2);  // above: worth a mark

MachineChecks checkMachine(const std::filesystem::path& outputFolder);

}  // namespace vortex::ui
