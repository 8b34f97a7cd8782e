// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict on a capture: the ten series with all that must be said of them, the ledger, looks, warm-up, outcomes that were
// promised, and what lies outside the tensors.
#include "engine/analysis/leak_judge.h"
#include "tests/engine/analysis/leak_cases.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

constexpr double kMB = 1e6, kGB = 1e9;

bool printedAlike(double value, const QByteArray& expected, double unit) {
  return std::abs(value - expected.toDouble()) <= unit * std::max(1., std::abs(expected.toDouble()));
}

LeakRules rulesWith(double limit, int warmUp = 0) {
  LeakRules rules{.warmUp = warmUp, .limit = {}, .block = {}, .promised = {}};
  rules.limit[LeakSeries::Floor] = rules.limit[LeakSeries::Peak] = limit;
  return rules;
}

LeakPoint point(std::uint64_t slot, double floor, double peak) { return {.slot = slot, .floor = floor, .peak = peak}; }

// Clean, with 1 MB of noise.
std::vector<LeakPoint> clean(int n, std::uint64_t seed = 1, double slope = 0) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> noise(0, kMB);
  std::vector<LeakPoint> points;
  for (int i = 1; i <= n; ++i)
    points.push_back(
        point(static_cast<std::uint64_t>(i), 9 * kGB + slope * i + noise(random), 9.4 * kGB + slope * i + noise(random)));
  return points;
}

std::vector<LeakPoint> fivePeaks(std::uint64_t firstSlot = 1) {
  std::vector<LeakPoint> points;
  for (const double peak : {31.46, 35.39, 39.33, 43.27, 46.14})
    points.push_back(point(firstSlot++, 8.91 * kGB, peak * kGB));
  return points;
}

HeldBytes held(std::uint64_t slot, std::int64_t bytes) {
  return {.slot = slot, .stage = Stage::Video, .outcome = AttemptOutcome::TimedOut, .bytes = {bytes}};
}

}  // namespace

class TestLeakVerdict : public QObject {
  Q_OBJECT

 private slots:
  void theTenSeriesAreJudgedAsExpected() {
    const auto cases = leakCases();
    int compared = 0;
    for (const auto& row : rowsOfLeakFile("leak_expected.csv")) {
      const LeakCase& one = cases.at(row.at(0));
      const SeriesVerdict verdict = judgeSeries(one.numbers, one.floors, {.matters = mattersTo(row.at(0))});
      const QByteArray what =
          row.join(',') + " but n " + QByteArray::number(verdict.n) + " from " + QByteArray::number(verdict.usedFrom) + " S " +
          QByteArray::number(qint64{verdict.trend.s}) + " p " + QByteArray::number(verdict.trend.rising, 'g', 9) + " slope " +
          QByteArray::number(verdict.slope.value, 'g', 9) + " in " + QByteArray::number(verdict.slope.lower.value_or(-9), 'g', 9) +
          ".." + QByteArray::number(verdict.slope.upper.value_or(-9), 'g', 9) + " f " +
          QByteArray::number(verdict.correlation.factor, 'g', 9) + " " + QByteArray(toString(verdict.word).data());
      QVERIFY2(verdict.n == row.at(1).toInt(), what.constData());
      QVERIFY2(verdict.usedFrom == row.at(2).toULongLong(), what.constData());
      QVERIFY2(verdict.used == row.at(3).toInt(), what.constData());
      QVERIFY2(verdict.trend.s == row.at(4).toLongLong(), what.constData());
      QVERIFY2(std::abs(verdict.trend.variance - row.at(5).toDouble()) < 1e-6, what.constData());
      QVERIFY2(std::abs(verdict.trend.rising - row.at(6).toDouble()) <= 1e-5 * row.at(6).toDouble(), what.constData());
      QVERIFY2(printedAlike(verdict.slope.value, row.at(7), 1e-5), what.constData());
      QVERIFY2(verdict.slope.lower && printedAlike(*verdict.slope.lower, row.at(8), 1e-5), what.constData());
      QVERIFY2(verdict.slope.upper && printedAlike(*verdict.slope.upper, row.at(9), 1e-5), what.constData());
      QVERIFY2(std::abs(verdict.correlation.factor - row.at(10).toDouble()) < 1e-4, what.constData());
      QVERIFY2(toString(verdict.word) == row.at(11).toStdString(), what.constData());
      ++compared;
    }
    QCOMPARE(compared, 10);
  }

