// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deadlines, the point of no return and what airs (contract 1 and 2). Live values: air time 45 s after the start, last useful
// finish 26 s, targets 2, 12, 8, 1 s and 2 s to encode.
#include "engine/schedule/feasibility.h"
#include "tests/engine/schedule/lines.h"

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

namespace {

constexpr Time at(double s) { return Time{seconds(s)}; }

Quantiles seen(double abort, double median, double warn, int samples = 100) {
  return {.abort = seconds(abort), .median = seconds(median), .warn = seconds(warn), .samples = samples};
}

// What a GPU twice as fast as the targets shows, with a long upper tail.
Estimates fastWithTail() {
  Estimates estimates;
  estimates.remaining[StageSet::all().bits()] = seen(10, 12, 20);
  estimates.remaining[StageSet{Stage::Image, Stage::Video, Stage::Clip}.bits()] = seen(10, 12, 20);
  estimates.remaining[StageSet{Stage::Video, Stage::Clip}.bits()] = seen(4, 5, 8);
  estimates.remaining[StageSet{Stage::Clip}.bits()] = seen(0.5, 0.6, 1);
  estimates.remaining[0] = seen(0, 0, 0);
  estimates.delivery = seen(1, 1, 1);
  return estimates;
}

}  // namespace

class TestScheduleDeadline : public QObject {
  Q_OBJECT

 private slots:
  void equalityIsFeasible();
  void aStageThatRunsIsCreditedWithItsTimeAndOwesAtLeastNothing();
  void aSlotIsAbortedTheMomentItBecomesInfeasible();
  void anAbortShowsItsSum();
  void downstreamIsNotForgotten();
  void theBufferIsKept();
  void theTimeToEncodeIsPartOfWhatIsPredicted();
  void theOldFormKnowsNeitherDownstreamNorDelivery();
  void aSlotWithAFairChanceIsNeverKilled();
  void theOutlookShowsTheSpareOfEachOpenSlot();
  void aWarningComesAtTheWarningQuantileOncePerCrossing();
  void aNewEstimateMovesThePointOfNoReturn();
  void aNewSettingMovesThePointOfNoReturn();
  void aRunningClipCheckMayFinishLate();
  void finishingExactlyAtTheLastUsefulFinishIsInTime();
  void anExpiredSlotStartsNothing();
  void aSlotWhosePointOfNoReturnPassesInTheQueueIsShed();
  void aLateTimerStartsNothingForALostSlot();
  void aRerunWithoutDeadlineIsNeverAbortedForTime();
  void aMissedAirTimeIsToldTheMomentTheSlotIsLost();
  void aMissedAirTimeIsToldAtLeastASecondBefore();
  void aSlotDeliveredInTimeMissesNothing();
  void aLateEngineTellsWhatWasDeliveredTooLate();
  void aFailedDeliveryMissesTheAirTime();
  void aSlotThatFailsItsCheckIsMissedAndItsClipKept();
};

void TestScheduleDeadline::equalityIsFeasible() {
  // The contract's examples: downstream 0, buffer 5.
  QVERIFY(feasible(at(5), at(45), seconds(5), seconds(10)));
  QVERIFY(!feasible(at(36), at(45), seconds(5), seconds(11)));
  QVERIFY(feasible(at(30), at(45), seconds(5), seconds(10)));
  QVERIFY(!feasible(at(30), at(45), seconds(5), seconds(10) + Duration{1}));
}

void TestScheduleDeadline::aStageThatRunsIsCreditedWithItsTimeAndOwesAtLeastNothing() {
  Estimates estimates;
  estimates.remaining[StageSet{Stage::Video, Stage::Clip}.bits()] = seen(9, 9, 9);
  estimates.remaining[StageSet{Stage::Clip}.bits()] = seen(1, 1, 1);
  Progress progress{.left = {Stage::Video, Stage::Clip}, .begun = {Stage::Video}};
  progress.begunAt[Stage::Video] = at(12);
  const Prediction prediction = predict(progress, estimates, Chance::Abort);
  QCOMPARE(prediction.remaining(at(12)), seconds(9));
  QCOMPARE(prediction.remaining(at(17)), seconds(4));
  QCOMPARE(prediction.remaining(at(30)), seconds(1));
  QCOMPARE(prediction.samples, 100);
}

