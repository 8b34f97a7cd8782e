// SPDX-License-Identifier: GPL-3.0-or-later
//
// The newest attempts of a store, over its runs, with what they were made under: what a stage takes, and what a timeout did since
// it was set, is told from these. For whoever looks back: the file may be anybody's (foreign_database.h).
#pragma once

#include "engine/history/reader.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vortex::history {

struct PastRun {
  std::int64_t id = 0;  // within this store
  std::string uuid, profile, backend;
  std::string device, build;  // as the device said of itself when it was ready last
  RunClock clock;
};
struct PastAttempt {
  std::int64_t run = 0;
  SlotId slot;
  std::optional<int> quality;
  std::optional<Duration> encode;  // of its slot
  bool isRerun = false;
  AttemptLine line;  // without its memory, operators and drain
};
struct PastAttempts {
  std::vector<PastRun> runs;          // that they are of, the newest first
  std::vector<PastAttempt> attempts;  // the oldest slot first
};

struct PastQuestion {
  std::string profile, backend;  // "": any
  std::string run;               // how its UUID begins; "": any
  bool imported = false;         // also what another system told
  int most = 10'000;             // attempts, the newest; 1 to 1,000,000
};

tl::expected<PastAttempts, std::string> pastAttempts(const std::filesystem::path& file, const PastQuestion& question);

}  // namespace vortex::history