  // The old rule, 100 MB of growth after 200 slots, has said nothing by then.
  void theFivePeaksAreALeakByTheFifthRunWithNothingDropped() {
    LeakJudge judge(rulesWith(62 * kGB));
    const auto points = fivePeaks();
    for (std::size_t i = 0; i < 5; ++i) {
      QVERIFY(judge.verdict().word == LeakWord::Inconclusive);
      QCOMPARE(judge.verdict().needs.value_or(0), 5 - static_cast<int>(i));
      QVERIFY(judge.add(points[i]));
    }
    const LeakVerdict& verdict = judge.verdict();
    QVERIFY(verdict.word == LeakWord::Leak);
    QVERIFY(verdict.found == LeakFound::Trend);
    QCOMPARE(verdict.certainFrom.value_or(0), std::uint64_t{5});
    QCOMPARE(verdict.certainFromJudged, 5);
    const JudgedSeries* peak = verdict.deciding();
    QVERIFY(peak && peak->series == LeakSeries::Peak);
    QCOMPARE(peak->verdict.trend.s, std::int64_t{10});
    QVERIFY(std::abs(peak->verdict.trend.rising - 1 / 120.) < 1e-12);
    QVERIFY(std::abs(peak->verdict.slope.value - 3.9325 * kGB) < 1);
    QVERIFY(std::abs(*peak->verdict.slope.lower - 2.87 * kGB) < 1 && std::abs(*peak->verdict.slope.upper - 3.94 * kGB) < 1);
    QVERIFY(std::abs(peak->verdict.slope.level - .983333) < 1e-5);
    QCOMPARE(peak->limitReachedIn.value_or(0), std::uint64_t{9});  // 39.33 in slot 3, 62 GB 5.76 slots later
    QVERIFY(verdict.find(LeakSeries::Floor)->verdict.word == LeakWord::Inconclusive);
  }

  void withOneOfTheFiveDroppedItIsNotYetOne() {
    const LeakVerdict verdict = judgeLeak(rulesWith(62 * kGB, 1), fivePeaks());
    QVERIFY(verdict.word == LeakWord::Inconclusive);
    QCOMPARE(verdict.judged(), 4);
    QCOMPARE(verdict.needs.value_or(0), 1);
  }

  void slotsOfThePictureReachTheirLimitInTheEleventh() {
    std::vector<LeakPoint> points = fivePeaks(3);
    points.insert(points.begin(), {point(1, 8.9 * kGB, 31 * kGB), point(2, 8.9 * kGB, 31.1 * kGB)});
    const LeakVerdict verdict = judgeLeak(rulesWith(62 * kGB, 2), points);
    QVERIFY(verdict.word == LeakWord::Leak);
    QCOMPARE(verdict.certainFromJudged, 5);
    QCOMPARE(verdict.certainFrom.value_or(0), std::uint64_t{7});
    QCOMPARE(verdict.deciding()->limitReachedIn.value_or(0), std::uint64_t{11});
  }

