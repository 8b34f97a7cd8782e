// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/side_rows.h"

#include "engine/history/bind.h"
#include "engine/history/capture_rows.h"
#include "engine/history/row_seal.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace vortex::history {
namespace {

using SQLite::Statement;

struct Range {
  Bytes least, most;
  void take(Bytes value) {
    least = std::min(least, value);
    most = std::max(most, value);
  }
};

struct MemoryFold {
  int samples = 0;
  Bytes total;
  Range used, reserved, resident;
  PerStage<Range> allocated;

  void take(const event::MemorySample& sample) {
    if (samples++ == 0) {
      used = {sample.used, sample.used};
      reserved = {sample.reserved, sample.reserved};
      resident = {sample.resident, sample.resident};
      for (Stage stage : kStages)
        allocated[stage] = {sample.allocated[stage], sample.allocated[stage]};
    }
    total = sample.total;
    used.take(sample.used);
    reserved.take(sample.reserved);
    resident.take(sample.resident);
    for (Stage stage : kStages)
      allocated[stage].take(sample.allocated[stage]);
  }
};

Bind& operator<<(Bind& to, const Range& range) { return to << range.least << range.most; }

constexpr const char* kMemory =
    "INSERT INTO memory VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(run, span, at) DO UPDATE SET "
    "samples = samples + excluded.samples, total = excluded.total, "
    "used_min = min(used_min, excluded.used_min), used_max = max(used_max, excluded.used_max), "
    "reserved_min = min(reserved_min, excluded.reserved_min), reserved_max = max(reserved_max, excluded.reserved_max), "
    "resident_min = min(resident_min, excluded.resident_min), resident_max = max(resident_max, excluded.resident_max), "
    "audio_min = min(audio_min, excluded.audio_min), audio_max = max(audio_max, excluded.audio_max), "
    "image_min = min(image_min, excluded.image_min), image_max = max(image_max, excluded.image_max), "
    "video_min = min(video_min, excluded.video_min), video_max = max(video_max, excluded.video_max), "
    "clip_min = min(clip_min, excluded.clip_min), clip_max = max(clip_max, excluded.clip_max)";

// "ada in vortex-control-room"
std::string whoOf(const SQLite::Database& database, std::int64_t run) {
  Statement query(database, "SELECT ifnull(user || ' in ', '') || program FROM run WHERE id = ?");
  query.bind(1, run);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

}  // namespace

struct SideRows::Statements {
  Statements(SQLite::Database& database, std::int64_t id) : run(id), db(database), who(whoOf(database, id)) {}

  void take(std::uint64_t seq, Time at, const event::AlarmChanged& e);
  std::int64_t run;
  SQLite::Database& db;
  std::string who;                                             // tunes in this run
  std::map<std::pair<Duration, Duration>, MemoryFold> memory;  // of this batch, by span and beginning

