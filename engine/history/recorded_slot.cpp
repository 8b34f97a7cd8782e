// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/recorded_slot.h"

#include "engine/history/foreign_database.h"
#include "engine/history/row_seal.h"

namespace vortex::history {
namespace {

constexpr std::int64_t kMostInterrupted = 100'000, kMostTuned = 100'000;
constexpr std::int64_t kMostTimed = 1'000;  // slots
constexpr int kFirstWithTuning = 2;         // the schema's version

tl::expected<ForeignDatabase, std::string> openRecorded(const std::filesystem::path& file) {
  auto database = ForeignDatabase::open(file);
  if (!database)
    return tl::unexpected(database.error());
  if (database->version() < kFirstWithTuning)
    return tl::unexpected(file.string() + ": is no history that slots can be made again from");
  return std::move(*database);
}

// A tuning counts when it was told before the slot's start; one that was never started takes all of them.
std::vector<std::string> tunedUntil(const ForeignDatabase& database, std::int64_t run, std::optional<std::int64_t> startedAt) {
  Query query(database, "SELECT key, became, " + isBroken(Sealed::Tuning, database.version()) +
                            " FROM tuning WHERE run = ? AND at <= ? ORDER BY seq, key LIMIT ?");
  query << run << startedAt.value_or(INT64_MAX) << kMostTuned;
  std::vector<std::string> tuned;
  while (query.next()) {
    tuned.push_back(query.text(0) + "=" + query.text(1));
    if (query.integer(2) != 0)
      throw Damaged("damaged: the tuning of " + query.text(0) + " is not what was written");
  }
  return tuned;
}

PerStage<std::optional<Duration>> stageTimes(const ForeignDatabase& database, SlotId slot) {
  Query query(database, "SELECT stage, elapsed FROM attempt WHERE slot = ? AND outcome = 'finished' AND elapsed IS NOT NULL");
  query << static_cast<std::int64_t>(slot.value);
  PerStage<std::optional<Duration>> took;
  while (query.next())
    if (const auto stage = parseStage(query.text(0)))
      took[*stage] = Duration{query.integer(1)};
  return took;
}

std::vector<event::OutputMade> recordedOutputs(const ForeignDatabase& database, SlotId slot) {
  Query query(database, "SELECT kind, dtype, shape, sha256, file, bytes, " + isBroken(Sealed::Output, database.version()) +
                            " FROM output WHERE slot = ? ORDER BY kind LIMIT 100");
  query << static_cast<std::int64_t>(slot.value);
  std::vector<event::OutputMade> outputs;
  while (query.next()) {
    if (query.integer(6) != 0)
      throw Damaged("damaged: an output of slot " + std::to_string(slot.value) + " is not what was written");
    outputs.push_back({.kind = query.text(0),
                       .dtype = query.text(1),
                       .shape = query.text(2),
                       .sha256 = query.text(3),
                       .bytes = {query.optionalInteger(5).value_or(0)},
                       .file = query.text(4)});
  }
  return outputs;
}

// Throws Damaged: a slot is made again from what was written, or not at all.
std::optional<RecordedSlot> recordedSlot(const ForeignDatabase& database, SlotId slot) {
  const int version = database.version();
  Query query(database, "SELECT s.state, s.label, r.canonical, s.seed, u.profile, u.backend, u.origin, u.settings, s.rerun_of, "
                        "s.run, s.started_at, " +
                            isBroken(Sealed::Slot, version, "s.") + " OR " + isBroken(Sealed::Recipe, version, "r.") + " OR " +
                            isBroken(Sealed::Run, version, "u.") +
                            ", u.device, u.build, s.quality_level, s.folder, s.outputs_removed_wall FROM slot s JOIN run u ON u.id "
                            "= s.run LEFT JOIN recipe r ON r.id = s.recipe WHERE s.slot = ?");
  query << static_cast<std::int64_t>(slot.value);
  if (!query.next())
    return std::nullopt;
  RecordedSlot found{.slot = slot,
                     .state = query.text(0),
                     .label = query.text(1),
                     .canonicalJson = query.text(2),
                     .seed = {},
                     .profile = query.text(4),
                     .backend = query.text(5),
                     .origin = query.text(6),
                     .settings = query.text(7),
                     .tuned = tunedUntil(database, query.integer(9), query.optionalInteger(10)),
                     .rerunOf = {},
                     .device = query.text(12),
                     .build = query.text(13),
                     .qualityLevel = {},
                     .folder = query.text(15),
                     .outputsRemovedWall = query.optionalInteger(16),
                     .took = stageTimes(database, slot),
                     .outputs = recordedOutputs(database, slot)};
  if (const auto level = query.optionalInteger(14))
    found.qualityLevel = static_cast<int>(*level);
  if (const auto seed = query.optionalInteger(3))
    found.seed = static_cast<std::uint64_t>(*seed);
  if (const auto ancestor = query.optionalInteger(8))
    found.rerunOf = SlotId{static_cast<std::uint64_t>(*ancestor)};
  if (query.integer(11) != 0)
    throw Damaged("damaged: slot " + std::to_string(slot.value) + ", its recipe or its run is not what was written");
  return found;
}

}  // namespace

tl::expected<std::vector<RecordedSlot>, std::string> recordedSlots(const std::filesystem::path& file,
                                                                   const std::vector<SlotId>& wanted) {
  const auto database = openRecorded(file);
  if (!database)
    return tl::unexpected(database.error());
  std::vector<RecordedSlot> slots;
  for (const SlotId slot : wanted) {
    auto found = database->guarded([&] { return recordedSlot(*database, slot); });
    if (!found)
      return tl::unexpected(found.error());
    if (!*found)
      return tl::unexpected(file.string() + ": slot " + std::to_string(slot.value) + " is not in the history");
    slots.push_back(std::move(**found));
  }
  return slots;
}

tl::expected<PerStage<std::vector<Duration>>, std::string> finishedTimes(const std::filesystem::path& file,
                                                                         const std::string& profile, const std::string& backend) {
  const auto database = openRecorded(file);
  if (!database)
    return tl::unexpected(database.error());
  return database->guarded([&] {
    Query query(*database,
                "SELECT stage, elapsed FROM attempt WHERE outcome = 'finished' AND elapsed IS NOT NULL AND slot IN (SELECT "
                "s.slot FROM slot s JOIN run u ON u.id = s.run WHERE u.profile = ? AND u.backend = ? AND s.state = "
                "'decided' ORDER BY s.slot DESC LIMIT ?)");
    query << profile << backend << kMostTimed;
    PerStage<std::vector<Duration>> times;
    while (query.next())
      if (const auto stage = parseStage(query.text(0)))
        times[*stage].push_back(Duration{query.integer(1)});
    return times;
  });
}

tl::expected<std::vector<SlotId>, std::string> interruptedSlots(const std::filesystem::path& file) {
  const auto database = openRecorded(file);
  if (!database)
    return tl::unexpected(database.error());
  return database->guarded([&] {
    Query query(*database, "SELECT slot FROM slot s WHERE state = 'interrupted' AND NOT EXISTS (SELECT 1 FROM slot r WHERE "
                           "r.rerun_of = s.slot) ORDER BY slot LIMIT ?");
    query << kMostInterrupted;
    std::vector<SlotId> slots;
    while (query.next())
      slots.push_back({static_cast<std::uint64_t>(query.integer(0))});
    return slots;
  });
}

}  // namespace vortex::history
