// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mann-Kendall, Theil-Sen, shapes and CUSUM against golden values: published series, computed twice (R, Python), exact by
// enumeration.
#include "engine/analysis/cusum.h"
#include "engine/analysis/leak_shape.h"
#include "engine/analysis/mann_kendall.h"
#include "engine/analysis/theil_sen.h"
#include "tests/sample.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <vector>

using namespace vortex::analysis;

namespace {

using Values = std::vector<double>;

const Values kPeaks{31.46, 35.39, 39.33, 43.27, 46.14};          // of five runs, GB
const Values kGilbert{23, 24, 0, 6, 0, 24, 24, 0, 23};           // Gilbert 1987, p. 211
const Values kVanBelle{10, 14, 14, 14, 17, 22, 22, 23, 27, 27};  // Van Belle & Hughes 1984, p. 129
const Values kTwelve{5, 5, 6, 5, 6, 6, 7, 6, 7, 7, 8, 7};
const Values kSenT{1, 2, 3, 4, 10, 12, 18}, kSenY{9, 15, 19, 20, 45, 55, 78};  // Sen 1968
const Values kHollander{1.26, 1.27, 1.12, 1.16, 1.03};                         // Hollander, Wolfe & Chicken 2014, example 9.1

Values upTo(std::size_t n) {
  Values x(n);
  std::iota(x.begin(), x.end(), 1.);
  return x;
}

bool near(double a, double b, double within = 1e-9) { return std::abs(a - b) <= within * std::max(1., std::abs(b)); }

Slope slopeOf(const Values& x, const Values& y, Confidence confidence = Confidence::NinetyFive) {
  return theilSen(x, y, mannKendall(y).variance, 1, confidence);
}

// S of every order of the values, and how many of them there are.
std::map<std::int64_t, int> byEnumeration(Values values) {
  std::sort(values.begin(), values.end());
  std::map<std::int64_t, int> counts;
  do {
    std::int64_t s = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      for (std::size_t j = i + 1; j < values.size(); ++j)
        s += (values[j] > values[i]) - (values[j] < values[i]);
    ++counts[s];
  } while (std::next_permutation(values.begin(), values.end()));  // distinct orders only, all of them equally likely
  return counts;
}

double meanRun(double slack, double alarm, double shift, int runs) {
  std::mt19937_64 random(20261129);
  std::normal_distribution<double> noise(shift, 1);
  double sum = 0;
  for (int run = 0; run < runs; ++run) {
    Cusum cusum({.middle = 0, .scale = 1, .slack = slack, .alarm = alarm});
    do
      ++sum;
    while (!cusum.add(noise(random)));
  }
  return sum / runs;
}

}  // namespace

class TestLeakStatistics : public QObject {
  Q_OBJECT

 private slots:
  void trendsAreTheGoldenOnes_data() {
    QTest::addColumn<Values>("y");
    QTest::addColumn<qint64>("s");
    QTest::addColumn<double>("variance");
    QTest::addColumn<double>("rising");
    QTest::addColumn<double>("twoSided");
    QTest::newRow("the five peaks") << kPeaks << qint64{10} << 50 / 3. << 1 / 120. << 1 / 60.;
    QTest::newRow("Sen") << kSenY << qint64{21} << 133 / 3. << 1 / 5040. << 1 / 2520.;
    QTest::newRow("Hollander") << kHollander << qint64{-6} << 50 / 3. << 115 / 120. << 7 / 30.;
    QTest::newRow("Gilbert, ties") << kGilbert << qint64{-1} << 251 / 3. << 2941 / 5040. << 1.;
    QTest::newRow("Van Belle, ties") << kVanBelle << qint64{40} << 358 / 3. << 1 / 151200. << 1 / 75600.;
    QTest::newRow("twelve, ties") << kTwelve << qint64{45} << 575 / 3. << .000740997 << 2 * .000740997;
    QTest::newRow("all are equal") << Values(9, 3.) << qint64{0} << 0. << 1. << 1.;
  }
  void trendsAreTheGoldenOnes() {
    QFETCH(Values, y);
    QFETCH(double, rising);
    const MannKendall trend = mannKendall(y);
    QTEST(qint64{trend.s}, "s");
    QFETCH(double, variance);
    QVERIFY(near(trend.variance, variance));
    QVERIFY2(std::abs(trend.rising - rising) < 1e-9, qPrintable(QString::number(trend.rising, 'g', 12)));
    QFETCH(double, twoSided);
    QVERIFY2(std::abs(trend.twoSided() - twoSided) < 1e-8, qPrintable(QString::number(trend.twoSided(), 'g', 12)));
  }