  Statement output{db, "INSERT OR REPLACE INTO output(slot, kind, dtype, shape, sha256, file, bytes, seal) VALUES(" +
                           sealedValues(Sealed::Output) + ')'};
  Statement tuning{db, "INSERT OR IGNORE INTO tuning(run, seq, at, key, was, became, who, seal) VALUES(" +
                           sealedValues(Sealed::Tuning) + ')'};
  Statement device{db, "UPDATE run SET device = ?1, build = ?2, seal = " +
                           resealed(Sealed::Run, {{"device", "?1"}, {"build", "?2"}}) + " WHERE id = ?3"};
  Statement alarmChanges{db, "UPDATE alarm SET state = ?, text = ?, raised = ?, acknowledged_at = ifnull(acknowledged_at, ?), "
                             "returned_at = ifnull(returned_at, ?), ended_at = ? WHERE run = ? AND alarm = ? AND ended_at IS NULL"};
  Statement alarmBegins{db, "INSERT OR IGNORE INTO alarm(run, raised_seq, alarm, priority, state, text, raised, raised_at) "
                            "VALUES(?,?,?,?,?,?,?,?)"};
  Statement insertSource{db, "INSERT OR IGNORE INTO source(sha256, name, size, bytes) VALUES(?,?,?,iif(?5, zeroblob(?3), ?4))"};
  Statement findRoom{db, "SELECT id FROM source WHERE sha256 = ? AND length(bytes) >= ?"};
  Statement findSource{db, "SELECT id FROM source WHERE sha256 = ?"};
  Statement span{db, kMemory};
  CaptureRows captures{db, run};
};

// One row from where it is raised until it is no alarm any more, whatever comes in between.
void SideRows::Statements::take(std::uint64_t seq, Time at, const event::AlarmChanged& e) {
  const auto when = [&](AlarmState state) { return e.state == state ? std::optional(at) : std::nullopt; };
  (Bind(alarmChanges) << toString(e.state) << e.text << e.raised << when(AlarmState::Acknowledged) << when(AlarmState::Returned)
                      << when(AlarmState::Normal) << run << e.alarm)
      .run();
  if (db.getChanges() == 0 && e.state != AlarmState::Normal)
    (Bind(alarmBegins) << run << seq << e.alarm << toString(e.priority) << toString(e.state) << e.text << e.raised << at).run();
}

SideRows::SideRows(SQLite::Database& database, std::int64_t run) : m_statements(std::make_unique<Statements>(database, run)) {}
SideRows::~SideRows() = default;

void SideRows::beginBatch() { m_statements->memory.clear(); }

void SideRows::take(std::uint64_t seq, Time at, const EventBody& body) {
  Statements& to = *m_statements;
  if (const auto* sample = std::get_if<event::MemorySample>(&body)) {
    for (const Duration span : kMemorySpans)
      to.memory[{span, at.time_since_epoch() / span * span}].take(*sample);
  } else if (const auto* recorded = std::get_if<event::SlotRecorded>(&body)) {
    for (const event::OutputMade& made : recorded->outputs) {
      const std::optional<std::string> file = made.file.empty() ? std::nullopt : std::optional(made.file);
      (Bind(to.output) << recorded->slot << made.kind << made.dtype << made.shape << made.sha256 << file << made.bytes).run();
    }
  } else if (const auto* changed = std::get_if<event::SettingsChanged>(&body)) {
    // What nobody wanted by hand the engine did by itself: "auto".
    const bool byHand = !changed->who || *changed->who == "operator";
    for (const event::SettingChange& change : changed->changes)
      (Bind(to.tuning) << to.run << seq << at << change.key << change.was << change.became << (byHand ? to.who : *changed->who))
          .run();
  } else if (const auto* alarm = std::get_if<event::AlarmChanged>(&body)) {
    to.take(seq, at, *alarm);
  } else if (const auto* ready = std::get_if<event::DeviceReady>(&body)) {
    (Bind(to.device) << ready->device << ready->build << to.run).run();
  } else {
    to.captures.take(seq, at, body);
  }
}

void SideRows::source(const ToldSource& source) {
  Bind bind(m_statements->insertSource);
  bind << bytesOf(source.digest) << source.name << source.size;
  if (source.bytes)
    bind << bytesOf(*source.bytes);
  else
    bind.null();
  bind << source.inParts;
  bind.run();
}

void SideRows::sourcePart(const ToldSourcePart& part) {
  Statements& to = *m_statements;
  Bind(to.findRoom) << bytesOf(part.digest) << part.offset + part.bytes.size();
  const bool found = to.findRoom.executeStep();
  const std::int64_t id = found ? to.findRoom.getColumn(0).getInt64() : 0;
  to.findRoom.reset();
  if (!found)
    return;
  sqlite3* const handle = to.db.getHandle();
  sqlite3_blob* blob = nullptr;
  int result = sqlite3_blob_open(handle, "main", "source", "bytes", id, 1, &blob);
  if (result == SQLITE_OK)
    result = sqlite3_blob_write(blob, part.bytes.data(), static_cast<int>(part.bytes.size()), static_cast<int>(part.offset));
  sqlite3_blob_close(blob);  // also where it could not be opened
  if (result != SQLITE_OK)
    throw SQLite::Exception(handle, result);
}

std::optional<std::int64_t> SideRows::sourceOf(const std::string& digest) {
  Statement& find = m_statements->findSource;
  Bind(find) << bytesOf(digest);
  std::optional<std::int64_t> id;
  if (find.executeStep())
    id = find.getColumn(0).getInt64();
  find.reset();
  return id;
}

void SideRows::endBatch() {
  Statements& to = *m_statements;
  for (const auto& [key, fold] : to.memory) {
    const auto& [span, at] = key;
    Bind bind(to.span);
    bind << to.run << span << at << fold.samples << fold.total << fold.used << fold.reserved << fold.resident;
    for (Stage stage : kStages)
      bind << fold.allocated[stage];
    bind.run();
  }
}

}  // namespace vortex::history
