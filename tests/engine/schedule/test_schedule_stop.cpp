// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stops, drains, quarantine, and the device's death and return (contract 3).
#include "tests/engine/schedule/lines.h"

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

class TestScheduleStop : public QObject {
  Q_OBJECT

 private slots:
  void anOperatorsCancelStopsWhatRunsAndDecidesAtOnce();
  void aCancelOfAQueuedSlotIsShed();
  void whatGivesWayToAnAirSlotSaysSo();
  void aCancelHitsOnlyItsOwnSlot();
  void anOutcomeIsDecidedOnce();
  void theLaneTakesNoOtherWorkUntilTheDrainIsConfirmed();
  void aFinishThatComesAfterAStopIsDrainedAndDiscarded();
  void aFailureThatComesAfterAStopIsADrain();
  void aDrainBeyondItsBudgetQuarantinesTheDevice();
  void otherAttemptsRunOnInQuarantine();
  void aDrainThatEndsLateLiftsTheQuarantine();
  void aQuarantineBeyondItsBoundKillsTheDevice();
  void aWedgedDeviceIsHeldForAnOperatorByConfig();
  void whatAWedgedDeviceTookAlongIsTriedAgainWhenItIsBack();
  void aDeadDeviceGivesBackWhatWasDraining();
  void slotsWaitWhileTheDeviceIsNotReady();
  void aHeldDeviceEndsWhatRunsAndShedsWhatWouldWaitForever();
  void aDeviceThatDoesNotComeBackIsHeldWhateverItWasLostFor();
  void aHeldDeviceThatIsBeingStartedIsWaitedFor();
  void aSlotWithAnAirTimeWaitsForAnOperatorUntilItIsTooLate();
  void shutdownFinishesWhatRuns();
  void shutdownStopsWhatRunsWhenTold();
  void shutdownWaitsForDeliveryAndDrain();
};

namespace {}  // namespace

void TestScheduleStop::anOperatorsCancelStopsWhatRunsAndDecidesAtOnce() {
  Drive d;
  d.submit(1).at(1);
  d.commands();
  d.told();
  d.cancel(1);
  COMPARE_LINES(d.commands(), {"1.000 stop audio#1 of slot 1: operator", "1.000 stop image#1 of slot 1: operator"});
  COMPARE_LINES(d.told(), {"1.000 audio#1 of slot 1 told to stop after 1.000 s: operator",
                           "1.000 image#1 of slot 1 told to stop after 1.000 s: operator",
                           "1.000 slot 1 canceled after 1.000 s, spare 25.000 s, margin 20.000 s"});
}

void TestScheduleStop::aCancelOfAQueuedSlotIsShed() {
  Drive d;
  d.submit(1).submit(2).told();
  d.cancel(2);
  COMPARE_LINES(d.told(), {"0.000 slot 2 shed"});
}

void TestScheduleStop::whatGivesWayToAnAirSlotSaysSo() {
  Drive d;
  d.submit(1, {.noDeadline = true}).at(1).commands();
  d.submit(2, {.noDeadline = true});
  d.told();
  d.cancel(1, StopCause::GaveWay).cancel(2, StopCause::GaveWay);
  COMPARE_LINES(d.commands(),
                {"1.000 stop audio#1 of slot 1: gave_way", "1.000 stop image#1 of slot 1: gave_way", "1.000 forget slot 2"});
  COMPARE_LINES(d.told(), {"1.000 audio#1 of slot 1 told to stop after 1.000 s: gave_way",
                           "1.000 image#1 of slot 1 told to stop after 1.000 s: gave_way",
                           "1.000 slot 1 canceled (gave_way) after 1.000 s, spare 25.000 s, margin 20.000 s",
                           "1.000 slot 2 shed (gave_way)"});
}

void TestScheduleStop::aCancelHitsOnlyItsOwnSlot() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio).submit(2);
  d.commands();
  d.cancel(2);
  COMPARE_LINES(d.commands(), {"2.000 stop audio#1 of slot 2: operator"});
  d.cancel(77);
  COMPARE_LINES(d.commands(), {});
}

void TestScheduleStop::anOutcomeIsDecidedOnce() {
  Drive d;
  d.submit(1).cancel(1);
  d.told();
  d.commands();
  d.cancel(1);
  COMPARE_LINES(d.told(), {});
  COMPARE_LINES(d.commands(), {});
}

void TestScheduleStop::theLaneTakesNoOtherWorkUntilTheDrainIsConfirmed() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d(settings);
  d.submit(1).submit(2);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
  d.cancel(1).at(0.1);
  COMPARE_LINES(d.commands(), {"0.000 stop audio#1 of slot 1: operator", "0.000 stop image#1 of slot 1: operator"});
  d.stopped(1, Stage::Audio);
  COMPARE_LINES(d.commands(), {"0.100 start audio#1 of slot 2"});
  d.at(0.2).stopped(1, Stage::Image);
  COMPARE_LINES(d.commands(), {"0.200 forget slot 1", "0.200 start image#1 of slot 2"});
}

