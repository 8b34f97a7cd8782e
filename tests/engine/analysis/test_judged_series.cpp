// SPDX-License-Identifier: GPL-3.0-or-later
//
// One series judged: the ten of the golden files with all that must be said of them, walks, steps, and the allocator's blocks.
#include "tests/engine/analysis/leak_cases.h"
#include "tests/engine/analysis/leak_points.h"

#include <QtTest/QtTest>

#include <cmath>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

bool printedAlike(double value, const QByteArray& expected, double unit) {
  return std::abs(value - expected.toDouble()) <= unit * std::max(1., std::abs(expected.toDouble()));
}

}  // namespace

class TestJudgedSeries : public QObject {
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

  void theAllocatorsBlockBoundsWhatIsKnown() {
    std::vector<double> x, y(20, 9'000.);
    for (int i = 1; i <= 20; ++i)
      x.push_back(i);
    QVERIFY(judgeSeries(x, y, {.matters = 1.}).word == LeakWord::NoLeak);
    // A leak of less than a block in 20 slots is not seen at all.
    QVERIFY(judgeSeries(x, y, {.matters = 1., .block = 20.}).word == LeakWord::Inconclusive);
  }
};

QTEST_GUILESS_MAIN(TestJudgedSeries)
#include "test_judged_series.moc"
