// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/store_lag.h"

namespace vortex::ui {

bool lagsBehind(const Session& session, const ReadOfStore& read) {
  const Slot* open = session.find(read.oldestOpen);
  if (open != nullptr && isOver(*open))
    return true;
  return !session.allSlots().empty() && read.newest < session.allSlots().back().id;
}

}  // namespace vortex::ui
