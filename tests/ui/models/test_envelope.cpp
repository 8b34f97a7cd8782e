// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/envelope.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <random>

using namespace vortex::ui;

class TestEnvelope : public QObject {
  Q_OBJECT
 private slots:
  void aFewSamplesAreGivenAsTheyAre() {
    Envelope envelope(2);
    for (int i = 0; i < 10; ++i)
      envelope.append(i, std::array{static_cast<float>(i), static_cast<float>(-i)});
    const auto cells = envelope.cells(3, 6, 100);
    QCOMPARE(cells.size(), std::size_t{4});
    QCOMPARE(cells[0].from, 3.0);
    QCOMPARE(cells[1].values[0].low, 4.0F);
    QCOMPARE(cells[1].values[1].high, -4.0F);
  }

  void whatReachesIntoTheRangeIsIncluded() {
    Envelope envelope(1);
    envelope.append(0, std::array{7.0F});
    envelope.append(100, std::array{8.0F});
    QCOMPARE(envelope.cells(50, 60, 10).size(), std::size_t{1});
    QCOMPARE(envelope.cells(50, 60, 10)[0].values[0].high, 7.0F);
    QCOMPARE(envelope.cells(-20, -10, 10).size(), std::size_t{0});
  }

  // Whatever the range and the bound: the cells are few, and between them they have the least and the most of all that they cover.
  void everyPeakIsInItsCell() {
    std::mt19937 random(7);
    Envelope envelope(1);
    std::vector<std::pair<double, float>> samples;
    double at = 0;
    for (int i = 0; i < 70'000; ++i) {
      at += 0.1 + static_cast<double>(random() % 100) / 100;
      samples.emplace_back(at, static_cast<float>(random() % 100'000));
      envelope.append(at, std::array{samples.back().second});
    }
    for (int round = 0; round < 200; ++round) {
      const double from = static_cast<double>(random() % 40'000), to = from + static_cast<double>(1 + random() % 30'000);
      const std::size_t most = 1 + random() % 2'000;
      const auto cells = envelope.cells(from, to, most);
      QVERIFY(cells.size() <= most || most < 3);
      float low = 1e9F, high = -1;
      for (const auto& cell : cells) {
        low = std::min(low, cell.values[0].low);
        high = std::max(high, cell.values[0].high);
      }
      for (const auto& [x, y] : samples)
        if (x >= from && x <= to)
          QVERIFY(y >= low && y <= high);
      QVERIFY(std::is_sorted(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.from < b.from; }));
      QVERIFY(cells.empty() || cells.front().from <= from || cells.front().from == samples.front().first);
    }
  }

  void whatIsOldIsLetGo() {
    Envelope envelope(1);
    for (int i = 0; i < 10'000; ++i)
      envelope.append(i, std::array{static_cast<float>(i)});
    envelope.dropBefore(100);  // too little to be worth it
    QCOMPARE(envelope.size(), std::size_t{10'000});
    envelope.dropBefore(6'000);
    QCOMPARE(envelope.size(), std::size_t{4'000});
    QCOMPARE(envelope.cells(0, 1e6, 1)[0].from, 6'000.0);
    QCOMPARE(envelope.value(envelope.sampleAt(7'000.5), 0), 7'000.0F);
  }
};

QTEST_GUILESS_MAIN(TestEnvelope)
#include "test_envelope.moc"
