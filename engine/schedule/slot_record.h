// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the scheduler keeps of one slot from its submission until nothing of it runs, drains or awaits delivery.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/outcome.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <compare>
#include <cstdint>
#include <optional>

namespace vortex::schedule {

// Earliest deadline first, ties by arrival. A slot whose deadline hangs on its start is ranked as if it had started at its arrival,
// for good: one that gave way when it began could hold a place in flight without running.
struct Urgency {
  Time deadline = Time::max();
  std::uint64_t arrival = 0;
  friend constexpr auto operator<=>(const Urgency&, const Urgency&) = default;
};

enum class StageState : std::uint8_t {
  Waiting = 1,  // for the stages that it needs
  Ready,        // for its lane, memory, the device
  Running,
  Stopping,    // told to stop; its lane is closed until it says that it is drained
  BackingOff,  // failed; to be tried again at `since`
  Done,
};

struct StageRecord {
  StageState state = StageState::Waiting;
  bool announced = false;        // Running: the device has said that it started
  bool waiting = false;          // Running, not announced: it was not handed to the device yet, no output buffer is free
  bool retryAfterDrain = false;  // Stopping
  bool overdue = false;          // Stopping: outlived its drain budget
  StopCause cause = StopCause::Timeout;
  int attempts = 0;     // begun so far
  int retriesUsed = 0;  // of the stage's own budget
  AttemptId attempt;    // live one, else 0
  Time since{};         // Running: its start. BackingOff: when it is due again
  Time stopAt{};        // Stopping
  Duration timeout{};   // in force for this attempt
  Bytes need{};         // what the ledger holds for it

  bool live() const { return state == StageState::Running || state == StageState::Stopping; }
};

enum class SlotPhase : std::uint8_t { Unused = 1, Queued, InFlight, Decided };

// How long a slot's deadline holds it.
enum class DeadlineKind : std::uint8_t {
  FromStart = 1,  // its start + airAfter
  Named,          // the request named the air time
  None,           // a rerun: never given up for time
};

struct SlotRecord {
  SlotPhase phase = SlotPhase::Unused;
  SlotId id;
  DeadlineKind deadlineKind = DeadlineKind::FromStart;
  bool onCadence = false;
  bool missedTold = false;
  bool atRisk = false;
  bool delivering = false;
  bool lostDevice = false;  // the device died under it, charged to it, and no attempt has begun since
  int deviceLosses = 0;
  int qualityLevel = 0;
  std::optional<int> pinnedLevel;  // asked for by who submitted it
  PerStage<Duration> timeouts{};   // likewise; 0: the settings'
  int live = 0;                    // attempts that run or drain
  Time submitted{}, started{};
  Time airAt{};  // its deadline; for None a mark to measure margins by. Meaningless while queued unless Named
  Urgency urgency;
  PerStage<StageRecord> stages;

  // The forecast that was told last: as Prediction has it, at Settings::warnQuantile. Nothing was told before the slot began.
  Time foreseenFinish = Time::min();
  Duration foreseenLeft{};
  bool foreseeAgain = false;  // something about its future changed in the step in hand
};

}  // namespace vortex::schedule
