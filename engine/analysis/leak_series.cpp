// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/leak_series.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vortex::analysis {
namespace {

constexpr std::size_t kMostChangesTaken = 2;  // steps and ramps taken for warm-up
constexpr double kMostNeeded = 1e6;           // slots; what takes longer is not predicted
constexpr double kShareOfNeeds = 2 / 3.;      // the interval's width falls with n^(3/2)

double medianOfBlock(std::span<const double> values) {
  std::vector<double> copy(values.begin(), values.end());
  const auto middle = copy.begin() + static_cast<std::ptrdiff_t>(copy.size() / 2);
  std::nth_element(copy.begin(), middle, copy.end());
  return *middle;
}

struct Part {
  std::size_t from = 0;  // of the values, or blocks
  bool tooFew = false, keepsChanging = false;
};

// Without what looks like a warm-up that took longer than was said.
Part partThatCounts(const SeriesInBlocks& judged, SeriesVerdict& verdict) {
  Part part;
  while (true) {
    const auto y = std::span(judged.y).subspan(part.from);
    part.tooFew = y.size() < static_cast<std::size_t>(kLeastJudged);
    if (part.tooFew || mannKendall(y).rising > kTrendGate)
      return part;
    const ShapeFit fit = shapeOf(std::span(judged.x).subspan(part.from), y);
    verdict.shape = fit;
    if (fit.shape == Shape::Line)
      return part;
    part.keepsChanging = verdict.taken.size() == kMostChangesTaken;
    if (part.keepsChanging)
      return part;
    verdict.taken.push_back(fit.shape);
    part.from += fit.changeAt();
  }
}

double upperQuantileOf(double chance) {
  return chance > 0 && chance < 1 ? boost::math::quantile(boost::math::complement(boost::math::normal(), chance)) : 0;
}

// Slots in all, of those used, after which the interval would be narrow enough.
std::optional<int> neededOf(const SeriesVerdict& verdict) {
  if (!verdict.matters || !verdict.slope.lower || !verdict.slope.upper)
    return std::nullopt;
  const double b = std::max(0., verdict.slope.value), matters = *verdict.matters;
  const double half = (*verdict.slope.upper - *verdict.slope.lower) / 2, gap = std::max(b, matters - b);
  if (!(gap > 0))
    return std::nullopt;
  double needed = std::ceil(verdict.used * std::pow(half / gap, kShareOfNeeds));
  if (matters - b >= b)
    needed = std::max<double>(needed, kLeastForNoLeak);
  else if (const double z = upperQuantileOf(verdict.trend.rising); verdict.trend.rising > kTrendGate && z > 0)
    // Narrow enough to be a leak, but the gate is still shut: z grows with n^(3/2), too.
    needed = std::max(needed, std::ceil(verdict.used * std::pow(upperQuantileOf(kTrendGate) / z, kShareOfNeeds)));
  return needed <= kMostNeeded ? std::optional(static_cast<int>(needed)) : std::nullopt;
}

void undecided(SeriesVerdict& verdict, LeakWhy why) {
  verdict.word = LeakWord::Inconclusive;
  verdict.why = why;
  switch (why) {
  case LeakWhy::TooFewAfter:
    verdict.needs = kLeastForNoLeak - verdict.used;
    break;
  case LeakWhy::TooFew:
    verdict.needs = (verdict.slope.lower ? kLeastForNoLeak : kLeastJudged) - verdict.used;
    break;
  case LeakWhy::TooWide:
    if (const std::optional<int> needed = neededOf(verdict))
      verdict.needs = std::max(1, *needed - verdict.used);
    break;
  case LeakWhy::Rises:
  case LeakWhy::BoundedBelow:
  case LeakWhy::SlowGrowth:
  case LeakWhy::Wanders:
  case LeakWhy::KeepsChanging:
  case LeakWhy::OutcomesUnseen:
  case LeakWhy::AtLimit:
  case LeakWhy::NoLimit:
    break;
  }
}

void conclude(SeriesVerdict& verdict, const Part& part, const SeriesRules& rules) {
  if (part.tooFew)
    return undecided(verdict, verdict.taken.empty() ? LeakWhy::TooFew : LeakWhy::TooFewAfter);
  if (part.keepsChanging)
    return undecided(verdict, LeakWhy::KeepsChanging);
  if (verdict.correlation.isCapped())
    return undecided(verdict, LeakWhy::Wanders);
  const double upTo = verdict.slopeUpTo();
  if (verdict.rises() && upTo >= rules.matters.value_or(0)) {
    verdict.word = LeakWord::Leak;
    verdict.why = LeakWhy::Rises;
    return;
  }
  if (!rules.matters)
    return undecided(verdict, LeakWhy::NoLimit);
  if (upTo >= *rules.matters)
    return undecided(verdict, *rules.matters > 0 ? LeakWhy::TooWide : LeakWhy::AtLimit);
  if (verdict.used < kLeastForNoLeak)
    return undecided(verdict, verdict.taken.empty() ? LeakWhy::TooFew : LeakWhy::TooFewAfter);
  if (rules.outcomesNeed > 0) {
    undecided(verdict, LeakWhy::OutcomesUnseen);
    verdict.needs = rules.outcomesNeed;
    return;
  }
  verdict.word = LeakWord::NoLeak;
  verdict.why = verdict.slope.lower && *verdict.slope.lower > 0 ? LeakWhy::SlowGrowth : LeakWhy::BoundedBelow;
}

}  // namespace

