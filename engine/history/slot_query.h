// SPDX-License-Identifier: GPL-3.0-or-later
//
// A filter as SQL, and a row as a line. Internal to history/.
#pragma once

#include "engine/history/foreign_database.h"
#include "engine/history/reader.h"

#include <optional>
#include <string>
#include <vector>

namespace vortex::history {

// All throw SQLite::Exception and Damaged.
std::vector<SlotLine> slotLines(const ForeignDatabase& database, const SlotFilter& filter);
std::optional<SlotLine> slotLine(const ForeignDatabase& database, SlotId slot);

// The columns that every look at attempts begins with, and what they say: a line without its memory, operators and drain. Nothing:
// of a later program's stage. table: how the attempt is called in the query, with its point ("a."), or "".
inline constexpr int kAttemptHead = 9;  // how many
std::string attemptHead(const std::string& table);
std::optional<AttemptLine> attemptOf(const Query& row);

}  // namespace vortex::history
