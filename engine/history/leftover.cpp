// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/leftover.h"

#include "engine/history/column.h"
#include "engine/history/database_file.h"
#include "engine/history/row_seal.h"

#include <SQLiteCpp/Statement.h>

namespace vortex::history {
namespace {

std::vector<LeftSlot> slotsOf(const SQLite::Database& database) {
  SQLite::Statement query(database,
                          "SELECT s.slot, s.state = 'running', r.recipe_id, s.label, r.canonical, f.name, s.source_line, "
                          "s.seed, s.on_cadence, u.started_wall + cast((s.air_at - u.started_at) / u.clock_scale AS "
                          "INTEGER), s.rerun_of FROM slot s JOIN run u ON u.id = s.run LEFT JOIN recipe r ON r.id = s.recipe LEFT "
                          "JOIN source f ON f.id = s.source WHERE s.state IN ('queued', 'running') ORDER BY s.slot LIMIT ?");
  query.bind(1, Leftover::kMostSlots);
  std::vector<LeftSlot> slots;
  while (query.executeStep()) {
    LeftSlot left{.slot = {static_cast<std::uint64_t>(query.getColumn(0).getInt64())},
                  .wasRunning = query.getColumn(1).getInt() != 0,
                  .recipeId = textOf(query.getColumn(2)),
                  .label = textOf(query.getColumn(3)),
                  .canonicalJson = textOf(query.getColumn(4)),
                  .sourceName = textOf(query.getColumn(5)),
                  .sourceLine = query.getColumn(6).getInt(),
                  .seed = {},
                  .onCadence = query.getColumn(8).getInt() != 0,
                  .airWall = {},
                  .rerunOf = {}};
    if (!query.getColumn(7).isNull())
      left.seed = static_cast<std::uint64_t>(query.getColumn(7).getInt64());
    if (!query.getColumn(9).isNull())
      left.airWall = query.getColumn(9).getInt64();
    if (!query.getColumn(10).isNull())
      left.rerunOf = SlotId{static_cast<std::uint64_t>(query.getColumn(10).getInt64())};
    slots.push_back(std::move(left));
  }
  return slots;
}

}  // namespace

std::optional<Leftover> takeLeftover(SQLite::Database& database) {
  // The latest run that has any: a store has one writer, so an earlier one's were marked when that began.
  SQLite::Statement query(database, "SELECT u.uuid, u.program, u.version, u.profile, u.backend, u.settings, "
                                    "sum(s.state = 'running'), sum(s.state = 'queued') FROM slot s JOIN run u ON u.id = s.run "
                                    "WHERE s.state IN ('queued', 'running') GROUP BY u.id ORDER BY u.id DESC LIMIT 1");
  if (!query.executeStep())
    return std::nullopt;
  Leftover left{.runUuid = query.getColumn(0).getString(),
                .program = query.getColumn(1).getString(),
                .version = query.getColumn(2).getString(),
                .profile = query.getColumn(3).getString(),
                .backend = query.getColumn(4).getString(),
                .settings = query.getColumn(5).getString(),
                .running = query.getColumn(6).getInt(),
                .queued = query.getColumn(7).getInt(),
                .undecided = slotsOf(database)};
  query.reset();
  database.exec("UPDATE slot SET state = 'interrupted', seal = " + resealed(Sealed::Slot, {{"state", "'interrupted'"}}) +
                " WHERE state IN ('queued', 'running')");
  return left;
}

}  // namespace vortex::history
