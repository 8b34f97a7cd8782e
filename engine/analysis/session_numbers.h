// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a recorded session is held against another's: how long its stages' first attempts took, the most memory that its slots
// held, and what both depend on. Pure.
#pragma once

#include "engine/analysis/conditions.h"
#include "engine/analysis/first_attempts.h"
#include "engine/history/reader.h"
#include "engine/slot/stage.h"

#include <string>
#include <vector>

namespace vortex::analysis {

struct SessionRecord {
  // attempts: of this slot.
  void add(history::SlotLine slot, std::vector<history::AttemptLine> attempts);

  std::string device{};  // that made them, as it names itself; "" where that is not known
  std::vector<history::SlotLine> lines;
  std::vector<std::vector<history::AttemptLine>> attempts;  // of each
};

struct SessionNumbers {
  int slotCount = 0;
  PerStage<Lasted> stages;
  std::vector<double> peaks;  // bytes, ascending: the most that a slot held in any of its attempts, where that is known
  SlotsByConditions made;     // of those that were begun
};

SessionNumbers numbersOf(const SessionRecord& session);

// Whether all slots that were begun, of both, were made under the same conditions: else a difference is one of these, too. A device
// that is not on record is taken for the other's.
bool madeAlike(const SessionNumbers& first, const SessionNumbers& second);

}  // namespace vortex::analysis
