// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which alarm comes first, what it is called, and what helps at once. Pure.
#pragma once

#include "ui/models/session.h"

#include <QString>
#include <vector>

namespace vortex::ui {

// Those that stand: unacknowledged, acknowledged, returned, shelved; within each by priority, those of
// the device first, then the newest.
std::vector<AlarmLine> inOrder(const Session& session);
// The first of them that wants an answer or holds still (unacknowledged, acknowledged); null when none does.
const AlarmLine* worstAlarm(const Session& session);

// "unacknowledged", "shelved 41 min".
QString stateText(const AlarmLine& line, Time now);
// Whether it says that the device does not work.
bool isOfDevice(const std::string& alarm);
// The id of the window's action that helps against it, "" where none of them does.
QString remedyOf(const std::string& alarm);
// What raised alarms most often since the start: "device lost, 12"; "" when nothing did.
QString worstActor(const Session& session);

}  // namespace vortex::ui
