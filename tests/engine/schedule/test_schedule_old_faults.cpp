// SPDX-License-Identifier: GPL-3.0-or-later
//
// The faults of the system that this one replaces, each as a test. tests/mutations/schedule_*.patch takes each fix out again, and
// the script beside them demands that the test named there then fails.
#include "tests/engine/schedule/lines.h"

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

class TestScheduleOldFaults : public QObject {
  Q_OBJECT

 private slots:
  void kernelsRunOnAfterATimeout();
  void blockingStageReportedCompleted();
  void siblingRunsOnAfterFailure();
  void retriesIgnored();
  void deadlineOnlyCheckedAtCheckpoints();
  void timingMeasuredAfterTheJoin();
  void downstreamForgotten();
  void queueWaitCountedAsStageTime();
  void expiredSlotStartsWork();
  void resultUsedAfterItsStop();
};

// A timed-out stage's kernels ran on beside the next slot's: the lane must stay closed until the drain is confirmed.
void TestScheduleOldFaults::kernelsRunOnAfterATimeout() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  settings.stages[Stage::Audio].retries = 0;
  Drive d(settings);
  d.submit(1).submit(2);
  d.commands();
  d.at(3.4);
  COMPARE_LINES(d.commands(), {"3.000 stop audio#1 of slot 1: timeout", "3.000 stop image#1 of slot 1: sibling_failed"});
  d.stopped(1, Stage::Audio);
  COMPARE_LINES(d.commands(), {"3.400 start audio#1 of slot 2"});
}

// A stage that blocked for 500 ms under a timeout of 50 ms was noticed 450 ms late, and its slot called completed.
void TestScheduleOldFaults::blockingStageReportedCompleted() {
  Settings settings = contractSettings();
  settings.stages[Stage::Audio].timeout = milliseconds(50);
  settings.stages[Stage::Audio].retries = 0;
  Drive d(settings);
  d.submit(1);
  d.told();
  d.now = Time{milliseconds(500)};  // nobody could fire the timer meanwhile
  d.finish(1, Stage::Audio, 0.5);
  COMPARE_LINES(d.told(), {"0.500 audio#1 of slot 1 told to stop after 0.500 s: timeout",
                           "0.500 audio#1 of slot 1 stopped after 0.500 s: timeout, drain 0.000 s, held 0",
                           "0.500 image#1 of slot 1 told to stop after 0.500 s: sibling_failed",
                           "0.500 slot 1 timed_out in audio after 0.500 s, spare 25.500 s, margin 20.500 s"});
}

// The image went on for its full length after the audio of its slot had failed for good.
void TestScheduleOldFaults::siblingRunsOnAfterFailure() {
  Drive d;
  d.submit(1).at(1);
  d.commands();
  d.fail(1, Stage::Audio, Reason::BadInput);
  COMPARE_LINES(d.commands(), {"1.000 stop image#1 of slot 1: sibling_failed"});
}

void TestScheduleOldFaults::retriesIgnored() {
  Drive d;
  d.submit(1).at(1);
  d.commands();
  d.fail(1, Stage::Audio, Reason::DeviceError).at(2);
  COMPARE_LINES(d.commands(), {"1.500 start audio#2 of slot 1"});
}

// An image beyond its point of no return (26 − 11 = 15 s) ran until its timeout.
void TestScheduleOldFaults::deadlineOnlyCheckedAtCheckpoints() {
  Settings settings = contractSettings();
  settings.stages[Stage::Image].timeout = seconds(30);
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio);
  d.commands();
  d.at(15.1);
  COMPARE_LINES(d.commands(), {"15.000 stop image#1 of slot 1: deadline_unreachable"});
}

// Audio and image were both said to have taken as long as the longer of them, and what followed as long as the slot.
void TestScheduleOldFaults::timingMeasuredAfterTheJoin() {
  Drive d;
  d.lengths = {{seconds(2), seconds(12), seconds(8), seconds(1)}};
  d.submit(1).at(21);
  Lines complete;
  for (const std::string& line : d.told())
    if (line.find(" complete after ") != std::string::npos)
      complete.push_back(line);
  COMPARE_LINES(complete, {"2.000 audio#1 of slot 1 complete after 2.000 s", "12.000 image#1 of slot 1 complete after 12.000 s",
                           "20.000 video#1 of slot 1 complete after 8.000 s", "21.000 clip#1 of slot 1 complete after 1.000 s"});
}

// A slot that finished at 40 s was in time for its air time at 45 s, though 19 s of consensus and propagation were to come.
void TestScheduleOldFaults::downstreamForgotten() {
  Settings settings = contractSettings();
  settings.stages[Stage::Clip].timeout = seconds(30);
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio).at(12).finish(1, Stage::Image).at(20).finish(1, Stage::Video).at(40);
  d.told();
  d.finish(1, Stage::Clip);
  COMPARE_LINES(d.told(), {"40.000 clip#1 of slot 1 complete after 20.000 s",
                           "40.000 slot 1 late after 40.000 s, spare -14.000 s, margin -19.000 s"});
}

// An attempt that the device began 2 s after it was handed over was timed out 1 s into its work.
void TestScheduleOldFaults::queueWaitCountedAsStageTime() {
  Drive d;
  d.answersStarts = false;
  d.submit(1).at(2).in(input::AttemptStarted{{1}});
  d.commands();
  d.at(4.9);
  COMPARE_LINES(d.commands(), {});
  d.at(5);
  COMPARE_LINES(d.commands(), {"5.000 stop audio#1 of slot 1: timeout"});
}

void TestScheduleOldFaults::expiredSlotStartsWork() {
  Drive d;
  d.at(30).submit(1, {.airAt = 29});
  COMPARE_LINES(d.commands(), {"30.000 forget slot 1"});
}

// The abandoned stage's result, when it came after all, was taken.
void TestScheduleOldFaults::resultUsedAfterItsStop() {
  Drive d;
  d.submit(1).at(2.9).finish(1, Stage::Image, 2.9);
  d.at(3.1);
  d.told();
  d.finish(1, Stage::Audio, 2.95);
  COMPARE_LINES(d.told(), {"3.100 audio#1 of slot 1 stopped after 3.000 s: timeout, drain 0.100 s, held 0, retry in 0.500 s"});
}

QTEST_GUILESS_MAIN(TestScheduleOldFaults)
#include "test_schedule_old_faults.moc"
