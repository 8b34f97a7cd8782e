// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/recorded_slot.h"

#include "engine/history/column.h"
#include "engine/history/schema.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

namespace vortex::history {
namespace {

constexpr int kReaderBusyMs = 2'000;
constexpr int kMostInterrupted = 100'000;

SQLite::Database openRecorded(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY, kReaderBusyMs);
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec("PRAGMA query_only = ON");
  if (!isStore(database) || schemaVersion(database) < 2)
    throw SQLite::Exception("is no history that slots can be made again from");
  return database;
}

// A tuning counts when it was told before the slot's start; one that was never started takes all of them.
std::vector<std::string> tunedUntil(const SQLite::Database& database, std::int64_t run, const SQLite::Column& startedAt) {
  SQLite::Statement query(database, "SELECT key, became FROM tuning WHERE run = ? AND (?2 IS NULL OR at <= ?2) ORDER BY seq, key");
  query.bind(1, run);
  if (!startedAt.isNull())
    query.bind(2, startedAt.getInt64());
  std::vector<std::string> tuned;
  while (query.executeStep())
    tuned.push_back(query.getColumn(0).getString() + "=" + query.getColumn(1).getString());
  return tuned;
}

}  // namespace

tl::expected<std::vector<RecordedSlot>, std::string> recordedSlots(const std::filesystem::path& file,
                                                                   const std::vector<SlotId>& wanted) try {
  const SQLite::Database database = openRecorded(file);
  SQLite::Statement query(database, "SELECT s.state, s.label, r.canonical, s.seed, u.profile, u.backend, u.origin, u.settings, "
                                    "s.rerun_of, s.run, s.started_at FROM slot s JOIN run u ON u.id = s.run LEFT JOIN recipe r ON "
                                    "r.id = s.recipe WHERE s.slot = ?");
  std::vector<RecordedSlot> found;
  for (const SlotId slot : wanted) {
    query.bind(1, static_cast<std::int64_t>(slot.value));
    if (!query.executeStep())
      return tl::unexpected(file.string() + ": slot " + std::to_string(slot.value) + " is not in the history");
    RecordedSlot one{.slot = slot,
                     .state = textOf(query.getColumn(0)),
                     .label = textOf(query.getColumn(1)),
                     .canonicalJson = textOf(query.getColumn(2)),
                     .seed = {},
                     .profile = textOf(query.getColumn(4)),
                     .backend = textOf(query.getColumn(5)),
                     .origin = textOf(query.getColumn(6)),
                     .settings = textOf(query.getColumn(7)),
                     .tuned = tunedUntil(database, query.getColumn(9).getInt64(), query.getColumn(10)),
                     .rerunOf = {}};
    if (!query.getColumn(3).isNull())
      one.seed = static_cast<std::uint64_t>(query.getColumn(3).getInt64());
    if (!query.getColumn(8).isNull())
      one.rerunOf = SlotId{static_cast<std::uint64_t>(query.getColumn(8).getInt64())};
    found.push_back(std::move(one));
    query.reset();
  }
  return found;
} catch (const SQLite::Exception& error) {
  return tl::unexpected(file.string() + ": " + error.what());
}

tl::expected<std::vector<SlotId>, std::string> interruptedSlots(const std::filesystem::path& file) try {
  const SQLite::Database database = openRecorded(file);
  SQLite::Statement query(database,
                          "SELECT slot FROM slot s WHERE state = 'interrupted' AND NOT EXISTS (SELECT 1 FROM slot r WHERE "
                          "r.rerun_of = s.slot) ORDER BY slot LIMIT ?");
  query.bind(1, kMostInterrupted);
  std::vector<SlotId> slots;
  while (query.executeStep())
    slots.push_back({static_cast<std::uint64_t>(query.getColumn(0).getInt64())});
  return slots;
} catch (const SQLite::Exception& error) {
  return tl::unexpected(file.string() + ": " + error.what());
}

}  // namespace vortex::history
