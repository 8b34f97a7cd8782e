// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/foreign_database.h"
#include "engine/history/run_line.h"

#include <vector>

namespace vortex::history {

inline constexpr int kFirstWithInputs = 2;  // the schema's version, from which on runs know their clock's scale, too

// The runs of a store of any version, the newest first; at most 100,000, the newest. Throws as a Query does, within guarded().
std::vector<RunLine> readRuns(const ForeignDatabase& database);

}  // namespace vortex::history
