// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of the store and how an older store becomes a present one. A version's script is never changed once it has landed: a
// later version appends one, and a store of every version lies in tests/data/history.
//
// Times are nanoseconds: `at` on the engine's clock of the run, `wall` since 1970 (UTC). Words (outcome, stage, …) are stored as
// README.md spells them. What folds from events (slot, attempt) can be made again from them.
#pragma once

#include <SQLiteCpp/Database.h>

namespace vortex::history {

inline constexpr int kSchemaVersion = 4;
inline constexpr int kApplicationId = 0x56585243;  // "VXRC": what `file` and we know a store by

// 0: an empty database. Throws SQLite::Exception.
int schemaVersion(const SQLite::Database& database);
// Whether this is a store at all: ours by its application id, or empty.
bool isStore(const SQLite::Database& database);
// Brings the database to `version`, each step in a transaction of its own. Throws SQLite::Exception; a step that failed has changed
// nothing.
void migrate(SQLite::Database& database, int version = kSchemaVersion);

}  // namespace vortex::history
