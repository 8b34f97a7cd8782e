// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded sessions side by side: what their slots came to, and whether their stages became slower (two_runs.h). Pure.
#pragma once

#include "engine/analysis/percentile.h"
#include "engine/analysis/session_numbers.h"
#include "engine/analysis/two_runs.h"
#include "engine/slot/stage.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vortex::analysis {

// One of the two by itself.
struct SessionSide {
  int slotCount = 0, missed = 0;
  std::map<std::string, int> outcomes;  // by word; of one that was not decided its state
  // Of slots with an air time that left a clip or came too late: what half of them have at least, and 95 %, until the clip was on
  // the disk (recorded_facts.h).
  std::variant<Percentile<Duration>, TooFew> spareMedian = TooFew{}, spare95 = TooFew{};
  SlotsByConditions made;  // as SessionNumbers::made
};

struct StageComparison {
  Stage stage = Stage::Audio;
  StageTimes first, second;
  Compared p50, p95, p99;  // seconds
};

struct SessionComparison {
  SessionSide first, second;
  std::vector<StageComparison> stages;  // all four, in their order
  std::optional<Compared> peak;         // bytes: the median slot's most; absent where either held none
  bool mixed = false;                   // !madeAlike()
};

SessionComparison compareSessions(const SessionRecord& first, const SessionRecord& second);

}  // namespace vortex::analysis
