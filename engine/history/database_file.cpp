// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/database_file.h"

#include "engine/history/disk_error.h"
#include "engine/history/row_seal.h"
#include "engine/history/schema.h"
#include "engine/history/uuid.h"

#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

namespace vortex::history {
namespace {

constexpr int kBusyMs = 2'000;  // readers hold the database for milliseconds
// The database last: until it is moved the file that is opened is the damaged one.
constexpr std::array kParts{"-wal", "-shm", ""};

std::string laterText(const std::filesystem::path& file, int version) {
  return file.string() + ": a later program made it (version " + std::to_string(version) + ", this one writes " +
         std::to_string(kSchemaVersion) + "); it can be read, not written";
}
std::string foreignText(const std::filesystem::path& file, FileKind kind) {
  return file.string() + ": is a database, but not a " + (kind == FileKind::History ? "history" : "capture") +
         " of this program; it is left as it is";
}

// The tables as this version makes them; anything else under our name and version is damage, and would be an "SQL logic error"
// later.
std::string tablesOf(const SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
                                    "name NOT LIKE 'sqlite_stat%' ORDER BY type, name)");
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}
const std::string& presentTables() {
  static const std::string kTables = [] {
    SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(fresh);
    return tablesOf(fresh);
  }();
  return kTables;
}

void checkpointAtEnd(const SQLite::Database& database, bool doIt) {
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, doIt ? 0 : 1, nullptr);
}

bool isFree(const std::string& name) {
  for (const char* part : kParts)
    if (std::filesystem::symlink_status(name + part).type() != std::filesystem::file_type::not_found)
      return false;
  return true;
}

void makeReady(SQLite::Database& database, const std::filesystem::path& file, FileKind kind) {
  checkpointAtEnd(database, false);
  addRowSeal(database);
  if (!isStore(database) || kindOf(database).value_or(kind) != kind)
    throw NotOurs(foreignText(file, kind));
  if (const int version = schemaVersion(database); version > kSchemaVersion)
    throw NotOurs(laterText(file, version));
  database.exec("PRAGMA journal_mode = WAL");
  // The ring, not fsync, is what a kill cannot take; a loss of power may take the last commits, never the database's soundness.
  database.exec("PRAGMA synchronous = NORMAL");
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec("PRAGMA cell_size_check = ON");
  migrate(database, kSchemaVersion, kind);
  if (tablesOf(database) != presentTables())
    throw SQLite::Exception("its tables are not those of version " + std::to_string(kSchemaVersion), SQLITE_CORRUPT);
  checkpointAtEnd(database, true);
}

}  // namespace

std::optional<std::string> notOursByItsHead(const std::filesystem::path& file, FileKind kind) {
  std::array<char, 100> head{};
  std::ifstream in(file, std::ios::binary);
  if (!in.read(head.data(), head.size()) || std::string_view(head.data(), 16) != std::string_view("SQLite format 3\0", 16))
    return std::nullopt;  // none, empty or damaged: opening it tells
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value = value << 8 | static_cast<unsigned char>(head.at(at + i));
    return value;
  };
  const std::uint32_t cookie = number(40), version = number(60), application = number(68);
  if (application != static_cast<std::uint32_t>(kind))
    return cookie == 0 ? std::nullopt : std::optional(foreignText(file, kind));
  const auto ours = static_cast<std::uint32_t>(kSchemaVersion);
  return version > ours && version < 0x8000'0000U ? std::optional(laterText(file, static_cast<int>(version))) : std::nullopt;
}

SQLite::Database openForWriting(const std::filesystem::path& file, FileKind kind) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyMs);
  try {
    makeReady(database, file, kind);
  } catch (const SQLite::Exception& error) {
    throw asItIs(database, error);
  }
  return database;
}

void leaveAsItIs(const SQLite::Database& database) { checkpointAtEnd(database, false); }

