// SPDX-License-Identifier: GPL-3.0-or-later
//
// A baseline as a file (README.md, "Baselines"): the runs, or captures, that later ones are held against, each with every
// observation that a comparison needs, so that it outlives the store, and can lie beside the code that it is a baseline of. JSON; a
// file may be anybody's and is checked.
#pragma once

#include "engine/analysis/baseline.h"
#include "engine/history/run_line.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::report {

struct BaselineRun {
  std::string uuid, program, version, profile, backend;
  std::int64_t startedWall = 0;  // ns since 1970
  analysis::SessionNumbers numbers;
};
BaselineRun baselineRun(const history::RunLine& run, analysis::SessionNumbers numbers);

struct BaselineCapture {
  std::string uuid, label, program, version;  // uuid: of the run that it was made in
  std::int64_t startedWall = 0;               // of that; ns since 1970
  analysis::CaptureNumbers numbers;
};

struct Baseline {
  std::string name;
  std::vector<BaselineRun> runs;  // in the order in which they were saved
  std::vector<BaselineCapture> captures;
};

inline constexpr std::size_t kMostBaselineRuns = 100;  // and captures

// Letters, digits, '.', '-' and '_', 64 at the most, not beginning with a '.'.
bool isBaselineName(std::string_view name);

// The error is a sentence without the file's name.
tl::expected<Baseline, std::string> readBaseline(const std::filesystem::path& file);
std::string textOf(const Baseline& baseline);

}  // namespace vortex::report