void TestScheduleDeadline::aSlotIsAbortedTheMomentItBecomesInfeasible() {
  Settings settings = contractSettings();
  settings.stages[Stage::Image].timeout = seconds(30);
  Drive d(settings);
  // After the image 8 + 1 + 2 s are to come: it must be there by 26 − 11 = 15 s.
  d.submit(1).at(2).finish(1, Stage::Audio).at(15);
  QCOMPARE(d.scheduler.slotsInFlight(), 1);
  d.commands();
  d.now += Duration{1};
  d.in(input::TimerDue{});
  COMPARE_LINES(d.commands(), {"15.000 stop image#1 of slot 1: deadline_unreachable"});
  QCOMPARE(d.scheduler.slotsInFlight(), 0);
}

void TestScheduleDeadline::anAbortShowsItsSum() {
  Settings settings = contractSettings();
  settings.stages[Stage::Image].timeout = seconds(30);
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio).at(14);
  std::vector<Command> out;
  d.scheduler.step(input::TimerDue{}, at(15.25), out);
  std::string message;
  for (const Command& command : out)
    if (const auto* publish = std::get_if<command::Publish>(&command))
      if (const auto* complete = std::get_if<event::SlotComplete>(&publish->body))
        message = complete->verdict.message;
  QCOMPARE(QString::fromStdString(message),
           "the rest needs 11.000 s (targets, no samples yet), 10.750 s are left until the last useful "
           "finish: short by 0.250 s");
}

void TestScheduleDeadline::downstreamIsNotForgotten() {
  Settings settings = contractSettings();
  settings.downstream = seconds(25);  // last useful finish at 20 s: 21 s of work do not fit
  Drive d(settings);
  d.submit(1);
  COMPARE_LINES(d.told(), {"0.000 slot 1 queued, 0 ahead", "0.000 slot 1 started, waited 0.000 s, quality 0",
                           "0.000 slot 1 deadline_unreachable after 0.000 s, spare 20.000 s, margin 21.000 s"});
  COMPARE_LINES(d.commands(), {"0.000 forget slot 1"});
}

