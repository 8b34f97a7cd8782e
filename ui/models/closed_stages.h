// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stages that nobody may enter, since the GPU still finishes what was stopped in them.
#pragma once

#include "ui/models/session.h"

#include <QString>

namespace vortex::ui {

// A stop that is over sooner closes its stage for nobody; saying so would only flicker.
inline constexpr Duration kToldClosedAfter = milliseconds(250);

StageSet closedStages(const Session& session, Time now, Duration after = kToldClosedAfter);
// "image stage closed"; of several "audio, image stages closed"; "" of none.
QString closedText(StageSet stages);

}  // namespace vortex::ui
