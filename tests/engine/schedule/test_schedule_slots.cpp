// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's life when nothing goes wrong, the order of service, the queue and its bound (contract 1, 2).
#include "tests/engine/schedule/lines.h"

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

class TestScheduleSlots : public QObject {
  Q_OBJECT

 private slots:
  void aSlotRunsAudioAndImageAtOnceThenVideoThenClip();
  void audioAndImageInSequenceTake23SecondsInsteadOf21();
  void everyFactOfASlotIsToldInOrder();
  void oneSlotIsInFlightByDefaultAndTheNextWaits();
  void waitingInTheQueueIsNoStageTime();
  void theEarliestDeadlineIsServedFirst();
  void tiesAreServedByArrival();
  void twoInFlightTakeOneSlotPerLongestStage();
  void theQueueIsBoundedAndShedsTheLeastUrgent();
  void aQueueOfNoneStillStartsWhatFits();
  void aThousandAtOnceOverlapWhereTheLanesAllowIt();
  void aStartThatIsNeverAnsweredIsBounded();
  void theTimeoutRunsFromTheStartOnTheDevice();
  void aWaitForAnOutputBufferIsNoStageTime();
  void aWaitForAnOutputBufferIsBoundedByTheDeadline();
  void aWaitForAnOutputBufferIsBoundedWithoutADeadline();
  void aSlotIdIsTakenOnce();
  void whatIsGivenIsNotMadeAndTheRestBeginsAtOnce();
  void aResetWaitsForTheLaneThatItBeginsWith();
  void aStageIsGivenWithWhatItNeedsAndNeverAllOfThem();
  void aLevelThatWasAskedForHoldsForThatSlotAlone();
  void timeNeverRunsBackwards();
};

namespace {

const PerStage<std::optional<Duration>> kTargets{{seconds(2), seconds(12), seconds(8), seconds(1)}};

Drive withTargets(Settings settings = contractSettings()) {
  Drive drive(std::move(settings));
  drive.lengths = kTargets;
  drive.deliveryLength = seconds(2);
  return drive;
}

}  // namespace

void TestScheduleSlots::whatIsGivenIsNotMadeAndTheRestBeginsAtOnce() {
  Drive d = withTargets();
  d.in(input::Submit{.slot = {1}, .label = "test", .noDeadline = true, .given = StageSet::before(Stage::Video)}).at(30);
  COMPARE_LINES(d.commands(),
                {"0.000 start video#1 of slot 1", "8.000 start clip#1 of slot 1", "9.000 deliver slot 1", "11.000 forget slot 1"});
  const auto foreseen = d.foreseen();
  QVERIFY(!foreseen.empty());
  QCOMPARE(foreseen.front().work[Stage::Image], Duration{});
  QCOMPARE(foreseen.front().work[Stage::Video], seconds(8));
}

// Two in flight: the reset behind the running slot has nothing to begin with while that one's video runs.
void TestScheduleSlots::aResetWaitsForTheLaneThatItBeginsWith() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d = withTargets(settings);
  d.submit(1).at(13);
  d.commands();
  d.in(input::Submit{.slot = {2}, .label = "test", .noDeadline = true, .given = StageSet::before(Stage::Video)}).at(21);
  COMPARE_LINES(d.commands(), {"20.000 start clip#1 of slot 1", "20.000 start video#1 of slot 2", "21.000 deliver slot 1"});
}

void TestScheduleSlots::aStageIsGivenWithWhatItNeedsAndNeverAllOfThem() {
  Drive d = withTargets();
  QVERIFY_EXCEPTION_THROWN((d.in(input::Submit{.slot = {1}, .given = StageSet::all()})), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((d.in(input::Submit{.slot = {2}, .given = {Stage::Video}})), std::invalid_argument);
  QCOMPARE(d.scheduler.slotsOpen(), 0);
}

void TestScheduleSlots::aLevelThatWasAskedForHoldsForThatSlotAlone() {
  Settings settings = contractSettings();
  settings.ladder.resize(3);
  Drive d = withTargets(settings);
  d.in(input::Submit{.slot = {1}, .label = "test", .noDeadline = true, .qualityLevel = 7}).submit(2).at(21);
  Lines started;
  for (const std::string& line : d.told())
    if (line.find("quality") != std::string::npos)
      started.push_back(line);
  COMPARE_LINES(started, {"0.000 slot 1 started, waited 0.000 s, quality 2", "21.000 slot 2 started, waited 21.000 s, quality 0"});
}

void TestScheduleSlots::aSlotRunsAudioAndImageAtOnceThenVideoThenClip() {
  Drive d = withTargets();
  d.submit(1).at(30);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "12.000 start video#1 of slot 1",
                               "20.000 start clip#1 of slot 1", "21.000 deliver slot 1", "23.000 forget slot 1"});
}

