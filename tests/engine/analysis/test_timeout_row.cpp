// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a timeout may go, and who gives way where all of them do not fit in a row.
#include "engine/analysis/timeout_row.h"
#include "engine/schedule/estimates.h"
#include "engine/schedule/stage_graph.h"

#include <QtTest>
#include <cmath>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

// The old form's: nothing downstream, a buffer of 5 s; what goes before and after at its timeout, and no delivery.
Settings oldForm() {
  Settings settings = contractSettings();
  settings.downstream = {};
  settings.deadlineBuffer = seconds(5);
  settings.deliveryTarget = {};
  return settings;
}

schedule::Estimates asLongAs(const Settings& settings, const PerStage<Duration>& lengths) {
  schedule::Estimates estimates = schedule::targetEstimates(settings);
  const auto graph = schedule::stageGraph(schedule::orderOf(settings));
  for (std::size_t bits = 0; bits < estimates.remaining.size(); ++bits)
    estimates.remaining[bits].warn = schedule::criticalPath(graph, schedule::stageSetOfBits(bits), lengths);
  return estimates;
}

PerStage<Duration> timeoutsOf(const Settings& settings) {
  PerStage<Duration> timeouts;
  for (const Stage stage : kStages)
    timeouts[stage] = settings.stages[stage].timeout;
  return timeouts;
}

SurvivalCurve logNormalCurve(double median, double sigma, int n, std::uint32_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  std::vector<Observation> observations;
  for (int i = 0; i < n; ++i)
    observations.push_back({.time = seconds(median * std::exp(sigma * normal(random))), .finished = true});
  return SurvivalCurve(std::move(observations), Confidence::Ninety);
}

double longerThan(const SurvivalCurve& curve, Duration t) {
  const Share share = curve.at(t);
  return std::get<Identified>(share).survival;
}

}  // namespace

class TestTimeoutRow : public QObject {
  Q_OBJECT

 private slots:
  void horizonsAreThoseOfTheStatistics() {
    const Settings settings = oldForm();
    const auto estimates = asLongAs(settings, timeoutsOf(settings));
    QCOMPARE(horizonOf(settings, estimates, Stage::Image), seconds(28));
    QCOMPARE(horizonOf(settings, estimates, Stage::Video), seconds(23));
    QCOMPARE(horizonOf(settings, estimates, Stage::Clip), seconds(15));
    QCOMPARE(horizonOf(settings, estimates, Stage::Audio), seconds(13.75));
  }

  void theDefaultsLeave13SecondsInTheOldFormAndDoNotFitLive() {
    const Settings old = oldForm();
    QCOMPARE(rowOf(old, timeoutsOf(old)), seconds(27));
    QCOMPARE(roomOf(old), seconds(40));
    const Settings live = contractSettings();
    QCOMPARE(rowOf(live, timeoutsOf(live)), seconds(27));
    QCOMPARE(roomOf(live), seconds(26));
  }

  void oneAfterTheOtherCountsBoth() {
    Settings settings = oldForm();
    settings.parallelAudioImage = false;
    QCOMPARE(rowOf(settings, timeoutsOf(settings)), seconds(6.5 + 15 + 10 + 2));
    const auto estimates = asLongAs(settings, timeoutsOf(settings));
    QCOMPARE(horizonOf(settings, estimates, Stage::Image), seconds(40 - 3 - 10 - 2));
  }

  void whatFitsIsLeftAsWanted() {
    const Settings settings = oldForm();
    PerStage<RowStage> row;
    for (const Stage stage : kStages)
      row[stage].wanted = row[stage].least = settings.stages[stage].timeout;
    row[Stage::Image].wanted = seconds(28);
    QCOMPARE(fitRow(settings, row)[Stage::Image], seconds(28));  // 28 + 10 + 2 = 40: equality fits
  }

  // Image wants 20 s where 26 are there for all. Video has a long quiet tail and gives; clip's curve is steep at its timeout.
  void secondsStayWhereTheyGainMost() {
    const Settings settings = contractSettings();
    PerStage<RowStage> row;
    const auto add = [&](Stage stage, double wanted, double least, const SurvivalCurve& curve) {
      row[stage] = {.wanted = seconds(wanted), .least = seconds(least), .curve = curve};
    };
    const SurvivalCurve image = logNormalCurve(12, .15, 500, 1), video = logNormalCurve(5, .08, 500, 2),
                        clip = logNormalCurve(1.7, .1, 500, 3);
    row[Stage::Audio].wanted = row[Stage::Audio].least = seconds(3);
    add(Stage::Image, 20, 15, image);
    add(Stage::Video, 10, 4, video);
    add(Stage::Clip, 2, .5, clip);
    const PerStage<Duration> fitted = fitRow(settings, row);
    QVERIFY(rowOf(settings, fitted) <= roomOf(settings));
    QVERIFY(rowOf(settings, fitted) > roomOf(settings) - seconds(.1));
    QVERIFY2(fitted[Stage::Video] < seconds(8), "video's seconds gained nothing");
    QVERIFY(longerThan(video, fitted[Stage::Video]) < .01);
    QVERIFY(fitted[Stage::Image] > seconds(15.5));
    QVERIFY(fitted[Stage::Clip] > seconds(1.9));
  }

  // Property: at least, at most, and never longer than the room unless nobody may give.
  void whateverIsWantedItStaysWithinItsBounds() {
    std::mt19937 random(20261129);
    const auto drawn = [&](double from, double to) { return from + (to - from) * static_cast<double>(random() % 10'000) / 10'000; };
    int fitted = 0;
    for (int i = 0; i < 300; ++i) {
      Settings settings = contractSettings();
      settings.airAfter = seconds(drawn(25, 70));
      settings.parallelAudioImage = random() % 2 == 0;
      settings.stages[Stage::Image].retries = static_cast<int>(random() % 2);
      PerStage<RowStage> row;
      PerStage<Duration> least;
      for (const Stage stage : kStages) {
        const double wanted = drawn(1, 20);
        row[stage] = {.wanted = seconds(wanted), .least = seconds(wanted * drawn(.2, 1))};
        least[stage] = row[stage].least;
        if (random() % 4 != 0)
          row[stage].curve = logNormalCurve(wanted * drawn(.4, .9), .1, 80, static_cast<std::uint32_t>(random()));
        else
          least[stage] = row[stage].wanted;
      }
      const PerStage<Duration> timeouts = fitRow(settings, row);
      for (const Stage stage : kStages)
        QVERIFY(timeouts[stage] <= row[stage].wanted && timeouts[stage] >= least[stage]);
      if (rowOf(settings, least) <= roomOf(settings)) {
        ++fitted;
        QVERIFY(rowOf(settings, timeouts) <= roomOf(settings));
      }
    }
    QVERIFY(fitted > 50);
  }
};

QTEST_APPLESS_MAIN(TestTimeoutRow)
#include "test_timeout_row.moc"
