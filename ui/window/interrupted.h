// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what a program that died left undecided to entries of the queue: the recipe as it was read, the seed that it had; slots of
// their own that know whom they make again.
#pragma once

#include "engine/history/leftover.h"
#include "ui/models/channel.h"

#include <vector>

namespace vortex::ui {

enum class LeftAs : std::uint8_t { Queued = 1, Running };

// Those whose recipe was not recorded, or is not read by this program, are left out.
std::vector<Waiting> makeAgain(const history::Leftover& leftover, LeftAs which);

}  // namespace vortex::ui
