// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/pruning.h"

#include "engine/history/row_seal.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <cstdio>
#include <system_error>
#include <utility>

namespace vortex::history {
namespace {

using SQLite::Statement;

constexpr int kRowsAStep = 5'000, kSlotsAStep = 100;     // some milliseconds
constexpr int kRecipesAStep = 1'000, kSourcesAStep = 4;  // a source may have 4 MiB
constexpr std::int64_t kNsADay = 86'400'000'000'000, kNsAnHour = 3'600'000'000'000;

std::optional<SlotOutputs> nextOutputs(const SQLite::Database& database, std::uint64_t afterSlot) {
  Statement query(database, "SELECT s.slot, coalesce(s.queued_wall, u.started_wall), ifnull(s.outputs_bytes, 0), u.output_folder, "
                            "s.folder FROM slot s JOIN run u ON u.id = s.run WHERE s.folder IS NOT NULL AND "
                            "s.outputs_removed_wall IS NULL AND s.slot > ? AND s.state = 'decided' AND u.output_folder IS NOT NULL "
                            "ORDER BY s.slot LIMIT 1");
  query.bind(1, static_cast<std::int64_t>(afterSlot));
  if (!query.executeStep())
    return std::nullopt;
  return SlotOutputs{.slot = {static_cast<std::uint64_t>(query.getColumn(0).getInt64())},
                     .wall = query.getColumn(1).getInt64(),
                     .bytes = {query.getColumn(2).getInt64()},
                     .root = query.getColumn(3).getString(),
                     .folder = query.getColumn(4).getString()};
}

Bytes allOutputs(const SQLite::Database& database) {
  Statement query(database,
                  "SELECT ifnull(sum(outputs_bytes), 0) FROM slot WHERE folder IS NOT NULL AND outputs_removed_wall IS NULL");
  query.executeStep();
  return {query.getColumn(0).getInt64()};
}

std::optional<Bytes> freeOf(const std::filesystem::path& folder) {
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  return error ? std::nullopt : std::optional(Bytes{static_cast<std::int64_t>(space.available)});
}

std::string sizeText(Bytes bytes) {
  const bool large = bytes.count >= 1'000'000'000;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), large ? "%.2f GB" : "%.1f MB", static_cast<double>(bytes.count) / (large ? 1e9 : 1e6));
  return text.data();
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + (count == 1 ? one : many);
}

}  // namespace

void Pruning::again() {
  m_phase = Phase::Outputs;
  m_afterSlot = 0;
  m_count = {};
}

bool Pruning::step(SQLite::Database& database, std::int64_t run, std::int64_t nowWall) {
  m_database = &database;
  m_run = run;
  switch (m_phase) {
  case Phase::Outputs:
    if (!removeOutputs(nowWall))
      m_phase = Phase::Samples;
    return true;
  case Phase::Samples:
    if (!removeSamples(nowWall))
      m_phase = Phase::Slots;
    return true;
  case Phase::Slots:
    if (!removeSlots(nowWall))
      m_phase = Phase::Runs;
    return true;
  case Phase::Runs:
    if (!removeRuns(nowWall))
      m_phase = m_count.slotRows > 0 ? Phase::Recipes : Phase::Over;
    if (m_phase == Phase::Over)
      sayWhatWasDone();
    return m_phase != Phase::Over;
  case Phase::Recipes:
    if (removeUnused("recipe", kRecipesAStep) || removeUnused("source", kSourcesAStep))
      return true;
    m_phase = Phase::Over;
    sayWhatWasDone();
    return false;
  case Phase::Over:
    return false;
  }
  return false;
}

// One folder. What cannot be removed is passed over until the next pass.
bool Pruning::removeOutputs(std::int64_t nowWall) {
  const std::optional<SlotOutputs> oldest = nextOutputs(*m_database, m_afterSlot);
  if (!oldest || !doomOf(*oldest, {.all = allOutputs(*m_database), .free = freeOf(oldest->root)}, m_plan.limits, nowWall))
    return false;
  m_afterSlot = oldest->slot.value;
  const auto removed = m_plan.remove(oldest->root, oldest->folder);
  if (!removed) {
    if (m_count.refused++ == 0)
      m_count.refusal = removed.error();
    return true;
  }
  Statement note(*m_database, "UPDATE slot SET outputs_removed_wall = ?1, seal = " +
                                  resealed(Sealed::Slot, {{"outputs_removed_wall", "?1"}}) + " WHERE slot = ?2");
  note.bind(1, nowWall);
  note.bind(2, static_cast<std::int64_t>(oldest->slot.value));
  note.exec();
  ++m_count.folders;
  m_count.bytes += *removed;
  return true;
}

bool Pruning::removeSamples(std::int64_t nowWall) {
  Statement remove(*m_database,
                   "DELETE FROM event WHERE (run, seq) IN (SELECT e.run, e.seq FROM run u JOIN event e ON e.run = u.id "
                   "WHERE e.kind = 20 AND e.at < u.started_at + (? - u.started_wall) * u.clock_scale LIMIT ?)");
  remove.bind(1, nowWall - m_plan.limits.samplesHours * kNsAnHour);
  remove.bind(2, kRowsAStep);
  const int removed = remove.exec();
  m_count.sampleRows += static_cast<std::uint64_t>(removed);
  return removed == kRowsAStep;
}

bool Pruning::removeSlots(std::int64_t nowWall) {
  SQLite::Transaction whole(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
  m_database->exec("CREATE TEMP TABLE IF NOT EXISTS doomed(slot INTEGER PRIMARY KEY)");
  m_database->exec("DELETE FROM doomed");
  Statement find(*m_database, "INSERT INTO doomed SELECT s.slot FROM slot s JOIN run u ON u.id = s.run WHERE "
                              "s.state IN ('decided', 'interrupted') AND coalesce(s.queued_wall, u.started_wall) < ? AND "
                              "(s.folder IS NULL OR s.outputs_removed_wall IS NOT NULL OR u.output_folder IS NULL) AND "
                              "s.slot < (SELECT max(slot) FROM slot) ORDER BY s.slot LIMIT ?");
  find.bind(1, nowWall - m_plan.limits.keepDays * kNsADay);
  find.bind(2, kSlotsAStep);
  const int found = find.exec();
  if (found > 0)
    for (const char* table : {"event", "attempt", "output", "addressed", "slot"})
      m_database->exec(std::string("DELETE FROM ") + table + " WHERE slot IN (SELECT slot FROM doomed)");
  whole.commit();
  m_count.slotRows += static_cast<std::uint64_t>(found);
  return found == kSlotsAStep;
}

// The oldest run that is over, beyond the bound and without slots: its rows in pieces, itself last.
bool Pruning::removeRuns(std::int64_t nowWall) {
  Statement find(*m_database,
                 "SELECT id FROM run u WHERE id <> ? AND ifnull(ended_wall, started_wall) < ? AND NOT EXISTS (SELECT 1 "
                 "FROM slot s WHERE s.run = u.id) ORDER BY id LIMIT 1");
  find.bind(1, m_run);
  find.bind(2, nowWall - m_plan.limits.keepDays * kNsADay);
  if (!find.executeStep())
    return false;
  const std::int64_t run = find.getColumn(0).getInt64();
  find.reset();
  struct Part {
    const char *table, *key;
  };
  for (const Part& part : {Part{"event", "seq"}, Part{"input", "n"}, Part{"memory", "span, at"}, Part{"tuning", "seq, key"},
                           Part{"alarm", "raised_seq"}}) {
    const std::string key = std::string("run, ") + part.key, table = part.table;
    Statement remove(*m_database, "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table +
                                      " WHERE run = ? LIMIT ?)");
    remove.bind(1, run);
    remove.bind(2, kRowsAStep);
    if (remove.exec() == kRowsAStep)
      return true;
  }
  Statement last(*m_database, "DELETE FROM run WHERE id = ?");
  last.bind(1, run);
  last.exec();
  ++m_count.runRows;
  return true;
}

// What no slot names any more; whether there may be more.
bool Pruning::removeUnused(const std::string& table, int most) {
  Statement remove(*m_database, "DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + " WHERE id NOT IN (SELECT " +
                                    table + " FROM slot WHERE " + table + " IS NOT NULL) LIMIT ?)");
  remove.bind(1, most);
  return remove.exec() == most;
}

void Pruning::sayWhatWasDone() {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (m_count.folders > 0)
    add("the files of " + counted(m_count.folders, " slot", " slots") + ", " + sizeText(m_count.bytes));
  if (m_count.slotRows > 0)
    add("the records of " + counted(m_count.slotRows, " slot", " slots"));
  if (m_count.runRows > 0)
    add(counted(m_count.runRows, " run", " runs"));
  if (!text.empty())
    text = "removed by the history's bounds: " + text;
  if (std::exchange(m_toldRefusal, m_count.refusal) != m_count.refusal && m_count.refused > 0)
    text += (text.empty() ? "" : "; ") + counted(m_count.refused, " folder is", " folders are") +
            " kept beyond the bounds: " + m_count.refusal;
  if (!text.empty() && m_plan.tell)
    m_plan.tell("history: " + text);
}

}  // namespace vortex::history
