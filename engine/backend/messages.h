// SPDX-License-Identifier: Apache-2.0
//
// Everything that is said between the engine and a backend. Requests go in, reports come out; exactly one terminal report
// (finished, failed or stopped) follows each StartAttempt, unless the device is lost, which ends all attempts at once.
#pragma once

#include "engine/backend/artifact.h"
#include "engine/slot/event.h"
#include "engine/slot/ids.h"
#include "engine/slot/outcome.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vortex::backend {

// shared_ptr: one Job serves all stages of a slot and a request may outlive the slot by one drain.
struct StartAttempt {
  AttemptName name;
  std::shared_ptr<const Job> job;
  std::vector<Artifact> inputs;  // in the order of inputsOf(stage)
};
// Idempotent. Stops the attempt and every earlier one of its lane.
struct StopAttempt {
  AttemptName name;
  StopCause cause = StopCause::Timeout;
};
struct ClearBuffers {};
struct UnloadModels {};  // those that no attempt uses; the next that needs one brings it back
struct Snapshot {
  std::string file;  // where the device's allocation history is written, PyTorch's snapshot pickle
};
struct Probe {};  // asks for a MemorySample now
// Ends the device process at once; it is started anew unless hold is set. Answered by DeviceLost{why}.
struct KillDevice {
  DeviceLoss why = DeviceLoss::Wedged;
  bool hold = false;
};
// An operator's: ends a device that runs or starts, answered by DeviceLost{Shutdown}, and starts it anew; skips a back-off, leaves
// a hold or safe mode.
struct RestartDevice {};
struct Shutdown {};  // orderly: drain, drop, exit; answered by DeviceLost{Shutdown}

using Request =
    std::variant<StartAttempt, StopAttempt, ClearBuffers, UnloadModels, Snapshot, Probe, KillDevice, RestartDevice, Shutdown>;

// No output buffer is free for it: it is kept where it is until one comes back, and its device knows nothing of it yet.
struct AttemptWaiting {
  AttemptName name;
};
struct AttemptStarted {
  AttemptName name;
};
struct AttemptStep {
  AttemptName name;
  int step = 0, steps = 0;
};
struct Scores {
  double b = 0, l = 0;
};
// What an attempt cost, measured on its lane: compute from its first to its last operator.
struct AttemptCost {
  Duration elapsed{};
  Bytes peak{};  // most device memory it held at once
  std::uint64_t operators = 0;
  Duration longestOperator{};  // the longest stretch between two stop points: how late a stop can be noticed
  int threads = 0;
  std::optional<Bytes> allocated{};  // device memory asked for in its scope, all together; absent: the device keeps no account
};
struct AttemptFinished {
  AttemptName name;
  AttemptCost cost;
  std::vector<Artifact> outputs;  // in the order of outputsOf(stage)
  std::optional<Scores> scores;   // clip only
  std::string message{};          // what was out of the ordinary while it was made; mostly ""
  std::optional<Bytes> held{};    // device memory that it did not give back; absent: the device keeps no account
};
struct AttemptFailed {
  AttemptName name;
  AttemptCost cost;
  Reason reason = Reason::ModelError;
  std::string message;
  Bytes held{};
};
// requestToStopped: from the token's setting to the last operator's end; drain: from there until the lane was confirmed empty.
struct AttemptStopped {
  AttemptName name;
  AttemptCost cost;
  Duration requestToStopped{}, drain{};
  Bytes released{}, held{};
};
// reserved: of the device, 0 where it is not there or does not answer. pool: host memory of the output pool.
struct BuffersCleared {
  Bytes reservedBefore{}, reservedAfter{};
  Bytes poolBefore{}, poolAfter{};
};
struct SnapshotWritten {
  std::string file;
  std::string error;  // "" when it was written
};
// A line that it printed, which is no part of any protocol: a library's warning, a remark of a model.
struct DeviceSaid {
  std::string text;
};
struct DeviceStarting {
  int restart = 0;  // 0: the first start
};
struct DeviceProgress {
  std::string what;  // "libtorch", "voice", …, "warm-up"
  int done = 0, of = 0;
};
struct DeviceReady {
  std::string device, build;
  int pid = 0;
  Duration startup{};  // from the start (or from the loss) to ready
  // Bytes of models that stay on the device while a stage runs; all zero: the same for all, MemorySample::resident.
  PerStage<Bytes> loadedWhile{};
};
struct DeviceLost {
  DeviceLoss reason = DeviceLoss::Exited;
  std::string detail;
  bool restarting = true;  // false: held, in safe mode, or shut down
};

// Compiled once, in messages.cpp, as EventBody is.
struct Report : std::variant<AttemptWaiting, AttemptStarted, AttemptStep, AttemptFinished, AttemptFailed, AttemptStopped,
                             event::MemorySample, event::OutputPoolFull, BuffersCleared, event::ModelsUnloaded, SnapshotWritten,
                             DeviceSaid, DeviceStarting, DeviceProgress, DeviceReady, DeviceLost> {
  using variant::variant;
  using variant::operator=;
  Report();
  Report(const Report&);
  Report(Report&&) noexcept;
  Report& operator=(const Report&);
  Report& operator=(Report&&) noexcept;
  ~Report();
};

}  // namespace vortex::backend
