// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/two_runs.h"

#include <algorithm>
#include <cmath>

namespace vortex::analysis {
namespace {

double square(double x) { return x * x; }

std::optional<Limited> limited(const Estimate& e) {
  if (!e.lower || !e.upper || !(*e.lower > 0))
    return std::nullopt;
  return Limited{.value = e.value, .lower = *e.lower, .upper = *e.upper};
}

// n: of the smaller run. least: below this many a limit stays open.
Compared judged(const Estimate& first, const Estimate& second, int n, int least, double margin) {
  Compared compared{.word = Compared::Word::TooFew, .first = first, .second = second, .ratio = {}, .needs = least};
  const auto a = limited(first), b = limited(second);
  if (!a || !b) {
    compared.needs = std::max(least, n + 1);
    return compared;
  }
  const Ratio ratio = ratioOf(*a, *b);
  compared.ratio = ratio;
  compared.needs = 0;
  if (ratio.lower >= 1 / (1 + margin) && ratio.upper <= 1 + margin) {
    compared.word = Compared::Word::Same;
  } else if (ratio.lower > 1) {
    compared.word = Compared::Word::More;
  } else if (ratio.upper < 1) {
    compared.word = Compared::Word::Less;
  } else {
    const double wider = std::log(ratio.upper / ratio.lower) / 2 / std::log(1 + margin);
    compared.needs = static_cast<int>(std::min(1e6, std::ceil(n * square(wider))));
  }
  return compared;
}

// By order statistics where nothing was cut, else by the curve and its band.
Estimate estimateOf(const SurvivalCurve& curve, int percent) {
  if (curve.cut() == 0) {
    std::vector<double> values;
    for (const SurvivalCurve::Step& step : curve.steps())
      values.insert(values.end(), static_cast<std::size_t>(step.finished), inSeconds(step.time));
    const int n = static_cast<int>(values.size());
    const RankInterval ranks = intervalOf(n, percent, curve.confidence());
    const auto at = [&](int rank) { return values[static_cast<std::size_t>(rank) - 1]; };
    return {.value = at(rankOf(n, percent)),
            .lower = ranks.lower ? std::optional(at(*ranks.lower)) : std::nullopt,
            .upper = ranks.upper ? std::optional(at(*ranks.upper)) : std::nullopt};
  }
  const auto quantile = curve.timeOf((100 - percent) / 100.0);
  const auto inSecondsOf = [](const std::optional<Duration>& time) {
    return time ? std::optional(inSeconds(*time)) : std::nullopt;
  };
  return {.value = inSeconds(quantile.value.value_or(Duration{})),
          .lower = inSecondsOf(quantile.lower),
          .upper = inSecondsOf(quantile.upper)};
}

// What was cut would have taken longer than it was watched, so that a percentile and its lower limit are no less than those of the
// times watched. A second run that is above the first even so is slower, whatever it would have taken.
Compared cutShort(const Estimate& first, const SurvivalCurve& second, int percent) {
  Compared compared{.word = Compared::Word::NotIdentifiable, .first = {}, .second = {}, .ratio = {}, .needs = 0};
  const int n = second.count();
  const auto at = [&](int rank) { return inSeconds(second.times()[static_cast<std::size_t>(rank) - 1]); };
  const auto lower = intervalOf(n, percent, second.confidence()).lower;
  const auto a = limited(first);
  if (!a || !lower || !(at(*lower) > 0))
    return compared;
  const double value = at(rankOf(n, percent));
  const Ratio ratio = ratioOf(*a, {.value = value, .lower = at(*lower), .upper = value});
  if (ratio.lower <= 1)
    return compared;
  compared.word = Compared::Word::More;
  compared.first = first;
  compared.second = Estimate{.value = value, .lower = at(*lower), .upper = std::nullopt};
  compared.atLeast = {.value = ratio.value, .lower = ratio.lower};
  return compared;
}

bool isIdentifiable(const SurvivalCurve& curve, int percent) {
  return curve.cut() * 100 <= curve.count() * (100 - percent) && curve.timeOf((100 - percent) / 100.0).value.has_value();
}

}  // namespace

Ratio ratioOf(const Limited& first, const Limited& second) {
  const double q1 = std::log(second.value), l1 = std::log(second.lower), u1 = std::log(second.upper);
  const double q2 = std::log(first.value), l2 = std::log(first.lower), u2 = std::log(first.upper);
  const double d = q1 - q2;
  return {.value = std::exp(d),
          .lower = std::exp(d - std::sqrt(square(q1 - l1) + square(u2 - q2))),
          .upper = std::exp(d + std::sqrt(square(u1 - q1) + square(q2 - l2)))};
}

Compared compareTimes(const SurvivalCurve& first, const SurvivalCurve& second, int percent) {
  const int n = std::min(first.count(), second.count()), least = samplesNeeded(percent);
  if (n < least)
    return {.word = Compared::Word::TooFew, .first = {}, .second = {}, .ratio = {}, .needs = least};
  if (isIdentifiable(first, percent) && !isIdentifiable(second, percent))
    return cutShort(estimateOf(first, percent), second, percent);
  if (!isIdentifiable(first, percent))
    return {.word = Compared::Word::NotIdentifiable, .first = {}, .second = {}, .ratio = {}, .needs = 0};
  return judged(estimateOf(first, percent), estimateOf(second, percent), n, least, percent == 50 ? kMedianMargin : kTailMargin);
}

Compared compareMedians(std::span<const double> firstAscending, std::span<const double> secondAscending, double margin,
                        Confidence confidence) {
  const auto estimate = [confidence](std::span<const double> ascending) {
    const int n = static_cast<int>(ascending.size());
    const RankInterval ranks = intervalOf(n, 50, confidence);
    const auto at = [&](int rank) { return ascending[static_cast<std::size_t>(rank) - 1]; };
    return Estimate{.value = at(rankOf(n, 50)),
                    .lower = ranks.lower ? std::optional(at(*ranks.lower)) : std::nullopt,
                    .upper = ranks.upper ? std::optional(at(*ranks.upper)) : std::nullopt};
  };
  const int n = static_cast<int>(std::min(firstAscending.size(), secondAscending.size())), least = samplesNeeded(50);
  if (n < least)
    return {.word = Compared::Word::TooFew, .first = {}, .second = {}, .ratio = {}, .needs = least};
  return judged(estimate(firstAscending), estimate(secondAscending), n, least, margin);
}

}  // namespace vortex::analysis
