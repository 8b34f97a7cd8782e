// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is tried again, when, and what is not (contract 1, "retries" and "retryable").
#include "tests/engine/schedule/lines.h"

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

namespace {

Settings withRetries(int audio, int image, int video, int clip) {
  Settings settings = contractSettings();
  settings.stages[Stage::Audio].retries = audio;
  settings.stages[Stage::Image].retries = image;
  settings.stages[Stage::Video].retries = video;
  settings.stages[Stage::Clip].retries = clip;
  return settings;
}

}  // namespace

class TestScheduleRetry : public QObject {
  Q_OBJECT

 private slots:
  void aTransientErrorOfAudioIsTriedAgainAfterHalfASecond();
  void theBackOffDoubles();
  void eachStagesOwnPolicyIsHonoured();
  void aTimeoutIsTriedAgainOnlyOnceItIsDrained();
  void aTimeoutWithRetriesSpentSaysSo();
  void neverRetried_data();
  void neverRetried();
  void aRetryThatCanNoLongerMeetTheDeadlineIsNotMade();
  void aRetryFitsExactly();
  void theLossOfTheDeviceHasABudgetOfItsOwn();
  void oneDeathIsChargedOnceHoweverItIsHeardOf();
  void aStageBudgetOutlivesTheLossOfTheDevice();
  void aRetryWaitsForTheRestartAndReckonsWithIt();
  void aRestartThatTakesTooLongForTheDeadlineEndsTheSlotAtOnce();
  void aRestartThatDragsOnEndsTheSlotAtItsPointOfNoReturn();
};

void TestScheduleRetry::aTransientErrorOfAudioIsTriedAgainAfterHalfASecond() {
  Drive d;
  d.submit(1).at(1).fail(1, Stage::Audio, Reason::DeviceError).at(2);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "1.500 start audio#2 of slot 1"});
}

void TestScheduleRetry::theBackOffDoubles() {
  Drive d(withRetries(4, 0, 0, 0));
  d.submit(1);
  d.fail(1, Stage::Audio, Reason::DeviceError).at(0.5);
  d.fail(1, Stage::Audio, Reason::DeviceError).at(1.5);
  d.fail(1, Stage::Audio, Reason::DeviceError).at(3.5);
  d.fail(1, Stage::Audio, Reason::DeviceError).at(7.5);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "0.500 start audio#2 of slot 1",
                               "1.500 start audio#3 of slot 1", "3.500 start audio#4 of slot 1", "7.500 start audio#5 of slot 1"});
}

void TestScheduleRetry::eachStagesOwnPolicyIsHonoured() {
  Drive d(withRetries(0, 1, 0, 0));
  d.submit(1).at(1).fail(1, Stage::Image, Reason::DeviceError).at(1.5);
  d.fail(1, Stage::Audio, Reason::DeviceError);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "1.500 start image#2 of slot 1",
                               "1.500 stop image#2 of slot 1: sibling_failed"});
}

void TestScheduleRetry::aTimeoutIsTriedAgainOnlyOnceItIsDrained() {
  Drive d;
  d.submit(1).at(3.4);
  COMPARE_LINES(d.commands(),
                {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "3.000 stop audio#1 of slot 1: timeout"});
  d.told();
  d.stopped(1, Stage::Audio).at(4);
  COMPARE_LINES(d.told(), {"3.400 audio#1 of slot 1 stopped after 3.000 s: timeout, drain 0.020 s, held 0, retry in 0.500 s",
                           "3.900 audio#2 of slot 1 started, timeout 3.000 s"});
}

void TestScheduleRetry::aTimeoutWithRetriesSpentSaysSo() {
  Drive d;
  d.submit(1).at(3).stopped(1, Stage::Audio).at(6);
  d.told();
  d.at(6.5);
  COMPARE_LINES(d.told(), {"6.500 audio#2 of slot 1 told to stop after 3.000 s: timeout",
                           "6.500 image#1 of slot 1 told to stop after 6.500 s: sibling_failed",
                           "6.500 slot 1 timed_out in audio after 6.500 s, spare 19.500 s, margin 14.500 s"});
}

void TestScheduleRetry::neverRetried_data() {
  QTest::addColumn<int>("reason");
  QTest::newRow("bad input") << static_cast<int>(Reason::BadInput);
  QTest::newRow("out of memory") << static_cast<int>(Reason::OutOfMemory);
  QTest::newRow("invalid output") << static_cast<int>(Reason::InvalidOutput);
  QTest::newRow("model error") << static_cast<int>(Reason::ModelError);
}

void TestScheduleRetry::neverRetried() {
  QFETCH(int, reason);
  Drive d(withRetries(3, 3, 3, 3));
  d.submit(1).at(1).fail(1, Stage::Audio, static_cast<Reason>(reason));
  QCOMPARE(d.scheduler.slotsInFlight(), 0);
  COMPARE_LINES(d.commands(),
                {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "1.000 stop image#1 of slot 1: sibling_failed"});
}

