// SPDX-License-Identifier: GPL-3.0-or-later
//
// Alarms in the window's language. The engine tells each as an English sentence and as what that is made of (event::AlarmFact); the
// window says the latter in words of its own. In English they are the engine's to the letter. Pure.
#pragma once

#include "engine/slot/event.h"

#include <QString>
#include <string>

namespace vortex::ui {

// What is the matter, without a full stop. The engine's own sentence for an alarm or facts that this program does not know. What
// a device, a disk or a database said of a failure is quoted as it said it.
QString alarmText(const event::AlarmChanged& alarm);
// What helps, without a full stop.
QString alarmAction(const event::AlarmChanged& alarm);
// Both, one after the other.
QString alarmSentences(const event::AlarmChanged& alarm);
// "device lost", of the key.
QString alarmName(const std::string& key);

}  // namespace vortex::ui
