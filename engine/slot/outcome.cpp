// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/outcome.h"

namespace vortex {

std::string_view toString(Outcome outcome) {
  switch (outcome) {
  case Outcome::Succeeded:
    return "succeeded";
  case Outcome::Late:
    return "late";
  case Outcome::SelfCheckFailed:
    return "self_check_failed";
  case Outcome::TimedOut:
    return "timed_out";
  case Outcome::DeadlineUnreachable:
    return "deadline_unreachable";
  case Outcome::Canceled:
    return "canceled";
  case Outcome::Shed:
    return "shed";
  case Outcome::Failed:
    return "failed";
  }
  return "?";
}

std::optional<Outcome> parseOutcome(std::string_view word) {
  for (auto value = static_cast<std::uint8_t>(Outcome::Succeeded); value <= static_cast<std::uint8_t>(Outcome::Failed); ++value)
    if (toString(static_cast<Outcome>(value)) == word)
      return static_cast<Outcome>(value);
  return std::nullopt;
}

std::string_view toString(Reason reason) {
  switch (reason) {
  case Reason::None:
    return "";
  case Reason::InvalidOutput:
    return "invalid_output";
  case Reason::OutOfMemory:
    return "out_of_memory";
  case Reason::DeviceLost:
    return "device_lost";
  case Reason::DeviceError:
    return "device_error";
  case Reason::BadInput:
    return "bad_input";
  case Reason::ModelError:
    return "model_error";
  case Reason::QueueFull:
    return "queue_full";
  case Reason::DeadlinePassed:
    return "deadline_passed";
  case Reason::DeviceHeld:
    return "device_held";
  case Reason::Shutdown:
    return "shutdown";
  case Reason::GaveWay:
    return "gave_way";
  }
  return "?";
}

std::string_view toString(StopCause cause) {
  switch (cause) {
  case StopCause::Timeout:
    return "timeout";
  case StopCause::Operator:
    return "operator";
  case StopCause::SiblingFailed:
    return "sibling_failed";
  case StopCause::DeadlineUnreachable:
    return "deadline_unreachable";
  case StopCause::OutOfMemory:
    return "out_of_memory";
  case StopCause::Shutdown:
    return "shutdown";
  case StopCause::DeviceLost:
    return "device_lost";
  case StopCause::GaveWay:
    return "gave_way";
  }
  return "?";
}

std::string_view toString(AttemptOutcome outcome) {
  switch (outcome) {
  case AttemptOutcome::Finished:
    return "finished";
  case AttemptOutcome::Failed:
    return "failed";
  case AttemptOutcome::TimedOut:
    return "timed_out";
  case AttemptOutcome::Stopped:
    return "stopped";
  case AttemptOutcome::DeviceLost:
    return "device_lost";
  }
  return "?";
}

std::string_view toString(DeviceLoss loss) {
  switch (loss) {
  case DeviceLoss::Exited:
    return "exited";
  case DeviceLoss::Signaled:
    return "signaled";
  case DeviceLoss::Hung:
    return "hung";
  case DeviceLoss::StoppedProcess:
    return "stopped";
  case DeviceLoss::Wedged:
    return "wedged";
  case DeviceLoss::OutOfMemory:
    return "out_of_memory";
  case DeviceLoss::RefusedStart:
    return "refused_start";
  case DeviceLoss::WrongBuild:
    return "wrong_build";
  case DeviceLoss::ProtocolError:
    return "protocol_error";
  case DeviceLoss::ContextLost:
    return "context_lost";
  case DeviceLoss::Unkillable:
    return "device_unkillable";
  case DeviceLoss::Shutdown:
    return "shutdown";
  }
  return "?";
}

}  // namespace vortex
