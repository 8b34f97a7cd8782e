// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the emergencies can do now, and what came of them, in the window's words.
#pragma once

#include "ui/models/session.h"

#include <QString>

namespace vortex::ui {

// Why the device would not unload its models now; "": it would. simulated: it is no device.
QString whyNoUnload(const Session& session, bool simulated);
// "Buffers cleared: reserved 1.20 GB before, 812 MB after…"; "": it is told of no emergency's end.
QString emergencyText(const Event& event);

}  // namespace vortex::ui