void TestScheduleRetry::aRetryThatCanNoLongerMeetTheDeadlineIsNotMade() {
  Drive d(withRetries(1, 1, 1, 1));
  // An image that fails at 5 s would begin again at 5.5: 5.5 + 12 + 8 + 1 + 2 = 28.5 > 26.
  d.submit(1).at(2).finish(1, Stage::Audio).at(5);
  d.told();
  d.fail(1, Stage::Image, Reason::DeviceError);
  COMPARE_LINES(d.told(), {"5.000 image#1 of slot 1 failed: device_error",
                           "5.000 slot 1 failed in image (device_error) after 5.000 s, spare 21.000 s, margin 16.000 s"});
}

void TestScheduleRetry::aRetryFitsExactly() {
  Drive d(withRetries(1, 1, 1, 1));
  d.submit(1).at(2).finish(1, Stage::Audio).at(2.5).fail(1, Stage::Image, Reason::DeviceError).at(3);  // 3 + 23 = 26
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "3.000 start image#2 of slot 1"});
}

void TestScheduleRetry::theLossOfTheDeviceHasABudgetOfItsOwn() {
  Drive d(withRetries(0, 0, 0, 0));
  d.submit(1).at(1).lose().at(2).deviceReady();
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "2.000 start audio#2 of slot 1",
                               "2.000 start image#2 of slot 1"});
  d.told();
  d.at(2.5).lose();
  COMPARE_LINES(d.told(), {"2.500 device lost: signaled, 2 attempts",
                           "2.500 audio#2 of slot 1 stopped after 0.500 s by exit: device_lost, drain 0.000 s, held 0",
                           "2.500 image#2 of slot 1 stopped after 0.500 s by exit: device_lost, drain 0.000 s, held 0",
                           "2.500 slot 1 failed in audio (device_lost) after 2.500 s, spare 23.500 s, margin 18.500 s"});
}

void TestScheduleRetry::oneDeathIsChargedOnceHoweverItIsHeardOf() {
  // The audio's end tells of the death before the device's own report does; the image is lost with that.
  Drive d(withRetries(0, 0, 0, 0));
  d.submit(1).at(1).fail(1, Stage::Audio, Reason::DeviceLost).at(1.1).lose().at(2).deviceReady();
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "2.000 start audio#2 of slot 1",
                               "2.000 start image#2 of slot 1"});
  d.fail(1, Stage::Audio, Reason::DeviceLost);
  QCOMPARE(d.scheduler.slotsInFlight(), 0);
}

void TestScheduleRetry::aStageBudgetOutlivesTheLossOfTheDevice() {
  Drive d;
  d.submit(1).at(0.5).lose().at(1).deviceReady().at(1.5).fail(1, Stage::Audio, Reason::DeviceError).at(2);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1", "1.000 start audio#2 of slot 1",
                               "1.000 start image#2 of slot 1", "2.000 start audio#3 of slot 1"});
}

void TestScheduleRetry::aRetryWaitsForTheRestartAndReckonsWithIt() {
  Drive d;
  Estimates estimates;
  estimates.restart = seconds(1.5);
  d.in(input::NewEstimates{estimates});
  d.submit(1).at(1);
  d.told();
  d.lose();  // 1 + 1.5 + 23 = 25.5 < 26
  COMPARE_LINES(d.told(),
                {"1.000 device lost: signaled, 2 attempts",
                 "1.000 audio#1 of slot 1 stopped after 1.000 s by exit: device_lost, drain 0.000 s, held 0, retry in 1.500 s",
                 "1.000 image#1 of slot 1 stopped after 1.000 s by exit: device_lost, drain 0.000 s, held 0, retry in 1.500 s"});
}

void TestScheduleRetry::aRestartThatTakesTooLongForTheDeadlineEndsTheSlotAtOnce() {
  Drive d;
  Estimates estimates;
  estimates.restart = seconds(2.5);
  d.in(input::NewEstimates{estimates});
  d.submit(1).at(1);
  d.told();
  d.lose();  // 1 + 2.5 + 23 = 26.5 > 26
  COMPARE_LINES(d.told(), {"1.000 device lost: signaled, 2 attempts",
                           "1.000 audio#1 of slot 1 stopped after 1.000 s by exit: device_lost, drain 0.000 s, held 0",
                           "1.000 image#1 of slot 1 stopped after 1.000 s by exit: device_lost, drain 0.000 s, held 0",
                           "1.000 slot 1 failed in audio (device_lost) after 1.000 s, spare 25.000 s, margin 20.000 s"});
}

void TestScheduleRetry::aRestartThatDragsOnEndsTheSlotAtItsPointOfNoReturn() {
  Drive d;
  d.submit(1).at(1).lose();
  d.told();
  d.at(3.001);  // 3 + 23 = 26
  COMPARE_LINES(d.told(), {"3.000 slot 1 failed (device_lost) after 3.000 s, spare 23.000 s, margin 18.000 s"});
}

QTEST_GUILESS_MAIN(TestScheduleRetry)
#include "test_schedule_retry.moc"
