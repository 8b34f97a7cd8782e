// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/baseline.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vortex::analysis {
namespace {

constexpr double kBeyond = .05;  // the gate's chance to be wrong, over all its comparisons

// Of `comparisons` rows.
Confidence gateConfidence(std::size_t comparisons) { return {.beyond = kBeyond / static_cast<double>(comparisons)}; }

// What one more value may come to above the mean of these, if it is like them.
struct Spread {
  double mean = 0, more = 0;
};
std::optional<Spread> spreadOf(const std::vector<double>& values) {
  const auto k = static_cast<double>(values.size());
  if (values.size() < 2)
    return std::nullopt;
  const double mean = std::accumulate(values.begin(), values.end(), 0.) / k;
  double squares = 0;
  for (const double value : values)
    squares += (value - mean) * (value - mean);
  const double t = quantile(boost::math::students_t(k - 1), 1 - kBeyond);
  return Spread{.mean = mean, .more = t * std::sqrt(squares / (k - 1)) * std::sqrt(1 + 1 / k)};
}

// runs: of the baseline; row.runs of them tell the quantity. isKnown: in both, at the gate's confidence.
BaselineRow::Gate gateOf(const BaselineRow& row, std::size_t runs, bool isKnown, bool isMore) {
  if (row.compared.word == Compared::Word::NotIdentifiable)
    return BaselineRow::Gate::NotIdentifiable;
  if (runs < kLeastBaselineRuns)
    return BaselineRow::Gate::TooFewRuns;
  if (row.runs < kLeastBaselineRuns || !isKnown)
    return BaselineRow::Gate::TooFewAttempts;
  if (isMore)
    return BaselineRow::Gate::Regressed;
  return row.compared.atLeast ? BaselineRow::Gate::NotIdentifiable : BaselineRow::Gate::Held;
}

// each: the quantity in every run of the baseline that tells it, of `runs`. strict: compared at the gate's confidence.
void judge(BaselineRow& row, const std::vector<double>& each, std::size_t runs, const Compared& strict, double margin) {
  std::vector<double> logarithms;
  for (const double value : each)
    logarithms.push_back(std::log(value));
  const auto spread = spreadOf(logarithms);
  row.runs = static_cast<int>(each.size());
  if (spread)
    row.between = std::exp(spread->more);
  std::optional<Compared::LeastRatio> ratio = strict.atLeast;
  if (strict.ratio)
    ratio = {.value = strict.ratio->value, .lower = strict.ratio->lower};
  const bool isMore = spread && ratio && ratio->value > 1 + margin && ratio->lower > 1 &&
                      std::log(strict.second->value) - spread->mean > spread->more;
  row.gate = gateOf(row, runs, ratio || row.compared.atLeast, isMore);
}

BaselineRow stageRow(std::span<const SessionNumbers> baseline, const SessionNumbers& run, Stage stage, int percent) {
  std::vector<Observation> together;
  std::vector<double> each;
  for (const SessionNumbers& one : baseline) {
    const auto& observations = one.stages[stage].observations;
    together.insert(together.end(), observations.begin(), observations.end());
    const SurvivalCurve curve(observations, Confidence::Ninety);
    if (const Compared alone = compareTimes(curve, curve, percent); alone.first && alone.first->value > 0)
      each.push_back(alone.first->value);
  }
  const auto compared = [&](Confidence confidence) {
    return compareTimes(SurvivalCurve(together, confidence), SurvivalCurve(run.stages[stage].observations, confidence), percent);
  };
  BaselineRow row{.stage = stage, .percent = percent, .compared = compared(Confidence::Ninety), .gate = {}, .runs = 0};
  judge(row, each, baseline.size(), compared(gateConfidence(kBaselineComparisons)), percent == 50 ? kMedianMargin : kTailMargin);
  return row;
}

std::vector<double> ascending(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values;
}

// values: of each run of the baseline, ascending.
BaselineRow levelRow(const std::vector<std::vector<double>>& values, const std::vector<double>& ofRun, std::size_t comparisons) {
  std::vector<double> together, each;
  for (const std::vector<double>& one : values) {
    together.insert(together.end(), one.begin(), one.end());
    if (const Compared alone = compareMedians(one, one, kMemoryMargin); alone.first && alone.first->value > 0)
      each.push_back(alone.first->value);
  }
  std::sort(together.begin(), together.end());
  const auto compared = [&](Confidence confidence) { return compareMedians(together, ofRun, kMemoryMargin, confidence); };
  BaselineRow row{.stage = {}, .percent = 50, .compared = compared(Confidence::Ninety), .gate = {}, .runs = 0};
  judge(row, each, values.size(), compared(gateConfidence(comparisons)), kMemoryMargin);
  return row;
}

// Growth a slot of one capture, and the mean of several.
std::optional<Limited> growthOf(const SeriesInBlocks& series, Confidence confidence) {
  const Slope slope = measured(series.x, series.y, confidence).slope;
  return slope.lower && slope.upper ? std::optional(Limited{.value = slope.value, .lower = *slope.lower, .upper = *slope.upper})
                                    : std::nullopt;
}
std::optional<Limited> meanOf(const std::vector<Limited>& growths) {
  if (growths.empty())
    return std::nullopt;
  double sum = 0, below = 0, above = 0;
  for (const Limited& one : growths) {
    sum += one.value;
    below += (one.value - one.lower) * (one.value - one.lower);
    above += (one.upper - one.value) * (one.upper - one.value);
  }
  const auto k = static_cast<double>(growths.size());
  return Limited{.value = sum / k, .lower = (sum - std::sqrt(below)) / k, .upper = (sum + std::sqrt(above)) / k};
}
Limited differenceOf(const Limited& first, const Limited& second) {
  const double d = second.value - first.value;
  return {.value = d,
          .lower = d - std::hypot(second.value - second.lower, first.upper - first.value),
          .upper = d + std::hypot(second.upper - second.value, first.value - first.lower)};
}

Compared::Word wordOf(const Limited& difference, double margin) {
  if (difference.lower >= -margin && difference.upper <= margin)
    return Compared::Word::Same;
  if (difference.lower > 0)
    return Compared::Word::More;
  return difference.upper < 0 ? Compared::Word::Less : Compared::Word::TooFew;
}

// level: the baseline's.
BaselineRow growthRow(const std::vector<const SeriesInBlocks*>& baseline, const SeriesInBlocks& capture, double level,
                      std::size_t captures, std::size_t comparisons) {
  struct Both {
    std::vector<Limited> each;
    std::optional<Limited> first, second, difference;
  };
  const auto compared = [&](Confidence confidence) {
    Both both;
    for (const SeriesInBlocks* one : baseline)
      if (const auto growth = growthOf(*one, confidence))
        both.each.push_back(*growth);
    both.first = meanOf(both.each);
    both.second = growthOf(capture, confidence);
    if (both.first && both.second)
      both.difference = differenceOf(*both.first, *both.second);
    return both;
  };
  const auto estimate = [](const std::optional<Limited>& of) {
    return of ? std::optional(Estimate{.value = of->value, .lower = of->lower, .upper = of->upper}) : std::nullopt;
  };
  const double margin = kMemoryMargin * level / kSlotsThatMatter;
  const Both shown = compared(Confidence::Ninety), strict = compared(gateConfidence(comparisons));
  BaselineRow row;
  row.isGrowth = true;
  row.compared = {.word = Compared::Word::TooFew,
                  .first = estimate(shown.first),
                  .second = estimate(shown.second),
                  .ratio = {},
                  .needs = kLeastJudged};
  row.difference = estimate(shown.difference);
  if (shown.difference) {
    row.compared.word = wordOf(*shown.difference, margin);
    // The interval's width falls with n^(3/2).
    const double wider = margin > 0 ? (shown.difference->upper - shown.difference->lower) / 2 / margin : 1;
    const double needed = static_cast<double>(capture.y.size() * capture.block) * std::pow(std::max(1., wider), 2 / 3.);
    row.compared.needs = row.compared.word == Compared::Word::TooFew ? static_cast<int>(std::min(1e6, std::ceil(needed))) : 0;
  }
  std::vector<double> each;
  for (const Limited& one : shown.each)
    each.push_back(one.value);
  row.runs = static_cast<int>(each.size());
  const auto spread = spreadOf(each);
  if (spread)
    row.between = spread->more;
  const bool isMore = spread && strict.difference && strict.difference->value > margin && strict.difference->lower > 0 &&
                      strict.second->value - spread->mean > spread->more;
  row.gate = gateOf(row, captures, strict.difference.has_value(), isMore);
  return row;
}

}  // namespace

