// SPDX-License-Identifier: GPL-3.0-or-later
//
// The database as a file: how the one writer opens it, what makes it one that is not ours to write, how a damaged one is set aside,
// and the rows that say who wrote when.
#pragma once

#include "engine/history/ring_records.h"
#include "engine/history/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace vortex::history {

// A later program's store, or no store at all: it is left as it is.
class NotOurs : public std::runtime_error {
  using runtime_error::runtime_error;
};

// Whether the file's first 100 bytes say so already; nothing of it or beside it is touched.
std::optional<std::string> notOursByItsHead(const std::filesystem::path& file, FileKind kind = FileKind::History);

// Opens or makes it, in WAL mode, at the present schema. Throws NotOurs, before anything is written, or SQLite::Exception.
SQLite::Database openForWriting(const std::filesystem::path& file, FileKind kind = FileKind::History);
// Whether the file is damaged, and not merely locked, full or out of reach.
bool saysDamaged(const SQLite::Exception& error);
// Moves FILE and its -wal and -shm to FILE.damaged-<time>, a name that is free, and says it. Its connection is closed, and has not
// written a checkpoint (leaveAsItIs). Throws std::runtime_error with the name and the reason.
std::string setAside(const std::filesystem::path& file);
// The connection's end shall change nothing in the file.
void leaveAsItIs(const SQLite::Database& database);

// The highest slot of a store that cannot be written, if it can be read.
std::optional<std::uint64_t> highestSlotOf(const std::filesystem::path& file);

// The rest throws SQLite::Exception.
// The row of the run: the one that there is, or a new one. With a new one what is queued or running becomes interrupted, since a
// store has one writer, and is given to `leftover`, which else stays as it is. Inside a transaction that the caller opens.
std::int64_t beginRun(SQLite::Database& database, const RunRecord& run, std::optional<Leftover>& leftover);
std::int64_t beginRun(SQLite::Database& database, const RunDescription& run);  // one that begins now, under a new name
// lastSeq, inputs: what was told, so that whoever reads knows what is missing.
void endRun(SQLite::Database& database, const std::string& uuid, std::uint64_t lastSeq, std::uint64_t inputs);
std::optional<std::int64_t> lastRun(const SQLite::Database& database);
std::uint64_t highestSlot(const SQLite::Database& database);
// Marks slots that are queued or running as interrupted; nothing when there was none. Inside a transaction that the caller opens.
std::optional<Leftover> takeLeftover(SQLite::Database& database);

}  // namespace vortex::history
