// SPDX-License-Identifier: GPL-3.0-or-later
//
// The gate: what it takes to call a run slower than a baseline, and what it takes to know at all.
#include "engine/analysis/baseline.h"

#include <QtTest>
#include <cmath>
#include <random>

using namespace vortex;
using namespace vortex::analysis;
using Gate = BaselineRow::Gate;

namespace {

// n attempts of each stage, log-normal about `median` with the usual spread of a stage.
SessionNumbers session(std::mt19937::result_type seed, double median, int n = 600, double peak = 8e9) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  SessionNumbers numbers;
  numbers.slotCount = n;
  numbers.made[{.profile = "fast", .backend = "torch", .quality = 0}] = n;
  for (const Stage stage : kStages)
    for (int i = 0; i < n; ++i) {
      numbers.stages[stage].observations.push_back({.time = seconds(median * std::exp(.1 * normal(random))), .finished = true});
      ++numbers.stages[stage].times.attempts;
    }
  for (int i = 0; i < n; ++i)
    numbers.peaks.push_back(peak * (1 + 1e-4 * i));
  return numbers;
}

std::vector<SessionNumbers> baseline(int runs, double spread = .01) {
  std::mt19937 random(7);
  std::normal_distribution<double> normal;
  std::vector<SessionNumbers> all;
  for (int i = 0; i < runs; ++i)
    all.push_back(session(100 + static_cast<std::mt19937::result_type>(i), 10 * std::exp(spread * normal(random))));
  return all;
}

constexpr double kGB = 1e9, kMB = 1e6;

// n judged slots whose floor grows by so much a slot, with 1 MB of noise; the peak is 400 MB above, 60 handles are open.
CaptureNumbers capture(std::mt19937::result_type seed, double growth, int n = 60, double level = 9 * kGB) {
  std::mt19937 random(seed);
  std::normal_distribution<double> noise(0, kMB);
  CaptureNumbers numbers{.made = "fast on torch", .judged = n, .series = {}};
  for (int i = 0; i < n; ++i)
    for (const LeakSeries which : {LeakSeries::Floor, LeakSeries::Peak, LeakSeries::Handles}) {
      const double value = level + growth * i + noise(random) + (which == LeakSeries::Peak ? .4 * kGB : 0);
      numbers.series[which].x.push_back(i + 3);
      numbers.series[which].y.push_back(which == LeakSeries::Handles ? 60 : value);
    }
  return numbers;
}
std::vector<CaptureNumbers> captures(int count, double growth = 0) {
  std::vector<CaptureNumbers> all;
  for (int i = 0; i < count; ++i)
    all.push_back(capture(40 + static_cast<std::mt19937::result_type>(i), growth));
  return all;
}
const BaselineRow& rowOf(const BaselineComparison& comparison, LeakSeries series, bool isGrowth) {
  for (const BaselineRow& row : comparison.rows)
    if (row.series == series && row.isGrowth == isGrowth)
      return row;
  throw std::logic_error("no such row");
}

const BaselineRow& rowOf(const BaselineComparison& comparison, Stage stage, int percent) {
  for (const BaselineRow& row : comparison.rows)
    if (row.stage == stage && row.percent == percent)
      return row;
  throw std::logic_error("no such row");
}

}  // namespace

class TestBaseline : public QObject {
  Q_OBJECT

 private slots:
  void theGateNeedsMoreThanAComparison() {
    // At .05 over 13 comparisons a P95 closes from 109 on, a P99 from 554 (statistics of order, both limits).
    const Confidence strict{.beyond = .05 / 13};
    QVERIFY(!intervalOf(108, 95, strict).upper && intervalOf(109, 95, strict).upper);
    QVERIFY(!intervalOf(553, 99, strict).upper && intervalOf(554, 99, strict).upper);
    const BaselineComparison few = compareWithBaseline(baseline(5), session(1, 13, 108));
    QCOMPARE(rowOf(few, Stage::Image, 95).gate, Gate::TooFewAttempts);
    QCOMPARE(rowOf(few, Stage::Image, 95).compared.word, Compared::Word::More);  // which says so, and does not fail anybody
    QCOMPARE(rowOf(few, Stage::Image, 50).gate, Gate::Regressed);
  }

