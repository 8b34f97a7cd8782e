// SPDX-License-Identifier: GPL-3.0-or-later
//
// A filter as SQL, and a row as a line. Internal to history/.
#pragma once

#include "engine/history/foreign_database.h"
#include "engine/history/reader.h"

#include <vector>

namespace vortex::history {

// All throw SQLite::Exception and Damaged.
std::vector<SlotLine> slotLines(const ForeignDatabase& database, const SlotFilter& filter);
std::optional<SlotLine> slotLine(const ForeignDatabase& database, SlotId slot);

}  // namespace vortex::history
