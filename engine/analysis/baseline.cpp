// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/baseline.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace vortex::analysis {
namespace {

constexpr double kBeyond = .05;  // the gate's chance to be wrong, over all its comparisons
constexpr Confidence kGateConfidence{.beyond = kBeyond / kBaselineComparisons};

// What one more run may come to above the mean of these, if it is like them: a factor.
struct Spread {
  double mean = 0, factor = 1;  // mean: of logarithms
};
std::optional<Spread> spreadOf(const std::vector<double>& values) {
  const auto k = static_cast<double>(values.size());
  if (values.size() < 2)
    return std::nullopt;
  double sum = 0, squares = 0;
  for (const double value : values)
    sum += std::log(value);
  const double mean = sum / k;
  for (const double value : values)
    squares += (std::log(value) - mean) * (std::log(value) - mean);
  const double t = quantile(boost::math::students_t(k - 1), 1 - kBeyond);
  return Spread{.mean = mean, .factor = std::exp(t * std::sqrt(squares / (k - 1)) * std::sqrt(1 + 1 / k))};
}

// each: the quantity in every run of the baseline that tells it, of `runs`. strict: compared at the gate's confidence.
void judge(BaselineRow& row, const std::vector<double>& each, std::size_t runs, const Compared& strict, double margin) {
  row.runs = static_cast<int>(each.size());
  const auto spread = spreadOf(each);
  if (spread)
    row.between = spread->factor;
  if (row.compared.word == Compared::Word::NotIdentifiable) {
    row.gate = BaselineRow::Gate::NotIdentifiable;
  } else if (runs < kLeastBaselineRuns) {
    row.gate = BaselineRow::Gate::TooFewRuns;
  } else if (row.runs < kLeastBaselineRuns || !strict.ratio) {
    row.gate = BaselineRow::Gate::TooFewAttempts;
  } else {
    const double beyondMean = std::exp(std::log(strict.second->value) - spread->mean);
    const bool isSlower = strict.ratio->value > 1 + margin && strict.ratio->lower > 1 && beyondMean > spread->factor;
    row.gate = isSlower ? BaselineRow::Gate::Regressed : BaselineRow::Gate::Held;
  }
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
  BaselineRow row{
      .stage = stage, .percent = percent, .compared = compared(Confidence::Ninety), .gate = {}, .runs = 0, .between = {}};
  judge(row, each, baseline.size(), compared(kGateConfidence), percent == 50 ? kMedianMargin : kTailMargin);
  return row;
}

BaselineRow memoryRow(std::span<const SessionNumbers> baseline, const SessionNumbers& run) {
  std::vector<double> together, each;
  for (const SessionNumbers& one : baseline) {
    together.insert(together.end(), one.peaks.begin(), one.peaks.end());
    if (const Compared alone = compareMedians(one.peaks, one.peaks, kMemoryMargin); alone.first)
      each.push_back(alone.first->value);
  }
  std::sort(together.begin(), together.end());
  const auto compared = [&](Confidence confidence) { return compareMedians(together, run.peaks, kMemoryMargin, confidence); };
  BaselineRow row{.stage = {}, .percent = 50, .compared = compared(Confidence::Ninety), .gate = {}, .runs = 0, .between = {}};
  judge(row, each, baseline.size(), compared(kGateConfidence), kMemoryMargin);
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
  comparison.rows.push_back(memoryRow(baseline, run));
  return comparison;
}

}  // namespace vortex::analysis
