// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/reader.h"

#include "engine/history/event_codec.h"
#include "engine/history/foreign_database.h"
#include "engine/history/row_seal.h"
#include "engine/history/run_rows.h"
#include "engine/history/schema.h"
#include "engine/history/slot_query.h"
#include "engine/history/tuning_rows.h"

#include <algorithm>
#include <utility>

namespace vortex::history {
namespace {

constexpr int kMostReruns = 1'000'000;

std::string broken(const ForeignDatabase& database, Sealed table) { return ", " + isBroken(table, database.version()); }

// Rows of seq, at, kind, body, broken; one more than `most` says that there is more.
Reader::Told toldOf(const ForeignDatabase& database, Query& query, int most) {
  Reader::Told told;
  for (int count = 0; query.next(); ++count) {
    if (count == most) {
      told.more = true;
      break;
    }
    told.lastSeq = static_cast<std::uint64_t>(query.integer(0));
    const std::int64_t kind = query.integer(2);
    if (query.integer(4) != 0) {
      ++told.damaged;
      continue;
    }
    auto body = std::in_range<EventKind>(kind) ? decode(static_cast<EventKind>(kind), query.blob(3)) : std::nullopt;
    if (body)
      told.events.push_back({.seq = told.lastSeq, .at = Time{Duration{query.integer(1)}}, .body = std::move(*body)});
    else
      ++told.unknown;
  }
  if (told.damaged > 0)
    told.remark = database.file().string() + ": " + std::to_string(told.damaged) +
                  (told.damaged == 1 ? " event was" : " events were") + " damaged since written and left out";
  return told;
}

}  // namespace

struct Reader::Impl {
  std::filesystem::path file;
  ForeignDatabase database;
};

tl::expected<Reader, std::string> Reader::open(const std::filesystem::path& file) {
  auto database = ForeignDatabase::open(file);
  if (!database)
    return tl::unexpected(database.error());
  return Reader(std::make_unique<Impl>(Impl{file, std::move(*database)}));
}

Reader::Reader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::string Reader::remark() const {
  const int version = m_impl->database.version();
  if (version <= kSchemaVersion)
    return {};
  return m_impl->file.string() + ": a later program made it (version " + std::to_string(version) + ", this one knows " +
         std::to_string(kSchemaVersion) + "); what is new in it is not shown";
}

tl::expected<std::vector<SlotLine>, std::string> Reader::list(const SlotFilter& filter) const {
  if (auto why = complaintOf(filter))
    return tl::unexpected(std::move(*why));
  return m_impl->database.guarded([&] { return slotLines(m_impl->database, filter); });
}

tl::expected<std::optional<SlotLine>, std::string> Reader::slot(SlotId slot) const {
  return m_impl->database.guarded([&] { return slotLine(m_impl->database, slot); });
}

tl::expected<std::vector<AttemptLine>, std::string> Reader::attempts(SlotId slot) const {
  return m_impl->database.guarded([&] {
    Query query(m_impl->database, "SELECT " + attemptHead("") +
                                      ", request_to_stopped, drain, peak, released, held, operators, longest_operator" +
                                      broken(m_impl->database, Sealed::Attempt) +
                                      " FROM attempt WHERE slot = ? ORDER BY started_at, stage, n LIMIT ?");
    query << static_cast<std::int64_t>(slot.value) << std::int64_t{kMostAttempts + 1};
    std::vector<AttemptLine> lines;
    while (query.next()) {
      if (lines.size() == kMostAttempts)
        throw Damaged("damaged: slot " + std::to_string(slot.value) + " has more than " + std::to_string(kMostAttempts) +
                      " attempts");
      if (auto line = attemptOf(query)) {
        line->requestToStopped = query.optional<Duration>(kAttemptHead);
        line->drain = query.optional<Duration>(kAttemptHead + 1);
        line->peak = query.optional<Bytes>(kAttemptHead + 2);
        line->released = query.optional<Bytes>(kAttemptHead + 3);
        line->held = query.optional<Bytes>(kAttemptHead + 4);
        if (const auto operators = query.optionalInteger(kAttemptHead + 5))
          line->operators = static_cast<std::uint64_t>(*operators);
        line->longestOperator = query.optional<Duration>(kAttemptHead + 6);
        lines.push_back(std::move(*line));
      }
      if (query.integer(kAttemptHead + 7) != 0)
        throw Damaged("damaged: an attempt of slot " + std::to_string(slot.value) + " is not what was written");
    }
    return lines;
  });
}

tl::expected<std::vector<RerunLink>, std::string> Reader::reruns() const {
  return m_impl->database.guarded([&] {
    std::vector<RerunLink> links;
    if (m_impl->database.version() < 2)
      return links;
    Query query(m_impl->database,
                "SELECT slot, rerun_of, ifnull(outcome, '') FROM slot WHERE rerun_of IS NOT NULL ORDER BY slot DESC "
                "LIMIT " +
                    std::to_string(kMostReruns));
    while (query.next())
      links.push_back({.slot = {static_cast<std::uint64_t>(query.integer(0))},
                       .rerunOf = SlotId{static_cast<std::uint64_t>(query.integer(1))},
                       .succeeded = query.text(2) == toString(Outcome::Succeeded)});
    return links;
  });
}

tl::expected<std::vector<Addressing>, std::string> Reader::addressings() const {
  return m_impl->database.guarded([&] {
    std::vector<Addressing> said;
    if (m_impl->database.version() < kFirstWithAddressed)
      return said;
    Query query(m_impl->database,
                "SELECT slot, wall, who, comment FROM addressed a WHERE comment <> '' AND wall = (SELECT max(wall) "
                "FROM addressed WHERE slot = a.slot) ORDER BY slot DESC LIMIT 100000");
    while (query.next())
      said.push_back({.slot = {static_cast<std::uint64_t>(query.integer(0))},
                      .wall = query.integer(1),
                      .who = query.text(2),
                      .comment = query.text(3)});
    return said;
  });
}

tl::expected<std::vector<RunLine>, std::string> Reader::runs() const {
  return m_impl->database.guarded([&] {
    std::vector<RunLine> runs = readRuns(m_impl->database);
    std::reverse(runs.begin(), runs.end());
    return runs;
  });
}

tl::expected<std::vector<AlarmRecord>, std::string> Reader::alarms(int most) const {
  return m_impl->database.guarded([&] {
    std::vector<AlarmRecord> alarms;
    if (m_impl->database.version() < 2)
      return alarms;
    Query query(m_impl->database,
                "SELECT u.uuid, u.started_wall, u.started_at, u.clock_scale, a.alarm, a.priority, a.state, a.text, "
                "a.raised, a.raised_at, a.acknowledged_at, a.returned_at, a.ended_at FROM alarm a JOIN run u ON "
                "u.id = a.run ORDER BY a.run DESC, a.raised_seq DESC LIMIT ?");
    query << std::int64_t{std::clamp(most, 1, 100'000)};
    while (query.next()) {
      const RunClock clock{.wall = query.integer(1), .at = Time{Duration{query.integer(2)}}, .scale = query.real(3)};
      const auto wall = [&](int column) -> std::optional<std::int64_t> {
        const auto at = query.optionalInteger(column);
        return at ? std::optional(clock.wallOf(Time{Duration{*at}})) : std::nullopt;
      };
      alarms.push_back({.runUuid = query.text(0),
                        .alarm = query.text(4),
                        .priority = query.text(5),
                        .state = query.text(6),
                        .text = query.text(7),
                        .raised = static_cast<int>(query.integer(8)),
                        .raisedWall = clock.wallOf(Time{Duration{query.integer(9)}}),
                        .acknowledgedWall = wall(10),
                        .returnedWall = wall(11),
                        .endedWall = wall(12)});
    }
    return alarms;
  });
}

tl::expected<std::vector<TuningRecord>, std::string> Reader::tunings(int most) const {
  return m_impl->database.guarded([&] { return tuningRecords(m_impl->database, std::clamp(most, 1, 100'000)); });
}

tl::expected<Reader::Told, std::string> Reader::events(SlotId slot) const {
  return m_impl->database.guarded([&] {
    Query query(m_impl->database, "SELECT seq, at, kind, body" + broken(m_impl->database, Sealed::Event) +
                                      " FROM event WHERE slot = ? ORDER BY run, seq LIMIT ?");
    query << static_cast<std::int64_t>(slot.value) << std::int64_t{kMostEvents} + 1;
    return toldOf(m_impl->database, query, kMostEvents);
  });
}

tl::expected<Reader::Told, std::string> Reader::eventsOf(const Stretch& stretch) const {
  return m_impl->database.guarded([&] {
    const int most = std::clamp(stretch.most, 1, kMostEvents);
    Query query(m_impl->database, "SELECT seq, at, kind, body" + broken(m_impl->database, Sealed::Event) +
                                      " FROM event WHERE run = ? AND seq > ? AND seq <= ?" +
                                      (stretch.samples ? "" : " AND kind <> " + std::to_string(kindOf(event::MemorySample{}))) +
                                      " ORDER BY seq LIMIT ?");
    query << stretch.run << static_cast<std::int64_t>(stretch.afterSeq)
          << (stretch.lastSeq ? static_cast<std::int64_t>(*stretch.lastSeq) : INT64_MAX) << std::int64_t{most} + 1;
    return toldOf(m_impl->database, query, most);
  });
}

tl::expected<std::optional<Reader::SeqRange>, std::string> Reader::seqRange(SlotId slot) const {
  return m_impl->database.guarded([&]() -> std::optional<SeqRange> {
    Query query(m_impl->database, "SELECT min(seq), max(seq) FROM event WHERE slot = ?");
    query << static_cast<std::int64_t>(slot.value);
    if (!query.next())
      return std::nullopt;
    const auto first = query.optionalInteger(0), last = query.optionalInteger(1);
    if (!first || !last)
      return std::nullopt;
    return SeqRange{static_cast<std::uint64_t>(*first), static_cast<std::uint64_t>(*last)};
  });
}

tl::expected<std::vector<MemoryPoint>, std::string> Reader::memory(const MemoryQuestion& question) const {
  return m_impl->database.guarded([&] { return memoryCurve(m_impl->database, question); });
}

tl::expected<std::vector<event::OutputMade>, std::string> Reader::outputs(SlotId slot) const {
  return m_impl->database.guarded([&] {
    std::vector<event::OutputMade> made;
    if (m_impl->database.version() < 2)
      return made;
    Query query(m_impl->database, "SELECT kind, dtype, shape, sha256, file, bytes" + broken(m_impl->database, Sealed::Output) +
                                      " FROM output WHERE slot = ? ORDER BY kind LIMIT 100");
    query << static_cast<std::int64_t>(slot.value);
    while (query.next()) {
      if (query.integer(6) != 0)
        throw Damaged("damaged: an output of slot " + std::to_string(slot.value) + " is not what was written");
      made.push_back({.kind = query.text(0),
                      .dtype = query.text(1),
                      .shape = query.text(2),
                      .sha256 = query.text(3),
                      .bytes = {query.optionalInteger(5).value_or(0)},
                      .file = query.text(4)});
    }
    return made;
  });
}

tl::expected<std::vector<Reader::TableCheck>, std::string> Reader::checkRows() const {
  return m_impl->database.guarded([&] {
    const int version = m_impl->database.version();
    std::vector<TableCheck> checks;
    for (const Sealed table : kSealed) {
      if (version < 2 && (table == Sealed::Input || table == Sealed::Output || table == Sealed::Tuning))
        continue;
      const std::string unsealed = hasSeals(version) ? "seal IS NULL" : "1";
      Query query(m_impl->database, "SELECT count(*), ifnull(sum(" + unsealed + "), 0), ifnull(sum(" + isBroken(table, version) +
                                        "), 0) FROM " + tableOf(table));
      query.next();
      checks.push_back(
          {.table = tableOf(table), .rows = query.integer(0), .unsealed = query.integer(1), .damaged = query.integer(2)});
    }
    return checks;
  });
}

}  // namespace vortex::history
