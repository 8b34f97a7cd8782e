// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/leak_words.h"

#include "engine/analysis/leak_numbers.h"

namespace vortex::analysis {
namespace {

std::string growth(const JudgedSeries& series) { return valueText(series.series, series.verdict.slope.value, Sign::OfNegatives); }

std::string mattersText(const JudgedSeries& series) {
  return valueText(series.series, series.verdict.matters.value_or(0)) + " a slot";
}

std::string ledgerSentence(const LeakVerdict& verdict) {
  const LeakLedger& ledger = verdict.ledger;
  const bool one = ledger.holders == 1;
  return (one ? slotsText(ledger.first, ledger.first) + " still holds "
              : std::to_string(ledger.holders) + " slots (" + std::to_string(ledger.first) + " to " + std::to_string(ledger.last) +
                    ") still hold ") +
         bytesText(static_cast<double>(ledger.held.count)) + " after " + (one ? "it was" : "they were") + " decided" +
         (ledger.largest.empty() || !ledger.largest.front().stage
              ? ""
              : ", the most at once by " + std::string(toString(*ledger.largest.front().stage)) + " (" +
                    std::string(toString(ledger.largest.front().outcome)) + ") in slot " +
                    std::to_string(ledger.largest.front().slot));
}

// With the process that is meant, where there are two.
std::string nameIn(const LeakVerdict& verdict, LeakSeries series) {
  const bool ofDevice = series == LeakSeries::Resident || series == LeakSeries::Handles;
  return nameOf(series) + (ofDevice && verdict.tellsProcessesApart() ? " of the device's process" : "");
}

std::string outsideSentence(const LeakVerdict& verdict, const JudgedSeries& series) {
  const std::string grows = " by " + growth(series) + " a slot, while floor and peak do not";
  if (series.series == LeakSeries::Reserved)
    return "what the allocator has reserved grows" + grows + ": it fragments, or keeps what nobody uses";
  return nameIn(verdict, series.series) + (isCount(series.series) ? " grow" : " grows") + grows;
}

std::string grow(const LeakVerdict& verdict) {
  std::string text;
  for (const JudgedSeries& one : verdict.series)
    if (isOfTensors(one.series) && one.verdict.word == LeakWord::Leak)
      text += (text.empty() ? "the " : " and the ") + nameOf(one.series) + " grows by " + growth(one) + " a slot";
  return text;
}

std::string timesText(const OutcomeSeen& seen) {
  return std::string(toString(seen.outcome)) + " (" + std::to_string(seen.times) + ")";
}

std::string why(const JudgedSeries& series) {
  const SeriesVerdict& verdict = series.verdict;
  switch (verdict.why) {
  case LeakWhy::Rises:
    return "it rises on a line, significantly, and fast enough to matter";
  case LeakWhy::BoundedBelow:
    return "its slope is below what matters, " + mattersText(series);
  case LeakWhy::SlowGrowth:
    return "it does grow, but by less than matters, " + mattersText(series);
  case LeakWhy::TooFew:
    return verdict.used < kLeastJudged ? "fewer than 5 slots say nothing" : "\"no leak\" needs 20 slots";
  case LeakWhy::TooWide:
    return "its slope may be none, and may be one that matters (" + mattersText(series) + ")";
  case LeakWhy::Wanders:
    return "neighbouring slots are so alike that a trend cannot be told from a walk";
  case LeakWhy::KeepsChanging:
    return "its level changed three times; two changes are taken for warm-up";
  case LeakWhy::TooFewAfter:
    return "too few slots are left after its level changed";
  case LeakWhy::OutcomesUnseen:
    return "outcomes that the workload was to bring about came fewer than 5 times";
  case LeakWhy::AtLimit:
    return "it is at its limit already, so that no growth is small enough";
  case LeakWhy::NoLimit:
    return "no limit was named, so nobody can say which growth matters";
  }
  return "";
}

std::string ordinal(int n) {
  const int tens = n % 100, ones = n % 10;
  const bool teen = tens > 10 && tens < 14;
  return std::to_string(n) + (teen || ones == 0 || ones > 3 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : "rd");
}

std::string timesAsMany(double ratio) { return ratio < 1e4 ? figureText(ratio) : std::string("over 10,000"); }

std::string shapeName(Shape shape) {
  switch (shape) {
  case Shape::Line:
    return "a line";
  case Shape::Step:
    return "a step";
  case Shape::RampThenFlat:
    return "a ramp that ended";
  }
  return "";
}

}  // namespace

std::string wordOf(LeakWord word) {
  switch (word) {
  case LeakWord::Leak:
    return "LEAK";
  case LeakWord::NoLeak:
    return "No leak";
  case LeakWord::Inconclusive:
    return "Inconclusive";
  }
  return "";
}

std::string headlineOf(const LeakVerdict& verdict) {
  const std::string judged =
      verdict.certainFromJudged > 0 ? "the " + ordinal(verdict.certainFromJudged) + " judged." : "of the warm-up.";
  const std::string certain =
      verdict.certainFrom ? " Certain from slot " + std::to_string(*verdict.certainFrom) + ", " + judged : "";
  switch (verdict.found) {
  case LeakFound::Ledger:
    return capitalized(ledgerSentence(verdict)) + "." + certain;
  case LeakFound::Trend:
    return capitalized(grow(verdict)) + "." + certain;
  case LeakFound::OutsideTensors:
    return "Outside the tensors: " + (verdict.deciding() ? outsideSentence(verdict, *verdict.deciding()) : std::string()) + "." +
           certain;
  case LeakFound::Nothing:
    break;
  }
  if (verdict.word == LeakWord::NoLeak)
    return "In the workload that was run, neither floor nor peak grows by as much as would matter." + certain;
  if (verdict.series.empty())
    return std::to_string(verdict.judged()) + " judged slots say nothing.";
  std::string text;
  for (const JudgedSeries& one : verdict.series)
    if (isOfTensors(one.series) && one.verdict.word == LeakWord::Inconclusive)
      text += (text.empty() ? "" : " ") + capitalized(nameOf(one.series)) + ": " + why(one) + ".";
  return text;
}

std::vector<std::string> remarksOn(const LeakVerdict& verdict) {
  std::vector<std::string> remarks;
  if (verdict.found == LeakFound::Ledger && !grow(verdict).empty())
    remarks.push_back(capitalized(grow(verdict)) + ".");
  for (const JudgedSeries& one : verdict.series)
    if (one.limitReachedIn && one.limit)
      remarks.push_back("The " + nameIn(verdict, one.series) + (isCount(one.series) ? " reach their" : " reaches its") +
                        " limit of " + valueText(one.series, *one.limit) + " in slot " + std::to_string(*one.limitReachedIn) +
                        ", if nothing changes.");
  if (verdict.word == LeakWord::NoLeak)
    remarks.push_back("What leaks in fewer than " + percentText(verdict.unseenShare) +
                      " of all slots may have stayed unseen (95 % confidence).");
  if (verdict.word == LeakWord::Inconclusive && verdict.needs)
    remarks.push_back("About " + std::to_string(*verdict.needs) + " more slots would decide.");
  if (!verdict.unseen.empty() && verdict.word != LeakWord::Leak) {
    std::string text;
    for (const OutcomeSeen& seen : verdict.unseen)
      text += (text.empty() ? "" : ", ") + timesText(seen);
    remarks.push_back("Outcomes that were promised and came fewer than 5 times: " + text + ".");
  }
  for (const JudgedSeries* one : verdict.beside())
    remarks.push_back("Outside the tensors: " + nameIn(verdict, one->series) + (isCount(one->series) ? " are " : " is ") +
                      (one->verdict.word == LeakWord::Leak ? "a leak, too" : "inconclusive") + ": " + why(*one) + ".");
  return remarks;
}

std::string saidOf(const LeakVerdict& verdict) {
  std::string text = headlineOf(verdict);
  for (const std::string& remark : remarksOn(verdict))
    text += ' ' + remark;
  return text;
}

std::string sentenceOf(const JudgedSeries& series) {
  return capitalized(nameOf(series.series)) + ": " + std::string(toString(series.verdict.word)) + ", since " + why(series) + ".";
}

std::string shapeText(const SeriesVerdict& verdict) {
  std::string text;
  for (const Shape shape : verdict.taken)
    text += (text.empty() ? "" : " and ") + shapeName(shape);
  if (!text.empty())
    text += verdict.taken.size() == 1 ? " was taken for warm-up" : " were taken for warm-up";
  if (!verdict.shape)
    return "no rise to describe";
  const ShapeFit& fit = *verdict.shape;
  if (fit.shape != Shape::Line)
    return text.empty() ? shapeName(fit.shape) : text;
  if (!(fit.line > 0))
    return (text.empty() ? "" : text + "; then ") + std::string("exactly a line");
  return (text.empty() ? "" : text + "; then ") + std::string("a line (of its residual squares a step leaves ") +
         timesAsMany(fit.step / fit.line) + " times as many" +
         (fit.ramp < 0 ? "" : ", a ramp that ends " + timesAsMany(fit.ramp / fit.line) + " times") + ")";
}

std::string trendText(const SeriesVerdict& verdict) {
  if (!(verdict.trend.variance > 0))
    return "all " + std::to_string(verdict.trend.n) + " are equal";
  return "S = " + std::to_string(verdict.trend.s) + " of " + std::to_string(verdict.trend.n) +
         (verdict.trend.n == verdict.used ? " slots, p = " : " medians of slots, p = ") +
         chanceText(verdict.trend.rising, verdict.trend.exact) + (verdict.trend.exact ? " (exact)" : " (normal)");
}

std::string slopeText(const JudgedSeries& series) {
  const Slope& slope = series.verdict.slope;
  const std::string value = valueText(series.series, slope.value, Sign::Always);
  if (!slope.lower || !slope.upper)
    return value + " (interval open)";
  return value + " (" + valueText(series.series, *slope.lower, Sign::Always) + " to " +
         valueText(series.series, *slope.upper, Sign::Always) + " at " + percentText(slope.level) + ")";
}

}  // namespace vortex::analysis
