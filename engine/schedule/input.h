// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes into the scheduler. Whoever drives it (the engine thread, a simulation, a test, a replay of a record) turns the world
// into these values and says what time it is; a recording of them, with their times, gives the same decisions again.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/outcome.h"
#include "engine/slot/settings.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace vortex::schedule {

// One quantile triple of a duration and how many observations it rests on; 0 samples: the targets stand in.
struct Quantiles {
  Duration abort{}, median{}, warn{};  // at Settings::abortQuantile, 0.5, Settings::warnQuantile
  int samples = 0;
};

// Remaining work by *set of stages left* (index: StageSet::bits()) from the instant at which the first of them starts, with the
// rest of the machine to itself; delivery, restart of the device, and measured peaks (0: StageSettings::need). Where samples is 0
// the scheduler puts the targets' values in itself (schedule/estimates.h), again at every Tune.
struct Estimates {
  std::array<Quantiles, 16> remaining{};
  Quantiles delivery;
  Duration restart{};
  PerStage<Bytes> need{};
};

namespace input {

struct Submit {
  SlotId slot;
  std::string label;
  std::uint64_t seed = 0;
  // The slot's absolute deadline. Absent: its start + Settings::airAfter.
  std::optional<Time> airAt;
  bool onCadence = false;   // an air time of the channel: slot_missed is told for it
  bool noDeadline = false;  // a rerun: margins count from its own start, it is never aborted for time
  // A reset: stages that count as done, since their outputs are there. With each all that it needs; never all of them.
  StageSet given;
  // The level of the ladder that it is made at, whatever the others are (a rerun); it has no say in theirs.
  std::optional<int> qualityLevel;
  // In place of Settings::stages' timeouts, for this slot alone; 0: those. A tuning leaves them as they are.
  PerStage<Duration> timeouts{};
};
// cause: Operator, or GaveWay where it is off the air and an air slot is due.
struct Cancel {
  SlotId slot;
  StopCause cause = StopCause::Operator;
};
struct AttemptStarted {
  AttemptId attempt;
};
// It waits for an output buffer, and has not been handed to the device: the wait is no stage time (contract 1).
struct AttemptWaiting {
  AttemptId attempt;
};
struct AttemptFinished {
  AttemptId attempt;
  Duration elapsed{};  // measured on the lane
  Bytes peak{};
  std::uint64_t operators = 0;
  Duration longestOperator{};
  std::optional<bool> passesCheck;  // clip only: whether the scores reach their thresholds
  std::string message{};            // what was out of the ordinary; mostly ""
  // Its account of device memory, where the device keeps one: asked for all together, and of that not given back.
  std::optional<Bytes> allocated{}, held{};
};
struct AttemptFailed {
  AttemptId attempt;
  Reason reason = Reason::ModelError;
  std::string message;
  Duration elapsed{};  // measured on the lane
  Bytes held{};        // device memory that it did not give back
  std::optional<Bytes> allocated{};
};
struct AttemptStopped {
  AttemptId attempt;
  Duration requestToStopped{}, drain{};
  Bytes released{}, held{};
  std::optional<Bytes> allocated{};
};
struct Delivered {
  SlotId slot;
  Duration encode{};
  std::string folder;
};
struct DeliveryFailed {
  SlotId slot;
  std::string message;
};
// A held device is being started: somebody has asked for it.
struct DeviceStarting {};
struct DeviceReady {
  std::string device, build;
  int pid = 0;
  Duration startup{};
  PerStage<Bytes> loadedWhile{};  // of models, while a stage runs; all zero: MemoryLevel::resident for every stage
};
struct DeviceLost {
  DeviceLoss reason = DeviceLoss::Exited;
  std::string detail;
  bool restarting = true;
};
// used: what the device says, everybody's. reserved: our allocator's share of it. resident: what of reserved stays loaded between
// attempts. Admission reckons with used − reserved + resident (or, where models are paged, what is loaded while the stage runs) +
// the needs of the attempts that run. cleared: since an attempt last ran, the buffers were cleared; less than this is not to be
// had.
struct MemoryLevel {
  Bytes used{}, reserved{}, resident{};
  bool cleared = false;
};
struct NewEstimates {
  Estimates estimates;
};
// Applies to attempts that start after it. rearmRunning also moves running attempts' timeouts.
struct Tune {
  Settings settings;
  bool rearmRunning = false;
};
struct Quality {
  int level = 0;
  std::string why;
};
// Closed: queued slots wait, their deadlines run on; new ones still queue.
struct Intake {
  bool open = true;
};
// No new slots; what runs is finished (drain) or stopped (now). Queued slots are shed.
struct Shutdown {
  bool stopRunning = false;
};
struct TimerDue {};

}  // namespace input

// What the scheduler is told. Its copying and so on is compiled once, in input.cpp, as EventBody's is.
struct Input : std::variant<input::Submit, input::Cancel, input::AttemptStarted, input::AttemptFinished, input::AttemptFailed,
                            input::AttemptStopped, input::Delivered, input::DeliveryFailed, input::DeviceReady, input::DeviceLost,
                            input::MemoryLevel, input::NewEstimates, input::Tune, input::Quality, input::Intake, input::Shutdown,
                            input::TimerDue, input::AttemptWaiting, input::DeviceStarting> {
  using variant::variant;
  using variant::operator=;
  Input();
  Input(const Input&);
  Input(Input&&) noexcept;
  Input& operator=(const Input&);
  Input& operator=(Input&&) noexcept;
  ~Input();
};

}  // namespace vortex::schedule
