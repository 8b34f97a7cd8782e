// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store is written a moment after the session was told: who read it in between has to look again, although nothing more is told.
// Pure.
#pragma once

#include "ui/models/session.h"

namespace vortex::ui {

// What was read of a store, whatever of it is used.
struct ReadOfStore {
  SlotId oldestOpen, newest;  // 0: none
};
// Whether it does not say yet what the session knows: a slot that is open there is over, or the newest one is missing.
bool lagsBehind(const Session& session, const ReadOfStore& read);

}  // namespace vortex::ui
