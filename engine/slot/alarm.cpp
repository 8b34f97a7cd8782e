// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/alarm.h"

namespace vortex {

std::string_view toString(AlarmPriority priority) {
  switch (priority) {
  case AlarmPriority::Low:
    return "low";
  case AlarmPriority::Medium:
    return "medium";
  case AlarmPriority::High:
    return "high";
  }
  return "?";
}

std::string_view toString(AlarmState state) {
  switch (state) {
  case AlarmState::Unacknowledged:
    return "unacknowledged";
  case AlarmState::Acknowledged:
    return "acknowledged";
  case AlarmState::Returned:
    return "returned";
  case AlarmState::Shelved:
    return "shelved";
  case AlarmState::Normal:
    return "normal";
  }
  return "?";
}

std::optional<AlarmPriority> parseAlarmPriority(std::string_view word) {
  for (const AlarmPriority priority : {AlarmPriority::Low, AlarmPriority::Medium, AlarmPriority::High})
    if (toString(priority) == word)
      return priority;
  return std::nullopt;
}

std::optional<AlarmState> parseAlarmState(std::string_view word) {
  for (const AlarmState state :
       {AlarmState::Unacknowledged, AlarmState::Acknowledged, AlarmState::Returned, AlarmState::Shelved, AlarmState::Normal})
    if (toString(state) == word)
      return state;
  return std::nullopt;
}

}  // namespace vortex