  void aSlowerRunIsARegression() {
    const BaselineComparison slower = compareWithBaseline(baseline(5), session(1, 12));
    QVERIFY(slower.regressed() && !slower.mixed);
    QCOMPARE(slower.rows.size(), std::size_t(kBaselineComparisons));
    QCOMPARE(rowOf(slower, Stage::Image, 50).gate, Gate::Regressed);
    QCOMPARE(rowOf(slower, Stage::Image, 95).gate, Gate::Regressed);
    QVERIFY(std::abs(rowOf(slower, Stage::Image, 50).compared.ratio->value - 1.2) < .02);
    QCOMPARE(slower.rows.back().gate, Gate::Held);  // memory is what it was
    QVERIFY(!compareWithBaseline(baseline(5), session(1, 8)).regressed());
    const BaselineComparison hungry = compareWithBaseline(baseline(5), session(1, 10, 600, 9e9));
    QCOMPARE(hungry.rows.back().gate, Gate::Regressed);
    QVERIFY(!hungry.rows.back().stage);
  }

  // Ten seconds at the median, and a timeout at 25 s that every attempt runs into.
  void aRunInWhichAllIsCutBeyondTheBaselineIsARegression() {
    SessionNumbers cut = session(1, 10);
    for (Observation& one : cut.stages[Stage::Image].observations)
      one = {.time = seconds(25), .finished = false};
    const BaselineRow half = rowOf(compareWithBaseline(baseline(5), cut), Stage::Image, 50);
    QCOMPARE(half.gate, Gate::Regressed);
    QCOMPARE(half.compared.word, Compared::Word::More);
    QVERIFY(half.compared.second && half.compared.second->value == 25 && !half.compared.second->upper);
    QVERIFY(!half.compared.ratio && half.compared.atLeast->lower > 2);
    // Cut where the baseline's finished: how long they would have taken is not known, nor said to be held.
    for (Observation& one : cut.stages[Stage::Image].observations)
      one.time = seconds(9);
    QCOMPARE(rowOf(compareWithBaseline(baseline(5), cut), Stage::Image, 50).gate, Gate::NotIdentifiable);
    // Above, but by less than the margin.
    for (Observation& one : cut.stages[Stage::Image].observations)
      one.time = seconds(10.4);
    QCOMPARE(rowOf(compareWithBaseline(baseline(5, .001), cut), Stage::Image, 50).gate, Gate::NotIdentifiable);
  }

  void lessThanTheMarginIsNone() {
    const auto base = baseline(5, .001);
    QCOMPARE(rowOf(compareWithBaseline(base, session(1, 10.4)), Stage::Image, 50).gate, Gate::Held);
    QCOMPARE(rowOf(compareWithBaseline(base, session(1, 10.7)), Stage::Image, 50).gate, Gate::Regressed);
  }

  void runsThatDifferAmongThemselvesAskForMore() {
    // 20 % from run to run: one that is 12 % slower is one more of them.
    const BaselineComparison wild = compareWithBaseline(baseline(5, .2), session(1, 11.2));
    QCOMPARE(rowOf(wild, Stage::Image, 50).gate, Gate::Held);
    QVERIFY(*rowOf(wild, Stage::Image, 50).between > 1.3);
    // The factor for five runs: exp(2.34 s).
    std::vector<SessionNumbers> known;
    for (const double log : {-.02, -.01, 0., .01, .02}) {
      SessionNumbers one;
      for (int i = 0; i < 100; ++i)
        one.stages[Stage::Image].observations.push_back({.time = seconds(10 * std::exp(log)), .finished = true});
      known.push_back(one);
    }
    const double factor = *rowOf(compareWithBaseline(known, session(1, 10)), Stage::Image, 50).between;
    QVERIFY2(std::abs(std::log(factor) / std::sqrt(.001 / 4) - 2.34) < .01, qPrintable(QString::number(factor)));
  }

