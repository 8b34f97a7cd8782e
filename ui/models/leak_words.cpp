// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/leak_words.h"

#include "ui/models/compared_blocks_model.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vortex::ui {
namespace {

using analysis::JudgedSeries;
using analysis::LeakFound;
using analysis::LeakSeries;
using analysis::LeakVerdict;
using analysis::LeakWhy;
using analysis::LeakWord;
using analysis::Shape;

QString seriesName(LeakSeries series) {
  switch (series) {
  case LeakSeries::Floor:
    return tr("floor");
  case LeakSeries::Peak:
    return tr("peak");
  case LeakSeries::Reserved:
    return tr("reserved");
  case LeakSeries::Resident:
    return tr("device RSS");
  case LeakSeries::Handles:
    return tr("device handles");
  case LeakSeries::EngineResident:
    return tr("engine RSS");
  case LeakSeries::EngineHandles:
    return tr("engine handles");
  }
  return {};
}

QString changeOf(LeakSeries series, double value) {
  return isCount(series) ? (value > 0 ? QStringLiteral("+") : QString()) + numberText(value, 2) : changeText(value);
}

QString chanceText(double p) { return p < .0001 ? tr("p < 0.0001") : QStringLiteral("p = ") + numberText(p, 4); }

QString whyText(const JudgedSeries& judged) {
  switch (judged.verdict.why) {
  case LeakWhy::Rises:
    return tr("rises");
  case LeakWhy::BoundedBelow:
    return tr("bounded");
  case LeakWhy::SlowGrowth:
    return tr("grows, too slowly to matter");
  case LeakWhy::TooFew:
    return tr("too few slots");
  case LeakWhy::TooWide:
    return tr("the interval is too wide");
  case LeakWhy::Wanders:
    return tr("wanders");
  case LeakWhy::KeepsChanging:
    return tr("keeps changing");
  case LeakWhy::TooFewAfter:
    return tr("too few slots after the last step");
  case LeakWhy::OutcomesUnseen:
    return tr("an outcome was hardly seen");
  case LeakWhy::AtLimit:
    return tr("is at its limit");
  case LeakWhy::NoLimit:
    return tr("no limit is known");
  }
  return {};
}

QString shapeName(Shape shape) {
  switch (shape) {
  case Shape::Line:
    return tr("a line");
  case Shape::Step:
    return tr("a step");
  case Shape::RampThenFlat:
    return tr("a ramp that ends");
  }
  return {};
}

// The series that leak, by their names.
QString growingNames(const LeakVerdict& verdict) {
  QStringList names;
  for (const JudgedSeries& judged : verdict.series)
    if (judged.verdict.word == LeakWord::Leak)
      names << seriesName(judged.series);
  return names.join(QStringLiteral(", "));
}

QString leakSays(const LeakVerdict& verdict) {
  switch (verdict.found) {
  case LeakFound::Ledger:
    return tr("%n slot(s) hold what they must give back", nullptr, verdict.ledger.holders);
  case LeakFound::Trend:
    return tr("grows: %1").arg(growingNames(verdict));
  case LeakFound::OutsideTensors:
    return tr("outside the tensors grows: %1").arg(growingNames(verdict));
  case LeakFound::Nothing:
    break;
  }
  return {};
}

QString saysOf(const LeakVerdict& verdict) {
  switch (verdict.word) {
  case LeakWord::Leak:
    return leakSays(verdict);
  case LeakWord::NoLeak:
    return tr("one in up to %1 % of slots may be unseen").arg(numberText(100 * verdict.unseenShare, 1));
  case LeakWord::Inconclusive:
    return verdict.needs ? tr("about %n more slot(s) would decide", nullptr, *verdict.needs) : tr("slots alone will not decide");
  }
  return {};
}

// What the verdict is shown by: the series that decided, else the floor. Null: too few slots.
const JudgedSeries* shownSeries(const LeakVerdict& verdict) {
  const JudgedSeries* shown = verdict.deciding();
  if (shown == nullptr)
    shown = verdict.find(LeakSeries::Floor);
  return shown != nullptr && shown->verdict.used >= analysis::kLeastJudged ? shown : nullptr;
}

QString unitOf(const QString& number) { return number.section(QLatin1Char(' '), 1); }

// "+3.66 to +3.67", beside a slope that has the same unit; else "+980.0 MB to +1.10 GB".
QString rangeText(const JudgedSeries& judged) {
  const analysis::Slope& slope = judged.verdict.slope;
  if (!slope.lower || !slope.upper)
    return tr("interval open");
  QString lower = changeOf(judged.series, *slope.lower), upper = changeOf(judged.series, *slope.upper);
  const QString unit = unitOf(changeOf(judged.series, slope.value));
  if (unitOf(lower) == unit && unitOf(upper) == unit)
    for (QString* end : {&lower, &upper})
      *end = end->section(QLatin1Char(' '), 0, 0);
  return tr("%1 to %2").arg(lower, upper);
}

LeakFact trendFact(const JudgedSeries& judged) {
  const analysis::MannKendall& trend = judged.verdict.trend;
  return {.name = tr("Trend, %1").arg(seriesName(judged.series)),
          .method = trend.exact ? tr("Mann-Kendall, exact") : tr("Mann-Kendall, one-sided"),
          .value = chanceText(trend.rising) +
                   (trend.rising <= analysis::kTrendGate ? QStringLiteral(" ≤ ") : QStringLiteral(" > ")) +
                   numberText(analysis::kTrendGate, 2)};
}

LeakFact slopeFact(const JudgedSeries& judged) {
  return {.name = tr("Slope, %1").arg(seriesName(judged.series)),
          .method = tr("Theil-Sen, %1").arg(rangeText(judged)),
          .value = tr("%1 per slot").arg(changeOf(judged.series, judged.verdict.slope.value))};
}

LeakFact mattersFact(const JudgedSeries& judged) {
  return {.name = tr("What matters"),
          .method = tr("%1 at its limit within 24 h").arg(seriesName(judged.series)),
          .value = judged.verdict.matters ? tr("%1 per slot").arg(changeOf(judged.series, *judged.verdict.matters))
                                          : tr("no limit is known")};
}

LeakFact shapeFact(const JudgedSeries& judged) {
  const analysis::SeriesVerdict& verdict = judged.verdict;
  QStringList taken;
  for (const Shape shape : verdict.taken)
    taken << shapeName(shape);
  LeakFact fact{.name = tr("Shape"), .method = tr("nothing rises significantly"), .value = tr("flat")};
  if (verdict.shape) {
    fact.method = tr("line, step, ramp compared");
    fact.value = shapeName(verdict.shape->shape);
  }
  if (!taken.isEmpty())
    fact.method = tr("taken for warm-up: %1").arg(taken.join(QStringLiteral(", ")));
  return fact;
}

LeakFact ledgerFact(const LeakVerdict& verdict) {
  const analysis::LeakLedger& ledger = verdict.ledger;
  if (ledger.holders == 0)
    return {.name = tr("Ledger"), .method = tr("what decided slots hold"), .value = QStringLiteral("0 B")};
  const QString held = blockSizeText(ledger.held.count);
  return {.name = tr("Ledger"),
          .method = ledger.holders == 1 ? tr("slot %1 holds %2").arg(ledger.first).arg(held)
                                        : tr("of slots %1 to %2: %3").arg(ledger.first).arg(ledger.last).arg(held),
          .value = tr("leak at slot %1").arg(ledger.first)};
}

// What is said beside the word, as the report's remarks say it: what is outside the tensors, when a limit is reached; and where to
// look first.
std::vector<LeakFact> besideFacts(const LeakVerdict& verdict) {
  std::vector<LeakFact> facts;
  for (const JudgedSeries* one : verdict.beside())
    facts.push_back({.name = tr("Outside the tensors"),
                     .method = QStringLiteral("%1: %2").arg(seriesName(one->series), whyText(*one)),
                     .value = leakWord(one->verdict.word)});
  for (const JudgedSeries& one : verdict.series)
    if (one.limitReachedIn && one.limit)
      facts.push_back({.name = tr("Limit"),
                       .method = tr("%1 at %2, if nothing changes")
                                     .arg(seriesName(one.series), isCount(one.series) ? numberText(*one.limit, 0)
                                                                                      : blockSizeText(std::llround(*one.limit))),
                       .value = tr("in slot %1").arg(*one.limitReachedIn)});
  for (const JudgedSeries& one : verdict.series)
    if (one.lookHere)
      facts.push_back({.name = tr("Look here"),
                       .method = tr("CUSUM, %1: a pointer, no verdict").arg(seriesName(one.series)),
                       .value = tr("slot %1").arg(*one.lookHere)});
  return facts;
}

// Of what was said, why it is not more.
std::vector<LeakFact> openPoints(const LeakVerdict& verdict) {
  std::vector<LeakFact> facts;
  if (verdict.word == LeakWord::Inconclusive)
    for (const LeakSeries series : {LeakSeries::Floor, LeakSeries::Peak})
      if (const JudgedSeries* judged = verdict.find(series); judged != nullptr && judged->verdict.word == LeakWord::Inconclusive)
        facts.push_back({.name = tr("Open"), .method = seriesName(series), .value = whyText(*judged)});
  for (const analysis::OutcomeSeen& outcome : verdict.unseen)
    facts.push_back({.name = tr("Open"),
                     .method = tr("outcomes that the workload promised"),
                     .value = tr("%1: %2 of at least %3")
                                  .arg(QString::fromUtf8(toString(outcome.outcome).data()))
                                  .arg(outcome.times)
                                  .arg(analysis::kLeastSeen)});
  return facts;
}

double medianOf(const Captured& captured, double CapturedPoint::*of) {
  std::vector<double> values;
  for (const CapturedPoint& point : captured.points)
    if (captured.isJudged(point))
      values.push_back(point.*of);
  if (values.empty())
    return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// How far it stands from the other, by the medians of what is judged; and how the other's series went.
std::vector<LeakFact> againstBaseline(const Captured& captured, const Captured& baseline) {
  const auto more = [&](double CapturedPoint::*of) { return changeText(medianOf(captured, of) - medianOf(baseline, of)); };
  std::vector<LeakFact> facts{
      {.name = tr("Baseline"),
       .method = tr("%1: %2, %n slot(s) judged", nullptr, baseline.judged()).arg(baseline.label, leakWord(baseline.verdict.word)),
       .value = tr("floor %1, peak %2").arg(more(&CapturedPoint::floor), more(&CapturedPoint::peak))}};
  for (const LeakSeries series : {LeakSeries::Floor, LeakSeries::Peak})
    if (const JudgedSeries* judged = baseline.verdict.find(series);
        judged != nullptr && judged->verdict.used >= analysis::kLeastJudged) {
      LeakFact slope = slopeFact(*judged);
      slope.name = tr("Its %1").arg(seriesName(series));
      facts.push_back(std::move(slope));
    }
  return facts;
}

}  // namespace

QString changeText(double bytes) {
  const QString sign = bytes > 0 ? QStringLiteral("+") : bytes < 0 ? QStringLiteral("−") : QString();
  return sign + blockSizeText(static_cast<std::int64_t>(std::llround(std::abs(bytes))));
}

QString leakWord(LeakWord word) {
  switch (word) {
  case LeakWord::Leak:
    return tr("LEAK");
  case LeakWord::NoLeak:
    return tr("No leak");
  case LeakWord::Inconclusive:
    return tr("Inconclusive");
  }
  return {};
}

LeakHeadline headlineOf(const Captured& captured) {
  const LeakVerdict& verdict = captured.verdict;
  LeakHeadline headline{.word = leakWord(verdict.word), .says = saysOf(verdict), .number = {}, .unit = {}, .interval = {}};
  const JudgedSeries* judged = shownSeries(verdict);
  if (judged == nullptr)
    return headline;
  const analysis::Slope& slope = judged->verdict.slope;
  const QString number = changeOf(judged->series, slope.value);
  headline.number = number.section(QLatin1Char(' '), 0, 0);
  headline.unit = isCount(judged->series) ? tr("handles per slot") : tr("%1 per slot").arg(unitOf(number));
  headline.interval = slope.lower && slope.upper
                          ? tr("%1, %2 %: %3").arg(seriesName(judged->series), numberText(100 * slope.level, 1), rangeText(*judged))
                          : tr("%1, interval open").arg(seriesName(judged->series));
  return headline;
}

std::vector<LeakFact> leakFacts(const Captured& captured, const Captured* baseline) {
  const LeakVerdict& verdict = captured.verdict;
  std::vector<LeakFact> facts;
  for (const QString& remark : captured.remarks)
    facts.push_back({.name = tr("Remark"), .method = remark, .value = {}});
  facts.push_back(ledgerFact(verdict));
  if (const JudgedSeries* shown = shownSeries(verdict)) {
    facts.push_back(trendFact(*shown));
    facts.push_back(shapeFact(*shown));
    for (const JudgedSeries& judged : verdict.series)
      if (judged.verdict.used >= analysis::kLeastJudged)
        facts.push_back(slopeFact(judged));
    facts.push_back(mattersFact(*shown));
    if (const JudgedSeries* floor = verdict.find(LeakSeries::Floor); floor != nullptr && floor->verdict.n < captured.judged())
      facts.push_back({.name = tr("Last look"),
                       .method = tr("trend, shape and slopes are as of then"),
                       .value = tr("at judged slot %1 of %2 so far").arg(floor->verdict.n).arg(captured.judged())});
  }
  if (baseline != nullptr && captured.judged() > 0 && baseline->judged() > 0)
    for (LeakFact& fact : againstBaseline(captured, *baseline))
      facts.push_back(std::move(fact));
  for (const auto& more : {besideFacts(verdict), openPoints(verdict)})
    facts.insert(facts.end(), more.begin(), more.end());
  facts.push_back({.name = tr("Certain"),
                   .method = tr("%1 judged, %2 warm-up").arg(captured.judged()).arg(verdict.warmUp),
                   .value = !verdict.certainFrom            ? tr("not yet")
                            : verdict.certainFromJudged > 0 ? tr("from judged slot %1").arg(verdict.certainFromJudged)
                                                            : tr("from slot %1, of the warm-up").arg(*verdict.certainFrom)});
  return facts;
}

QString pathText(AttemptOutcome outcome) {
  switch (outcome) {
  case AttemptOutcome::Finished:
    return tr("finished");
  case AttemptOutcome::Failed:
    return tr("failed");
  case AttemptOutcome::TimedOut:
    return tr("timed out");
  case AttemptOutcome::Stopped:
    return tr("stopped");
  case AttemptOutcome::DeviceLost:
    return tr("device lost");
  }
  return {};
}

// Without what the warm-up holds it is one number with the floor's growth, which begins behind it.
QString blameSum(const Captured& captured) {
  Bytes held;
  for (const analysis::BlameRow& row : captured.blame)
    held += row.held;
  QString sum = tr("Held in all: <b>%1</b>").arg(blockSizeText(held.count));
  if (captured.heldByWarmUp > Bytes{})
    sum += tr(", of it %1 by the warm-up").arg(blockSizeText(captured.heldByWarmUp.count));
  const auto [from, to] = analysis::judgedEnds(captured.points, captured.life);
  if (from == nullptr)
    return sum;
  return sum + tr("; the floor came from %1 behind slot %2 to %3 behind slot %4, by %5")
                   .arg(blockSizeText(std::llround(from->floor)))
                   .arg(from->slot)
                   .arg(blockSizeText(std::llround(to->floor)))
                   .arg(to->slot)
                   .arg(changeText(to->floor - from->floor));
}

QString blameText(const analysis::BlameRow& row) {
  constexpr std::size_t kMostNamed = 8;
  if (row.held <= Bytes{})
    return tr("Nothing of it is held.");
  QStringList named;
  for (const std::uint64_t slot : row.heldIn)
    if (named.size() < static_cast<qsizetype>(kMostNamed))
      named << QString::number(slot);
  const QString more = row.heldIn.size() > kMostNamed ? QStringLiteral(", …") : QString();
  return tr("%1 of %2 attempts hold memory; slots of this capture: %3")
      .arg(row.holding)
      .arg(row.attempts)
      .arg(named.join(QStringLiteral(", ")) + more);
}

}  // namespace vortex::ui
