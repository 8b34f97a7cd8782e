// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may change while slots run: settings, quality, intake (contract 2; design, "Degradation" and "Tuning").
#include "tests/engine/schedule/lines.h"

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

namespace {

Settings withLadder(DegradeMode mode) {
  Settings settings = contractSettings();
  settings.degrade = mode;
  settings.ladder.resize(3);
  return settings;
}

Estimates wholeSlot(double abort, double warn) {
  Estimates estimates;
  estimates.remaining[StageSet::all().bits()] = {
      .abort = seconds(abort), .median = seconds(abort), .warn = seconds(warn), .samples = 100};
  return estimates;
}

Drive& runOne(Drive& d, std::uint64_t slot) {
  const double start = inSeconds(d.now.time_since_epoch());
  d.submit(slot).finish(slot, Stage::Audio, 0.1).finish(slot, Stage::Image, 0.1).finish(slot, Stage::Video, 0.1);
  d.finish(slot, Stage::Clip, 0.1).delivered(slot).at(start + 1);
  return d;
}

}  // namespace

class TestScheduleTuning : public QObject {
  Q_OBJECT

 private slots:
  void aNewTimeoutAppliesToAttemptsThatStartAfterIt();
  void aRunningTimerIsRearmedOnlyWhenTold();
  void aTimeoutOfItsOwnHoldsForThatSlotAlone();
  void aWatchedAttemptMayRunOnAndItsRetryMayNot();
  void nobodyIsWatchedForWhomTheSlackDoesNotAllowIt();
  void oneInSoManyIsWatched();
  void sequenceAppliesToAnImageThatHasNotBegun();
  void aLargerFlightBeginsTheNextSlotAtOnce();
  void aQualityLevelAppliesToSlotsThatStartAfterIt();
  void aLevelBeyondTheLadderIsItsLast();
  void autoLowersALevelWhenTheWarningQuantileWouldMiss();
  void autoReturnsAfterTenCalmStarts();
  void suggestOnlyTells();
  void offDoesNothing();
  void aClosedIntakeHoldsTheQueueWhileItsDeadlinesRunOn();
};

void TestScheduleTuning::aNewTimeoutAppliesToAttemptsThatStartAfterIt() {
  Settings settings = contractSettings();
  Drive d(settings);
  d.submit(1).at(1);
  settings.stages[Stage::Audio].timeout = seconds(2);
  d.in(input::Tune{.settings = settings}).at(2.5);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
  d.at(3).stopped(1, Stage::Audio).at(5.5);
  COMPARE_LINES(d.commands(), {"3.000 stop audio#1 of slot 1: timeout", "3.500 start audio#2 of slot 1",
                               "5.500 stop audio#2 of slot 1: timeout", "5.500 stop image#1 of slot 1: sibling_failed"});
}

void TestScheduleTuning::aRunningTimerIsRearmedOnlyWhenTold() {
  Settings settings = contractSettings();
  Drive d(settings);
  d.submit(1).at(1);
  settings.stages[Stage::Audio].timeout = seconds(2);
  d.in(input::Tune{.settings = settings, .rearmRunning = true}).at(2);
  COMPARE_LINES(d.commands(),
                {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "2.000 stop audio#1 of slot 1: timeout"});
}

void TestScheduleTuning::aTimeoutOfItsOwnHoldsForThatSlotAlone() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  settings.stages[Stage::Audio].laneCapacity = 2;
  settings.stages[Stage::Image].laneCapacity = 2;
  Drive d(settings);
  input::Submit own{.slot = {1}, .label = "test", .noDeadline = true};
  own.timeouts[Stage::Image] = seconds(30);
  d.in(own).submit(2, {.noDeadline = true}).at(1);
  d.finish(1, Stage::Audio).finish(2, Stage::Audio);
  settings.stages[Stage::Image].timeout = seconds(14);
  d.in(input::Tune{.settings = settings, .rearmRunning = true}).at(14.1);
  d.stopped(2, Stage::Image).at(29.9).commands();
  COMPARE_LINES(d.at(31).commands(), {"30.000 stop image#1 of slot 1: timeout"});
}

void TestScheduleTuning::aWatchedAttemptMayRunOnAndItsRetryMayNot() {
  Settings settings = contractSettings();
  settings.stages[Stage::Audio].watch = {.limit = seconds(6), .every = 1};
  Drive d(settings);
  d.submit(1).at(6).stopped(1, Stage::Audio).at(9.5);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1",
                               "6.000 stop audio#1 of slot 1: timeout", "6.500 start audio#2 of slot 1",
                               "9.500 stop audio#2 of slot 1: timeout", "9.500 stop image#1 of slot 1: sibling_failed"});
}

// 8 + 1 s of targets and 2 s of encoding must follow: of the 26 s 15 are left.
void TestScheduleTuning::nobodyIsWatchedForWhomTheSlackDoesNotAllowIt() {
  Settings settings = contractSettings();
  settings.stages[Stage::Audio].retries = 0;
  for (const double limit : {14.0, 15.0, 15.001, 2.0}) {
    settings.stages[Stage::Audio].watch = {.limit = seconds(limit), .every = 1};
    Drive d(settings);
    d.submit(1).at(3.5);
    const bool watched = limit == 14 || limit == 15;
    QCOMPARE(d.commands().size(), watched ? 2 : 4);  // two starts, and two stops
  }
  settings.stages[Stage::Audio].watch = {.limit = seconds(20), .every = 1};
  Drive rerun(settings);  // without a deadline there is slack for everything
  rerun.submit(1, {.noDeadline = true}).at(14);
  QCOMPARE(rerun.commands().size(), 2);
}

