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
)sql",
                                                         R"sql(
ALTER TABLE run ADD COLUMN clock_scale REAL NOT NULL DEFAULT 1; -- engine seconds per second of wall time
ALTER TABLE run ADD COLUMN device TEXT;                         -- as the device said it of itself, when it was ready last
ALTER TABLE run ADD COLUMN build TEXT;
ALTER TABLE run ADD COLUMN output_folder TEXT;                  -- absolute; slots' folders are made in it
ALTER TABLE run ADD COLUMN inputs INTEGER;                      -- how many were told in all; null: it runs, or it was killed
ALTER TABLE slot ADD COLUMN source INTEGER REFERENCES source(id);
ALTER TABLE slot ADD COLUMN source_line INTEGER;                -- where the recipe begins in it, from 1
ALTER TABLE slot ADD COLUMN on_cadence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE slot ADD COLUMN foreign_slot INTEGER;               -- of an imported one: its number where it came from
ALTER TABLE slot ADD COLUMN rerun_of INTEGER;                   -- the slot that it runs again
ALTER TABLE slot ADD COLUMN outputs_bytes INTEGER;              -- of the files in its folder
ALTER TABLE slot ADD COLUMN outputs_removed_wall INTEGER;       -- retention took its folder
CREATE TABLE source (              -- a recipe file as it was given
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE, name TEXT NOT NULL, size INTEGER NOT NULL,
  bytes BLOB                       -- null: too large to be kept
);
CREATE TABLE output (              -- what a slot's stages made, by digest; it outlives the files
  slot INTEGER NOT NULL, kind TEXT NOT NULL,
  dtype TEXT NOT NULL, shape TEXT NOT NULL, sha256 TEXT NOT NULL,
  file TEXT,                       -- in the slot's folder; null where none is kept
  bytes INTEGER,
  PRIMARY KEY (slot, kind)
) WITHOUT ROWID;
CREATE TABLE memory (              -- samples folded by time, so that a day costs pixels and not samples
  run INTEGER NOT NULL, span INTEGER NOT NULL, at INTEGER NOT NULL,  -- ns; a multiple of span
  samples INTEGER NOT NULL, total INTEGER NOT NULL,
  used_min INTEGER NOT NULL, used_max INTEGER NOT NULL,
  reserved_min INTEGER NOT NULL, reserved_max INTEGER NOT NULL,
  resident_min INTEGER NOT NULL, resident_max INTEGER NOT NULL,
  audio_min INTEGER NOT NULL, audio_max INTEGER NOT NULL,
  image_min INTEGER NOT NULL, image_max INTEGER NOT NULL,
  video_min INTEGER NOT NULL, video_max INTEGER NOT NULL,
  clip_min INTEGER NOT NULL, clip_max INTEGER NOT NULL,
  PRIMARY KEY (run, span, at)
) WITHOUT ROWID;
CREATE INDEX slot_by_ancestor ON slot(rerun_of) WHERE rerun_of IS NOT NULL;
CREATE INDEX slot_interrupted ON slot(slot) WHERE state = 'interrupted';
CREATE INDEX event_of_memory ON event(run, at) WHERE kind = 20;
CREATE INDEX slot_with_outputs ON slot(slot) WHERE folder IS NOT NULL AND outputs_removed_wall IS NULL;
CREATE TABLE tuning (              -- what an operator set, when
  run INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  key TEXT NOT NULL, was TEXT NOT NULL, became TEXT NOT NULL,        -- as the config writes them
  PRIMARY KEY (run, seq, key)
) WITHOUT ROWID;
CREATE TABLE alarm (               -- from where one was raised until it was none any more
  run INTEGER NOT NULL, raised_seq INTEGER NOT NULL,
  alarm TEXT NOT NULL, priority TEXT NOT NULL, state TEXT NOT NULL, text TEXT NOT NULL,
  raised INTEGER NOT NULL,         -- how many times in the run so far
  raised_at INTEGER NOT NULL, acknowledged_at INTEGER, returned_at INTEGER, ended_at INTEGER,
  PRIMARY KEY (run, raised_seq)
) WITHOUT ROWID;
CREATE TABLE input (               -- what the scheduler was told, so that a replay is exact (schedule/input_codec.h)
  run INTEGER NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL,
  kind INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (run, n)
) WITHOUT ROWID;
)sql",
                                                         R"sql(
