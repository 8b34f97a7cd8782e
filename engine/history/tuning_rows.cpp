// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/tuning_rows.h"

#include "engine/history/event_codec.h"
#include "engine/history/row_seal.h"

#include <utility>

namespace vortex::history {
namespace {

constexpr int kFirstWithTunings = 2, kFirstWithWho = 3;  // the schema's versions

// What only the event says.
void takeEvent(const Query& row, int kindColumn, TuningRecord& record) {
  const auto kind = row.optionalInteger(kindColumn);
  if (!kind || !std::in_range<EventKind>(*kind) || row.integer(kindColumn + 2) != 0)
    return;
  auto body = decode(static_cast<EventKind>(*kind), row.blob(kindColumn + 1));
  if (auto* told = body ? std::get_if<event::SettingsChanged>(&*body) : nullptr) {
    record.rearmRunning = told->rearmRunning;
    record.evidence = std::move(told->evidence);
  }
}

}  // namespace

std::vector<TuningRecord> tuningRecords(const ForeignDatabase& database, int most) {
  std::vector<TuningRecord> records;
  const int version = database.version();
  if (version < kFirstWithTunings)
    return records;
  Query row(database, "SELECT t.run, t.seq, t.at, t.key, t.was, t.became, " +
                          std::string(version >= kFirstWithWho ? "ifnull(t.who, '')" : "''") +
                          ", u.uuid, u.profile, u.started_wall, u.started_at, u.clock_scale, " +
                          isBroken(Sealed::Tuning, version, "t.") + ", e.kind, e.body, ifnull(" +
                          isBroken(Sealed::Event, version, "e.") +
                          ", 0) FROM tuning t JOIN run u ON u.id = t.run LEFT JOIN event e ON e.run = t.run AND e.seq = t.seq "
                          "ORDER BY t.run DESC, t.seq DESC, t.key LIMIT ?");
  row << std::int64_t{most};
  int read = 0;
  for (; row.next(); ++read) {
    const std::int64_t run = row.integer(0);
    const auto seq = static_cast<std::uint64_t>(row.integer(1));
    if (row.integer(12) != 0)
      throw Damaged("damaged: the tuning of " + row.text(3) + " is not what was written");
    if (records.empty() || records.back().run != run || records.back().seq != seq) {
      const Time at{Duration{row.integer(2)}};
      const RunClock clock{.wall = row.integer(9), .at = Time{Duration{row.integer(10)}}, .scale = row.real(11)};
      records.push_back({.run = run,
                         .runUuid = row.text(7),
                         .profile = row.text(8),
                         .who = row.text(6),
                         .seq = seq,
                         .at = at,
                         .wall = clock.wallOf(at),
                         .changes = {},
                         .evidence = {}});
      takeEvent(row, 13, records.back());
    }
    records.back().changes.push_back({.key = row.text(3), .was = row.text(4), .became = row.text(5)});
  }
  if (read == most && records.size() > 1)
    records.pop_back();  // it may have more
  return records;
}

}  // namespace vortex::history
