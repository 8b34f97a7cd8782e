// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runs of a store, loaded for what-ifs. Row by row: memory is the sessions' (recorded_session.h), not the rows'.
//
// On a worker: loading reads files, about a millisecond for 20 slots; it ends soon after the stop flag is set.
#pragma once

#include "engine/analysis/what_if.h"
#include "engine/history/run_reader.h"
#include "engine/schedule/input_codec.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace vortex::analysis {

struct LoadQuestion {
  std::optional<int> last;        // so many due slots at least, of the newest runs; absent: all runs
  std::vector<std::string> runs;  // how their UUIDs begin; empty: any
  std::string profile, backend;   // "": those of the newest run that can be replayed, since other devices take other times
};

struct LoadedRuns {
  WhatIf whatIf;
  std::vector<history::RunLine> runs;  // one a session, in the same order: the oldest first
  struct LeftOut {
    history::RunLine run;
    std::string why;    // a clause
    bool whole = true;  // else only what came after
  };
  std::vector<LeftOut> leftOut;  // of the profile and backend asked for
  int otherProfiles = 0;         // runs of another profile or backend

  // What was recorded since of the newest run; it has to be opened anew for that. How many inputs.
  tl::expected<std::uint64_t, std::string> follow(const history::RunReader& store, const schedule::SettingsReader& readSettings,
                                                  const std::atomic<bool>* stop = nullptr);
};

// slots: loaded so far. Called every few hundred inputs.
using LoadProgress = std::function<void(std::size_t slots)>;

// The error: the store cannot be read, no run is like that, or `stop` became true. readSettings: config::fromYaml, for those who
// may know it.
tl::expected<LoadedRuns, std::string> loadRuns(const history::RunReader& store, const LoadQuestion& question,
                                               const schedule::SettingsReader& readSettings, const LoadProgress& progress = {},
                                               const std::atomic<bool>* stop = nullptr);

}  // namespace vortex::analysis
