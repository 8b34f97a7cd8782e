// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/past_attempts.h"

#include "engine/history/foreign_database.h"
#include "engine/history/row_seal.h"
#include "engine/history/slot_query.h"

#include <algorithm>
#include <utility>

namespace vortex::history {
namespace {

constexpr int kFirstWithDevices = 2;  // the schema's version
constexpr int kMostPast = 1'000'000;

std::vector<PastRun> runsAskedFor(const ForeignDatabase& database, const PastQuestion& question) {
  const bool devices = database.version() >= kFirstWithDevices;
  Query row(database, "SELECT id, uuid, profile, backend, started_wall, started_at, " +
                          std::string(devices ? "clock_scale, device, build" : "1.0, NULL, NULL") + ", " +
                          isBroken(Sealed::Run, database.version()) +
                          " FROM run WHERE (?1 = '' OR profile = ?1) AND (?2 = '' OR backend = ?2) AND (?3 = '' OR instr(uuid, "
                          "?3) = 1) AND (?4 OR origin = 'engine') ORDER BY id DESC LIMIT 100000");
  row << question.profile << question.backend << question.run << std::int64_t{question.imported};
  std::vector<PastRun> runs;
  while (row.next())
    if (row.integer(9) == 0)
      runs.push_back({.id = row.integer(0),
                      .uuid = row.text(1),
                      .profile = row.text(2),
                      .backend = row.text(3),
                      .device = row.text(7),
                      .build = row.text(8),
                      .clock = {.wall = row.integer(4), .at = Time{Duration{row.integer(5)}}, .scale = row.real(6)}});
  return runs;
}

// Rows that are not what was written are left out: what they would say is not known.
void readAttempts(const ForeignDatabase& database, const PastRun& run, int most, std::vector<PastAttempt>& newestFirst) {
  const int version = database.version();
  Query row(database, "SELECT " + attemptHead("a.") + ", s.slot, s.quality_level, s.encode, " +
                          std::string(version >= kFirstWithDevices ? "s.rerun_of" : "NULL") + ", " +
                          isBroken(Sealed::Attempt, version, "a.") + " OR " + isBroken(Sealed::Slot, version, "s.") +
                          " FROM slot s JOIN attempt a ON a.slot = s.slot WHERE s.run = ? ORDER BY s.slot DESC, a.started_at "
                          "DESC, a.stage DESC, a.n DESC LIMIT ?");
  row << run.id << std::int64_t{most};
  while (row.next()) {
    auto line = attemptOf(row);
    if (!line || row.integer(kAttemptHead + 4) != 0)
      continue;
    PastAttempt past{.run = run.id,
                     .slot = SlotId{static_cast<std::uint64_t>(row.integer(kAttemptHead))},
                     .quality = {},
                     .encode = row.optional<Duration>(kAttemptHead + 2),
                     .isRerun = row.optionalInteger(kAttemptHead + 3).has_value(),
                     .line = std::move(*line)};
    if (const auto quality = row.optionalInteger(kAttemptHead + 1))
      past.quality = static_cast<int>(*quality);
    newestFirst.push_back(std::move(past));
  }
}

}  // namespace

tl::expected<PastAttempts, std::string> pastAttempts(const std::filesystem::path& file, const PastQuestion& question) {
  const auto database = ForeignDatabase::open(file);
  if (!database)
    return tl::unexpected(database.error());
  return database->guarded([&] {
    PastAttempts past;
    const int most = std::clamp(question.most, 1, kMostPast);
    for (PastRun& run : runsAskedFor(*database, question)) {
      const std::size_t before = past.attempts.size();
      if (before >= static_cast<std::size_t>(most))
        break;
      readAttempts(*database, run, most - static_cast<int>(before), past.attempts);
      if (past.attempts.size() > before)
        past.runs.push_back(std::move(run));
    }
    std::reverse(past.attempts.begin(), past.attempts.end());
    return past;
  });
}

}  // namespace vortex::history
