// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was tuned, by whom, on what evidence, and what came of it: the changes that a store has of all runs, those that are drafted
// before them. Pure.
#pragma once

#include "ui/models/stage_rate.h"
#include "ui/models/tuning_draft.h"
#include "ui/models/tuning_sample.h"

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

// A changed setting, as a store has it.
struct TunedSetting {
  std::int64_t wall = 0;         // ns since 1970
  std::string who, run;          // who: "ada in vortex-control-room", "auto"; "" not known. run: its UUID
  std::string key, was, became;  // as a config writes them
  bool rearmed = false;          // attempts that ran then, too
  // Where it was made on evidence: of `of` attempts so many took longer.
  std::optional<int> over{}, of{};
};
// Of "orchestration.timeouts.image_s": image. Absent: another key.
std::optional<Stage> stageOfTimeout(const std::string& key);

// What the attempts did that had this timeout, of the change's own profile and device.
struct TunedEffect {
  int attempts = 0, cut = 0;
  std::vector<SlotId> cutSlots;  // the first few
};

struct AuditLine {
  enum class State : std::uint8_t { Pending = 1, Running, Past };
  State state = State::Past;
  std::int64_t wall = 0;
  std::string who, key, was, became;
  std::optional<Stage> stage;           // of a timeout; of another key absent
  std::optional<TimeoutChange> change;  // of a timeout
  bool rearmed = false;
  // Of `of` attempts that had been seen so long when it was made `over` took longer; of `unknown` of these nobody can tell.
  std::optional<int> over, of;
  int unknown = 0;
  std::optional<RateAt> rate;         // of a pending one: at what is drafted
  std::optional<TunedEffect> effect;  // of a timeout that was applied
};

std::vector<AuditLine> pendingLines(const TuningDraft& draft, const TuningEvidence& evidence, const PerStage<Duration>& horizons);
// settings: the newest first, as is the answer; running: timeouts. What an operator knew who changed a timeout is counted from the
// newest kKnownAttempts of the same profile and device that began before. Costs settings times kKnownAttempts: for when either
// changed.
constexpr int kKnownAttempts = 2'000;
std::vector<AuditLine> recordedLines(const std::vector<TunedSetting>& settings, const PerStage<Duration>& running,
                                     const TuningSample& sample);

QString whoText(const std::string& who);        // "ada", "auto"
QString evidenceText(const AuditLine& line);    // "0.7 %, at most 2.1 %"
QString effectText(const TunedEffect& effect);  // "none cut in 232", "2 cut of 41: 4017, 4119"

}  // namespace vortex::ui
