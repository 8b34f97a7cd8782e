// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/foreign_database.h"
#include "engine/history/reader.h"

#include <vector>

namespace vortex::history {

// As Reader::tunings. Throws as a Query does, within guarded().
std::vector<TuningRecord> tuningRecords(const ForeignDatabase& database, int most);

}  // namespace vortex::history
