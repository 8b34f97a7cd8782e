// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two sessions that are compared, as the lines of a table in the order in which people read them. The command line and the window
// show the same lines, each in its own words. Pure.
#pragma once

#include "engine/analysis/session_comparison.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vortex::analysis {

struct SessionRow {
  enum class What : std::uint8_t { SlotCount = 1, Outcome, Missed, SpareHalf, Spare95, Attempts, StageTime, Peak };
  // How many; a share of the spare to air, or how many it would need; a stage's attempts; an estimate in seconds (StageTime) or
  // bytes (Peak); nothing that can be told.
  using Value = std::variant<int, Percentile<Duration>, TooFew, StageTimes, Estimate, std::monostate>;

  What what = What::SlotCount;
  std::string outcome{};       // of Outcome: its word, or that of a slot's state
  Stage stage = Stage::Audio;  // of Attempts and StageTime
  int percent = 0;             // of StageTime: 50, 95, 99
  Value first{}, second{};
  std::optional<Compared> compared{};  // of StageTime and Peak: what the difference comes to
};

// Stages that neither session tried are left out, and so is the peak where either held no memory.
std::vector<SessionRow> rowsOf(const SessionComparison& comparison);

}  // namespace vortex::analysis
