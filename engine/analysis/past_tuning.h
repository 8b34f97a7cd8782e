// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tuning of timeouts over what a store holds: what the policies are told at an engine's start, what they say of a recorded
// session, and what came of a change. Pure.
#pragma once

#include "engine/analysis/timeout_tuning.h"
#include "engine/history/past_attempts.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vortex::analysis {

// As the policies take it. Nothing for one that still ran, was never begun, or is a retry.
std::optional<SeenAttempt> seenAttemptOf(const history::PastAttempt& past);

// Those that were made on the same device and build as the newest.
struct PastTuning {
  std::string device, build;
  int quality = 0;  // of the newest
  std::vector<SeenAttempt> attempts;
};
PastTuning pastTuningOf(const history::PastAttempts& past);

// How the policies stand after all of these, with these settings in force; what must follow is reckoned from the same slots. They
// suggest, whatever the settings' mode.
TimeoutTuning tuningOver(const history::PastAttempts& past, Settings settings);

// An instant of a store: a run and the time on its clock.
struct PastInstant {
  std::int64_t run = 0;
  Time at{};
  friend auto operator<=>(const PastInstant&, const PastInstant&) = default;
};
// What a stage's first attempts came to from an instant on, until the next change.
struct TuningEffect {
  int attempts = 0, cut = 0;  // cut: by their timeout
  struct Cut {
    SlotId slot;
    bool madeGood = false;  // a retry finished
  };
  std::vector<Cut> slotsCut;  // the newest kMostShown, the newest first
  static constexpr std::size_t kMostShown = 20;
};
// attempts: the oldest first, all that there are between the two.
TuningEffect effectOf(Stage stage, PastInstant from, std::optional<PastInstant> until,
                      std::span<const history::PastAttempt> attempts);

}  // namespace vortex::analysis
