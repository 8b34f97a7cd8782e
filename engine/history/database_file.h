// SPDX-License-Identifier: GPL-3.0-or-later
//
// The database as a file: how the one writer opens it, and the rows that say who wrote when.
#pragma once

#include "engine/history/store.h"

#include <SQLiteCpp/Database.h>
#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace vortex::history {

struct WritableDatabase {
  SQLite::Database database;
  std::string setAside;  // where a damaged one was moved to
};
// Opens or makes it, in WAL mode, at the present schema. A damaged file is moved to FILE.damaged-<time>. Refused, with the reason:
// a database that is no store of ours, one that a later program made, a folder that cannot be written.
tl::expected<WritableDatabase, std::string> openForWriting(const std::filesystem::path& file);

// The rest throws SQLite::Exception.
std::int64_t beginRun(SQLite::Database& database, const RunDescription& run);
// lastSeq, inputs: what was told, so that whoever reads knows what is missing.
void endRun(SQLite::Database& database, std::int64_t run, std::uint64_t lastSeq, std::uint64_t inputs);
std::optional<std::int64_t> lastRun(const SQLite::Database& database);
std::uint64_t highestSlot(const SQLite::Database& database);
// Marks slots that are queued or running as interrupted; nothing when there was none.
std::optional<Leftover> takeLeftover(SQLite::Database& database);

}  // namespace vortex::history
