// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two runs held against each other: golden ratios, and words that say no more than their intervals.
#include "engine/analysis/two_runs.h"

#include <QtTest/QtTest>

#include <cmath>
#include <numeric>
#include <vector>

using namespace vortex;
using namespace vortex::analysis;

namespace {

SurvivalCurve curveOf(int n, double factor, double plus = 0, double cutAbove = 1e9) {
  std::vector<Observation> all;
  for (int i = 1; i <= n; ++i) {
    const double time = factor * i + plus;
    all.push_back({.time = seconds(std::min(time, cutAbove)), .finished = time <= cutAbove});
  }
  return {std::move(all), Confidence::Ninety};
}

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }

std::vector<double> constantly(int n, double value) {
  std::vector<double> values;
  for (int i = 0; i < n; ++i)
    values.push_back(value * (1 + .0001 * i));
  return values;
}

}  // namespace

class TestTwoRuns : public QObject {
  Q_OBJECT

 private slots:
  void ratiosAreTheGoldenOnes() {
    const SurvivalCurve x = curveOf(100, 1), y = curveOf(100, 1.1, 2);
    const Compared tail = compareTimes(x, y, 95), middle = compareTimes(x, y, 50);
    QVERIFY(tail.ratio && middle.ratio);
    QVERIFY(near(tail.ratio->value, 1.121053) && near(tail.ratio->lower, 1.056822) && near(tail.ratio->upper, 1.189270));
    QVERIFY(near(middle.ratio->value, 1.14) && near(middle.ratio->lower, .900694) && near(middle.ratio->upper, 1.444509));
    QCOMPARE(tail.word, Compared::Word::More);
    QCOMPARE(compareTimes(y, x, 95).word, Compared::Word::Less);
    QCOMPARE(middle.word, Compared::Word::TooFew);
    // About n (ln(U/L) / 2 / ln 1.05)²
    QCOMPARE(middle.needs, static_cast<int>(std::ceil(100 * std::pow(std::log(1.444509 / .900694) / 2 / std::log(1.05), 2))));
  }

  void theSameIsSaidOnlyWhereTheWholeIntervalIs() {
    std::vector<Observation> narrow;
    for (int i = 0; i < 400; ++i)
      narrow.push_back({.time = seconds(10 + .001 * i), .finished = true});
    const SurvivalCurve curve(narrow, Confidence::Ninety);
    for (const int percent : {50, 95, 99})
      QCOMPARE(compareTimes(curve, curve, percent).word, Compared::Word::Same);
    const SurvivalCurve wide = curveOf(400, 1);
    QCOMPARE(compareTimes(wide, wide, 50).word, Compared::Word::TooFew);
  }

  void belowTheGuardItSaysHowManyWouldDo() {
    const Compared few = compareTimes(curveOf(58, 1), curveOf(400, 1), 95);
    QCOMPARE(few.word, Compared::Word::TooFew);
    QCOMPARE(few.needs, 59);
    QVERIFY(!few.first && !few.ratio);
    QCOMPARE(compareTimes(curveOf(298, 1), curveOf(400, 1), 99).needs, 299);
  }

  void whatATimeoutCutsOffIsNotKnown() {
    const SurvivalCurve whole = curveOf(200, 1), cut = curveOf(200, 1, 0, 180);  // a tenth is cut
    QCOMPARE(compareTimes(whole, cut, 95).word, Compared::Word::NotIdentifiable);
    const Compared middle = compareTimes(whole, cut, 50);  // below the timeout all is known
    QVERIFY(middle.first && middle.second);
    QCOMPARE(middle.first->value, 100.);
    QCOMPARE(middle.second->value, 100.);
    QVERIFY(middle.ratio && near(middle.ratio->value, 1));
  }

  void bytesHaveANarrowMargin() {
    QCOMPARE(compareMedians(constantly(20, 8e9), constantly(20, 8.05e9), kMemoryMargin).word, Compared::Word::Same);
    QCOMPARE(compareMedians(constantly(20, 8e9), constantly(20, 8.5e9), kMemoryMargin).word, Compared::Word::More);
    QCOMPARE(compareMedians(constantly(4, 8e9), constantly(20, 8e9), kMemoryMargin).needs, 5);
  }
};

QTEST_GUILESS_MAIN(TestTwoRuns)
#include "test_two_runs.moc"