bool BaselineComparison::regressed() const {
  return std::any_of(rows.begin(), rows.end(), [](const BaselineRow& row) { return row.gate == BaselineRow::Gate::Regressed; });
}

BaselineComparison compareWithBaseline(std::span<const SessionNumbers> baseline, const SessionNumbers& run) {
  BaselineComparison comparison;
  for (const SessionNumbers& one : baseline)
    comparison.mixed |= !madeAlike(one, run);
  for (const Stage stage : kStages)
    for (const int percent : {50, 95, 99})
      comparison.rows.push_back(stageRow(baseline, run, stage, percent));
  std::vector<std::vector<double>> peaks;
  for (const SessionNumbers& one : baseline)
    peaks.push_back(one.peaks);
  comparison.rows.push_back(levelRow(peaks, run.peaks, kBaselineComparisons));
  return comparison;
}

BaselineComparison compareWithBaseline(std::span<const CaptureNumbers> baseline, const CaptureNumbers& capture) {
  BaselineComparison comparison;
  for (const CaptureNumbers& one : baseline)
    comparison.mixed |= one.made != capture.made;
  const auto isMeasured = [&](LeakSeries which) {
    return !capture.series[which].y.empty() && std::any_of(baseline.begin(), baseline.end(), [which](const CaptureNumbers& one) {
      return !one.series[which].y.empty();
    });
  };
  const auto rows = 2 * static_cast<std::size_t>(std::count_if(kLeakSeries.begin(), kLeakSeries.end(), isMeasured));
  for (const LeakSeries which : kLeakSeries) {
    if (!isMeasured(which))
      continue;
    std::vector<const SeriesInBlocks*> series;
    std::vector<std::vector<double>> values;
    for (const CaptureNumbers& one : baseline)
      if (!one.series[which].y.empty()) {
        series.push_back(&one.series[which]);
        values.push_back(ascending(one.series[which].y));
      }
    BaselineRow level = levelRow(values, ascending(capture.series[which].y), rows);
    const auto heightOf = [](const std::optional<Estimate>& of) { return of ? of->value : 0; };
    const double height = heightOf(level.compared.first);
    BaselineRow growth = growthRow(series, capture.series[which], height, baseline.size(), rows);
    growth.series = level.series = which;
    comparison.rows.push_back(std::move(growth));
    if (height > 0 || heightOf(level.compared.second) > 0)  // what is always 0 has none
      comparison.rows.push_back(std::move(level));
  }
  return comparison;
}

}  // namespace vortex::analysis
