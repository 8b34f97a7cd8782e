// SPDX-License-Identifier: Apache-2.0
//
// The words of an alarm (alarm/alarm_fold.h): after ISA-18.2, an alarm is what needs an operator's response.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vortex {

enum class AlarmPriority : std::uint8_t { Low = 1, Medium, High };

enum class AlarmState : std::uint8_t {
  Unacknowledged = 1,  // its cause holds, nobody has said that they know
  Acknowledged,        // its cause holds, somebody knows
  Returned,            // its cause is over, nobody has said that they know of it
  Shelved,             // put away by an operator for a time
  Normal,              // no alarm
};

std::string_view toString(AlarmPriority priority);
std::string_view toString(AlarmState state);
std::optional<AlarmPriority> parseAlarmPriority(std::string_view word);
std::optional<AlarmState> parseAlarmState(std::string_view word);

// What an operator does with an alarm.
enum class AlarmAct : std::uint8_t { Acknowledge = 1, Shelve, Unshelve };
struct AlarmCommand {
  AlarmAct act = AlarmAct::Acknowledge;
  std::string alarm;   // its key
  Duration lasting{};  // of a shelving
};

}  // namespace vortex
