// SPDX-License-Identifier: Apache-2.0
//
// All that is known of one slot once its outcome is decided: what result.json tells and the history stores. Built by the driver
// (runtime/) from the same facts as the events.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/outcome.h"
#include "engine/slot/recipe.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex {

// The receipt of a stop. byExit: the memory came back with the device's death.
struct StopRecord {
  StopCause cause = StopCause::Timeout;
  Duration requestToStopped{}, drain{};
  Bytes released{}, held{};
  bool byExit = false;
  friend bool operator==(const StopRecord&, const StopRecord&) = default;
};

// elapsed is measured on the lane for an attempt that finished; from its start to the stop's request, or to its failure or loss,
// for the others.
struct AttemptRecord {
  int n = 1;
  Duration start{};  // since the slot's start
  Duration elapsed{};
  AttemptOutcome outcome = AttemptOutcome::Finished;
  Reason reason = Reason::None;
  std::string message;
  Bytes peak{};
  std::uint64_t operators = 0;
  Duration longestOperator{};  // the longest stretch between two stop points: how late a stop can be noticed
  std::optional<Bytes> held;   // device memory that it did not give back, must be 0; absent: the device keeps no account
  std::optional<StopRecord> stop;
  friend bool operator==(const AttemptRecord&, const AttemptRecord&) = default;
};

// The clip check's result with the thresholds that were used (contract 6). minB and minL already hold the recipe's own minimum.
struct ScoreRecord {
  double b = 0, l = 0, ensemble = 0;
  bool outlier = false;  // |b − l| > outlierGap
  double minB = 0, minL = 0;
  double weightB = 0, weightL = 0, outlierGap = 0;
  bool passed = false;
  friend bool operator==(const ScoreRecord&, const ScoreRecord&) = default;
};

struct SlotRecord {
  SlotId slot;
  std::shared_ptr<const Recipe> recipe;  // shared: many slots may be made from one recipe, which never changes
  std::uint64_t seed = 0;
  std::optional<SlotId> rerunOf;  // the recorded slot that it makes again
  StageSet given;                 // stages whose outputs were that slot's, not made again
  int qualityLevel = 0;
  std::string profile, backend, device, build;
  int threads = 0;  // compute threads of the attempt that used most
  PerStage<std::vector<AttemptRecord>> attempts;
  std::optional<ScoreRecord> scores;
  Verdict verdict;
  Duration waited{}, elapsed{};
  std::optional<Duration> spareToAir, marginGeneration;  // absent when it never started
};

}  // namespace vortex