ALTER TABLE run ADD COLUMN user TEXT;          -- whom the program ran as
ALTER TABLE tuning ADD COLUMN who TEXT;        -- that user, and the program that they tuned in
ALTER TABLE run ADD COLUMN seal INTEGER;       -- row_seal.h: over the other columns of the row; null: written before version 3
ALTER TABLE recipe ADD COLUMN seal INTEGER;
ALTER TABLE slot ADD COLUMN seal INTEGER;
ALTER TABLE attempt ADD COLUMN seal INTEGER;
ALTER TABLE event ADD COLUMN seal INTEGER;
ALTER TABLE input ADD COLUMN seal INTEGER;
ALTER TABLE output ADD COLUMN seal INTEGER;
ALTER TABLE tuning ADD COLUMN seal INTEGER;
)sql",
                                                         R"sql(
CREATE TABLE addressed (           -- what a person said of a slot that left no clip: it needs no rerun (any more)
  slot INTEGER NOT NULL, wall INTEGER NOT NULL,
  who TEXT NOT NULL,
  comment TEXT NOT NULL,           -- '' takes back what was said before; the newest counts
  PRIMARY KEY (slot, wall)
) WITHOUT ROWID;
)sql",
                                                         R"sql(
CREATE TABLE capture (             -- what was captured, and what was said of it: again what its events say
  run INTEGER NOT NULL, started_seq INTEGER NOT NULL, started_at INTEGER NOT NULL,
  label TEXT NOT NULL, notes TEXT NOT NULL, workload TEXT NOT NULL,
  seed INTEGER NOT NULL, slots INTEGER NOT NULL, lasts INTEGER NOT NULL, warm_up INTEGER NOT NULL,
  machine TEXT NOT NULL,
  file TEXT NOT NULL,              -- where it was begun
  verdict TEXT, verdict_text TEXT, -- the last
  ended_at INTEGER, ended TEXT,    -- null: it runs, or its program was killed
  PRIMARY KEY (run, started_seq)
) WITHOUT ROWID;
CREATE TABLE snapshot (            -- of the device's allocations, as PyTorch writes them down
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,       -- of its file, without a folder, as memory_snapshot tells it
  size INTEGER NOT NULL
);
CREATE TABLE snapshot_part (       -- its bytes, 1 MiB at a time
  snapshot INTEGER NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (snapshot, n)
);
)sql"};

int pragma(const SQLite::Database& database, const std::string& name) {
  SQLite::Statement query(database, "PRAGMA " + name);
  return query.executeStep() ? query.getColumn(0).getInt() : 0;
}

}  // namespace

int schemaVersion(const SQLite::Database& database) { return pragma(database, "user_version"); }

std::optional<FileKind> kindOf(const SQLite::Database& database) {
  const int id = pragma(database, "application_id");
  for (const FileKind kind : {FileKind::History, FileKind::Capture})
    if (id == static_cast<int>(kind))
      return kind;
  return std::nullopt;
}

bool isStore(const SQLite::Database& database) {
  if (kindOf(database))
    return true;
  SQLite::Statement tables(database, "SELECT count(*) FROM sqlite_schema");
  return tables.executeStep() && tables.getColumn(0).getInt() == 0;
}

void migrate(SQLite::Database& database, int to, FileKind kind) {
  kind = kindOf(database).value_or(kind);
  for (int version = schemaVersion(database); version < to; ++version) {
    SQLite::Transaction step(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(kSteps[static_cast<std::size_t>(version)]);
    database.exec("PRAGMA application_id = " + std::to_string(static_cast<int>(kind)));
    database.exec("PRAGMA user_version = " + std::to_string(version + 1));
    step.commit();
  }
}

}  // namespace vortex::history