void TestScheduleSlots::audioAndImageInSequenceTake23SecondsInsteadOf21() {
  Settings settings = contractSettings();
  settings.parallelAudioImage = false;
  Drive d = withTargets(settings);
  d.submit(1).at(30);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "2.000 start image#1 of slot 1", "14.000 start video#1 of slot 1",
                               "22.000 start clip#1 of slot 1", "23.000 deliver slot 1", "25.000 forget slot 1"});
}

void TestScheduleSlots::everyFactOfASlotIsToldInOrder() {
  Drive d = withTargets();
  d.submit(1).at(30);
  COMPARE_LINES(d.told(), {"0.000 slot 1 queued, 0 ahead", "0.000 slot 1 started, waited 0.000 s, quality 0",
                           "0.000 audio#1 of slot 1 started, timeout 3.000 s", "0.000 image#1 of slot 1 started, timeout 15.000 s",
                           "2.000 audio#1 of slot 1 complete after 2.000 s", "12.000 image#1 of slot 1 complete after 12.000 s",
                           "12.000 video#1 of slot 1 started, timeout 10.000 s", "20.000 video#1 of slot 1 complete after 8.000 s",
                           "20.000 clip#1 of slot 1 started, timeout 2.000 s", "21.000 clip#1 of slot 1 complete after 1.000 s",
                           "21.000 slot 1 succeeded after 21.000 s, spare 5.000 s, margin 0.000 s",
                           "23.000 slot 1 delivered, ready 23.000 s"});
}

void TestScheduleSlots::oneSlotIsInFlightByDefaultAndTheNextWaits() {
  Drive d = withTargets();
  d.submit(1).submit(2).at(20.9);
  QCOMPARE(d.scheduler.slotsInFlight(), 1);
  QCOMPARE(d.scheduler.slotsQueued(), 1);
  d.commands();
  d.at(21);
  COMPARE_LINES(d.commands(), {"21.000 deliver slot 1", "21.000 start audio#1 of slot 2", "21.000 start image#1 of slot 2"});
}

void TestScheduleSlots::waitingInTheQueueIsNoStageTime() {
  Drive d = withTargets();
  d.submit(1).submit(2).at(21);
  d.told();
  d.at(42);
  COMPARE_LINES(d.told(), {"23.000 slot 1 delivered, ready 23.000 s", "23.000 audio#1 of slot 2 complete after 2.000 s",
                           "33.000 image#1 of slot 2 complete after 12.000 s", "33.000 video#1 of slot 2 started, timeout 10.000 s",
                           "41.000 video#1 of slot 2 complete after 8.000 s", "41.000 clip#1 of slot 2 started, timeout 2.000 s",
                           "42.000 clip#1 of slot 2 complete after 1.000 s",
                           "42.000 slot 2 succeeded after 21.000 s, spare 5.000 s, margin 0.000 s"});
}

void TestScheduleSlots::theEarliestDeadlineIsServedFirst() {
  Drive d = withTargets();
  d.submit(1, {.airAt = 100}).submit(2, {.airAt = 300}).submit(3, {.airAt = 200}).at(43);
  Lines starts;
  for (const std::string& line : d.commands())
    if (line.find("start audio") != std::string::npos)
      starts.push_back(line);
  COMPARE_LINES(starts, {"0.000 start audio#1 of slot 1", "21.000 start audio#1 of slot 3", "42.000 start audio#1 of slot 2"});
}

void TestScheduleSlots::tiesAreServedByArrival() {
  Drive d = withTargets();
  d.submit(1, {.airAt = 100}).submit(9, {.airAt = 200}).submit(5, {.airAt = 200});
  d.commands();
  d.at(21);
  COMPARE_LINES(d.commands(), {"12.000 start video#1 of slot 1", "20.000 start clip#1 of slot 1", "21.000 deliver slot 1",
                               "21.000 start audio#1 of slot 9", "21.000 start image#1 of slot 9"});
}

void TestScheduleSlots::twoInFlightTakeOneSlotPerLongestStage() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d = withTargets(settings);
  for (std::uint64_t slot = 1; slot <= 10; ++slot)
    d.submit(slot, {.noDeadline = true});
  d.at(21 + 9 * 12 - 0.001);
  QCOMPARE(d.scheduler.slotsInFlight(), 1);
  d.at(21 + 9 * 12);  // the last of ten: 129 s instead of 210
  QCOMPARE(d.scheduler.slotsInFlight(), 0);
}

void TestScheduleSlots::theQueueIsBoundedAndShedsTheLeastUrgent() {
  Settings settings = contractSettings();
  settings.maxQueued = 2;
  Drive d(settings);
  d.submit(1).submit(2, {.airAt = 300}).submit(3, {.airAt = 200});
  d.told();
  d.submit(4, {.airAt = 250});
  COMPARE_LINES(d.told(), {"0.000 slot 4 queued, 1 ahead, airs at 250.000", "0.000 slot 2 shed (queue_full)"});
  d.submit(5, {.noDeadline = true});
  COMPARE_LINES(d.told(), {"0.000 slot 5 queued, 2 ahead", "0.000 slot 5 shed (queue_full)"});
  QCOMPARE(d.scheduler.slotsQueued(), 2);
}

