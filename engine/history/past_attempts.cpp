// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/past_attempts.h"

#include "engine/history/foreign_database.h"
#include "engine/history/row_seal.h"

#include <algorithm>

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
  Query row(database, "SELECT a.stage, a.n, a.started_at, a.timeout, a.outcome, a.reason, a.message, a.cause, a.elapsed, s.slot, "
                      "s.quality_level, s.encode, " +
                          std::string(version >= kFirstWithDevices ? "s.rerun_of" : "NULL") + ", " +
                          isBroken(Sealed::Attempt, version, "a.") + " OR " + isBroken(Sealed::Slot, version, "s.") +
                          " FROM slot s JOIN attempt a ON a.slot = s.slot WHERE s.run = ? ORDER BY s.slot DESC, a.started_at "
                          "DESC, a.stage DESC, a.n DESC LIMIT ?");
  row << run.id << std::int64_t{most};
  while (row.next()) {
    const auto stage = parseStage(row.text(0));
    if (!stage || row.integer(13) != 0)
      continue;
    PastAttempt past{.run = run.id,
                     .slot = SlotId{static_cast<std::uint64_t>(row.integer(9))},
                     .quality = {},
                     .encode = row.optional<Duration>(11),
                     .isRerun = row.optionalInteger(12).has_value(),
                     .line = {.stage = *stage,
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
                              .longestOperator = {}}};
    if (const auto quality = row.optionalInteger(10))
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