  void aFallIsARiseBackwards() {
    const MannKendall falling = mannKendall(kHollander);
    QVERIFY(near(falling.falling, 7 / 60.));
    Values backwards(kHollander.rbegin(), kHollander.rend());
    QVERIFY(near(mannKendall(backwards).rising, 7 / 60.));
  }

  void exactChancesAreThoseOfEveryOrder() {
    for (const Values& values : {kPeaks, kSenY, kGilbert, Values{1, 1, 2, 2, 2, 3, 3, 9}, Values{4, 4, 4, 5}, Values{1, 2}}) {
      const auto counts = byEnumeration(values);
      double all = 0, reached = 0;
      for (const auto& [s, count] : counts)
        all += count;
      Values order = values;
      std::mt19937_64 random(values.size());
      for (int round = 0; round < 20; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        const MannKendall trend = mannKendall(order);
        reached = 0;
        for (const auto& [s, count] : counts)
          reached += s >= trend.s ? count : 0;
        QVERIFY(near(trend.rising, reached / all));
      }
    }
  }

  void criticalValuesAreTheTables() {
    const std::vector<int> at025{10, 13, 15, 18, 20, 23}, at01{10, 13, 17, 20, 24, 27};
    for (int n = 5; n <= 10; ++n) {
      QCOMPARE(criticalTrend(n, .025).value_or(0), at025[static_cast<std::size_t>(n) - 5]);
      QCOMPARE(criticalTrend(n, .01).value_or(0), at01[static_cast<std::size_t>(n) - 5]);
    }
    QVERIFY(!criticalTrend(4, .025));  // 1/24: the gate is first reachable with 5
    QVERIFY(near(chanceOfTrend(4, 6), 1 / 24.));
    QVERIFY(near(chanceOfTrend(5, 10), 1 / 120.));
  }

  void theNormalChanceIsTheGoldenOne() {
    // z 3.178187; of Van Belle's ten the normal one would be 3.570127.
    QVERIFY(std::abs(mannKendall(kTwelve).rising - std::erfc(3.178187 / std::sqrt(2.)) / 2) < 1e-8);
    QVERIFY(!mannKendall(kTwelve).exact);
    QVERIFY(std::abs((40 - 1) / std::sqrt(mannKendall(kVanBelle).variance) - 3.570127) < 1e-6);
  }

  void slopesAndIntervalsAreTheGoldenOnes_data() {
    QTest::addColumn<Values>("x");
    QTest::addColumn<Values>("y");
    QTest::addColumn<Values>("slope");  // value, lower, upper, level
    QTest::newRow("the five peaks") << upTo(5) << kPeaks << Values{3.9325, 2.87, 3.94, 1 - 2 / 120.};
    QTest::newRow("Sen") << kSenT << kSenY << Values{4, 26 / 7., 35 / 8., .9698};
    QTest::newRow("Hollander") << upTo(5) << kHollander << Values{-.05625, -.15, .04, 1 - 2 / 120.};
    QTest::newRow("Gilbert, ties") << upTo(9) << kGilbert << Values{0, -5.66667, 5.75, 0};
    QTest::newRow("Van Belle, ties") << upTo(10) << kVanBelle << Values{2, 1.5, 2.4, 0};
    QTest::newRow("twelve, ties") << upTo(12) << kTwelve << Values{.25, 1 / 9., 1 / 3., .95};
  }
  void slopesAndIntervalsAreTheGoldenOnes() {
    QFETCH(Values, x);
    QFETCH(Values, y);
    QFETCH(Values, slope);
    const Slope found = slopeOf(x, y);
    QVERIFY2(near(found.value, slope[0]), qPrintable(QString::number(found.value)));
    QVERIFY(found.lower && found.upper);
    QVERIFY2(near(*found.lower, slope[1], 1e-6), qPrintable(QString::number(*found.lower)));
    QVERIFY2(near(*found.upper, slope[2], 1e-6), qPrintable(QString::number(*found.upper)));
    if (slope[3] > 0)
      QVERIFY2(near(found.level, slope[3], 1e-4), qPrintable(QString::number(found.level)));
  }

