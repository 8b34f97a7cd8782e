// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/schema.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>

namespace vortex::history {
namespace {

constexpr std::array<const char*, kSchemaVersion> kSteps{R"sql(
CREATE TABLE store (
  uuid TEXT NOT NULL,              -- with a slot's number it names the slot for good
  made_wall INTEGER NOT NULL
);
CREATE TABLE run (                 -- one start of a program
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,            -- 'engine', or 'import' where another system told it
  program TEXT NOT NULL, version TEXT NOT NULL,
  profile TEXT NOT NULL, backend TEXT NOT NULL,
  settings TEXT NOT NULL,          -- as YAML
  started_wall INTEGER NOT NULL, started_at INTEGER NOT NULL,
  ended_wall INTEGER,              -- null: it runs, or it was killed
  last_seq INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY,
  canonical TEXT NOT NULL UNIQUE,  -- what the proof hashes
  recipe_id TEXT NOT NULL, label TEXT NOT NULL
);
CREATE TABLE slot (
  slot INTEGER PRIMARY KEY,        -- the store's counter
  run INTEGER NOT NULL REFERENCES run(id),
  recipe INTEGER REFERENCES recipe(id),
  label TEXT NOT NULL DEFAULT '', seed INTEGER,   -- the seed's 64 bits, signed as SQLite has them
  state TEXT NOT NULL,             -- queued, running, decided, interrupted
  queued_at INTEGER, started_at INTEGER, decided_at INTEGER,
  queued_wall INTEGER, air_at INTEGER, quality_level INTEGER,
  outcome TEXT, stage TEXT, reason TEXT, message TEXT,
  waited INTEGER, elapsed INTEGER, spare_to_air INTEGER, margin_generation INTEGER,
  ready INTEGER, encode INTEGER, folder TEXT, delivery_error TEXT,
  missed INTEGER NOT NULL DEFAULT 0, fallback TEXT
);
CREATE INDEX slot_by_run ON slot(run);
CREATE INDEX slot_by_outcome ON slot(outcome, slot);
CREATE INDEX slot_unfinished ON slot(state) WHERE state IN ('queued', 'running');
CREATE TABLE attempt (
  slot INTEGER NOT NULL, stage TEXT NOT NULL, n INTEGER NOT NULL,
  started_at INTEGER NOT NULL, timeout INTEGER NOT NULL,
  outcome TEXT, reason TEXT, message TEXT, elapsed INTEGER,
  cause TEXT, request_to_stopped INTEGER, drain INTEGER, released INTEGER, held INTEGER,
  peak INTEGER, operators INTEGER, longest_operator INTEGER,
  PRIMARY KEY (slot, stage, n)
) WITHOUT ROWID;
CREATE TABLE event (
  run INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  kind INTEGER NOT NULL, slot INTEGER, body BLOB NOT NULL,
  PRIMARY KEY (run, seq)
) WITHOUT ROWID;
CREATE INDEX event_by_slot ON event(slot) WHERE slot IS NOT NULL;
)sql"};

int pragma(const SQLite::Database& database, const std::string& name) {
  SQLite::Statement query(database, "PRAGMA " + name);
  return query.executeStep() ? query.getColumn(0).getInt() : 0;
}

}  // namespace

int schemaVersion(const SQLite::Database& database) { return pragma(database, "user_version"); }

bool isStore(const SQLite::Database& database) {
  if (pragma(database, "application_id") == kApplicationId)
    return true;
  SQLite::Statement tables(database, "SELECT count(*) FROM sqlite_schema");
  return tables.executeStep() && tables.getColumn(0).getInt() == 0;
}

void migrate(SQLite::Database& database) {
  for (int version = schemaVersion(database); version < kSchemaVersion; ++version) {
    SQLite::Transaction step(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(kSteps[static_cast<std::size_t>(version)]);
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(version + 1));
    step.commit();
  }
}

}  // namespace vortex::history
