// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run held against a baseline, which is several runs of the same thing, and a gate that says "slower" only where three things
// hold at once: the estimate is beyond the margin; sampling does not explain it, at .05 over all comparisons together (with 13 at
// 5 % each, half of all clean runs would be called slower: Bonferroni); and the spread between the baseline's own runs does not
// explain it, either (clocks, heat, neighbours: the limit at 5 % a row for one more run of a normal sample, Hahn & Meeker,
// "Statistical Intervals", 1991, 4.7). That spread is only known from five runs on; with fewer there is a comparison and no gate.
//
// A capture is held against captures likewise: by how much each of its series grows a slot, and at which level it is. Growth may be
// none or less, so two are compared by their difference (MOVER on Theil and Sen's slopes); the margin is a growth that makes 2 % of
// the level in a day.
//
// Pure. A series costs O(kMostJudged²) a capture.
#pragma once

#include "engine/analysis/capture_numbers.h"
#include "engine/analysis/session_numbers.h"
#include "engine/analysis/two_runs.h"

#include <optional>
#include <span>
#include <vector>

namespace vortex::analysis {

inline constexpr int kLeastBaselineRuns = 5;
inline constexpr int kBaselineComparisons = 3 * kStageCount + 1;

// One quantity of which a run may have more than the baseline: a percentile of how long a stage takes, or a slot's memory; of a
// capture, a series' growth or level.
struct BaselineRow {
  enum class Gate : std::uint8_t {
    Held = 1,
    Regressed,
    TooFewRuns,       // the baseline has less than kLeastBaselineRuns
    TooFewAttempts,   // in this run, or in the baseline's: `runs` of them tell this quantity
    NotIdentifiable,  // a timeout cut too many
  };
  std::optional<Stage> stage;  // absent: the most memory that the median slot held; or a series
  int percent = 50;
  Compared compared;  // first: the baseline's runs together, second: the run; at 90 %. Seconds, or bytes (of a series handles, too)
  Gate gate = Gate::TooFewRuns;
  int runs = 0;  // of the baseline that tell this quantity
  // With which ratio (of growth: how much more of it) one more run like the baseline's would still come, from two runs on.
  std::optional<double> between{};
  std::optional<LeakSeries> series{};    // of captures: its level, or
  bool isGrowth = false;                 // how much it grows a slot, and
  std::optional<Estimate> difference{};  // then second - first, in place of `compared.ratio`; absent: not known
};

struct BaselineComparison {
  std::vector<BaselineRow> rows;  // kBaselineComparisons, stage by stage, then memory; of captures growth and level of each series
  bool mixed = false;             // not all were made under the same conditions
  bool regressed() const;
};

// None of the baseline is the run itself.
BaselineComparison compareWithBaseline(std::span<const SessionNumbers> baseline, const SessionNumbers& run);
BaselineComparison compareWithBaseline(std::span<const CaptureNumbers> baseline, const CaptureNumbers& capture);

}  // namespace vortex::analysis
