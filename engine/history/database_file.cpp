// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/database_file.h"

#include "engine/history/schema.h"
#include "engine/history/uuid.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <system_error>

namespace vortex::history {
namespace {

constexpr int kBusyMs = 2'000;  // readers hold the database for milliseconds
constexpr const char* kParts[] = {"", "-wal", "-shm"};

bool saysDamaged(const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

SQLite::Database opened(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyMs);
  database.exec("PRAGMA journal_mode = WAL");
  // The ring, not fsync, is what a kill cannot take; a loss of power may take the last commits, never the database's soundness.
  database.exec("PRAGMA synchronous = NORMAL");
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec("PRAGMA cell_size_check = ON");
  return database;
}

// Name and reason, or nothing when all its parts lie elsewhere now.
std::string moveAside(const std::filesystem::path& file, const std::string& to) {
  for (const char* part : kParts) {
    std::error_code error;
    std::filesystem::rename(file.string() + part, to + part, error);
    if (error && error != std::errc::no_such_file_or_directory)
      return file.string() + part + " is damaged and cannot be set aside: " + error.message();
  }
  return {};
}

}  // namespace

tl::expected<WritableDatabase, std::string> openForWriting(const std::filesystem::path& file) {
  std::string setAside;
  for (int attempt = 0;; ++attempt) {
    try {
      SQLite::Database database = opened(file);
      if (!isStore(database))
        return tl::unexpected(file.string() + ": is a database, but not a history of this program; it is left as it is");
      if (const int version = schemaVersion(database); version > kSchemaVersion)
        return tl::unexpected(file.string() + ": a later program made it (version " + std::to_string(version) +
                              ", this one writes " + std::to_string(kSchemaVersion) + "); it can be read, not written");
      migrate(database);
      return WritableDatabase{std::move(database), setAside};
    } catch (const SQLite::Exception& error) {
      if (!saysDamaged(error) || attempt > 0)
        return tl::unexpected(file.string() + ": " + error.what());
      setAside = file.string() + ".damaged-" + std::to_string(wallNow() / 1'000'000'000);
      if (const std::string why = moveAside(file, setAside); !why.empty())
        return tl::unexpected(why);
    }
  }
}

std::int64_t beginRun(SQLite::Database& database, const RunDescription& run) {
  SQLite::Statement store(database, "INSERT INTO store(uuid, made_wall) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM store)");
  store.bind(1, newUuid());
  store.bind(2, wallNow());
  store.exec();
  SQLite::Statement insert(database, "INSERT INTO run(uuid, origin, program, version, profile, backend, settings, started_wall, "
                                     "output_folder, clock_scale, started_at) VALUES(?, 'engine', ?, ?, ?, ?, ?, ?, ?, ?, 0)");
  insert.bind(1, newUuid());
  insert.bind(2, run.program);
  insert.bind(3, run.version);
  insert.bind(4, run.profile);
  insert.bind(5, run.backend);
  insert.bind(6, run.settings);
  insert.bind(7, wallNow());
  if (!run.outputFolder.empty())
    insert.bind(8, run.outputFolder.string());
  insert.bind(9, run.clockScale);
  insert.exec();
  return database.getLastInsertRowid();
}

void endRun(SQLite::Database& database, std::int64_t run, std::uint64_t lastSeq, std::uint64_t inputs) {
  SQLite::Statement update(database, "UPDATE run SET ended_wall = ?, last_seq = max(last_seq, ?), inputs = ? WHERE id = ?");
  update.bind(1, wallNow());
  update.bind(2, static_cast<std::int64_t>(lastSeq));
  update.bind(3, static_cast<std::int64_t>(inputs));
  update.bind(4, run);
  update.exec();
}

std::optional<std::int64_t> lastRun(const SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT id FROM run WHERE origin = 'engine' ORDER BY id DESC LIMIT 1");
  return query.executeStep() ? std::optional(query.getColumn(0).getInt64()) : std::nullopt;
}

std::uint64_t highestSlot(const SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT ifnull(max(slot), 0) FROM slot");
  return query.executeStep() ? static_cast<std::uint64_t>(query.getColumn(0).getInt64()) : 0;
}

}  // namespace vortex::history
