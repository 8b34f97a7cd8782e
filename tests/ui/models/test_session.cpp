// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/models/scenes.h"
#include "ui/models/store_lag.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::named;
using test::Teller;

class TestSession : public QObject {
  Q_OBJECT
 private slots:
  void aSlotsLifeIsFolded() {
    Session session;
    Teller teller(session);
    teller.wholeSlot(1, 10);
    const Slot* slot = session.find({1});
    QVERIFY(slot != nullptr);
    QCOMPARE(slot->label, std::string("news-1"));
    QVERIFY(slot->state == SlotState::Decided);
    QVERIFY(slot->airAt == at(55) && slot->lastUsefulFinish == at(36));
    QCOMPARE(slot->bars.size(), std::size_t{4});
    QVERIFY(slot->bars[1].attempt == named(1, Stage::Image) && slot->bars[1].end == at(21));
    QVERIFY(slot->spareToAir == seconds(6));
    QCOMPARE(session.decided(), 1);
    QCOMPARE(session.running() + session.queued(), 0);
  }

  void theSpareOfAFinishedSlotIsThatOfTheRunningOne() {
    Session session;
    Teller teller(session);
    teller.queued(1, 0);
    teller.started(1, 0);
    event::SlotForecast forecast{.slot = {1}, .lastUsefulFinish = at(26), .cautiousFinish = at(23)};
    forecast.delivery = seconds(2);
    teller.tell(0, forecast);
    // Generation ends at 20, as foreseen to the tenth: 6 s before the last useful finish, and its clip is there 2 s later.
    teller.decided(1, 20, Outcome::Succeeded);
    QVERIFY(session.find({1})->spareToAir == seconds(4));
    teller.tell(23, event::SlotDelivered{.slot = {1}, .ready = seconds(23), .encode = seconds(3), .folder = {}});
    QVERIFY(session.find({1})->spareToAir == forecast.lastUsefulFinish - forecast.cautiousFinish);
    QCOMPARE(session.delivered(), 1);
  }

  void aStopIsABarWithATailAndAReceipt() {
    Session session;
    Teller teller(session);
    teller.timedOutSlot(7, 0, 2.5);
    const Bar& bar = session.find({7})->bars.at(0);
    QVERIFY(bar.state == BarState::TimedOut);
    QVERIFY(bar.stopRequested == at(15) && bar.end == at(17.5));
    QVERIFY(!bar.draining());
    QCOMPARE(bar.released.count, 812'000'000);
    QVERIFY(bar.drain == seconds(2.5));
  }

  void whatDrainsIsSaidWhileItDoes() {
    Session session;
    Teller teller(session);
    teller.queued(1, 0);
    teller.started(1, 0);
    teller.tell(0, event::AttemptStarted{.attempt = named(1, Stage::Video), .timeout = seconds(10)});
    QVERIFY(!session.find({1})->bars[0].draining());
    teller.tell(
        3, event::AttemptStopRequested{.attempt = named(1, Stage::Video), .cause = StopCause::Operator, .elapsed = seconds(3)});
    QVERIFY(session.find({1})->bars[0].draining());
  }

  void countsFollowEachSlotOnce() {
    Session session;
    Teller teller(session);
    teller.queued(1, 0);
    teller.queued(2, 0);
    QCOMPARE(session.queued(), 2);
    teller.started(1, 1);
    QCOMPARE(session.running(), 1);
    teller.decided(2, 2, Outcome::Shed);
    teller.decided(1, 3, Outcome::Succeeded);
    teller.decided(1, 3, Outcome::Failed);  // an outcome never changes
    QCOMPARE(session.decided(), 2);
    QCOMPARE(session.queued() + session.running(), 0);
    QVERIFY(session.find({1})->verdict.outcome == Outcome::Succeeded);
    teller.tell(4, event::SlotMissed{.slot = {2}, .airAt = at(45), .fallback = "repeat_last"});
    teller.tell(4, event::SlotMissed{.slot = {2}, .airAt = at(45), .fallback = "repeat_last"});
    QCOMPARE(session.missed(), 1);
  }