void TestScheduleDeadline::theBufferIsKept() {
  Settings settings = contractSettings();
  settings.deadlineBuffer = seconds(3);  // 26 − 3 = 23 s of work exactly
  Drive fits(settings);
  COMPARE_LINES(fits.submit(1).commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
  settings.deadlineBuffer = seconds(3) + Duration{1};
  Drive doesNot(settings);
  COMPARE_LINES(doesNot.submit(1).commands(), {"0.000 forget slot 1"});
}

void TestScheduleDeadline::theTimeToEncodeIsPartOfWhatIsPredicted() {
  Settings settings = contractSettings();
  settings.deliveryTarget = seconds(5);  // 21 + 5 = 26 s
  Drive fits(settings);
  COMPARE_LINES(fits.submit(1).commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
  settings.deliveryTarget = seconds(5.001);
  Drive doesNot(settings);
  COMPARE_LINES(doesNot.submit(1).commands(), {"0.000 forget slot 1"});
}

void TestScheduleDeadline::theOldFormKnowsNeitherDownstreamNorDelivery() {
  Settings settings = contractSettings();
  settings.downstream = {};
  settings.deliveryTarget = {};
  settings.deadlineBuffer = seconds(5);
  settings.stages[Stage::Video].timeout = seconds(60);
  settings.stages[Stage::Image].timeout = seconds(60);
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio).at(31);
  QCOMPARE(d.scheduler.slotsInFlight(), 1);  // 45 − 5 − 31 = 9 = 8 + 1
  d.at(31.001);
  QCOMPARE(d.scheduler.slotsInFlight(), 0);
}

void TestScheduleDeadline::aSlotWithAFairChanceIsNeverKilled() {
  // At P95 it needs 20 + 1 s and 15 are left; at P5 10 + 1: it goes on.
  Drive d;
  d.in(input::NewEstimates{fastWithTail()});
  d.submit(1, {.airAt = 34});
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
  COMPARE_LINES(d.told(), {"0.000 slot 1 queued, 0 ahead, airs at 34.000", "0.000 slot 1 at risk, spare -6.000 s",
                           "0.000 slot 1 started, waited 0.000 s, quality 0", "0.000 audio#1 of slot 1 started, timeout 3.000 s",
                           "0.000 image#1 of slot 1 started, timeout 15.000 s"});
}

void TestScheduleDeadline::theOutlookShowsTheSpareOfEachOpenSlot() {
  Drive d;
  d.in(input::NewEstimates{fastWithTail()});
  d.submit(1, {.airAt = 90}).submit(2, {.airAt = 60}).submit(3, {.noDeadline = true}).at(2);
  const std::vector<Outlook> outlook = d.scheduler.outlook(d.now);
  QCOMPARE(outlook.size(), std::size_t{2});
  QCOMPARE(outlook[0].slot.value, std::uint64_t{2});
  QVERIFY(!outlook[0].started);
  QCOMPARE(outlook[0].lastUsefulFinish, Time{seconds(41)});
  QCOMPARE(outlook[0].likelyFinish, Time{seconds(15)});    // 2 + 12 + 1
  QCOMPARE(outlook[0].cautiousFinish, Time{seconds(23)});  // 2 + 20 + 1
  QCOMPARE(outlook[1].slot.value, std::uint64_t{1});
  QVERIFY(outlook[1].started);
  QCOMPARE(outlook[1].likelyFinish, Time{seconds(13)});  // it began at 0
  QCOMPARE(outlook[1].samples, 100);
}

void TestScheduleDeadline::aWarningComesAtTheWarningQuantileOncePerCrossing() {
  Drive d;
  d.in(input::NewEstimates{fastWithTail()});
  d.submit(1).at(1).finish(1, Stage::Audio);
  d.told();
  // With the image still running at t, P95 says t + 8 + 1 s: at risk after 26 − 9 = 17 s; its timeout is at 15 s, so make it finish
  // at 14.
  d.at(14).finish(1, Stage::Image);
  d.at(17);
  COMPARE_LINES(d.told(),
                {"14.000 image#1 of slot 1 complete after 14.000 s", "14.000 video#1 of slot 1 started, timeout 10.000 s"});
  // Video began at 14: at risk once now + 1 + 1 > 26.
  d.at(23.999);
  COMPARE_LINES(d.told(), {});
  d.finish(1, Stage::Video).at(24.0);
  COMPARE_LINES(d.told(), {"23.999 video#1 of slot 1 complete after 9.999 s", "23.999 clip#1 of slot 1 started, timeout 2.000 s"});
  d.at(25.9);
  COMPARE_LINES(d.told(), {"25.000 slot 1 at risk, spare -0.000 s"});
}

void TestScheduleDeadline::aNewEstimateMovesThePointOfNoReturn() {
  Drive d;
  d.submit(1).at(2).finish(1, Stage::Audio).at(10);
  Estimates slow;
  slow.remaining[StageSet{Stage::Video, Stage::Clip}.bits()] = seen(14.5, 15, 20);
  d.in(input::NewEstimates{slow});  // 10 + 14.5 + 2 > 26
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1",
                               "10.000 stop image#1 of slot 1: deadline_unreachable"});
}

void TestScheduleDeadline::aNewSettingMovesThePointOfNoReturn() {
  Settings settings = contractSettings();
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio).at(10);
  settings.downstream = seconds(24.5);  // last useful finish 20.5 s, 10 + 11 s
  d.in(input::Tune{.settings = settings});
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1",
                               "10.000 stop image#1 of slot 1: deadline_unreachable"});
}

