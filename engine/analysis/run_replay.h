// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run of a store, run again (replay.h).
#pragma once

#include "engine/analysis/replay.h"
#include "engine/history/run_reader.h"

namespace vortex::analysis {

// readSettings: config::fromYaml, for those who may know it.
ReplayResult replayRun(const history::RunReader& store, const history::RunLine& run, const schedule::SettingsReader& readSettings);

}  // namespace vortex::analysis
