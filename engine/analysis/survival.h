// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long attempts take where timeouts and cancels cut some of them off: the product-limit estimate (Kaplan & Meier,
// "Nonparametric Estimation from Incomplete Observations", 1958) with Greenwood's variance and the log-log band (Kalbfleisch &
// Prentice, "The Statistical Analysis of Failure Time Data", 1980). An attempt that was cut says that it would have taken longer;
// how much longer nobody knows, so beyond the longest observation there is no value, and the type says so instead of carrying one
// forward.
//
// It takes attempts for independent, and what cut them for unrelated to how long they would have taken.
#pragma once

#include "engine/analysis/percentile.h"
#include "engine/slot/units.h"

#include <optional>
#include <variant>
#include <vector>

namespace vortex::analysis {

struct Observation {
  Duration time{};
  bool finished = false;  // else it was cut then; one that finishes exactly at its timeout finished
};

// The share that takes longer than a time.
struct Identified {
  double survival = 1, se = 0, lower = 0, upper = 1;  // se: standard error (Greenwood)
  int atRisk = 0;                                     // still running just after that time
};
struct BeyondData {
  Duration last{};   // the longest that was observed, and was cut
  double upper = 1;  // of the share that takes longer than `last`
};
using Share = std::variant<Identified, BeyondData>;

class SurvivalCurve {
 public:
  // In any order; none of them below 0.
  SurvivalCurve(std::vector<Observation> observations, Confidence confidence);

  // Where something finished, ascending.
  struct Step {
    Duration time{};
    int atRisk = 0, finished = 0;  // atRisk: just before
    Identified share;              // from here on
  };
  const std::vector<Step>& steps() const { return m_steps; }
  int count() const { return static_cast<int>(m_times.size()); }
  int cut() const { return m_cut; }
  const std::vector<Duration>& times() const { return m_times; }  // of all, cut or not; ascending
  Confidence confidence() const { return m_confidence; }

  Share at(Duration time) const;

  // The time that a share `rate` takes longer than: the least with S <= rate. Its limits are those times at which the band's lower
  // and upper side come down to it. Absent: not identifiable.
  struct Quantile {
    std::optional<Duration> value, lower, upper;
  };
  Quantile timeOf(double rate) const;

 private:
  double lowerWithoutEvent(int atRisk) const;

  std::vector<Duration> m_times;  // of all, ascending
  std::vector<Step> m_steps;
  int m_cut = 0;
  bool m_endsCut = false;   // the longest one was cut: nothing is known beyond
  Confidence m_confidence;  // of the band
};

// What a timeout of t costs: `longer` take longer than t, and of these `spurious` would have finished in time, by the horizon.
struct FalseTimeouts {
  double longer = 0;
  std::optional<double> spurious;  // absent: the curve does not reach the horizon, and `longer` is its upper bound
};
// Absent: the curve does not reach t.
std::optional<FalseTimeouts> falseTimeouts(const SurvivalCurve& curve, Duration timeout, Duration horizon);

}  // namespace vortex::analysis
