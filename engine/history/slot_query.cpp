// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/slot_query.h"

#include "engine/history/addressed.h"
#include "engine/history/row_seal.h"

#include <string>
#include <variant>

namespace vortex::history {
namespace {

// What came with version 2 of the schema is written as it was before where the store is older.
std::string selection(const ForeignDatabase& database) {
  const bool v2 = database.version() >= 2;
  return "SELECT s.slot, u.uuid, u.profile, u.backend, u.origin, r.recipe_id, s.label, s.seed, s.state, s.outcome, s.stage, "
         "s.reason, "
         "s.message, s.queued_wall, s.waited, s.elapsed, s.spare_to_air, s.margin_generation, s.ready, s.folder, s.missed, "
         "s.queued_at, s.started_at, s.decided_at, s.air_at, s.quality_level, s.encode, s.delivery_error, s.fallback, s.run, "
         "u.started_wall, u.started_at, " +
         std::string(v2 ? "u.clock_scale, s.foreign_slot, s.rerun_of, s.outputs_removed_wall, f.name, s.source_line"
                        : "1.0, NULL, NULL, NULL, NULL, NULL") +
         ", " + isBroken(Sealed::Slot, database.version(), "s.") + " OR " + isBroken(Sealed::Recipe, database.version(), "r.") +
         " FROM slot s JOIN run u ON u.id = s.run LEFT JOIN recipe r ON r.id = s.recipe " +
         (v2 ? "LEFT JOIN source f ON f.id = s.source " : "");
}

std::optional<Time> timeOf(const Query& row, int column) {
  const auto at = row.optional<Duration>(column);
  return at ? std::optional(Time{*at}) : std::nullopt;
}

// Of a row that is not what was written nothing is told but its number, its run and that.
SlotLine damagedLine(const Query& row) {
  SlotLine line;
  line.slot = SlotId{static_cast<std::uint64_t>(row.integer(0))};
  line.runUuid = row.text(1);
  line.run = row.integer(29);
  line.state = "damaged";
  return line;
}

SlotLine lineOf(const Query& row) {
  SlotLine line;
  line.slot = SlotId{static_cast<std::uint64_t>(row.integer(0))};
  line.runUuid = row.text(1);
  line.profile = row.text(2);
  line.backend = row.text(3);
  line.origin = row.text(4);
  line.recipeId = row.text(5);
  line.label = row.text(6);
  if (const auto seed = row.optionalInteger(7))
    line.seed = static_cast<std::uint64_t>(*seed);
  line.state = row.text(8);
  line.outcome = row.text(9);
  line.stage = row.text(10);
  line.reason = row.text(11);
  line.message = row.text(12);
  line.waited = row.optional<Duration>(14);
  line.elapsed = row.optional<Duration>(15);
  line.spareToAir = row.optional<Duration>(16);
  line.marginGeneration = row.optional<Duration>(17);
  line.ready = row.optional<Duration>(18);
  line.folder = row.text(19);
  line.missed = row.integer(20) != 0;
  line.queuedAt = timeOf(row, 21);
  line.startedAt = timeOf(row, 22);
  line.decidedAt = timeOf(row, 23);
  line.airAt = timeOf(row, 24);
  if (const auto level = row.optionalInteger(25))
    line.qualityLevel = static_cast<int>(*level);
  line.encode = row.optional<Duration>(26);
  line.deliveryError = row.text(27);
  line.fallback = row.text(28);
  line.run = row.integer(29);
  const RunClock runClock{.wall = row.integer(30), .at = Time{Duration{row.integer(31)}}, .scale = row.real(32)};
  if (const auto foreign = row.optionalInteger(33))
    line.foreignSlot = static_cast<std::uint64_t>(*foreign);
  if (const auto ancestor = row.optionalInteger(34))
    line.rerunOf = SlotId{static_cast<std::uint64_t>(*ancestor)};
  line.outputsRemovedWall = row.optionalInteger(35);
  line.sourceName = row.text(36);
  line.sourceLine = static_cast<int>(row.optionalInteger(37).value_or(0));

  if (row.integer(38) != 0)
    return damagedLine(row);

  // The moment of its submission was noted beside it; what came after is told from there.
  line.queuedWall = row.optionalInteger(13);
  if (!line.queuedWall && line.queuedAt)
    line.queuedWall = runClock.wallOf(*line.queuedAt);
  if (line.startedAt)
    line.startedWall = line.queuedAt && line.queuedWall
                           ? RunClock{*line.queuedWall, *line.queuedAt, runClock.scale}.wallOf(*line.startedAt)
                           : runClock.wallOf(*line.startedAt);
  return line;
}

// Conditions and their values, in the same order.
class Where {
 public:
  explicit Where(const ForeignDatabase& database)
      : m_hasReruns(database.version() >= 2), m_hasAddressed(database.version() >= kFirstWithAddressed),
        m_scale(m_hasReruns ? "u.clock_scale" : "1.0") {}

