// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict on a capture by floor and peak: looks, warm-up, what is certain from when, outcomes that were promised, and limits.
#include "tests/engine/analysis/leak_points.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

std::vector<LeakPoint> fivePeaks(std::uint64_t firstSlot = 1) {
  std::vector<LeakPoint> points;
  for (const double peak : {31.46, 35.39, 39.33, 43.27, 46.14})
    points.push_back(point(firstSlot++, 8.91 * kGB, peak * kGB));
  return points;
}

}  // namespace

class TestLeakVerdict : public QObject {
  Q_OBJECT

 private slots:
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
    rules.promised = {{Outcome::Succeeded, 1}, {Outcome::Canceled, .2}};
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
    QCOMPARE(before.needs.value_or(0), 5);  // one in five
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