void TestScheduleStop::aFinishThatComesAfterAStopIsDrainedAndDiscarded() {
  Drive d;
  d.submit(1).at(1).cancel(1).at(1.1);
  d.told();
  d.finish(1, Stage::Audio);
  COMPARE_LINES(d.told(), {"1.100 audio#1 of slot 1 stopped after 1.000 s: operator, drain 0.100 s, held 0"});
}

void TestScheduleStop::aFailureThatComesAfterAStopIsADrain() {
  Drive d;
  d.submit(1).at(3.0);
  d.told();
  d.at(3.2).fail(1, Stage::Audio, Reason::ModelError);
  COMPARE_LINES(d.told(), {"3.200 audio#1 of slot 1 stopped after 3.000 s: timeout, drain 0.200 s, held 0, retry in 0.500 s"});
}

void TestScheduleStop::aDrainBeyondItsBudgetQuarantinesTheDevice() {
  Drive d;
  d.submit(1).at(1).cancel(1).stopped(1, Stage::Audio).submit(2);
  d.told();
  d.commands();
  d.at(1.6);
  QVERIFY(!d.scheduler.deviceReady());
  COMPARE_LINES(d.told(), {"1.500 device quarantined: image drains since 0.500 s"});
  COMPARE_LINES(d.commands(), {});
}

void TestScheduleStop::otherAttemptsRunOnInQuarantine() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio).submit(2).cancel(1);
  d.commands();
  d.at(2.6);
  QVERIFY(!d.scheduler.deviceReady());
  d.finish(2, Stage::Audio, 0.6);
  QCOMPARE(d.scheduler.slotsInFlight(), 1);
  COMPARE_LINES(d.commands(), {});
}

void TestScheduleStop::aDrainThatEndsLateLiftsTheQuarantine() {
  Drive d;
  d.submit(1).at(1).cancel(1).stopped(1, Stage::Audio).submit(2).at(2);
  d.told();
  d.commands();
  d.stopped(1, Stage::Image);
  QVERIFY(d.scheduler.deviceReady());
  COMPARE_LINES(d.commands(), {"2.000 forget slot 1", "2.000 start audio#1 of slot 2", "2.000 start image#1 of slot 2"});
  d.at(4.9);
  COMPARE_LINES(d.commands(), {});  // the quarantine's bound is gone with it
}

void TestScheduleStop::aQuarantineBeyondItsBoundKillsTheDevice() {
  Drive d;
  d.submit(1).at(1).cancel(1).stopped(1, Stage::Audio);
  d.commands();
  d.at(4);
  COMPARE_LINES(d.commands(), {"3.500 kill the device: wedged"});
  QVERIFY(!d.scheduler.deviceReady());
}

void TestScheduleStop::aWedgedDeviceIsHeldForAnOperatorByConfig() {
  Settings settings = contractSettings();
  settings.stop.onWedged = OnWedged::Hold;
  Drive d(settings);
  d.submit(1).at(1).cancel(1);
  d.commands();
  d.at(4);
  COMPARE_LINES(d.commands(), {"3.500 kill the device: wedged and hold it"});
}

void TestScheduleStop::whatAWedgedDeviceTookAlongIsTriedAgainWhenItIsBack() {
  Settings settings = contractSettings();
  settings.stop.quarantineBound = seconds(0.5);
  settings.downstream = seconds(10);
  Drive d(settings);
  d.submit(1).at(4);  // audio times out and does not drain
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1",
                               "3.000 stop audio#1 of slot 1: timeout", "4.000 kill the device: wedged"});
  d.told();
  d.lose(DeviceLoss::Wedged);
  COMPARE_LINES(d.told(),
                {"4.000 device lost: wedged, 2 attempts",
                 "4.000 audio#1 of slot 1 stopped after 3.000 s by exit: timeout, drain 1.000 s, held 0, retry in 0.500 s",
                 "4.000 image#1 of slot 1 stopped after 4.000 s by exit: device_lost, drain 0.000 s, held 0, retry in 0.000 s"});
  d.at(6).deviceReady();
  COMPARE_LINES(d.commands(), {"6.000 start audio#2 of slot 1", "6.000 start image#2 of slot 1"});
}

void TestScheduleStop::aDeadDeviceGivesBackWhatWasDraining() {
  Drive d;
  d.submit(1).at(1).cancel(1);
  d.told();
  d.commands();
  d.at(1.2).lose();
  COMPARE_LINES(d.told(), {"1.200 device lost: signaled, 2 attempts",
                           "1.200 audio#1 of slot 1 stopped after 1.000 s by exit: operator, drain 0.200 s, held 0",
                           "1.200 image#1 of slot 1 stopped after 1.000 s by exit: operator, drain 0.200 s, held 0"});
  COMPARE_LINES(d.commands(), {"1.200 forget slot 1"});
}

void TestScheduleStop::slotsWaitWhileTheDeviceIsNotReady() {
  Drive d(contractSettings(), Drive::Device::Starting);
  d.submit(1).at(8);
  QCOMPARE(d.scheduler.slotsQueued(), 1);
  COMPARE_LINES(d.commands(), {});
  d.deviceReady();
  COMPARE_LINES(d.commands(), {"8.000 start audio#1 of slot 1", "8.000 start image#1 of slot 1"});
}

