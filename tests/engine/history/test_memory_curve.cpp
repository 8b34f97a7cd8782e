// SPDX-License-Identifier: GPL-3.0-or-later
//
// Memory over time: as many points as there is room for, and every peak in them.
#include "engine/history/reader.h"
#include "engine/history/store.h"

#include <SQLiteCpp/Database.h>

#include <QTemporaryDir>
#include <QTest>

using namespace vortex;
using namespace vortex::history;

namespace {

Time at(double s) { return Time{} + seconds(s); }

}  // namespace

class TestMemoryCurve : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_file = m_folder.filePath(QStringLiteral("memory.db")).toStdString();
  static constexpr int kSamples = 4'000;  // 2,000 s, every half second

  std::vector<MemoryPoint> curve(double from, double to, int atMost) const {
    return Reader::open(m_file).value().memory({.run = 1, .from = at(from), .to = at(to), .atMost = atMost}).value();
  }
  static Bytes peakOf(const std::vector<MemoryPoint>& points) {
    Bytes peak;
    for (const MemoryPoint& point : points)
      peak = std::max(peak, point.used.most);
    return peak;
  }
  static std::int64_t samplesOf(const std::vector<MemoryPoint>& points) {
    std::int64_t samples = 0;
    for (const MemoryPoint& point : points)
      samples += point.samples;
    return samples;
  }

 private slots:
  void initTestCase() {
    auto store =
        Store::open(m_file, {.program = "test", .version = "1", .profile = "", .backend = "", .settings = "", .outputFolder = {}})
            .value()
            .store;
    std::vector<Event> told;
    for (int i = 0; i < kSamples; ++i) {
      // One sample alone is the peak; another is the least of the video stage.
      event::MemorySample sample{
          .used = {i == 1'234 ? 999 : 100 + i % 7}, .total = {1'000}, .reserved = {5}, .resident = {6}, .allocated = {}};
      sample.allocated[Stage::Video] = {i == 3'210 ? 1 : 50};
      told.push_back({.seq = static_cast<std::uint64_t>(i + 1), .at = at(i * 0.5), .body = sample});
    }
    store->tell(told);
  }

  void whatFitsIsGivenOneByOne() {
    const auto points = curve(10, 60, 100);
    QCOMPARE(points.size(), std::size_t{100});
    QVERIFY(points.front().at == at(10) && points.back().at == at(59.5));
    QVERIFY(points.front().span == Duration{});
    QVERIFY(points.front().used == (MemoryRange{{106}, {106}}));
  }

  void elseTheFinestFoldThatFits() {
    const auto fine = curve(0, 2'000, 300);
    QCOMPARE(fine.size(), std::size_t{250});
    QVERIFY(fine.front().span == seconds(8));
    const auto coarse = curve(0, 2'000, 200);
    QCOMPARE(coarse.size(), std::size_t{16});
    QVERIFY(coarse.front().span == seconds(128));
    for (const auto& points : {fine, coarse}) {
      QCOMPARE(samplesOf(points), std::int64_t{kSamples});
      QCOMPARE(peakOf(points).count, 999);
      Bytes least{1'000};
      for (const MemoryPoint& point : points)
        least = std::min(least, point.allocated[Stage::Video].least);
      QCOMPARE(least.count, 1);
    }
  }

  void aSmallChartGetsNoMoreThanItHasRoomFor() {
    for (int room : {1, 3, 5, 15}) {
      const auto points = curve(0, 2'000, room);
      QVERIFY(points.size() <= static_cast<std::size_t>(room));
      QCOMPARE(samplesOf(points), std::int64_t{kSamples});
      QCOMPARE(peakOf(points).count, 999);
      QVERIFY(points.front().at == at(0));
      QVERIFY(points.back().at + points.back().span >= at(2'000));
    }
  }

  void aStretchWithoutSamplesIsEmpty() {
    QVERIFY(curve(5'000, 6'000, 10).empty());
    QVERIFY(curve(60, 10, 10).empty());
  }

  void whereRetentionTookTheSamplesTheFoldsSpeak() {
    SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE).exec("DELETE FROM event WHERE kind = 20 AND at < 1000000000000");
    const auto gone = curve(10, 60, 100);  // 16 to 64 and the one that 10 lies in
    QCOMPARE(gone.size(), std::size_t{7});
    QVERIFY(gone.front().at == at(8) && gone.front().span == seconds(8));
    const auto half = curve(990, 1'010, 100);
    QVERIFY(half.front().span == seconds(8));
    const auto kept = curve(1'010, 1'020, 100);
    QCOMPARE(kept.size(), std::size_t{20});
    QVERIFY(kept.front().span == Duration{});
  }
};

QTEST_APPLESS_MAIN(TestMemoryCurve)
#include "test_memory_curve.moc"
