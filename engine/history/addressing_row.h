// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/ring_records.h"

#include <SQLiteCpp/Database.h>

namespace vortex::history {

// One row a slot and moment; told again it changes nothing. Throws SQLite::Exception.
void insertAddressing(SQLite::Database& database, const ToldAddressing& addressing);

}  // namespace vortex::history