void TestScheduleStop::aHeldDeviceEndsWhatRunsAndShedsWhatWouldWaitForever() {
  Drive d;
  d.submit(1).submit(2).at(1);
  d.told();
  d.lose(DeviceLoss::Signaled, false);
  COMPARE_LINES(d.told(), {"1.000 device lost: signaled, 2 attempts", "1.000 device held: test",
                           "1.000 audio#1 of slot 1 stopped after 1.000 s by exit: device_lost, drain 0.000 s, held 0",
                           "1.000 image#1 of slot 1 stopped after 1.000 s by exit: device_lost, drain 0.000 s, held 0",
                           "1.000 slot 1 failed in audio (device_lost) after 1.000 s, spare 25.000 s, margin 20.000 s",
                           "1.000 slot 2 shed (device_held)"});
  d.submit(3);
  COMPARE_LINES(d.told(), {"1.000 slot 3 queued, 0 ahead", "1.000 slot 3 shed (device_held)"});
}

void TestScheduleStop::aDeviceThatDoesNotComeBackIsHeldWhateverItWasLostFor() {
  Drive d;
  d.lose(DeviceLoss::Shutdown, false);
  COMPARE_LINES(d.told(), {"0.000 device lost: shutdown, 0 attempts", "0.000 device held: test"});
  Drive ending;
  ending.in(input::Shutdown{}).lose(DeviceLoss::Shutdown, false);
  COMPARE_LINES(ending.told(), {"0.000 device lost: shutdown, 0 attempts"});
}

void TestScheduleStop::aSlotWithAnAirTimeWaitsForAnOperatorUntilItIsTooLate() {
  Drive d;
  d.lose(DeviceLoss::Signaled, false).submit(1, {.airAt = 60}).submit(2, {.airAt = 100});
  d.told();
  d.at(30);  // 60 − 19 − 23 = 18
  COMPARE_LINES(d.told(), {"18.000 slot 1 shed (device_held)"});
  d.deviceReady();
  COMPARE_LINES(d.commands(), {"18.000 forget slot 1", "30.000 start audio#1 of slot 2", "30.000 start image#1 of slot 2"});
}

void TestScheduleStop::shutdownFinishesWhatRuns() {
  Drive d;
  d.lengths = {{seconds(2), seconds(12), seconds(8), seconds(1)}};
  d.deliveryLength = seconds(2);
  d.submit(1).submit(2).at(1);
  d.told();
  d.in(input::Shutdown{});
  COMPARE_LINES(d.told(), {"1.000 slot 2 shed (shutdown)"});
  d.submit(3);
  COMPARE_LINES(d.told(), {"1.000 slot 3 queued, 0 ahead", "1.000 slot 3 shed (shutdown)"});
  d.at(22);
  QVERIFY(!d.scheduler.finished());
  d.at(23);
  QVERIFY(d.scheduler.finished());
}

void TestScheduleStop::shutdownStopsWhatRunsWhenTold() {
  Drive d;
  d.submit(1).at(1).in(input::Shutdown{.stopRunning = true});
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1",
                               "1.000 stop audio#1 of slot 1: shutdown", "1.000 stop image#1 of slot 1: shutdown"});
  QVERIFY(!d.scheduler.finished());
  d.stopped(1, Stage::Audio).stopped(1, Stage::Image);
  QVERIFY(d.scheduler.finished());
}

void TestScheduleStop::shutdownWaitsForDeliveryAndDrain() {
  Drive d;
  d.lengths = {{seconds(2), seconds(12), seconds(8), seconds(1)}};
  d.submit(1).at(21).in(input::Shutdown{.stopRunning = true});
  QVERIFY(!d.scheduler.finished());
  QCOMPARE(d.scheduler.slotsOpen(), 1);
  d.delivered(1);
  QVERIFY(d.scheduler.finished());
}

void TestScheduleStop::aHeldDeviceThatIsBeingStartedIsWaitedFor() {
  Drive d;
  d.lose(DeviceLoss::Signaled, false).in(input::DeviceStarting{}).submit(1).at(5);
  COMPARE_LINES(d.told(), {"0.000 device lost: signaled, 0 attempts", "0.000 device held: test", "0.000 slot 1 queued, 0 ahead"});
  d.deviceReady();
  COMPARE_LINES(d.commands(), {"5.000 start audio#1 of slot 1", "5.000 start image#1 of slot 1"});

  Estimates measured;
  measured.restart = seconds(30);
  Drive slow;
  slow.in(input::NewEstimates{measured}).lose(DeviceLoss::Signaled, false).in(input::DeviceStarting{}).submit(1, {.airAt = 45});
  COMPARE_LINES(slow.told(), {"0.000 device lost: signaled, 0 attempts", "0.000 device held: test",
                              "0.000 slot 1 queued, 0 ahead, airs at 45.000", "0.000 slot 1 shed (deadline_passed)"});
}

QTEST_GUILESS_MAIN(TestScheduleStop)
#include "test_schedule_stop.moc"
