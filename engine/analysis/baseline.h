// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run held against a baseline, which is several runs of the same thing, and a gate that says "slower" only where three things
// hold at once: the estimate is beyond the margin; sampling does not explain it, at .05 over all comparisons together (with 13 at
// 5 % each, half of all clean runs would be called slower: Bonferroni); and the spread between the baseline's own runs does not
// explain it, either (clocks, heat, neighbours: the limit at 5 % a row for one more run of a normal sample, Hahn & Meeker,
// "Statistical Intervals", 1991, 4.7). That spread is only known from five runs on; with fewer there is a comparison and no gate.
//
// Pure.
#pragma once

#include "engine/analysis/session_numbers.h"
#include "engine/analysis/two_runs.h"

#include <optional>
#include <span>
#include <vector>

namespace vortex::analysis {

inline constexpr int kLeastBaselineRuns = 5;
inline constexpr int kBaselineComparisons = 3 * kStageCount + 1;

// One quantity of which a run may have more than the baseline: a percentile of how long a stage takes, or a slot's memory.
struct BaselineRow {
  enum class Gate : std::uint8_t {
    Held = 1,
    Regressed,
    TooFewRuns,       // the baseline has less than kLeastBaselineRuns
    TooFewAttempts,   // in this run, or in the baseline's: `runs` of them tell this quantity
    NotIdentifiable,  // a timeout cut too many
  };
  std::optional<Stage> stage;  // absent: the most memory that the median slot held
  int percent = 50;
  Compared compared;  // first: the baseline's runs together, second: the run; at 90 %. Seconds, or bytes
  Gate gate = Gate::TooFewRuns;
  int runs = 0;                   // of the baseline that tell this quantity
  std::optional<double> between;  // with which ratio one more run like the baseline's would still come, from two runs on
};

struct BaselineComparison {
  std::vector<BaselineRow> rows;  // kBaselineComparisons, stage by stage, then memory
  bool mixed = false;             // not all were made under the same conditions
  bool regressed() const;
};

// None of the baseline is the run itself.
BaselineComparison compareWithBaseline(std::span<const SessionNumbers> baseline, const SessionNumbers& run);

}  // namespace vortex::analysis
