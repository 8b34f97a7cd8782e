// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/foreign_database.h"

#include "engine/history/disk_error.h"
#include "engine/history/row_seal.h"
#include "engine/history/schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <system_error>
#include <utility>

namespace vortex::history {
namespace {

constexpr int kForeignBusyMs = 2'000;
constexpr int kStepsACall = 10'000;  // between two calls of the progress handler
constexpr int kLongestText = 1 << 20;
constexpr int kMostSchemaRows = 200;

void setUp(SQLite::Database& database) {
  addRowSeal(database);
  sqlite3* const handle = database.getHandle();
  for (const auto& [option, value] : std::array<std::pair<int, int>, 4>{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                                         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                                         {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                                                         {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}}})
    sqlite3_db_config(handle, option, value, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, ForeignDatabase::kLongestValue);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
  database.exec("PRAGMA query_only = ON");
  database.exec("PRAGMA cell_size_check = ON");
  database.exec("PRAGMA mmap_size = 0");  // a file that shrinks while it is mapped would be a SIGBUS
}

// As a URI, so that it can be said that nobody writes it.
std::string immutableUri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '?' || c == '#' || c == '%') {
      std::array<char, 4> escaped{};
      std::snprintf(escaped.data(), escaped.size(), "%%%02X", static_cast<unsigned>(c));
      uri += escaped.data();
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

std::unique_ptr<SQLite::Database> opened(const std::filesystem::path& file) {
  auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY, kForeignBusyMs);
  setUp(*database);
  schemaVersion(*database);  // the first look at the file
  return database;
}

// On a medium that cannot be written, SQLite cannot make the file that readers of a WAL share. Nobody can write there, either.
std::unique_ptr<SQLite::Database> openedWhereNothingCanBeWritten(const std::filesystem::path& file) {
  auto database = std::make_unique<SQLite::Database>(immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI, kForeignBusyMs);
  setUp(*database);
  return database;
}

bool hasLog(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file.string() + "-wal", error);
  return !error && size > 0;
}

FileFault faultOf(const SQLite::Exception& error) {
  switch (error.getErrorCode() & 0xff) {
  case SQLITE_CORRUPT:
    return FileFault::Damaged;
  case SQLITE_NOTADB:
    return FileFault::NotOurs;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return FileFault::Busy;
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_READONLY:
    return FileFault::OutOfReach;
  default:  // SQLite's numbers are no enumeration of ours
    return FileFault::Other;
  }
}

// SQLite writes it in capitals, and reads it in any.
bool isVirtual(std::string_view statement) {
  constexpr std::string_view kBegins = "CREATE VIRTUAL";
  return statement.size() >= kBegins.size() && sqlite3_strnicmp(statement.data(), kBegins.data(), kBegins.size()) == 0;
}

std::string quoted(std::string text) {
  constexpr std::size_t kShown = 60;
  if (text.size() > kShown)
    text = text.substr(0, kShown) + "…";
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20)
      c = '?';
  return "'" + text + "'";
}

}  // namespace

ForeignDatabase::ForeignDatabase(std::filesystem::path file, std::unique_ptr<SQLite::Database> database, std::int64_t mostSteps)
    : m_file(std::move(file)), m_watch(std::make_unique<Watch>(mostSteps)), m_database(std::move(database)) {
  sqlite3_progress_handler(
      m_database->getHandle(), kStepsACall,
      [](void* to) {
        auto& watch = *static_cast<Watch*>(to);
        watch.steps += kStepsACall;
        watch.ended = watch.steps > watch.most;
        return watch.ended ? 1 : 0;
      },
      m_watch.get());
}
ForeignDatabase::ForeignDatabase(ForeignDatabase&&) noexcept = default;
ForeignDatabase& ForeignDatabase::operator=(ForeignDatabase&&) noexcept = default;
ForeignDatabase::~ForeignDatabase() = default;

tl::expected<ForeignDatabase, FileTrouble> ForeignDatabase::open(const std::filesystem::path& file, std::int64_t mostSteps) {
  const auto trouble = [&](FileFault fault, std::string detail) {
    return tl::unexpected(FileTrouble{.fault = fault, .file = file.string(), .detail = std::move(detail)});
  };
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found)
    return trouble(FileFault::NoFile, "there is no such file");
  if (!std::filesystem::status_known(status))
    return trouble(FileFault::OutOfReach, "cannot be looked at: " + error.message());
  if (!std::filesystem::is_regular_file(status))
    return trouble(FileFault::NoPlainFile, "is no file that a history could be in");
  std::unique_ptr<SQLite::Database> database;
  try {
    try {
      database = opened(file);
    } catch (const SQLite::Exception& failure) {
      if ((failure.getErrorCode() != SQLITE_CANTOPEN && failure.getErrorCode() != SQLITE_READONLY) || hasLog(file))
        throw;
      database = openedWhereNothingCanBeWritten(file);
    }
    ForeignDatabase result(file, std::move(database), mostSteps);
    const auto why = result.guarded([&] { return result.refuse(); });
    if (!why)
      return tl::unexpected(why.error());
    if (*why)
      return trouble((*why)->fault, (*why)->why);
    return result;
  } catch (const SQLite::Exception& failure) {
    return trouble(faultOf(failure), failure.what());
  }
}