  void atNinetyPercentTheFivePeaksHaveANarrowerInterval() {
    const Slope found = slopeOf(upTo(5), kPeaks, Confidence::Ninety);
    QVERIFY(near(*found.lower, 3.405) && near(*found.upper, 3.94));
    QVERIFY(near(found.level, 1 - 2 * 5 / 120.));
  }

  void belowFiveValuesAnIntervalIsOpen() {
    const Slope found = slopeOf(upTo(4), {1, 2, 3, 4});
    QCOMPARE(found.value, 1.);
    QVERIFY(!found.lower && !found.upper);
    QCOMPARE(found.level, 0.);
  }

  void theFivePeaksAreALine() {
    const ShapeFit fit = shapeOf(upTo(5), kPeaks);
    QVERIFY(fit.shape == Shape::Line);
    QVERIFY(std::abs(fit.line - .45372) < 5e-6 && std::abs(fit.step - 31.10132) < 5e-6 && std::abs(fit.ramp - 25.79988) < 5e-6);
    QCOMPARE(fit.stepAt, std::size_t{2});  // 2 | 3
  }

  void aStepAndAFillingCacheAreToldFromALine() {
    Values step(30, 100), fill, line;
    for (std::size_t i = 0; i < 30; ++i) {
      const double wobble = static_cast<double>(i * 7 % 5) * .1;
      step[i] = (i < 12 ? 100 : 150) + wobble;
      fill.push_back(100 + 5 * static_cast<double>(std::min<std::size_t>(i, 12)) + wobble);
      line.push_back(100 + 5 * static_cast<double>(i) + wobble);
    }
    QVERIFY(shapeOf(upTo(30), step).shape == Shape::Step);
    QCOMPARE(shapeOf(upTo(30), step).changeAt(), std::size_t{12});
    QVERIFY(shapeOf(upTo(30), fill).shape == Shape::RampThenFlat);
    QCOMPARE(shapeOf(upTo(30), fill).changeAt(), std::size_t{12});
    QVERIFY(shapeOf(upTo(30), line).shape == Shape::Line);
    QCOMPARE(shapeOf(upTo(30), line).changeAt(), std::size_t{0});
  }

  void whatIsShiftedOrScaledHasTheSameTrendAndAScaledSlope() {
    std::mt19937_64 random(7);
    std::uniform_int_distribution<int> few(0, 9), count(5, 40);
    for (int round = 0; round < 200; ++round) {
      Values y(static_cast<std::size_t>(count(random))), moved;
      for (double& value : y)
        value = few(random);
      for (const double value : y)
        moved.push_back(4 * value + 1024);  // exact in doubles
      const MannKendall a = mannKendall(y), b = mannKendall(moved);
      QCOMPARE(a.s, b.s);
      QCOMPARE(a.rising, b.rising);
      QCOMPARE(a.variance, b.variance);
      const Slope before = slopeOf(upTo(y.size()), y), after = slopeOf(upTo(y.size()), moved);
      QVERIFY(near(after.value, 4 * before.value, 1e-12) && near(after.lower.value_or(0), 4 * before.lower.value_or(0), 1e-12));
      // Slots numbered from elsewhere are the same series.
      Values far = upTo(y.size());
      for (double& x : far)
        x += 4'000'000;
      QCOMPARE(slopeOf(far, y).value, before.value);
    }
  }