  void fourRunsAreNoBaseline() {
    const BaselineComparison four = compareWithBaseline(baseline(4), session(1, 20));
    QVERIFY(!four.regressed());
    QCOMPARE(rowOf(four, Stage::Image, 50).gate, Gate::TooFewRuns);
    QCOMPARE(rowOf(four, Stage::Image, 50).runs, 4);
    QCOMPARE(rowOf(four, Stage::Image, 50).compared.word, Compared::Word::More);
    const BaselineComparison none = compareWithBaseline({}, session(1, 20));
    QVERIFY(!none.regressed());
    QCOMPARE(rowOf(none, Stage::Image, 50).runs, 0);
  }

  void aCaptureThatGrowsMoreIsARegression() {
    const BaselineComparison grows = compareWithBaseline(captures(5), capture(1, .5 * kMB));
    QVERIFY(grows.regressed() && !grows.mixed);
    QCOMPARE(grows.rows.size(), std::size_t{6});  // floor, peak and handles: growth and level
    const BaselineRow& floor = rowOf(grows, LeakSeries::Floor, true);
    QCOMPARE(floor.gate, Gate::Regressed);
    QCOMPARE(floor.compared.word, Compared::Word::More);
    QVERIFY(std::abs(floor.difference->value - .5 * kMB) < .05 * kMB);
    QVERIFY(*floor.difference->lower<.5 * kMB&& * floor.difference->upper> .5 * kMB);
    QCOMPARE(rowOf(grows, LeakSeries::Peak, true).gate, Gate::Regressed);
    QCOMPARE(rowOf(grows, LeakSeries::Floor, false).gate, Gate::Held);  // 15 MB of 9 GB are no other level
    QCOMPARE(rowOf(grows, LeakSeries::Handles, true).compared.word, Compared::Word::Same);
    QCOMPARE(rowOf(grows, LeakSeries::Handles, false).compared.word, Compared::Word::Same);
    // 2 % of 9 GB in a day are 94 kB a slot: from 12 slots with such noise nobody knows that they are the same.
    const BaselineComparison alike = compareWithBaseline(captures(5), capture(2, 0, 120));
    QVERIFY(!alike.regressed());
    QCOMPARE(rowOf(alike, LeakSeries::Floor, true).compared.word, Compared::Word::Same);
    const BaselineRow few = rowOf(compareWithBaseline(captures(5), capture(2, 0, 12)), LeakSeries::Floor, true);
    QCOMPARE(few.compared.word, Compared::Word::TooFew);
    QVERIFY(few.compared.needs > 12);
    QCOMPARE(rowOf(compareWithBaseline(captures(5, kMB), capture(1, 0)), LeakSeries::Floor, true).compared.word,
             Compared::Word::Less);
  }

  void aCaptureAtAHigherLevelIsOne() {
    const BaselineComparison higher = compareWithBaseline(captures(5), capture(1, 0, 60, 9.5 * kGB));
    QCOMPARE(rowOf(higher, LeakSeries::Floor, false).gate, Gate::Regressed);
    QCOMPARE(rowOf(higher, LeakSeries::Floor, true).gate, Gate::Held);
  }

  void fourCapturesFailNobodyAndThreeSlotsSayNothing() {
    const BaselineComparison four = compareWithBaseline(captures(4), capture(1, 5 * kMB));
    QVERIFY(!four.regressed());
    QCOMPARE(rowOf(four, LeakSeries::Floor, true).gate, Gate::TooFewRuns);
    QCOMPARE(rowOf(four, LeakSeries::Floor, true).compared.word, Compared::Word::More);
    const BaselineComparison brief = compareWithBaseline(captures(5), capture(1, 5 * kMB, 3));
    QCOMPARE(rowOf(brief, LeakSeries::Floor, true).gate, Gate::TooFewAttempts);
    QCOMPARE(rowOf(brief, LeakSeries::Floor, true).compared.word, Compared::Word::TooFew);
    QVERIFY(!rowOf(brief, LeakSeries::Floor, true).difference);
    QVERIFY(compareWithBaseline(std::span<const CaptureNumbers>(), capture(1, 0)).rows.empty());
  }