void TestScheduleTuning::oneInSoManyIsWatched() {
  Settings settings = contractSettings();
  settings.stages[Stage::Audio].retries = 0;
  settings.stages[Stage::Audio].watch = {.limit = seconds(6), .every = 3};
  Drive d(settings);
  runOne(d, 1);
  runOne(d, 2);
  d.commands();
  d.submit(3).at(6.5);
  COMPARE_LINES(d.commands(), {"2.000 start audio#1 of slot 3", "2.000 start image#1 of slot 3"});
  d.at(8);
  COMPARE_LINES(d.commands(), {"8.000 stop audio#1 of slot 3: timeout", "8.000 stop image#1 of slot 3: sibling_failed"});
}

void TestScheduleTuning::sequenceAppliesToAnImageThatHasNotBegun() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d(settings);
  d.submit(1).submit(2).at(2).finish(1, Stage::Audio);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "2.000 start audio#1 of slot 2"});
  settings.parallelAudioImage = false;
  d.in(input::Tune{.settings = settings}).finish(1, Stage::Image, 2.0);
  COMPARE_LINES(d.commands(), {"2.000 start video#1 of slot 1"});  // slot 2's image now waits for its audio
  d.at(4).finish(2, Stage::Audio);
  COMPARE_LINES(d.commands(), {"4.000 start image#1 of slot 2"});
}

void TestScheduleTuning::aLargerFlightBeginsTheNextSlotAtOnce() {
  Settings settings = contractSettings();
  Drive d(settings);
  d.submit(1).submit(2).at(2).finish(1, Stage::Audio);
  d.commands();
  settings.maxSlotsInFlight = 2;
  d.in(input::Tune{.settings = settings});
  COMPARE_LINES(d.commands(), {"2.000 start audio#1 of slot 2"});
}

void TestScheduleTuning::aQualityLevelAppliesToSlotsThatStartAfterIt() {
  Drive d(withLadder(DegradeMode::Off));
  d.submit(1).in(input::Quality{.level = 1, .why = "an operator"});
  d.submit(2).finish(1, Stage::Audio, 1.0).finish(1, Stage::Image, 1.0);
  d.finish(1, Stage::Video, 1.0).finish(1, Stage::Clip, 1.0);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "0.000 start video#1 of slot 1",
                               "0.000 start clip#1 of slot 1", "0.000 deliver slot 1", "0.000 start audio#1 of slot 2 at quality 1",
                               "0.000 start image#1 of slot 2 at quality 1"});
}

void TestScheduleTuning::aLevelBeyondTheLadderIsItsLast() {
  Drive d(withLadder(DegradeMode::Off));
  d.in(input::Quality{.level = 7, .why = "test"}).in(input::Quality{.level = 7, .why = "test"});
  COMPARE_LINES(d.told(), {"0.000 quality 2: test"});
}

void TestScheduleTuning::autoLowersALevelWhenTheWarningQuantileWouldMiss() {
  Drive d(withLadder(DegradeMode::Auto));
  d.in(input::NewEstimates{wholeSlot(20, 24.5)});  // + 2 s to encode: half a second over 26
  d.submit(1);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1 at quality 1", "0.000 start image#1 of slot 1 at quality 1"});
  QCOMPARE(d.scheduler.qualityLevel(), 1);
}

void TestScheduleTuning::autoReturnsAfterTenCalmStarts() {
  Drive d(withLadder(DegradeMode::Auto));
  d.in(input::Quality{.level = 1, .why = "test"}).in(input::NewEstimates{wholeSlot(10, 21.9)});  // 26 − 23.9 = 2.1 s: 10 % of 21
  for (std::uint64_t slot = 1; slot <= 9; ++slot)
    runOne(d, slot);
  QCOMPARE(d.scheduler.qualityLevel(), 1);
  runOne(d, 10);
  QCOMPARE(d.scheduler.qualityLevel(), 0);
}

void TestScheduleTuning::suggestOnlyTells() {
  Drive d(withLadder(DegradeMode::Suggest));
  d.in(input::NewEstimates{wholeSlot(20, 24.5)});
  runOne(d, 1);
  runOne(d, 2);
  int notices = 0;
  for (const std::string& line : d.told())
    notices +=
        line.find("quality level 1 is proposed: the rest needs 26.500 s (P95 of 100 slots), 26.000 s are left until the last "
                  "useful finish: short by 0.500 s") != std::string::npos;
  QCOMPARE(notices, 1);
  QCOMPARE(d.scheduler.qualityLevel(), 0);
}

void TestScheduleTuning::offDoesNothing() {
  Drive d(withLadder(DegradeMode::Off));
  d.in(input::NewEstimates{wholeSlot(20, 24.5)}).submit(1);
  QCOMPARE(d.scheduler.qualityLevel(), 0);
}

void TestScheduleTuning::aClosedIntakeHoldsTheQueueWhileItsDeadlinesRunOn() {
  Drive d;
  d.in(input::Intake{false}).submit(1, {.airAt = 45}).submit(2, {.airAt = 100}).at(10);
  COMPARE_LINES(d.commands(), {"3.000 forget slot 1"});
  d.in(input::Intake{true});
  COMPARE_LINES(d.commands(), {"10.000 start audio#1 of slot 2", "10.000 start image#1 of slot 2"});
}

QTEST_GUILESS_MAIN(TestScheduleTuning)
#include "test_schedule_tuning.moc"