  void add(const SlotFilter& filter) {
    if (!filter.outcome.empty())
      both("(s.outcome = ? OR s.state = ?)", filter.outcome);
    if (!filter.stage.empty())
      text("s.stage = ?", filter.stage);
    if (!filter.reason.empty())
      text("s.reason = ?", filter.reason);
    if (!filter.text.empty())
      containing(filter.text);
    if (filter.sinceWall)
      number(queuedWall() + " >= ?", *filter.sinceWall);
    if (filter.untilWall)
      number(queuedWall() + " < ?", *filter.untilWall);
    if (filter.marginBelow)
      number("s.spare_to_air < ?", filter.marginBelow->count());
    if (filter.marginAbove)
      number("s.spare_to_air > ?", filter.marginAbove->count());
    if (!filter.run.empty())  // the plus: by its index, a long run would have to be sorted
      text("+s.run IN (SELECT id FROM run WHERE instr(uuid, ?) = 1)", filter.run);
    if (!filter.profile.empty())
      text("u.profile = ?", filter.profile);
    if (!filter.origin.empty())
      text("u.origin = ?", filter.origin);
    if (filter.missed)
      m_sql += " AND s.missed";
    if (filter.open)
      onlyOpen();
    if (filter.before)
      number("s.slot < ?", static_cast<std::int64_t>(filter.before->value));
    if (filter.after)
      number("s.slot > ?", static_cast<std::int64_t>(filter.after->value));
  }
  const std::string& sql() const { return m_sql; }
  void bindTo(Query& query) const {
    for (const auto& value : m_values)
      std::visit([&](const auto& v) { query << v; }, value);
  }

 private:
  // The reruns of a slot, theirs, and so on: an index finds them, and most slots have none.
  void onlyOpen() {
    if (m_hasAddressed)
      m_sql +=
          " AND NOT EXISTS (SELECT 1 FROM addressed h WHERE h.slot = s.slot AND h.comment <> '' AND h.wall = (SELECT max(wall) "
          "FROM addressed WHERE slot = s.slot))";
    m_sql += " AND ifnull(s.outcome, s.state) IN (" + std::string(needsAddressingSql()) + ")";
    if (m_hasReruns)
      m_sql +=
          " AND s.rerun_of IS NULL AND NOT EXISTS (WITH RECURSIVE again(slot) AS (SELECT slot FROM slot WHERE rerun_of = s.slot "
          "AND slot > s.slot UNION SELECT r.slot FROM slot r JOIN again a ON r.rerun_of = a.slot AND r.slot > a.slot) SELECT 1 "
          "FROM again JOIN slot x ON x.slot = again.slot WHERE x.outcome = 'succeeded')";
  }
  std::string queuedWall() const {
    return "ifnull(s.queued_wall, u.started_wall + CAST((s.queued_at - u.started_at) / " + m_scale + " AS INTEGER))";
  }
  void number(const std::string& condition, std::int64_t value) {
    m_sql += " AND " + condition;
    m_values.emplace_back(value);
  }
  void text(const std::string& condition, const std::string& value) {
    m_sql += " AND " + condition;
    m_values.emplace_back(value);
  }
  void both(const std::string& condition, const std::string& value) {
    text(condition, value);
    m_values.emplace_back(value);
  }
  // LIKE does not look at the case of ASCII letters.
  void containing(const std::string& words) {
    std::string pattern = "%";
    for (const char c : words) {
      if (c == '%' || c == '_' || c == '\\')
        pattern += '\\';
      pattern += c;
    }
    pattern += '%';
    text("(s.label LIKE ? ESCAPE '\\' OR s.message LIKE ? ESCAPE '\\' OR r.recipe_id LIKE ? ESCAPE '\\')", pattern);
    m_values.emplace_back(pattern);
    m_values.emplace_back(pattern);
  }

  bool m_hasReruns, m_hasAddressed;
  std::string m_scale;
  std::string m_sql = "WHERE 1";
  std::vector<std::variant<std::int64_t, std::string>> m_values;
};

}  // namespace

std::vector<SlotLine> slotLines(const ForeignDatabase& database, const SlotFilter& filter) {
  Where where(database);
  where.add(filter);
  const bool newest = filter.order == SlotFilter::Order::NewestFirst;
  Query query(database, selection(database) + where.sql() + " ORDER BY s.slot " + (newest ? "DESC" : "ASC") + " LIMIT ?");
  where.bindTo(query);
  query << static_cast<std::int64_t>(filter.most);
  std::vector<SlotLine> lines;
  while (query.next())
    lines.push_back(lineOf(query));
  return lines;
}

std::optional<SlotLine> slotLine(const ForeignDatabase& database, SlotId slot) {
  Query query(database, selection(database) + "WHERE s.slot = ?");
  query << static_cast<std::int64_t>(slot.value);
  return query.next() ? std::optional(lineOf(query)) : std::nullopt;
}

std::string attemptHead(const std::string& table) {
  std::string columns;
  for (const char* column : {"stage", "n", "started_at", "timeout", "outcome", "reason", "message", "cause", "elapsed"})
    columns += (columns.empty() ? "" : ", ") + table + column;
  return columns;
}

std::optional<AttemptLine> attemptOf(const Query& row) {
  const auto stage = parseStage(row.text(0));
  if (!stage)
    return std::nullopt;
  return AttemptLine{.stage = *stage,
                     .n = static_cast<int>(row.integer(1)),
                     .started = Time{Duration{row.integer(2)}},
                     .timeout = Duration{row.integer(3)},
                     .outcome = row.text(4),
                     .reason = row.text(5),
                     .message = row.text(6),
                     .cause = row.text(7),
                     .elapsed = row.optional<Duration>(8),
                     .requestToStopped = {},
                     .drain = {},
                     .peak = {},
                     .released = {},
                     .held = {},
                     .operators = {},
                     .longestOperator = {}};
}

}  // namespace vortex::history
