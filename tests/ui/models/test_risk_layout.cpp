// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spare plot and risk bar: what is drawn can be hit, and what is hit is drawn there; over random scenes.
#include "tests/ui/models/scenes.h"
#include "ui/models/risk_layout.h"
#include "ui/models/spare_layout.h"

#include <QtTest>
#include <random>

using namespace vortex;
using namespace vortex::ui;
using test::at;

class TestRiskLayout : public QObject {
  Q_OBJECT
 private slots:
  void theRiskBarFillsTheTimeToAir() {
    std::mt19937 random(3);
    const QRectF box(10, 20, 400, 18);
    for (int round = 0; round < 2'000; ++round) {
      RiskLine line;
      line.started = true;
      line.airAt = at(45);
      line.lastUsefulFinish = at(26);
      for (const Stage stage : kStages)
        line.parts.push_back({.stage = stage, .length = milliseconds(static_cast<double>(random() % 9'000))});
      for (const WorkPart& part : line.parts)
        line.work += part.length;
      const Time now = at(static_cast<double>(random() % 30));
      line.spare = line.lastUsefulFinish - now - line.work;
      const RiskScene scene = layOutRisk(line, now, box);
      Duration sum{};
      for (const RiskSegment& segment : scene.segments) {
        QVERIFY(segment.rect.left() >= box.left() - 1e-6 && segment.rect.right() <= box.right() + 1e-6);
        if (segment.rect.width() > 0.01)
          QVERIFY(segmentAt(scene, segment.rect.center()) != nullptr);
        if (segment.piece == RiskPiece::Spare)
          QVERIFY(segment.length == line.spare && line.spare > Duration{});
        if (segment.piece != RiskPiece::Downstream)
          sum += segment.length;
        QVERIFY(!segment.overhangs || segment.rect.right() > scene.flag);
      }
      // Work and spare reach the flag, or the work overhangs it.
      QVERIFY(sum == std::max(line.work, line.lastUsefulFinish - now));
      for (double x = box.left(); x < box.right(); x += 7)
        QVERIFY(segmentAt(scene, QPointF(x, box.center().y())) != nullptr);
    }
  }

  void everyBarOfTheSparePlotCanBeHit() {
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
      SpareInput input{.bars = {}, .inTheMaking = {}, .all = {}, .target = seconds(5)};
      const std::size_t bars = random() % 61;
      for (std::size_t i = 0; i < bars; ++i)
        input.bars.push_back({.slot = {i + 1},
                              .airsWallMs = 0,
                              .spare = random() % 8 == 0
                                           ? std::nullopt
                                           : std::optional(milliseconds(static_cast<double>(random() % 12'000) - 2'000)),
                              .outcome = Outcome::Succeeded});
      if (random() % 2 == 0)
        input.inTheMaking.push_back({.slot = {bars + 1}, .spare = seconds(static_cast<double>(random() % 20) - 12), .likely = {}});
      input.all = input.bars;
      const QSizeF size(200.0 + static_cast<double>(random() % 500), 80.0 + static_cast<double>(random() % 200));
      const SpareScene scene = layOutSpares(input, size);
      QCOMPARE(scene.bars.size(), input.bars.size() + input.inTheMaking.size());
      for (const SpareBar& bar : scene.bars) {
        QVERIFY(QRectF(QPointF(), size).adjusted(-1, -1, 1, 1).contains(bar.rect) || bar.rect.height() == 0);
        const SpareBar* found = barAt(scene, bar.hit.center());
        QVERIFY(found != nullptr && found->slot == bar.slot);
        QVERIFY(bar.kind != SpareKind::Missed || !bar.spare);
      }
      int counted = 0;
      for (const SpareBin& bin : scene.bins) {
        counted += bin.count;
        const SpareBin* found = binAt(scene, bin.rect.center());
        QVERIFY(found != nullptr && found->count > 0);
      }
      QCOMPARE(counted, static_cast<int>(input.all.size()));
    }
  }

  void aSpareBarReachesFromTheFlagToItsValue() {
    const SpareInput input{.bars = {{.slot = {1}, .spare = seconds(6)}},
                           .inTheMaking = {},
                           .all = {{.slot = {1}, .spare = seconds(6)}},
                           .target = seconds(5)};
    const SpareScene scene = layOutSpares(input, {400, 200});
    QVERIFY(std::abs(scene.bars[0].rect.bottom() - scene.zero) < 1e-6);
    QVERIFY(std::abs(scene.bars[0].rect.top() - scene.yOf(seconds(6))) < 1e-6);
    QVERIFY(scene.bars[0].rect.top() < scene.target && scene.target < scene.zero);
  }
};

QTEST_GUILESS_MAIN(TestRiskLayout)
#include "test_risk_layout.moc"