std::optional<ForeignDatabase::Refusal> ForeignDatabase::refuse() {
  if (!isStore(*m_database))
    return Refusal{FileFault::NotOurs, "is no history of this program"};
  if (kindOf(*m_database) == FileKind::Capture) {
    m_watch->most = std::min(m_watch->most, kMostStepsOfCapture);
    sqlite3_limit(m_database->getHandle(), SQLITE_LIMIT_LENGTH, kLongestValueOfCapture);
  }
  m_version = schemaVersion(*m_database);
  if (m_version <= 0)
    return Refusal{FileFault::Empty, "holds nothing yet"};
  const auto odd = [](std::string why) { return Refusal{FileFault::OddSchema, std::move(why)}; };
  std::vector<std::string> tables;
  Query schema(*this, "SELECT type, name, sql FROM sqlite_schema LIMIT " + std::to_string(kMostSchemaRows + 1));
  while (schema.next()) {
    const std::string type = schema.text(0), name = schema.text(1);
    if (type != "table" && type != "index")
      return odd("holds a " + type + " named " + quoted(name) + "; a history has tables and indexes only");
    if (type == "table" && isVirtual(schema.text(2)))
      return odd("holds a virtual table named " + quoted(name) + "; a history has plain tables only");
    if (type == "table")
      tables.push_back(name);
    if (tables.size() == kMostSchemaRows)
      return odd("holds " + std::to_string(kMostSchemaRows) + " tables and more; a history has fewer");
  }
  for (const std::string& table : tables) {
    Query columns(*this, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 0");
    columns << table;
    if (columns.next())
      return odd("computes the column " + quoted(columns.text(0)) + " of table " + quoted(table) +
                 "; a history stores what it holds");
  }
  return std::nullopt;
}

FileTrouble ForeignDatabase::complaintOf(const SQLite::Exception& error) const {
  if (m_watch->ended)
    return {.fault = FileFault::Endless,
            .file = m_file.string(),
            .detail = "a query found nothing within " + std::to_string(m_watch->most) + " steps and was ended"};
  const SQLite::Exception known = asItIs(*m_database, error);
  const FileFault fault = faultOf(known);
  if (fault == FileFault::Other && m_version > kSchemaVersion)
    return {.fault = FileFault::Later,
            .file = m_file.string(),
            .detail = std::string("a later program made it, and what it holds cannot be read here: ") + known.what()};
  return {.fault = fault, .file = m_file.string(), .detail = known.what()};
}

Query::Query(const ForeignDatabase& database, const std::string& sql)
    : m_watch(*database.m_watch), m_statement(*database.m_database, sql) {}

bool Query::next() {
  m_watch.steps = 0;
  m_watch.ended = false;
  return m_statement.executeStep();
}

void Query::wrong(int column, const char* wanted) const {
  throw Damaged("damaged: " + std::string(m_statement.getColumn(column).getName()) + " holds no " + wanted);
}

std::optional<std::int64_t> Query::optionalInteger(int column) const {
  const auto value = m_statement.getColumn(column);
  if (value.isNull())
    return std::nullopt;
  if (!value.isInteger())
    wrong(column, "whole number");
  return value.getInt64();
}

std::int64_t Query::integer(int column) const {
  const auto value = optionalInteger(column);
  if (!value)
    wrong(column, "whole number");
  return *value;
}

double Query::real(int column) const {
  const auto value = m_statement.getColumn(column);
  if (!value.isFloat() && !value.isInteger())
    wrong(column, "number");
  return value.getDouble();
}

std::string Query::text(int column) const {
  const auto value = m_statement.getColumn(column);
  if (value.isNull())
    return {};
  if (!value.isText() || value.getBytes() > kLongestText)
    wrong(column, "text of at most 1 MiB");
  return value.getString();
}

std::span<const std::byte> Query::blob(int column) const {
  const auto value = m_statement.getColumn(column);
  if (!value.isBlob())
    wrong(column, "bytes");
  const auto* const bytes = static_cast<const std::byte*>(value.getBlob());
  return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(value.getBytes())};
}

}  // namespace vortex::history