bool SeriesVerdict::rises() const { return trend.rising <= kTrendGate && slope.lower && *slope.lower > 0; }

double SeriesVerdict::slopeUpTo() const {
  if (!slope.upper)
    return std::numeric_limits<double>::infinity();
  return used > 1 ? std::max(*slope.upper, block / (used - 1)) : *slope.upper;
}

SeriesInBlocks inBlocks(std::span<const double> x, std::span<const double> y) {
  SeriesInBlocks blocks;
  blocks.block = std::max<std::size_t>(1, (y.size() + kMostJudged - 1) / kMostJudged);
  for (std::size_t from = 0; from < y.size(); from += blocks.block) {
    const std::size_t count = std::min(blocks.block, y.size() - from);
    blocks.x.push_back(medianOfBlock(x.subspan(from, count)));
    blocks.y.push_back(medianOfBlock(y.subspan(from, count)));
  }
  return blocks;
}

MeasuredTrend measured(std::span<const double> x, std::span<const double> y, Confidence confidence) {
  MeasuredTrend found;
  found.trend = mannKendall(y);
  if (y.size() < 2)
    return found;
  found.slope = theilSen(x, y, found.trend.variance, 1, confidence);
  found.correlation = autocorrelationOf(x, y, found.slope.value);
  if (found.correlation.factor == 1)
    return found;
  found.trend = mannKendall(y, found.correlation.factor);
  found.slope = theilSen(x, y, found.trend.variance, found.correlation.factor, confidence);
  return found;
}

SeriesVerdict judgeSeries(std::span<const double> x, std::span<const double> y, const SeriesRules& rules) {
  SeriesVerdict verdict{.n = static_cast<int>(y.size()), .matters = rules.matters, .block = rules.block};
  if (y.empty())
    return verdict;
  const SeriesInBlocks judged = inBlocks(x, y);
  const Part part = partThatCounts(judged, verdict);
  const std::size_t from = part.from * judged.block;
  verdict.usedFrom = static_cast<std::uint64_t>(x[from]);
  verdict.used = static_cast<int>(y.size() - from);
  const MeasuredTrend found = measured(std::span(judged.x).subspan(part.from), std::span(judged.y).subspan(part.from));
  verdict.trend = found.trend;
  verdict.correlation = found.correlation;
  verdict.slope = found.slope;
  conclude(verdict, part, rules);
  return verdict;
}

}  // namespace vortex::analysis