  void theIntervalHoldsTheSlope() {
    std::mt19937_64 random(11);
    std::normal_distribution<double> noise(0, 10);
    for (const int n : {5, 8, 12, 30}) {
      int holds = 0;
      for (int round = 0; round < 2'000; ++round) {
        Values y;
        for (int i = 1; i <= n; ++i)
          y.push_back(3. * i + noise(random));
        const Slope found = slopeOf(upTo(y.size()), y);
        holds += *found.lower <= 3 && 3 <= *found.upper;
      }
      QVERIFY2(holds >= 1'870, qPrintable(QStringLiteral("n %1: %2 of 2000").arg(n).arg(holds)));  // 95 % less 3 sd of the count
    }
  }

  void likeNeighboursWidenWhatIsSaid() {
    std::mt19937_64 random(3);
    std::normal_distribution<double> noise(0, 1);
    double sum = 0;
    for (int round = 0; round < 200; ++round) {
      Values y;
      double last = 0;
      for (int i = 0; i < 100; ++i)
        y.push_back(last = .5 * last + noise(random));
      sum += autocorrelationOf(upTo(100), y, 0).rho / 200;
    }
    QVERIFY2(sum > .45 && sum < .55, qPrintable(QString::number(sum)));
    QCOMPARE(autocorrelationOf(upTo(19), Values(19, 1.), 0).factor, 1.);
    QCOMPARE(autocorrelationOf(upTo(40), Values(40, 1.), 0).factor, 1.);
    Values walk;
    for (int i = 0; i < 400; ++i)
      walk.push_back((walk.empty() ? 0 : walk.back()) + noise(random));
    QVERIFY(autocorrelationOf(upTo(400), walk, 0).isCapped());
    QVERIFY(near(autocorrelationOf(upTo(400), walk, 0).factor, 19));
  }

  // ARL0 and the ARL at one scale's shift, exact: 335.4 and 8.38, 930.9 and 10.38, 736.8 and 11.4.
  void cusumRunsAsLongAsItShould_data() {
    QTest::addColumn<double>("slack");
    QTest::addColumn<double>("alarm");
    QTest::addColumn<double>("clean");
    QTest::addColumn<double>("shifted");
    QTest::newRow("k .5, h 4") << .5 << 4. << 335.4 << 8.38;
    QTest::newRow("k .5, h 5") << .5 << 5. << 930.9 << 10.38;
    QTest::newRow("k .25, h 8") << .25 << 8. << 736.8 << 11.4;
  }
  void cusumRunsAsLongAsItShould() {
    QFETCH(double, slack);
    QFETCH(double, alarm);
    QFETCH(double, clean);
    QFETCH(double, shifted);
    const bool whole = qEnvironmentVariableIntValue("VORTEX_FULL") != 0;
    const int runs = whole ? 40'000 : vortex::test::sampleOf(2'000);
    const double found = meanRun(slack, alarm, 0, runs), found1 = meanRun(slack, alarm, 1, 20'000);
    qInfo("k %g, h %g: %.1f clean slots to an alarm (%.1f), %.2f after a shift (%.2f)", slack, alarm, found, clean, found1,
          shifted);
    QVERIFY(std::abs(found / clean - 1) < 4 / std::sqrt(runs));  // run lengths are about exponential
    QVERIFY(std::abs(found1 - shifted) < .15);
  }

  void cusumPointsToTheSlotOfAShift() {
    std::mt19937_64 random(5);
    std::normal_distribution<double> noise(9'000, 2);
    Values y;
    for (int i = 0; i < 60; ++i)
      y.push_back(noise(random) + (i >= 40 ? 12 : 0));
    const auto at = shiftIn(y, .1);
    QVERIFY(at && *at >= 40 && *at <= 44);
    QVERIFY(!shiftIn(Values(y.begin(), y.begin() + 40), .1));
    QVERIFY(!shiftIn(Values(20, 1.), 1));  // no more than the baseline
    Values flat(40, 9'000.);
    flat[30] = 9'000.5;  // less than a block is nothing
    QVERIFY(!shiftIn(flat, 1));
  }
};

QTEST_GUILESS_MAIN(TestLeakStatistics)
#include "test_leak_statistics.moc"
