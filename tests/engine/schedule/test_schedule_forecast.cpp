// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is foreseen of a slot is told: when it starts, when what is left of it changes, and not otherwise.
#include "tests/engine/schedule/drive.h"

#include <QtTest/QtTest>

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

namespace {

Time at(double when) { return Time{seconds(when)}; }

// Whole slots of 20 s cautiously and 18 s at the median, of which video takes 8 and 7, the clip 1; and a delivery of 1 s.
Estimates measured() {
  Estimates estimates;
  const auto left = [&](StageSet set, double median, double cautious) {
    estimates.remaining[set.bits()] = {
        .abort = seconds(median), .median = seconds(median), .warn = seconds(cautious), .samples = 100};
  };
  left(StageSet::all(), 18, 20);
  left({Stage::Image, Stage::Video, Stage::Clip}, 18, 20);
  left({Stage::Video, Stage::Clip}, 8, 9);
  left({Stage::Clip}, 1, 1);
  estimates.delivery = {.abort = seconds(1), .median = seconds(1), .warn = seconds(1), .samples = 100};
  return estimates;
}

}  // namespace

class TestScheduleForecast : public QObject {
  Q_OBJECT

 private slots:
  void aSlotThatStartsIsForeseen();
  void aQueuedSlotIsNot();
  void theWorkAddsUpToWhatIsLeft();
  void aStageThatIsDoneEarlyMovesTheFinish();
  void aForecastThatHoldsIsNotToldAgain();
  void newEstimatesMoveIt();
  void aRetryMovesIt();
  void whatWaitsIsForeseenFromNow();
  void aDecidedSlotIsForeseenNoMore();
};

void TestScheduleForecast::aSlotThatStartsIsForeseen() {
  Drive drive;
  drive.in(input::NewEstimates{measured()}).at(1).submit(1);
  const auto foreseen = drive.foreseen();
  QCOMPARE(foreseen.size(), std::size_t{1});
  QCOMPARE(foreseen[0].slot, SlotId{1});
  QCOMPARE(foreseen[0].lastUsefulFinish, at(1 + 26));
  QCOMPARE(foreseen[0].cautiousFinish, at(1 + 20 + 1));
  QCOMPARE(foreseen[0].likelyFinish, at(1 + 18 + 1));
  QCOMPARE(foreseen[0].noReturn, std::optional(at(1 + 26 - 8 - 1)));  // image runs; by then even the likely rest would not fit
  QCOMPARE(foreseen[0].quantile, 0.95);
  QCOMPARE(foreseen[0].samples, 100);
}

void TestScheduleForecast::aQueuedSlotIsNot() {
  Drive drive(contractSettings(), Drive::Device::Starting);
  drive.submit(1, {.airAt = 45});
  QCOMPARE(drive.foreseen().size(), std::size_t{0});
  drive.deviceReady();
  QCOMPARE(drive.foreseen().size(), std::size_t{1});
}

void TestScheduleForecast::theWorkAddsUpToWhatIsLeft() {
  Drive drive;
  drive.in(input::NewEstimates{measured()}).submit(1);
  const event::SlotForecast forecast = drive.foreseen().at(0);
  // Audio hides behind the image.
  QCOMPARE(forecast.work[Stage::Audio], seconds(0));
  QCOMPARE(forecast.work[Stage::Image], seconds(11));
  QCOMPARE(forecast.work[Stage::Video], seconds(8));
  QCOMPARE(forecast.work[Stage::Clip], seconds(1));
  QCOMPARE(forecast.delivery, seconds(1));
  QCOMPARE(forecast.cautiousFinish, at(11 + 8 + 1 + 1));
}

void TestScheduleForecast::aStageThatIsDoneEarlyMovesTheFinish() {
  Drive drive;
  drive.in(input::NewEstimates{measured()}).submit(1).at(2).finish(1, Stage::Audio).at(9).foreseen();
  drive.finish(1, Stage::Image);  // 2 s before its time
  const auto foreseen = drive.foreseen();
  QCOMPARE(foreseen.size(), std::size_t{1});
  QCOMPARE(foreseen[0].cautiousFinish, at(9 + 9 + 1));
  QCOMPARE(foreseen[0].work[Stage::Image], seconds(0));
  // Video runs: only what comes after it moves on with the time.
  QCOMPARE(foreseen[0].cautiousLeft, seconds(1 + 1));
  QCOMPARE(foreseen[0].cautious(at(10)), at(19));
  QCOMPARE(foreseen[0].cautious(at(18)), at(20));
}

void TestScheduleForecast::aForecastThatHoldsIsNotToldAgain() {
  Drive drive;
  drive.in(input::NewEstimates{measured()}).submit(1).foreseen();
  drive.in(input::MemoryLevel{{1'000'000}, {}, {}}).in(input::NewEstimates{measured()}).at(2).finish(1, Stage::Audio);
  QCOMPARE(drive.foreseen().size(), std::size_t{0});
}

void TestScheduleForecast::newEstimatesMoveIt() {
  Drive drive;
  drive.submit(1);
  QCOMPARE(drive.foreseen().at(0).samples, 0);
  drive.in(input::NewEstimates{measured()});
  const auto foreseen = drive.foreseen();
  QCOMPARE(foreseen.size(), std::size_t{1});
  QCOMPARE(foreseen[0].cautiousFinish, at(21));
}

void TestScheduleForecast::aRetryMovesIt() {
  Settings settings = contractSettings();
  settings.stages[Stage::Video].retries = 1;
  Drive drive(settings);
  drive.submit(1).at(2).finish(1, Stage::Audio).at(12).finish(1, Stage::Image).at(14).foreseen();
  drive.fail(1, Stage::Video, Reason::DeviceError);  // it begins anew after 0.5 s
  const auto foreseen = drive.foreseen();
  QCOMPARE(foreseen.size(), std::size_t{1});
  QCOMPARE(foreseen[0].cautiousFinish, at(14 + 0.5 + 8 + 1 + 2));
}

void TestScheduleForecast::whatWaitsIsForeseenFromNow() {
  Drive drive;
  drive.submit(1).at(0.5).foreseen();
  drive.lose();
  const auto waits = drive.foreseen();
  QCOMPARE(waits.size(), std::size_t{1});
  QCOMPARE(waits[0].cautious(at(0.5)), at(0.5 + 23));
  QCOMPARE(waits[0].cautious(at(1)), at(1 + 23));
  drive.at(2).deviceReady();
  const auto runs = drive.foreseen();
  QCOMPARE(runs.size(), std::size_t{1});
  QCOMPARE(runs[0].cautious(at(2)), at(2 + 23));
  QCOMPARE(runs[0].cautious(at(3)), at(2 + 23));
}

void TestScheduleForecast::aDecidedSlotIsForeseenNoMore() {
  Drive drive;
  drive.submit(1).at(1).foreseen();
  drive.cancel(1);
  drive.in(input::NewEstimates{measured()});
  QCOMPARE(drive.foreseen().size(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestScheduleForecast)
#include "test_schedule_forecast.moc"