  void theDevicesConditionIsTheLastThatWasTold() {
    Session session;
    Teller teller(session);
    teller.tell(0, event::DeviceStarting{});
    teller.tell(1, event::DeviceProgress{.what = "loading image", .done = 2, .of = 4});
    QVERIFY(session.device().condition == DeviceCondition::Starting);
    QCOMPARE(session.device().done, 2);
    teller.tell(2, event::DeviceReady{.device = "cpu", .build = "LibTorch", .pid = 9, .restart = seconds(2)});
    QVERIFY(session.device().condition == DeviceCondition::Ready && session.device().pid == 9);
    teller.tell(3, event::DeviceQuarantined{.lane = Stage::Image, .drained = seconds(0.5)});
    QVERIFY(session.device().quarantined == Stage::Image);
    teller.tell(4, event::QuarantineLifted{});
    QVERIFY(session.device().condition == DeviceCondition::Ready && !session.device().quarantined);
    teller.tell(5, event::DeviceLost{.reason = DeviceLoss::Signaled, .detail = "signal 9", .attempts = 0});
    QVERIFY(session.device().condition == DeviceCondition::Lost);
    QCOMPARE(session.device().what, std::string("signaled: signal 9"));
  }

  void alarmsStandUntilTheyAreNormal() {
    Session session;
    Teller teller(session);
    event::AlarmChanged alarm{
        .alarm = "device_lost", .priority = AlarmPriority::High, .state = AlarmState::Unacknowledged, .raised = 1};
    teller.tell(1, alarm);
    QCOMPARE(session.alarms().size(), std::size_t{1});
    alarm.text = "renewed";
    teller.tell(2, alarm);
    QVERIFY(session.alarms().at("device_lost").since == at(1));  // only the text is new
    alarm.state = AlarmState::Normal;
    teller.tell(3, alarm);
    QVERIFY(session.alarms().empty());
  }

  void anAlarmsCauseIsTheSlotThatCounted() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= 4; ++slot) {
      teller.queued(slot, 0);
      teller.started(slot, 0);
    }
    const auto ends = [&](std::uint64_t slot, Outcome outcome, Duration margin) {
      teller.tell(30, event::SlotComplete{.slot = {slot}, .verdict = {.outcome = outcome}, .marginGeneration = margin});
    };
    ends(1, Outcome::Succeeded, seconds(-2));
    QVERIFY(session.causeOf("slots_late") == SlotId{1});  // past the generation target
    ends(2, Outcome::TimedOut, {});
    QVERIFY(session.causeOf("slots_failing") == SlotId{2});
    ends(3, Outcome::Canceled, {});
    ends(4, Outcome::Succeeded, seconds(2));
    QVERIFY(session.causeOf("slots_failing") == SlotId{2});  // cancelling is nobody's failure
    QVERIFY(session.causeOf("slots_late") == SlotId{1});
    teller.tell(31, event::AlarmChanged{.alarm = "memory_held",
                                        .state = AlarmState::Unacknowledged,
                                        .raised = 1,
                                        .facts = {{.name = "slot", .value = "3"}, {.name = "stage", .value = "image"}}});
    QVERIFY(session.causeOf("memory_held") == SlotId{3});  // as the alarm itself says
  }

  // A store is written a moment after the session was told, and after the last slot nothing more may be told for hours.
  void aStoreThatWasReadTooEarlyLagsBehind() {
    Session session;
    Teller teller(session);
    const auto lags = [&](std::uint64_t oldestOpen, std::uint64_t newest) {
      return lagsBehind(session, {.oldestOpen = {oldestOpen}, .newest = {newest}});
    };
    QVERIFY(!lags(0, 0));
    teller.wholeSlot(1, 10);
    QVERIFY(lags(0, 0));   // it is missing
    QVERIFY(lags(1, 1));   // it is open there
    QVERIFY(!lags(0, 1));  // all is said
    teller.queued(2, 60);
    QVERIFY(lags(0, 1));
    teller.started(2, 60);
    QVERIFY(!lags(2, 2));  // open here, too
    teller.queued(3, 70);
    teller.decided(3, 71, Outcome::Shed);
    QVERIFY(lags(2, 2) && !lags(2, 3));
    teller.decided(2, 80, Outcome::TimedOut);
    QVERIFY(lags(2, 3) && !lags(0, 3));
  }

  void theOldestSlotsAndSamplesAreLetGo() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= Session::kMostSlots + 10; ++slot) {
      teller.queued(slot, 0);
      teller.decided(slot, 0, Outcome::Shed);
    }
    QCOMPARE(session.allSlots().size(), Session::kMostSlots);
    QVERIFY(session.find({10}) == nullptr);
    QVERIFY(session.find({11}) != nullptr);
    for (std::size_t i = 0; i < Session::kMostSamples + 10; ++i)
      teller.tell(static_cast<double>(i), event::MemorySample{});
    QCOMPARE(session.samples().size(), Session::kMostSamples);
  }
};

QTEST_APPLESS_MAIN(TestSession)
#include "test_session.moc"