void TestScheduleDeadline::aRunningClipCheckMayFinishLate() {
  Settings settings = contractSettings();
  settings.stages[Stage::Clip].timeout = seconds(10);
  Drive late(settings);
  late.in(input::NewEstimates{fastWithTail()});
  late.submit(1, {.airAt = 45, .onCadence = true})
      .at(2)
      .finish(1, Stage::Audio)
      .at(14)
      .finish(1, Stage::Image)
      .at(23.9)
      .finish(1, Stage::Video);
  late.commands();
  late.told();
  late.at(26.5).finish(1, Stage::Clip);
  COMPARE_LINES(late.commands(), {"26.500 deliver slot 1"});
  COMPARE_LINES(late.told(), {"25.000 slot 1 at risk, spare -0.000 s", "26.000 slot 1 misses 45.000, airs repeat_last",
                              "26.500 clip#1 of slot 1 complete after 2.600 s",
                              "26.500 slot 1 late after 26.500 s, spare -0.500 s, margin -5.500 s"});
}

void TestScheduleDeadline::finishingExactlyAtTheLastUsefulFinishIsInTime() {
  Settings settings = contractSettings();
  settings.stages[Stage::Clip].timeout = seconds(10);
  Drive d(settings);
  d.in(input::NewEstimates{fastWithTail()});
  d.submit(1).at(2).finish(1, Stage::Audio).at(14).finish(1, Stage::Image).at(23.9).finish(1, Stage::Video).at(26);
  d.told();
  d.finish(1, Stage::Clip);
  COMPARE_LINES(d.told(), {"26.000 clip#1 of slot 1 complete after 2.100 s",
                           "26.000 slot 1 succeeded after 26.000 s, spare 0.000 s, margin -5.000 s"});
}

void TestScheduleDeadline::anExpiredSlotStartsNothing() {
  Drive d;
  d.at(100).submit(1, {.airAt = 99});
  COMPARE_LINES(d.commands(), {"100.000 forget slot 1"});
  COMPARE_LINES(d.told(), {"100.000 slot 1 queued, 0 ahead, airs at 99.000", "100.000 slot 1 shed (deadline_passed)"});
}

void TestScheduleDeadline::aSlotWhosePointOfNoReturnPassesInTheQueueIsShed() {
  Drive d;
  // The second airs at 60: it must begin by 60 − 19 − 23 = 18 s, and the first takes the device until 21.
  d.submit(1, {.airAt = 45}).submit(2, {.airAt = 60});
  d.at(2).finish(1, Stage::Audio).at(12).finish(1, Stage::Image).at(18);
  QCOMPARE(d.scheduler.slotsQueued(), 1);
  d.told();
  d.at(18.001);
  QCOMPARE(d.scheduler.slotsQueued(), 0);
  COMPARE_LINES(d.told(), {"18.000 slot 2 shed (deadline_passed)"});
}

void TestScheduleDeadline::aLateTimerStartsNothingForALostSlot() {
  Drive d;
  d.submit(1, {.airAt = 45}).submit(2, {.airAt = 60});
  d.commands();
  // The machine slept: the first thing that is heard is an operator's cancel of the first, then the timers.
  d.now = at(200);
  d.cancel(1).stopped(1, Stage::Audio).stopped(1, Stage::Image);
  COMPARE_LINES(d.commands(), {"200.000 stop audio#1 of slot 1: operator", "200.000 stop image#1 of slot 1: operator",
                               "200.000 forget slot 1", "200.000 forget slot 2"});
}

void TestScheduleDeadline::aRerunWithoutDeadlineIsNeverAbortedForTime() {
  Settings settings = contractSettings();
  settings.stages[Stage::Video].timeout = seconds(120);
  Drive d(settings);
  d.submit(1, {.noDeadline = true}).at(2).finish(1, Stage::Audio).at(12).finish(1, Stage::Image).at(100).finish(1, Stage::Video);
  d.told();
  d.at(101).finish(1, Stage::Clip);
  COMPARE_LINES(d.told(), {"101.000 clip#1 of slot 1 complete after 1.000 s",
                           "101.000 slot 1 succeeded after 101.000 s, spare -75.000 s, margin -80.000 s"});
}