void TestScheduleSlots::aQueueOfNoneStillStartsWhatFits() {
  Settings settings = contractSettings();
  settings.maxQueued = 0;
  Drive d(settings);
  d.submit(1).submit(2);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "0.000 forget slot 2"});
}

void TestScheduleSlots::aThousandAtOnceOverlapWhereTheLanesAllowIt() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 1000;
  settings.maxQueued = 1000;
  for (Stage stage : kStages)
    settings.stages[stage].laneCapacity = 1000;
  Drive d(settings);
  d.lengths = {{milliseconds(20), milliseconds(120), milliseconds(80), milliseconds(10)}};
  for (std::uint64_t slot = 1; slot <= 1000; ++slot)
    d.submit(slot);
  QCOMPARE(d.scheduler.slotsInFlight(), 1000);
  d.at(0.2099);
  QCOMPARE(d.scheduler.slotsInFlight(), 1000);
  d.at(0.21);
  QCOMPARE(d.scheduler.slotsInFlight(), 0);
}

void TestScheduleSlots::aStartThatIsNeverAnsweredIsBounded() {
  Drive d;
  d.answersStarts = false;
  d.submit(1);
  d.told();
  d.at(3);
  COMPARE_LINES(d.told(), {"3.000 audio#1 of slot 1 told to stop after 0.000 s: timeout"});
}

void TestScheduleSlots::theTimeoutRunsFromTheStartOnTheDevice() {
  Drive d;
  d.answersStarts = false;
  d.submit(1).at(0.4).in(input::AttemptStarted{{1}});
  d.told();
  d.at(3.4);
  COMPARE_LINES(d.told(), {"3.400 audio#1 of slot 1 told to stop after 3.000 s: timeout"});
}

void TestScheduleSlots::aWaitForAnOutputBufferIsNoStageTime() {
  Drive d;
  d.answersStarts = false;
  d.submit(1).in(input::AttemptWaiting{{1}}).in(input::AttemptStarted{{2}});
  d.told();
  d.at(5);  // audio's timeout is 3 s, and it never ran
  COMPARE_LINES(d.told(), {});
  d.in(input::AttemptStarted{{1}}).at(8);
  COMPARE_LINES(d.told(), {"5.000 audio#1 of slot 1 started, timeout 3.000 s",
                           "8.000 audio#1 of slot 1 told to stop after 3.000 s: timeout"});
}

void TestScheduleSlots::aWaitForAnOutputBufferIsBoundedByTheDeadline() {
  Drive d;
  d.answersStarts = false;
  d.submit(1, {.airAt = 45}).in(input::AttemptWaiting{{1}}).in(input::AttemptStarted{{2}}).at(12).finish(1, Stage::Image);
  d.told();
  d.at(13);  // 2 + 8 + 1 s and 2 s of encoding are left, and the last useful finish is at 26 s
  COMPARE_LINES(d.told(), {});
  d.at(13.1);
  COMPARE_LINES(d.told(), {"13.000 audio#1 of slot 1 told to stop after 0.000 s: deadline_unreachable",
                           "13.000 slot 1 deadline_unreachable after 13.000 s, spare 13.000 s, margin 8.000 s"});
}

void TestScheduleSlots::aWaitForAnOutputBufferIsBoundedWithoutADeadline() {
  Drive d;
  d.answersStarts = false;
  d.submit(1, {.noDeadline = true}).in(input::AttemptWaiting{{1}}).in(input::AttemptStarted{{2}}).at(12).finish(1, Stage::Image);
  d.told();
  d.at(44.9);
  COMPARE_LINES(d.told(), {});
  d.at(45);
  COMPARE_LINES(d.told(), {"45.000 audio#1 of slot 1 told to stop after 0.000 s: timeout",
                           "45.000 slot 1 failed in audio (device_error) after 45.000 s, spare -19.000 s, margin -24.000 s"});
}

void TestScheduleSlots::aSlotIdIsTakenOnce() {
  Drive d;
  d.submit(1);
  QVERIFY_EXCEPTION_THROWN(d.submit(1), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(d.submit(0), std::invalid_argument);
}

void TestScheduleSlots::timeNeverRunsBackwards() {
  Drive d;
  d.at(2).submit(1);
  d.now = Time{seconds(1)};
  QVERIFY_EXCEPTION_THROWN(d.in(input::TimerDue{}), std::logic_error);
}

QTEST_GUILESS_MAIN(TestScheduleSlots)
#include "test_schedule_slots.moc"
