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

QTEST_GUILESS_MAIN(TestScheduleSlots)
#include "test_schedule_slots.moc"