void TestScheduleDeadline::aMissedAirTimeIsToldTheMomentTheSlotIsLost() {
  Drive d;
  d.submit(1, {.airAt = 45, .onCadence = true}).at(1);
  d.told();
  d.fail(1, Stage::Image, Reason::InvalidOutput);
  COMPARE_LINES(d.told(), {"1.000 image#1 of slot 1 failed: invalid_output",
                           "1.000 audio#1 of slot 1 told to stop after 1.000 s: sibling_failed",
                           "1.000 slot 1 failed in image (invalid_output) after 1.000 s, spare 25.000 s, margin 20.000 s",
                           "1.000 slot 1 misses 45.000, airs repeat_last"});
}

void TestScheduleDeadline::aMissedAirTimeIsToldAtLeastASecondBefore() {
  Settings settings = contractSettings();
  settings.downstream = {};
  settings.fallback = Fallback::StandbyFile;
  settings.stages[Stage::Clip].timeout = seconds(30);
  Drive d(settings);
  d.submit(1, {.airAt = 45, .onCadence = true}).at(2).finish(1, Stage::Audio).at(12).finish(1, Stage::Image);
  d.at(20).finish(1, Stage::Video).at(43.999);
  d.told();
  d.at(44.5);
  COMPARE_LINES(d.told(), {"44.000 slot 1 misses 45.000, airs standby_file"});
  d.finish(1, Stage::Clip).at(50);
  COMPARE_LINES(d.told(), {"44.500 clip#1 of slot 1 complete after 24.500 s",
                           "44.500 slot 1 succeeded after 44.500 s, spare 0.500 s, margin -23.500 s"});
}

void TestScheduleDeadline::aSlotDeliveredInTimeMissesNothing() {
  Drive d;
  d.lengths = {{seconds(2), seconds(12), seconds(8), seconds(1)}};
  d.deliveryLength = seconds(2);
  d.submit(1, {.airAt = 45, .onCadence = true}).at(20.5);
  d.told();
  d.at(100);
  COMPARE_LINES(d.told(), {"21.000 clip#1 of slot 1 complete after 1.000 s",
                           "21.000 slot 1 succeeded after 21.000 s, spare 5.000 s, margin 0.000 s",
                           "23.000 slot 1 delivered, ready 23.000 s"});
}

void TestScheduleDeadline::aLateEngineTellsWhatWasDeliveredTooLate() {
  Drive d;
  d.lengths = {{seconds(2), seconds(12), seconds(8), seconds(1)}};
  d.submit(1, {.airAt = 45, .onCadence = true}).at(22);
  d.told();
  d.now = Time{seconds(30)};  // it comes before the timer of 26 s
  d.delivered(1).at(100);
  COMPARE_LINES(d.told(), {"30.000 slot 1 misses 45.000, airs repeat_last", "30.000 slot 1 delivered, ready 30.000 s"});
}

void TestScheduleDeadline::aFailedDeliveryMissesTheAirTime() {
  Drive d;
  d.lengths = {{seconds(2), seconds(12), seconds(8), seconds(1)}};
  d.submit(1, {.airAt = 45, .onCadence = true}).at(22);
  d.told();
  d.in(input::DeliveryFailed{{1}, "No space left on device"});
  COMPARE_LINES(d.told(),
                {"22.000 slot 1 delivery failed: No space left on device", "22.000 slot 1 misses 45.000, airs repeat_last"});
}

void TestScheduleDeadline::aSlotThatFailsItsCheckIsMissedAndItsClipKept() {
  Drive d;
  d.submit(1, {.airAt = 45, .onCadence = true}).at(2).finish(1, Stage::Audio).at(12).finish(1, Stage::Image);
  d.at(20).finish(1, Stage::Video).at(21);
  d.told();
  d.commands();
  d.finish(1, Stage::Clip, 1.0, false);
  COMPARE_LINES(d.told(), {"21.000 clip#1 of slot 1 complete after 1.000 s",
                           "21.000 slot 1 self_check_failed in clip after 21.000 s, spare 5.000 s, margin 0.000 s",
                           "21.000 slot 1 misses 45.000, airs repeat_last"});
  COMPARE_LINES(d.commands(), {"21.000 deliver slot 1"});
}

QTEST_GUILESS_MAIN(TestScheduleDeadline)
#include "test_schedule_deadline.moc"
