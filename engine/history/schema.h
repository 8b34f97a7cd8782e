// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of the store and how an older store becomes a present one. A version's script is never changed once it has landed: a
// later version appends one, and a store of every version lies in tests/data/history.
//
// Times are nanoseconds: `at` on the engine's clock of the run, `wall` since 1970 (UTC). Words (outcome, stage, …) are stored as
// README.md spells them. What folds from events (slot, attempt) can be made again from them.
#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>

namespace vortex::history {

inline constexpr int kSchemaVersion = 5;
// What `file` and we know a store by: the history of programs ("VXRC"), or a capture that is handed on ("VXCP"). Else they are the
// same.
enum class FileKind : int { History = 0x56585243, Capture = 0x56584350 };

// 0: an empty database. Throws SQLite::Exception.
int schemaVersion(const SQLite::Database& database);
// By its application id; nothing: it is none of ours, or empty.
std::optional<FileKind> kindOf(const SQLite::Database& database);
// Whether this is a store at all: ours by its application id, or empty.
bool isStore(const SQLite::Database& database);
// Brings the database to `version`, each step in a transaction of its own; one that is empty becomes of that kind. Throws
// SQLite::Exception; a step that failed has changed nothing.
void migrate(SQLite::Database& database, int version = kSchemaVersion, FileKind kind = FileKind::History);

}  // namespace vortex::history
