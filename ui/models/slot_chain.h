// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chain of reruns that a slot of the session is in, in words.
#pragma once

#include "ui/models/session.h"

#include <QString>

namespace vortex::ui {

// "4163 timed_out, image → 4163·2 canceled → 4163·3 succeeded"; "" for a slot that makes nobody again and that nobody made again.
// Members that the session does not have (they are older) are named by number, or left out. Costs the session's slots: for when
// something was told, not for every picture.
QString chainText(const Session& session, SlotId slot);

// "from video on, with the sound and picture that were recorded"; "" where everything was made.
QString givenText(StageSet given);

}  // namespace vortex::ui
