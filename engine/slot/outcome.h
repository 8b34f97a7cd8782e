// SPDX-License-Identifier: Apache-2.0
//
// The words for how things end (contract 2). A slot's outcome is decided once and never changes; whether its clip reached the disk
// (delivery) is told apart from it.
#pragma once

#include "engine/slot/stage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vortex {

enum class Outcome : std::uint8_t {
  Succeeded = 1,
  Late,                 // finished after the last useful finish
  SelfCheckFailed,      // the clip does not match its prompt
  TimedOut,             // a stage, retries spent
  DeadlineUnreachable,  // predicted miss, with the sum that shows it
  Canceled,             // while running: by an operator, or for an air slot
  Shed,                 // never started: queue full, deadline passed in the queue, or canceled there
  Failed,               // a stage, with Reason
};

// Why a slot or an attempt failed, where the outcome's word does not say it all.
enum class Reason : std::uint8_t {
  None = 1,
  InvalidOutput,  // NaN, Inf, black or silent
  OutOfMemory,    // past the hard limit, or the allocator's own refusal
  DeviceLost,     // the device died under it
  DeviceError,    // a transient error of the device: retryable
  BadInput,       // the model cannot make anything of the job
  ModelError,     // the model threw something else
  QueueFull,
  DeadlinePassed,  // in the queue
  DeviceHeld,      // safe mode or a held device: nothing can start
  Shutdown,
  GaveWay,  // off the air, and an air slot was due
};

// Why an attempt is stopped.
enum class StopCause : std::uint8_t {
  Timeout = 1,
  Operator,
  SiblingFailed,
  DeadlineUnreachable,
  OutOfMemory,
  Shutdown,
  DeviceLost,  // nobody asked: the device died under it
  GaveWay,     // it is off the air, and an air slot is due
};

// How one attempt ended.
enum class AttemptOutcome : std::uint8_t { Finished = 1, Failed, TimedOut, Stopped, DeviceLost };

// Why a device process ended or was ended.
enum class DeviceLoss : std::uint8_t {
  Exited = 1,      // by itself, with a status
  Signaled,        // SIGKILL, SIGSEGV, …
  Hung,            // no heartbeat while CPU time was to be had
  StoppedProcess,  // SIGSTOP
  Wedged,          // an attempt outlived its drain budget and the quarantine's bound
  OutOfMemory,     // the kernel or a memory limit ended it
  RefusedStart,    // exec failed, or it ended before it was ready
  WrongBuild,      // protocol or build of the worker does not fit
  ProtocolError,   // said something that the protocol does not allow
  ContextLost,     // the device's own context died (a sticky CUDA error)
  Unkillable,      // a driver holds the process
  Shutdown,        // asked to end, did
};

std::string_view toString(Outcome outcome);
std::string_view toString(Reason reason);
std::string_view toString(StopCause cause);
std::string_view toString(AttemptOutcome outcome);
std::string_view toString(DeviceLoss loss);
std::optional<Outcome> parseOutcome(std::string_view word);

// A slot's decided end: the word, where it arose, why, and a sentence with the numbers.
struct Verdict {
  Outcome outcome = Outcome::Succeeded;
  std::optional<Stage> stage{};
  Reason reason = Reason::None;
  std::string message{};
};

}  // namespace vortex
