// SPDX-License-Identifier: GPL-3.0-or-later
//
// Percentiles against golden ranks (tests/data/statistics/quantile_ranks.csv: computed twice, with R and with scipy).
#include "engine/analysis/percentile.h"

#include <QtTest/QtTest>

#include <QFile>
#include <array>
#include <numeric>
#include <vector>

using namespace vortex::analysis;

class TestPercentile : public QObject {
  Q_OBJECT

 private slots:
  void ranksIntervalsAndCoverageAreTheGoldenOnes() {
    QFile file(QStringLiteral(VORTEX_SOURCE_DIR "/tests/data/statistics/quantile_ranks.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine().trimmed(), QByteArray("n,percent,rank,confidence,lower_rank,upper_rank,coverage"));
    int lines = 0;
    while (!file.atEnd()) {
      const QByteArray line = file.readLine().trimmed();
      const QList<QByteArray> cells = line.split(',');
      QCOMPARE(cells.size(), 7);
      const int n = cells[0].toInt(), percent = cells[1].toInt();
      const Confidence confidence{.beyond = (100 - cells[3].toInt()) / 200.};
      const auto told = [](std::optional<int> rank) { return rank ? QByteArray::number(*rank) : QByteArray(); };
      const RankInterval interval = intervalOf(n, percent, confidence);
      QCOMPARE(rankOf(n, percent), cells[2].toInt());
      QVERIFY2(told(interval.lower) == cells[4] && told(interval.upper) == cells[5], line.constData());
      QVERIFY2(std::abs(coverageOf(n, percent, interval) - cells[6].toDouble()) < 1e-6, line.constData());
      ++lines;
    }
    QVERIFY(lines > 100);
  }

  void theRankIsExactWhereDoublesAreNot() {
    QCOMPARE(rankOf(100, 7), 7);
    QCOMPARE(rankOf(1, 1), 1);
    QCOMPARE(rankOf(100'000'000, 99), 99'000'000);
  }

  void aPercentileNeedsItsSamples() {
    QCOMPARE(samplesNeeded(95), 59);
    QCOMPARE(samplesNeeded(99), 299);
    QCOMPARE(samplesNeeded(50), 5);
  }

  void belowTheGuardItSaysWhatIsMissing() {
    std::vector<int> values(58);
    std::iota(values.begin(), values.end(), 1);
    const auto few = percentileOf<int>(values, 95, Confidence::NinetyFive);
    QVERIFY(std::holds_alternative<TooFew>(few));
    QCOMPARE(std::get<TooFew>(few).has, 58);
    QCOMPARE(std::get<TooFew>(few).needs, 59);
  }

  void fromTheGuardOnItIsAValueThatOccurred() {
    std::vector<int> values(59);
    std::iota(values.begin(), values.end(), 1);
    const auto found = std::get<Percentile<int>>(percentileOf<int>(values, 95, Confidence::NinetyFive));
    QCOMPARE(found.value, 57);
    QCOMPARE(found.n, 59);
    QCOMPARE(found.lower, std::optional(52));
    QVERIFY(!found.upper);  // open: never the largest instead
    const auto narrower = std::get<Percentile<int>>(percentileOf<int>(values, 95, Confidence::Ninety));
    QCOMPARE(narrower.upper, std::optional(59));
  }
};

QTEST_GUILESS_MAIN(TestPercentile)
#include "test_percentile.moc"
