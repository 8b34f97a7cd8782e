// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/simulated_settings.h"

namespace vortex {

std::string_view toString(TimeSpread form) {
  switch (form) {
  case TimeSpread::Fixed:
    return "fixed";
  case TimeSpread::Normal:
    return "normal";
  case TimeSpread::LogNormal:
    return "lognormal";
  case TimeSpread::Recorded:
    return "recorded";
  }
  return "?";
}

std::optional<TimeSpread> parseTimeSpread(std::string_view word) {
  for (TimeSpread form : {TimeSpread::Fixed, TimeSpread::Normal, TimeSpread::LogNormal, TimeSpread::Recorded})
    if (toString(form) == word)
      return form;
  return std::nullopt;
}

std::string_view toString(Fault fault) {
  switch (fault) {
  case Fault::Block:
    return "block";
  case Fault::IgnoreStop:
    return "ignore_stop";
  case Fault::SlowDrain:
    return "slow_drain";
  case Fault::Fail:
    return "fail";
  case Fault::TransientFail:
    return "transient_fail";
  case Fault::InvalidOutput:
    return "invalid_output";
  case Fault::LowScores:
    return "low_scores";
  case Fault::Leak:
    return "leak";
  case Fault::OutOfMemory:
    return "out_of_memory";
  case Fault::DeviceLost:
    return "device_lost";
  case Fault::Grow:
    return "grow";
  case Fault::Jitter:
    return "jitter";
  case Fault::Fragment:
    return "fragment";
  }
  return "?";
}

std::optional<Fault> parseFault(std::string_view word) {
  for (auto value = static_cast<std::uint8_t>(Fault::Block); value <= static_cast<std::uint8_t>(Fault::Fragment); ++value)
    if (toString(static_cast<Fault>(value)) == word)
      return static_cast<Fault>(value);
  return std::nullopt;
}

std::string_view toString(FaultWhen when) {
  switch (when) {
  case FaultWhen::Always:
    return "always";
  case FaultWhen::Finished:
    return "finished";
  case FaultWhen::Stopped:
    return "stopped";
  }
  return "?";
}

std::optional<FaultWhen> parseFaultWhen(std::string_view word) {
  for (FaultWhen when : {FaultWhen::Always, FaultWhen::Finished, FaultWhen::Stopped})
    if (toString(when) == word)
      return when;
  return std::nullopt;
}

}  // namespace vortex
