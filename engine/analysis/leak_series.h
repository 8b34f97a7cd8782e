// SPDX-License-Identifier: GPL-3.0-or-later
//
// One series of a capture (floor, peak, resident memory, handles), judged: does it rise, is that a line or a warm-up that took
// longer, how fast, and is that enough to matter within a day. "It does not rise significantly" is not "no leak": an upper limit of
// the slope below the one that matters is.
//
// Pure. Bounded: more than kMostJudged values are judged as the medians of that many blocks, so that a look costs O(kMostJudged²).
#pragma once

#include "engine/analysis/leak_shape.h"
#include "engine/analysis/mann_kendall.h"
#include "engine/analysis/theil_sen.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vortex::analysis {

enum class LeakWord : std::uint8_t { Leak = 1, NoLeak, Inconclusive };

// Why the word is what it is; of one series.
enum class LeakWhy : std::uint8_t {
  Rises = 1,       // Leak: significantly, on a line, and fast enough to matter
  BoundedBelow,    // NoLeak: the slope's upper limit is below the one that matters
  SlowGrowth,      // NoLeak: the same, but it does grow
  TooFew,          // Inconclusive: fewer than 5 values, or fewer than 20 where all else speaks for "no leak"
  TooWide,         // the interval holds both a slope that matters and none
  Wanders,         // neighbours are so alike (rho at its cap) that a trend cannot be told from a walk
  KeepsChanging,   // two steps or ramps were taken for warm-up, and there is a third
  TooFewAfter,     // fewer than 5 values are left after the last step or ramp
  OutcomesUnseen,  // all else speaks for "no leak", but an outcome that was promised came fewer than 5 times
  AtLimit,         // it is at or past its limit already, so no slope is small enough
  NoLimit,         // none was named, so nobody can say which slope matters
};

inline constexpr double kTrendGate = .01;  // one-sided; first reachable with 5 values
inline constexpr int kLeastJudged = 5, kLeastForNoLeak = 20;
inline constexpr int kSlotsThatMatter = 1920;  // 24 h of slots of 45 s
inline constexpr int kMostJudged = 1'280;

// Units: the series' own (bytes; handles) and slots.
struct SeriesRules {
  std::optional<double> matters;  // the slope that would reach the limit within kSlotsThatMatter; absent: no limit is known
  double block = 0;               // the least amount by which it can change; 0: any
  int outcomesNeed = 0;           // about so many more slots until each promised outcome came often enough
};

struct SeriesVerdict {
  LeakWord word = LeakWord::Inconclusive;
  LeakWhy why = LeakWhy::TooFew;
  MannKendall trend;              // of what was used, inflation applied
  Autocorrelation correlation;    // of what was used
  Slope slope;                    // of what was used; its upper limit is at least block/(n-1) where it is held against `matters`
  std::optional<ShapeFit> shape;  // of the last judgement whose raw gate passed; absent: none did
  std::vector<Shape> taken;       // steps and ramps that were taken for warm-up, in order; at most 2
  std::uint64_t usedFrom = 0;     // slot
  int n = 0, used = 0;            // values given, and those that were used
  std::optional<double> matters;  // as the rules had it
  double block = 0;
  bool rises() const;        // the gate passed, with the slope's lower limit above 0
  double slopeUpTo() const;  // the upper limit with the block's share; infinite: open
  std::optional<int> needs;  // Inconclusive: about so many more slots would decide; absent: slots alone will not
};

// A series, or the medians of at most kMostJudged blocks of it. x ascends, both are of one length.
struct SeriesInBlocks {
  std::vector<double> x, y;
  std::size_t block = 1;  // values in each; the last may have fewer
};
SeriesInBlocks inBlocks(std::span<const double> x, std::span<const double> y);

// Whether it rises and how fast, corrected for neighbours that are alike. Fewer than 2 values have no slope.
struct MeasuredTrend {
  MannKendall trend;
  Autocorrelation correlation;
  Slope slope;
};
MeasuredTrend measured(std::span<const double> x, std::span<const double> y, Confidence confidence = Confidence::NinetyFive);

// x: slot numbers, ascending strictly; both of one length; y finite.
SeriesVerdict judgeSeries(std::span<const double> x, std::span<const double> y, const SeriesRules& rules);

}  // namespace vortex::analysis
