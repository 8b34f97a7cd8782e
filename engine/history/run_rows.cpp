// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/run_rows.h"

#include <cmath>
#include <string>

namespace vortex::history {
namespace {

constexpr const char* kMostRuns = "100000";

}  // namespace

std::int64_t RunClock::wallOf(Time time) const {
  const Duration passed = time - at;
  if (scale == 1)
    return wall + passed.count();
  const double real = static_cast<double>(passed.count()) / scale;
  return std::abs(real) < 4e18 ? wall + static_cast<std::int64_t>(real) : wall;
}

std::vector<RunLine> readRuns(const ForeignDatabase& database) {
  const bool earlier = database.version() < kFirstWithInputs;
  Query row(database, std::string("SELECT id, uuid, origin, program, version, profile, backend, started_wall, started_at, ") +
                          (earlier ? "1.0, ended_wall, last_seq, NULL, NULL, NULL"
                                   : "clock_scale, ended_wall, last_seq, inputs, device, build") +
                          " FROM run ORDER BY id DESC LIMIT " + kMostRuns);
  std::vector<RunLine> runs;
  while (row.next()) {
    runs.push_back({.id = row.integer(0),
                    .uuid = row.text(1),
                    .origin = row.text(2),
                    .program = row.text(3),
                    .version = row.text(4),
                    .profile = row.text(5),
                    .backend = row.text(6),
                    .clock = {.wall = row.integer(7), .at = Time{Duration{row.integer(8)}}, .scale = row.real(9)},
                    .endedWall = row.optionalInteger(10),
                    .lastSeq = static_cast<std::uint64_t>(row.integer(11)),
                    .inputs = std::nullopt,
                    .device = row.text(13),
                    .build = row.text(14)});
    if (const auto inputs = row.optionalInteger(12))
      runs.back().inputs = static_cast<std::uint64_t>(*inputs);
  }
  return runs;
}

}  // namespace vortex::history