  // Captures that grow now so, now so: one more of them is no regression.
  void capturesThatDifferAmongThemselvesAskForMore() {
    std::vector<CaptureNumbers> wild;
    for (const int tenths : {-4, -2, 0, 2, 4})
      wild.push_back(capture(60 + static_cast<std::mt19937::result_type>(tenths + 4), .1 * tenths * kMB));
    const BaselineRow floor = rowOf(compareWithBaseline(wild, capture(1, .5 * kMB)), LeakSeries::Floor, true);
    QCOMPARE(floor.compared.word, Compared::Word::More);
    QCOMPARE(floor.gate, Gate::Held);
    QVERIFY2(*floor.between > .6 * kMB && *floor.between < .9 * kMB, qPrintable(QString::number(*floor.between)));  // 2.34 s
    CaptureNumbers other = capture(1, 0);
    other.made = "fast on torch; 20 % cancelled";
    QVERIFY(compareWithBaseline(captures(5), other).mixed);
  }

  void whatATimeoutCutsIsNotJudged() {
    SessionNumbers cut = session(1, 10);
    for (Observation& o : cut.stages[Stage::Image].observations)
      if (o.time > seconds(11))
        o = {.time = seconds(11), .finished = false};
    const BaselineComparison comparison = compareWithBaseline(baseline(5), cut);
    QCOMPARE(rowOf(comparison, Stage::Image, 95).gate, Gate::NotIdentifiable);
    QCOMPARE(rowOf(comparison, Stage::Image, 50).gate, Gate::Held);
  }

  void otherConditionsAreSaid() {
    SessionNumbers other = session(1, 10);
    other.made = {{{.profile = "full", .backend = "torch", .quality = 0}, 600}};
    QVERIFY(compareWithBaseline(baseline(5), other).mixed);
  }

  void anotherDeviceIsSaidWhereBothAreKnown() {
    const auto madeOn = [](const char* device) {
      SessionNumbers numbers = session(1, 10);
      numbers.made = {{{.profile = "full", .backend = "torch", .quality = 0, .device = device}, 600}};
      return numbers;
    };
    const std::vector<SessionNumbers> old(5, madeOn("")), slow(5, madeOn("RTX 3060"));
    QVERIFY(compareWithBaseline(slow, madeOn("NVIDIA H200")).mixed);
    QVERIFY(!compareWithBaseline(slow, madeOn("RTX 3060")).mixed);
    QVERIFY(!compareWithBaseline(old, madeOn("NVIDIA H200")).mixed);
    QCOMPARE(toString(slow.front().made.begin()->first), std::string("full on torch (RTX 3060), quality 0"));
  }

  // 200 clean runs against 200 baselines: about .05 of them may be called slower, and no more.
  void cleanRunsPass() {
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    int slower = 0;
    constexpr int kRuns = 200;
    for (int i = 0; i < kRuns; ++i) {
      std::vector<SessionNumbers> base;
      for (int r = 0; r < 5; ++r)
        base.push_back(session(random(), 10 * std::exp(.03 * normal(random)), 120));
      slower += compareWithBaseline(base, session(random(), 10 * std::exp(.03 * normal(random)), 120)).regressed() ? 1 : 0;
    }
    qInfo("%d of %d clean runs called slower", slower, kRuns);
    QVERIFY(slower <= kRuns / 10);
  }
};

QTEST_GUILESS_MAIN(TestBaseline)
#include "test_baseline.moc"