bool saysDamaged(const SQLite::Exception& error) {
  const int code = error.getErrorCode() & 0xff;
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

std::string setAside(const std::filesystem::path& file) {
  const std::string first = file.string() + ".damaged-" + std::to_string(wallNow() / 1'000'000'000);
  std::string to = first;
  for (int n = 2; !isFree(to); ++n)
    to = first + "-" + std::to_string(n);
  for (const char* part : kParts) {
    std::error_code error;
    std::filesystem::rename(file.string() + part, to + part, error);
    if (error && error != std::errc::no_such_file_or_directory)
      throw std::runtime_error(file.string() + part + " is damaged and cannot be set aside: " + error.message());
  }
  return to;
}

std::optional<std::uint64_t> highestSlotOf(const std::filesystem::path& file) {
  for (const char* how : {"?mode=ro", "?immutable=1"}) {  // the latter where a folder that cannot be written denies it the -shm
    std::error_code none;
    if (how[1] == 'i' && std::filesystem::file_size(file.string() + "-wal", none) > 0 && !none)
      continue;  // it would be passed over
    try {
      const SQLite::Database database("file:" + file.string() + how, SQLite::OPEN_READONLY | SQLite::OPEN_URI);
      return isStore(database) && schemaVersion(database) > 0 ? std::optional(highestSlot(database)) : std::nullopt;
    } catch (const SQLite::Exception&) {
      continue;  // the other way, or not at all: the caller's answer is "unknown"
    }
  }
  return std::nullopt;
}

std::int64_t beginRun(SQLite::Database& database, const RunRecord& record, std::optional<Leftover>& leftover) {
  SQLite::Statement store(database, "INSERT INTO store(uuid, made_wall) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM store)");
  store.bind(1, newUuid());
  store.bind(2, wallNow());
  store.exec();
  SQLite::Statement insert(
      database, "INSERT OR IGNORE INTO run(uuid, origin, program, version, profile, backend, settings, "
                "started_wall, output_folder, clock_scale, user, started_at) VALUES(?, 'engine', ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)");
  insert.bind(1, record.uuid);
  insert.bind(2, record.run.program);
  insert.bind(3, record.run.version);
  insert.bind(4, record.run.profile);
  insert.bind(5, record.run.backend);
  insert.bind(6, record.run.settings);
  insert.bind(7, record.wall);
  if (!record.run.outputFolder.empty())
    insert.bind(8, record.run.outputFolder.string());
  insert.bind(9, record.run.clockScale);
  if (!record.user.empty())
    insert.bind(10, record.user);
  if (insert.exec() > 0) {  // a slot of ours cannot be among them yet
    if (auto left = takeLeftover(database))
      leftover = std::move(left);
    SQLite::Statement seal(database, "UPDATE run SET seal = " + sealOf(Sealed::Run) + " WHERE uuid = ?");
    seal.bind(1, record.uuid);
    seal.exec();
  }
  SQLite::Statement find(database, "SELECT id FROM run WHERE uuid = ?");
  find.bind(1, record.uuid);
  if (!find.executeStep())
    throw SQLite::Exception("the run that was just begun is not found", SQLITE_CORRUPT);
  return find.getColumn(0).getInt64();
}

std::int64_t beginRun(SQLite::Database& database, const RunDescription& run) {
  std::optional<Leftover> ofNobody;
  return beginRun(database, {.uuid = newUuid(), .wall = wallNow(), .run = run, .user = userName()}, ofNobody);
}

void endRun(SQLite::Database& database, const std::string& uuid, std::uint64_t lastSeq, std::uint64_t inputs) {
  SQLite::Statement update(database,
                           "UPDATE run SET ended_wall = ?1, last_seq = max(last_seq, ?2), inputs = ?3, seal = " +
                               resealed(Sealed::Run, {{"ended_wall", "?1"}, {"last_seq", "max(last_seq, ?2)"}, {"inputs", "?3"}}) +
                               " WHERE uuid = ?4");
  update.bind(1, wallNow());
  update.bind(2, static_cast<std::int64_t>(lastSeq));
  update.bind(3, static_cast<std::int64_t>(inputs));
  update.bind(4, uuid);
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