  void whatADecidedSlotHoldsIsALeakAtThatSlot() {
    LeakJudge judge(rulesWith(11.5 * kGB));
    const auto points = clean(30, 2);
    for (const LeakPoint& one : points) {
      if (one.slot == 7)
        judge.add(held(7, 4'096));
      judge.add(one);
      QCOMPARE(judge.verdict().word == LeakWord::Leak, one.slot >= 7);
    }
    const LeakVerdict verdict = judge.atEnd();
    QVERIFY(verdict.found == LeakFound::Ledger);
    QCOMPARE(verdict.certainFrom.value_or(0), std::uint64_t{7});
    QCOMPARE(verdict.certainFromJudged, 7);
    QCOMPARE(verdict.ledger.held, Bytes{4'096});
    QCOMPARE(verdict.ledger.holders, 1);
    QVERIFY(!verdict.deciding());
    QVERIFY(verdict.find(LeakSeries::Floor)->verdict.word == LeakWord::NoLeak);  // what statistics would have said
  }

  void theLedgerKnowsItsSlotsAndItsLargest() {
    LeakJudge judge(rulesWith(11.5 * kGB, 2));
    judge.add(held(2, 500));  // of the warm-up, told before it was over
    judge.add(held(9, 10));
    QVERIFY(judge.verdict().word == LeakWord::Inconclusive);  // nobody knows yet which slots are the warm-up
    judge.add(point(1, 1, 1));
    judge.add(point(2, 1, 1));
    QVERIFY(judge.verdict().word == LeakWord::Leak);
    judge.add(held(9, 30));
    judge.add(held(4, 20));
    judge.add(held(5, 0));
    judge.add(held(6, -8));
    const LeakLedger& ledger = judge.verdict().ledger;
    QCOMPARE(ledger.held, Bytes{60});
    QCOMPARE(ledger.heldByWarmUp, Bytes{500});
    QCOMPARE(ledger.holders, 2);
    QCOMPARE(ledger.first, std::uint64_t{4});
    QCOMPARE(ledger.last, std::uint64_t{9});
    QCOMPARE(ledger.largest.size(), std::size_t{3});
    QCOMPARE(ledger.largest.front().bytes, Bytes{30});
    for (std::uint64_t slot = 10; slot < 400; ++slot)
      judge.add(held(slot, std::numeric_limits<std::int64_t>::max() / 2));  // sums stop at the end of their type
    QCOMPARE(judge.verdict().ledger.held.count, std::numeric_limits<std::int64_t>::max());
    QCOMPARE(judge.verdict().ledger.largest.size(), kMostHeldShown);
  }

  void heldByTheWarmUpOnlyIsNoLeak() {
    LeakJudge judge(rulesWith(11.5 * kGB, 3));
    for (const LeakPoint& one : clean(30, 2))
      judge.add(one);
    judge.add(held(1, 700));
    QVERIFY(judge.atEnd().word == LeakWord::NoLeak);
    QCOMPARE(judge.atEnd().ledger.heldByWarmUp, Bytes{700});

    LeakJudge cutShort(rulesWith(11.5 * kGB, 3));
    cutShort.add(held(1, 700));
    QVERIFY(cutShort.atEnd().word == LeakWord::Inconclusive);
    QCOMPARE(cutShort.atEnd().ledger.heldByWarmUp, Bytes{700});
  }

  void itLooksAtDoublingsAndAtTheEnd() {
    LeakJudge judge(rulesWith(11.5 * kGB));
    int looks = 0, seen = 0;
    for (const LeakPoint& one : clean(170, 5)) {
      judge.add(one);
      const JudgedSeries* floor = judge.verdict().find(LeakSeries::Floor);
      if (floor && floor->verdict.n != seen) {
        seen = floor->verdict.n;
        ++looks;
        QCOMPARE(seen, static_cast<int>(one.slot));
      }
    }
    QCOMPARE(looks, 6);  // 5, 10, 20, 40, 80, 160
    QCOMPARE(judge.atEnd().find(LeakSeries::Floor)->verdict.n, 170);
    QCOMPARE(judge.verdict().find(LeakSeries::Floor)->verdict.n, 160);
  }

  void cleanSlotsSayHowMuchMayStayUnseen() {
    const LeakVerdict verdict = judgeLeak(rulesWith(11.5 * kGB), clean(59));
    QVERIFY(verdict.word == LeakWord::NoLeak);
    QVERIFY(std::abs(verdict.unseenShare - .0495) < .0002);
    QVERIFY(std::abs(judgeLeak(rulesWith(11.5 * kGB), clean(20)).unseenShare - .139) < .001);
    QVERIFY(verdict.certainFrom && *verdict.certainFrom == 20);
    QCOMPARE(verdict.certainFromJudged, 20);
  }

  void tooFewCleanSlotsAskForTwenty() {
    const LeakVerdict verdict = judgeLeak(rulesWith(11.5 * kGB), clean(12));
    QVERIFY(verdict.word == LeakWord::Inconclusive);
    QVERIFY(verdict.find(LeakSeries::Floor)->verdict.why == LeakWhy::TooFew);
    QCOMPARE(verdict.needs.value_or(0), 8);
    QVERIFY(!verdict.certainFrom);
  }

  void anOutcomeThatWasPromisedMustHaveCome() {
    LeakRules rules = rulesWith(11.5 * kGB);
    rules.promised = {Outcome::Succeeded, Outcome::Canceled};
    LeakJudge judge(rules);
    for (const LeakPoint& one : clean(40)) {
      judge.add(one);
      judge.saw(Outcome::Succeeded);
    }
    for (int i = 0; i < 4; ++i)
      judge.saw(Outcome::Canceled);
    const LeakVerdict before = judge.atEnd();
    QVERIFY(before.word == LeakWord::Inconclusive);
    QVERIFY(before.find(LeakSeries::Floor)->verdict.why == LeakWhy::OutcomesUnseen);
    QVERIFY(!before.needs);
    QCOMPARE(before.unseen.size(), std::size_t{1});
    QVERIFY(before.unseen.front().outcome == Outcome::Canceled);
    QCOMPARE(before.unseen.front().times, 4);
    judge.saw(Outcome::Canceled);
    QVERIFY(judge.atEnd().word == LeakWord::NoLeak);
  }

  void slowGrowthIsNoLeakAndIsSaid() {
    const LeakVerdict verdict = judgeLeak(rulesWith(11.5 * kGB), clean(100, 3, .5 * kMB));
    QVERIFY(verdict.word == LeakWord::NoLeak);
    const JudgedSeries& floor = *verdict.find(LeakSeries::Floor);
    QVERIFY(floor.verdict.why == LeakWhy::SlowGrowth);
    QVERIFY(floor.limitReachedIn && *floor.limitReachedIn > 4'000 && *floor.limitReachedIn < 6'000);
  }

  void growthOutsideTheTensorsIsALeakAndNamedSo() {
    for (const LeakSeries outside : {LeakSeries::Reserved, LeakSeries::Resident, LeakSeries::Handles}) {
      LeakRules rules = rulesWith(11.5 * kGB);
      rules.limit[LeakSeries::Reserved] = 11.5 * kGB;
      rules.limit[LeakSeries::Resident] = 16 * kGB;
      rules.limit[LeakSeries::Handles] = 1'024;
      std::vector<LeakPoint> points = clean(40, 9);
      for (LeakPoint& one : points) {
        const auto slot = static_cast<double>(one.slot);
        one.reserved = 9.6 * kGB + (outside == LeakSeries::Reserved ? 2 * kMB * std::floor(slot * .9) : 0);
        one.resident = 2 * kGB + (outside == LeakSeries::Resident ? 20 * kMB * slot : 0);
        one.handles = 60 + (outside == LeakSeries::Handles ? slot : 0);
      }
      const LeakVerdict verdict = judgeLeak(rules, points);
      QVERIFY(verdict.word == LeakWord::Leak);
      QVERIFY(verdict.found == LeakFound::OutsideTensors);
      QVERIFY(verdict.deciding() && verdict.deciding()->series == outside);
      QVERIFY(verdict.find(LeakSeries::Floor)->verdict.word == LeakWord::NoLeak);
      QVERIFY(verdict.find(LeakSeries::Peak)->verdict.word == LeakWord::NoLeak);
    }
  }

  void whatIsNotDecidedOutsideTakesNothingFromTheTensors() {
    std::vector<LeakPoint> points = clean(40, 9);
    double wander = 2 * kGB;
    std::mt19937_64 random(2);
    std::normal_distribution<double> step(0, 40 * kMB);
    for (LeakPoint& one : points)
      one.resident = wander += step(random);
    const LeakVerdict verdict = judgeLeak(rulesWith(11.5 * kGB), points);
    QVERIFY(verdict.word == LeakWord::NoLeak);
    QVERIFY(verdict.find(LeakSeries::Resident)->verdict.word == LeakWord::Inconclusive);
  }

  void aWalkIsInconclusive() {
    std::mt19937_64 random(4);
    std::normal_distribution<double> step(.05 * kMB, kMB);
    std::vector<double> x, y;
    double value = 9 * kGB;
    for (int i = 0; i < 400; ++i) {
      x.push_back(i);
      y.push_back(value += step(random));
    }
    const SeriesVerdict verdict = judgeSeries(x, y, {.matters = .01 * kMB});
    QVERIFY(verdict.correlation.isCapped());
    QVERIFY(verdict.why == LeakWhy::Wanders);
    QVERIFY(verdict.word == LeakWord::Inconclusive);
    QVERIFY(!verdict.needs);
  }

  // No slot is foretold where it is not even known that it grows.
  void whatIsInconclusiveReachesNoLimit() {
    std::mt19937_64 random(4);
    std::normal_distribution<double> step(5 * kMB, kMB);
    std::vector<LeakPoint> points;
    double value = 9 * kGB;
    for (std::uint64_t slot = 1; slot <= 400; ++slot)
      points.push_back(point(slot, value += step(random), 9.4 * kGB));
    const LeakVerdict verdict = judgeLeak(rulesWith(11.5 * kGB), points);
    const JudgedSeries& floor = *verdict.find(LeakSeries::Floor);
    QVERIFY(floor.verdict.why == LeakWhy::Wanders && floor.verdict.rises());
    QVERIFY(!floor.limitReachedIn);
  }

  void stepsAreWarmUpTwiceAtMost() {
    // A part that lies more and more above the one before; each begins within the last third of what is left.
    const auto stairsOf = [](const std::vector<int>& steps) {
      std::vector<double> y;
      for (int i = 1; i <= 200; ++i) {
        double level = 9'000 + (i % 2) * .1;
        for (std::size_t k = 0; k < steps.size(); ++k)
          level += i > steps[k] ? 100. / std::pow(10, k) : 0;
        y.push_back(level);
      }
      return y;
    };
    std::vector<double> x;
    for (int i = 1; i <= 200; ++i)
      x.push_back(i);
    const SeriesVerdict one = judgeSeries(x, stairsOf({100}), {.matters = 1.});
    QVERIFY(one.word == LeakWord::NoLeak && one.taken == std::vector<Shape>{Shape::Step});
    QCOMPARE(one.usedFrom, std::uint64_t{101});
    const SeriesVerdict two = judgeSeries(x, stairsOf({60, 120}), {.matters = 1.});
    QVERIFY(two.word == LeakWord::NoLeak && two.taken == std::vector<Shape>(2, Shape::Step));
    QCOMPARE(two.usedFrom, std::uint64_t{121});
    const SeriesVerdict three = judgeSeries(x, stairsOf({50, 100, 150}), {.matters = 1.});
    QVERIFY(three.word == LeakWord::Inconclusive && three.why == LeakWhy::KeepsChanging);
  }

  void withoutALimitOnlyALeakCanBeSaid() {
    LeakRules rules;
    QVERIFY(judgeLeak(rules, clean(60)).find(LeakSeries::Floor)->verdict.why == LeakWhy::NoLimit);
    QVERIFY(judgeLeak(rules, fivePeaks()).word == LeakWord::Leak);
  }

  void pastItsLimitNoSlopeIsSmallEnough() {
    const LeakVerdict verdict = judgeLeak(rulesWith(8 * kGB), clean(60));
    QVERIFY(verdict.word == LeakWord::Inconclusive);
    QVERIFY(verdict.find(LeakSeries::Floor)->verdict.why == LeakWhy::AtLimit);
    QVERIFY(!verdict.needs);
  }

  void theAllocatorsBlockBoundsWhatIsKnown() {
    std::vector<double> x, y(20, 9'000.);
    for (int i = 1; i <= 20; ++i)
      x.push_back(i);
    QVERIFY(judgeSeries(x, y, {.matters = 1.}).word == LeakWord::NoLeak);
    // A leak of less than a block in 20 slots is not seen at all.
    QVERIFY(judgeSeries(x, y, {.matters = 1., .block = 20.}).word == LeakWord::Inconclusive);
  }

  void whatNoSeriesCanHaveIsRefused() {
    LeakJudge judge(rulesWith(11.5 * kGB));
    QVERIFY(judge.add(point(5, 1, 1)));
    QVERIFY(!judge.add(point(5, 1, 1)));
    QVERIFY(!judge.add(point(4, 1, 1)));
    QVERIFY(!judge.add(point(6, std::nan(""), 1)));
    QVERIFY(!judge.add(point(6, 1, std::numeric_limits<double>::infinity())));
    QVERIFY(!judge.add(point(6, -1, 1)));
    QVERIFY(!judge.add(point(6, 1, 1e300)));
    QVERIFY(!judge.add(point(std::numeric_limits<std::uint64_t>::max(), 1, 1)));
    QVERIFY(judge.add(point(kMostLeakSlot, kMostLeakValue, 0)));
    QCOMPARE(judge.verdict().points, 2);
  }

  void anEmptyCaptureIsInconclusive() {
    const LeakVerdict verdict = judgeLeak(rulesWith(11.5 * kGB), {});
    QVERIFY(verdict.word == LeakWord::Inconclusive);
    QCOMPARE(verdict.needs.value_or(0), 5);
    QVERIFY(verdict.series.empty() && !verdict.certainFrom);
  }

  void manySlotsAreJudgedInBlocksAndAlike() {
    for (const double slope : {0., 5 * kMB}) {
      LeakJudge judge(rulesWith(60 * kGB));
      for (const LeakPoint& one : clean(9'000, 8, slope))
        judge.add(one);
      const LeakVerdict verdict = judge.atEnd();
      QVERIFY(verdict.word == (slope > 0 ? LeakWord::Leak : LeakWord::NoLeak));
      const SeriesVerdict& floor = verdict.find(LeakSeries::Floor)->verdict;
      QCOMPARE(floor.n, 9'000);
      QVERIFY(floor.trend.n <= kMostJudged);
      QVERIFY(std::abs(floor.slope.value - slope) < .01 * kMB);
    }
  }

  void judgedWhileItRunsOrAtOnceItIsTheSame() {
    std::mt19937_64 random(12);
    for (int round = 0; round < 40; ++round) {
      const auto points = clean(5 + static_cast<int>(random() % 90), random(), static_cast<double>(random() % 3) * kMB);
      LeakJudge judge(rulesWith(11.5 * kGB, static_cast<int>(random() % 4)));
      for (const LeakPoint& one : points) {
        judge.add(one);
        (void)judge.atEnd();  // asking changes nothing
      }
      const LeakVerdict running = judge.atEnd(), once = judgeLeak(judge.rules(), points);
      QVERIFY(running.word == once.word);
      QCOMPARE(running.certainFrom, once.certainFrom);
      QCOMPARE(running.needs, once.needs);
      QCOMPARE(running.find(LeakSeries::Floor) != nullptr, once.find(LeakSeries::Floor) != nullptr);
    }
  }
};

QTEST_GUILESS_MAIN(TestLeakVerdict)
#include "test_leak_verdict.moc"
