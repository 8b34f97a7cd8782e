// SPDX-License-Identifier: GPL-3.0-or-later
//
// All that a leak report says, as one value: made of a capture or of somebody else's series, rendered as HTML, PDF, JUnit XML, JSON
// and CSV, which therefore say the same.
#pragma once

#include "engine/analysis/leak_blame.h"
#include "engine/analysis/leak_verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::leak {

// Texts may be anybody's: each renderer makes them safe for its form.
struct Fact {
  std::string name, value;
};
struct FactGroup {
  std::string title;  // "Environment", "Workload", "Settings"
  std::vector<Fact> facts;
};

struct LeakDocument {
  std::string label;                     // the capture's, or the file's name
  std::string source;                    // of what it was made: "capture nightly.vortexcap", "series numbers.csv"
  std::string program;                   // that wrote the report: "vortex-engine 0.1.0"
  std::optional<std::int64_t> madeWall;  // when; ns since 1970
  analysis::LeakRules rules;
  std::vector<analysis::LeakPoint> points;
  std::vector<analysis::HeldBytes> held;
  analysis::LeakVerdict verdict;
  std::vector<analysis::BlameRow> blame;  // empty: it is not known (a foreign series)
  std::vector<FactGroup> facts;
  std::string notes;
  std::vector<std::string> remarks;  // of the source: damaged from here on, rows reordered, ...
};

}  // namespace vortex::leak
