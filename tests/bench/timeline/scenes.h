// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sessions of a size that a bench names, told by events as the engine tells them.
#pragma once

#include "ui/models/session.h"

namespace vortex::bench {

struct SessionShape {
  std::uint64_t slotCount = 0;
  int tries = 1;         // of the picture; the other stages succeed at once
  double every_s = 45;   // from a slot's start to the next one's
  double length_s = 20;  // of a slot, at most `every_s` for lanes that hold one attempt
};

// The first slot starts at 0. Attempts: slotCount · (3 + tries). One slot in a hundred is timed out.
ui::Session sessionOf(const SessionShape& shape);

}  // namespace vortex::bench
