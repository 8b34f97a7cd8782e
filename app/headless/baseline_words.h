// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run or a capture held against a baseline (README.md, "Baselines"): as text, as JSON, and as JUnit XML for a build server, a
// test case a row.
#pragma once

#include "engine/report/baseline_file.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace vortex::headless {

struct AgainstBaseline {
  report::Baseline baseline;
  bool isCapture = false;
  std::string uuid, program, version;  // of the run, or of the one that the capture was made in
  std::int64_t startedWall = 0;        // its start; ns since 1970
  analysis::BaselineComparison comparison;
};

std::string textOf(const AgainstBaseline& both);
nlohmann::ordered_json jsonOf(const AgainstBaseline& both);
std::string junitOf(const AgainstBaseline& both);

// A baseline as a line of `baseline list`.
std::string lineOf(const report::Baseline& baseline, const std::string& file);
nlohmann::ordered_json jsonOf(const report::Baseline& baseline, const std::string& file);

}  // namespace vortex::headless
