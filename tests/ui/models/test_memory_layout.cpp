// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/models/scenes.h"
#include "ui/models/memory_layout.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;

namespace {

event::MemorySample sample(double resident, double image, double video, double used) {
  event::MemorySample memory;
  memory.resident = gigabytes(resident);
  memory.allocated[Stage::Image] = gigabytes(image);
  memory.allocated[Stage::Video] = gigabytes(video);
  memory.used = gigabytes(used);
  return memory;
}

ModelSettings models() {
  ModelSettings m;
  m.image = gigabytes(4);
  m.video = gigabytes(3);
  m.speech = gigabytes(0.4);
  m.clipB = gigabytes(0.3);
  m.clipL = gigabytes(0.3);
  m.overhead = gigabytes(1);
  return m;
}

float of(const MemoryLevels& levels, MemoryBand band) {
  const auto i = static_cast<std::size_t>(band);
  return levels[i] - (i == 0 ? 0 : levels[i - 1]);
}

bool near(double a, double b) { return std::abs(a - b) < 1e-4; }

}  // namespace

class TestMemoryLayout : public QObject {
  Q_OBJECT
 private slots:
  void theBandsAddUpToWhatIsOurs() {
    const MemoryLevels levels = levelsOf(sample(7.4, 0.3, 0.2, 9), {});
    QVERIFY(near(levels[kMemoryBands - 1], 7.9));
    QVERIFY(near(levels[kUsedChannel], 9));
    QVERIFY(near(of(levels, MemoryBand::Loaded), 7.4) && near(of(levels, MemoryBand::Image), 0.3));
    QVERIFY(near(of(levels, MemoryBand::Video), 0.2) && near(of(levels, MemoryBand::Speech), 0));
  }

  void modelsAreToldApartOnlyWhereTheirSumIsWhatIsLoaded() {
    const MemoryLevels apart = levelsOf(sample(9, 0.5, 0, 10), models());
    QVERIFY(near(of(apart, MemoryBand::Loaded), 1) && near(of(apart, MemoryBand::Image), 4.5));
    QVERIFY(near(of(apart, MemoryBand::Clip), 0.6) && near(apart[kMemoryBands - 1], 9.5));
    QVERIFY(near(of(levelsOf(sample(7.4, 0.5, 0, 10), models()), MemoryBand::Loaded), 7.4));
    ModelSettings paged = models();
    paged.residency = Residency::Paged;
    QVERIFY(!tellsModelsApart(sample(9, 0, 0, 10), paged));
  }

  void theScaleReachesOverTheLimitsThatAreNear() {
    QVERIFY(scaleTop(9, 11.5, 12) > 12);
    QVERIFY(scaleTop(9, 11.5, 40) < 14);
    QVERIFY(scaleTop(14, 11.5, 12) > 14);
  }

  void limitsFarAboveDoNotFlattenThePicture() {
    const double top = scaleTop(0.5, 11.5, 16);
    QVERIFY(top > 0.5 && top < 1.1);
  }

  void everyBandLiesOnTheOneBelow() {
    Envelope levels(kMemoryChannels);
    for (int i = 0; i < 5'000; ++i)
      levels.append(i * 0.5, levelsOf(sample(7.4, i % 40 < 20 ? 0.3 : 0, i % 40 < 20 ? 0 : 0.3, 9), {}));
    for (const double span : {10.0, 200.0, 2'500.0}) {
      const MemoryScene scene = layOutMemory(levels, {at(2'500 - span), at(2'500)}, {900, 160}, 12);
      for (std::size_t band = 0; band < kMemoryBands; ++band) {
        const Outline& outline = scene.bands[band];
        QVERIFY(!outline.empty() && outline.size() % 2 == 0 && outline.size() <= 4 * 902);
        for (std::size_t i = 0; i < outline.size() / 2; ++i) {
          const QPointF top = outline[i], bottom = outline[outline.size() - 1 - i];
          QVERIFY(top.x() == bottom.x() && top.y() <= bottom.y() + 1e-9);
          QVERIFY(top.x() >= 0 && top.x() <= 900);
          if (band > 0)
            QVERIFY(bottom == scene.bands[band - 1][i]);
        }
      }
    }
  }

  void nothingIsDrawnWhereNothingWasMeasured() {
    Envelope levels(kMemoryChannels);
    QVERIFY(layOutMemory(levels, {at(0), at(10)}, {900, 160}, 12).ours.empty());
    levels.append(100, levelsOf(sample(1, 0, 0, 1), {}));
    QVERIFY(layOutMemory(levels, {at(0), at(50)}, {900, 160}, 12).ours.empty());
  }
};

QTEST_GUILESS_MAIN(TestMemoryLayout)
#include "test_memory_layout.moc"
