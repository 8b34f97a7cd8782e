// SPDX-License-Identifier: GPL-3.0-or-later
//
// Alarms after ISA-18.2: raised by causes that an operator can do something about, returned, acknowledged, shelved, counted.
#include "engine/alarm/alarm_fold.h"

#include <QtTest>
#include <map>
#include <random>
#include <set>

using namespace vortex;
using namespace vortex::alarm;

namespace {

Time at(double s) { return Time{} + seconds(s); }

// The fold and what it told, as "device_lost unacknowledged"; a flood is "flood 11".
class Room {
 public:
  QStringList tell(double s, EventBody body) {
    std::vector<EventBody> out;
    m_fold.apply({.seq = ++m_seq, .at = at(s), .body = std::move(body)}, out);
    return words(out);
  }
  QStringList pass(double s) {
    std::vector<EventBody> out;
    m_fold.advance(at(s), out);
    return words(out);
  }
  QStringList act(double s, AlarmAct act, const char* alarm, Duration lasting = {}) {
    std::vector<EventBody> out;
    m_fold.command({.act = act, .alarm = alarm, .lasting = lasting}, at(s), out);
    return words(out);
  }
  QStringList acknowledge(double s, const char* alarm) { return act(s, AlarmAct::Acknowledge, alarm); }
  const AlarmFold& fold() const { return m_fold; }
  const event::AlarmChanged& last() const { return m_last; }

 private:
  QStringList words(const std::vector<EventBody>& out) {
    QStringList list;
    for (const EventBody& body : out) {
      if (const auto* changed = std::get_if<event::AlarmChanged>(&body)) {
        m_last = *changed;
        list << QString::fromStdString(changed->alarm + " " + std::string(toString(changed->state)));
      } else if (const auto* flood = std::get_if<event::AlarmFlood>(&body)) {
        list << (flood->flood ? QStringLiteral("flood %1") : QStringLiteral("calm %1")).arg(flood->raised);
      }
    }
    return list;
  }

  AlarmFold m_fold;
  event::AlarmChanged m_last;
  std::uint64_t m_seq = 0;
};

event::SlotComplete ended(Outcome outcome, std::optional<Duration> toTarget = seconds(1), std::uint64_t slot = 1) {
  return {.slot = {slot},
          .verdict = {.outcome = outcome},
          .elapsed = seconds(20),
          .waited = {},
          .spareToAir = {},
          .marginGeneration = toTarget};
}
event::DeviceLost lost(DeviceLoss why = DeviceLoss::Signaled) { return {.reason = why, .detail = "signal 9", .attempts = 2}; }
event::DeviceReady ready() { return {.device = "cpu", .build = "b", .pid = 7, .restart = seconds(0.6)}; }
event::SlotMissed missed(std::uint64_t slot, double airAt) {
  return {.slot = {slot}, .airAt = at(airAt), .fallback = "repeat_last"};
}
event::MemoryCrossed crossed(event::MemoryLimit limit, bool above) {
  return {.limit = limit, .above = above, .used = gigabytes(11.2), .bound = gigabytes(11)};
}
event::HistoryChanged history(bool storing, std::uint64_t notStored = 0) {
  return {.storing = storing, .file = "history.db", .trouble = storing ? "" : "database or disk is full", .notStored = notStored};
}

}  // namespace

class TestAlarmFold : public QObject {
  Q_OBJECT
 private slots:
  void aLostDeviceIsAnAlarmAtOnceAndSaysWhatHelps() {
    Room room;
    QCOMPARE(room.tell(1, lost()), QStringList{"device_lost unacknowledged"});
    QVERIFY(room.last().priority == AlarmPriority::High);
    QCOMPARE(room.last().text, std::string("The device was lost (signaled: signal 9), 2 attempts with it"));
    QVERIFY(!room.last().action.empty());
    QCOMPARE(room.last().raised, 1);
  }

  void aDeviceThatEndedWhenAskedIsNoAlarm() {
    Room room;
    QCOMPARE(room.tell(1, lost(DeviceLoss::Shutdown)), QStringList{});
  }

  void anAlarmReturnsWhenItsCauseHasBeenOverForItsDelay() {
    Room room;
    room.tell(1, lost());
    QCOMPARE(room.tell(2, ready()), QStringList{});
    QVERIFY(room.fold().nextDue() == at(4));
    QCOMPARE(room.pass(3.9), QStringList{});
    QCOMPARE(room.pass(4), QStringList{"device_lost returned"});
    QCOMPARE(room.acknowledge(5, "device_lost"), QStringList{"device_lost normal"});
    QVERIFY(!room.fold().nextDue());
  }

  void whatFlickersIsOneAlarm() {
    Room room;
    room.tell(1, lost());
    room.tell(2, ready());
    QCOMPARE(room.tell(3, lost()), QStringList{});
    QCOMPARE(room.tell(3.5, ready()), QStringList{});
    QCOMPARE(room.pass(5.5), QStringList{"device_lost returned"});
    QCOMPARE(room.last().raised, 1);
  }

  void acknowledgedItEndsSilently() {
    Room room;
    room.tell(1, lost());
    QCOMPARE(room.acknowledge(2, "device_lost"), QStringList{"device_lost acknowledged"});
    QCOMPARE(room.acknowledge(2, "device_lost"), QStringList{});
    room.tell(3, ready());
    QCOMPARE(room.pass(9), QStringList{"device_lost normal"});
  }

  void returnedAndRaisedAgainItIsUnacknowledgedAgain() {
    Room room;
    room.tell(1, lost());
    room.tell(2, ready());
    room.pass(10);
    QCOMPARE(room.tell(11, lost()), QStringList{"device_lost unacknowledged"});
    QCOMPARE(room.last().raised, 2);
  }

  void whatMustHoldForItsDelayDoesNotCryBefore() {
    Room room;
    QCOMPARE(room.tell(1, crossed(event::MemoryLimit::Soft, true)), QStringList{});
    QCOMPARE(room.tell(4, crossed(event::MemoryLimit::Soft, false)), QStringList{});
    QCOMPARE(room.pass(60), QStringList{});
    QCOMPARE(room.tell(61, crossed(event::MemoryLimit::Soft, true)), QStringList{});
    QCOMPARE(room.pass(66), QStringList{"memory_high unacknowledged"});
    QCOMPARE(room.tell(67, crossed(event::MemoryLimit::Hard, true)), QStringList{"memory_full unacknowledged"});
  }

  void quarantineEndsByDrainingOrByTheDevicesEnd() {
    Room room;
    const event::DeviceQuarantined quarantined{.lane = Stage::Video, .drained = seconds(0.5)};
    QCOMPARE(room.tell(1, quarantined), QStringList{"device_quarantined unacknowledged"});
    QCOMPARE(room.tell(2, event::QuarantineLifted{}), QStringList{"device_quarantined returned"});
    QCOMPARE(room.tell(3, quarantined), QStringList{"device_quarantined unacknowledged"});
    QCOMPARE(room.tell(5, lost(DeviceLoss::Wedged)), (QStringList{"device_quarantined returned", "device_lost unacknowledged"}));
  }

  void threeDeathsInTenMinutesAreOneMoreAlarm() {
    Room room;
    room.tell(0, lost());
    room.tell(100, ready());
    room.tell(200, lost());
    room.tell(300, ready());
    room.pass(302);
    QCOMPARE(room.tell(400, lost()), (QStringList{"device_lost unacknowledged", "device_restarts_often unacknowledged"}));
    room.tell(401, ready());
    QCOMPARE(room.pass(599), QStringList{"device_lost returned"});
    QVERIFY(room.fold().nextDue() == at(600));
    QCOMPARE(room.pass(600), QStringList{"device_restarts_often returned"});
  }

  void aMissedSlotIsAnAlarmUntilItsAirTimeIsOver() {
    Room room;
    QCOMPARE(room.tell(30, missed(4, 45)), QStringList{"slot_missed unacknowledged"});
    QCOMPARE(room.last().text, std::string("Slot 4 misses its air time; instead airs: a repeat of the last clip"));
    QCOMPARE(room.acknowledge(31, "slot_missed"), QStringList{"slot_missed acknowledged"});
    QCOMPARE(room.tell(40, missed(5, 90)), QStringList{"slot_missed unacknowledged"});
    QCOMPARE(room.pass(45), QStringList{});
    QCOMPARE(room.pass(90), QStringList{"slot_missed returned"});
    QCOMPARE(room.last().raised, 2);
  }

  void aThousandFailuresAreOneAlarmAndAFewLines() {
    Room room;
    int told = 0;
    for (int i = 0; i < 1000; ++i)
      told += static_cast<int>(
          room.tell(i * 0.01, event::DeliveryFailed{.slot = {static_cast<std::uint64_t>(i)}, .message = "no space"}).size());
    QCOMPARE(told, 10);  // once a second
    QCOMPARE(room.pass(11), QStringList{"delivery_failing unacknowledged"});
    QCOMPARE(room.last().raised, 1000);
    QCOMPARE(room.last().text, std::string("Slot 999 has no clip on disk: no space"));
    QCOMPARE(room.tell(12, event::SlotDelivered{.slot = {1000}}), QStringList{"delivery_failing returned"});
  }

  void aShelvedAlarmIsSilentUntilItsTimeIsOver() {
    Room room;
    room.tell(1, history(false));
    QCOMPARE(room.act(2, AlarmAct::Shelve, "history_not_stored", seconds(60)), QStringList{"history_not_stored shelved"});
    QVERIFY(room.last().shelvedUntil == at(62));
    QCOMPARE(room.tell(3, history(true)), QStringList{});
    QCOMPARE(room.tell(4, history(false)), QStringList{});
    QCOMPARE(room.pass(62), QStringList{"history_not_stored unacknowledged"});
    room.act(63, AlarmAct::Shelve, "history_not_stored", seconds(60));
    room.tell(64, history(true));
    QCOMPARE(room.act(70, AlarmAct::Unshelve, "history_not_stored"), QStringList{"history_not_stored normal"});
    QCOMPARE(room.act(71, AlarmAct::Shelve, "history_not_stored", seconds(60)), QStringList{});  // there is none to put away
  }

  void whatIsInNoStoreIsAnAlarmOfItsOwn() {
    Room room;
    QCOMPARE(room.tell(1, history(false)), QStringList{"history_not_stored unacknowledged"});
    QCOMPARE(room.tell(9, history(false, 17)), QStringList{"history_lost unacknowledged"});
    QCOMPARE(room.last().text, std::string("17 events are in no store"));
    QCOMPARE(room.tell(20, history(true, 17)), (QStringList{"history_not_stored returned", "history_lost returned"}));
  }

  void memoryThatDidNotComeBackIsAnAlarmUntilTheDeviceIsAnother() {
    Room room;
    const AttemptName image{.slot = {3}, .stage = Stage::Image, .n = 1, .id = {1}};
    QCOMPARE(room.tell(1, event::AttemptStopped{.attempt = image, .held = {}}), QStringList{});
    QCOMPARE(room.tell(2, event::AttemptStopped{.attempt = image, .held = {4096}}), QStringList{"memory_held unacknowledged"});
    QVERIFY(QString::fromStdString(room.last().text).endsWith(": 4096 B of device memory did not come back"));
    QCOMPARE(room.tell(3, ready()), QStringList{"memory_held returned"});
    room.tell(4, event::AttemptStopped{.attempt = image, .held = {450'000'000}});
    QVERIFY(QString::fromStdString(room.last().text).endsWith(": 450 MB of device memory did not come back"));
    room.tell(5, ready());
    room.tell(6, event::AttemptStopped{.attempt = image, .held = {1'930'000'000}});
    QVERIFY(QString::fromStdString(room.last().text).endsWith(": 1.93 GB of device memory did not come back"));
  }

  void moreThanTenInTenMinutesAreAFlood() {
    Room room;
    QStringList told;
    for (int i = 0; i < 6; ++i) {
      told += room.tell(i * 10, event::DeviceQuarantined{.lane = Stage::Image, .drained = {}});
      told += room.tell(i * 10 + 1, event::QuarantineLifted{});
      told += room.tell(i * 10 + 2, event::DeviceHeld{"why"});
      told += room.tell(i * 10 + 3, ready());
    }
    QCOMPARE(told.filter("flood"), QStringList{"flood 11"});
    QCOMPARE(room.pass(619).filter("calm"), QStringList{});
    QCOMPARE(room.pass(640).filter("calm"), QStringList{"calm 3"});
    QVERIFY(room.fold().worstActors() == (std::vector<std::pair<Rule, int>>{{Rule::DeviceQuarantined, 6}, {Rule::DeviceHeld, 6}}));
  }

  void everyRuleHasAKeyOfItsOwnAndSaysWhatToDo() {
    QStringList keys;
    for (const Rule rule : kRules) {
      keys << QString::fromUtf8(factsOf(rule).key.data(), static_cast<qsizetype>(factsOf(rule).key.size()));
      QVERIFY(parseRule(factsOf(rule).key) == rule);
      QVERIFY(!factsOf(rule).action.empty());
    }
    QCOMPARE(keys.removeDuplicates(), 0);
    QVERIFY(!parseRule("device_los"));
  }

  // Random events, commands and times: states follow one another as ISA-18.2 draws them, and nothing is due in the past.
  void statesFollowOneAnother() {
    using enum AlarmState;
    const std::set<std::pair<AlarmState, AlarmState>> allowed{{Normal, Unacknowledged},
                                                              {Unacknowledged, Unacknowledged},
                                                              {Unacknowledged, Acknowledged},
                                                              {Unacknowledged, Returned},
                                                              {Acknowledged, Normal},
                                                              {Acknowledged, Unacknowledged},
                                                              {Returned, Normal},
                                                              {Returned, Unacknowledged},
                                                              {Unacknowledged, Shelved},
                                                              {Acknowledged, Shelved},
                                                              {Returned, Shelved},
                                                              {Shelved, Shelved},
                                                              {Shelved, Unacknowledged},
                                                              {Shelved, Normal}};
    std::mt19937 random(20261128);
    AlarmFold fold;
    std::map<std::string, AlarmState> states;
    Time now{};
    std::vector<EventBody> out;
    std::set<std::pair<AlarmState, AlarmState>> seen;
    for (int i = 0; i < 100'000; ++i) {
      now += Duration{static_cast<std::int64_t>(random() % 4'000'000'000U)};
      const std::vector<EventBody> bodies{lost(),
                                          ready(),
                                          event::DeviceHeld{"why"},
                                          event::DeviceQuarantined{.lane = Stage::Clip, .drained = {}},
                                          event::QuarantineLifted{},
                                          missed(1, inSeconds(now.time_since_epoch()) + 5),
                                          crossed(event::MemoryLimit::Soft, random() % 2 == 0),
                                          crossed(event::MemoryLimit::Hard, random() % 2 == 0),
                                          history(random() % 2 == 0, static_cast<std::uint64_t>(i / 100)),
                                          event::DeliveryFailed{.slot = {1}, .message = "m"},
                                          event::SlotDelivered{.slot = {2}}};
      out.clear();
      if (random() % 4 == 0)
        fold.command({.act = static_cast<AlarmAct>(random() % 3 + 1),
                      .alarm = std::string(factsOf(kRules[random() % kRuleCount]).key),
                      .lasting = seconds(static_cast<double>(random() % 20))},
                     now, out);
      else if (random() % 4 == 0)
        fold.advance(now, out);
      else
        fold.apply({.seq = 1, .at = now, .body = bodies[random() % bodies.size()]}, out);
      for (const EventBody& body : out)
        if (const auto* changed = std::get_if<event::AlarmChanged>(&body)) {
          const AlarmState before = states.contains(changed->alarm) ? states[changed->alarm] : Normal;
          QVERIFY2(
              allowed.contains({before, changed->state}),
              (changed->alarm + ": " + std::string(toString(before)) + " to " + std::string(toString(changed->state))).c_str());
          seen.insert({before, changed->state});
          states[changed->alarm] = changed->state;
        }
      QVERIFY(!fold.nextDue() || *fold.nextDue() > now);
    }
    QVERIFY(seen.size() >= allowed.size() - 1);
  }

  void aRateOfFailuresIsAnAlarmASingleOneIsNot() {
    Room room;
    double s = 0;
    const auto end = [&](Outcome outcome) { return room.tell(++s, ended(outcome)); };
    for (int i = 0; i < 3; ++i)
      QCOMPARE(end(Outcome::TimedOut), QStringList{});
    QCOMPARE(end(Outcome::Canceled), QStringList{});
    QCOMPARE(end(Outcome::Shed), QStringList{});
    QCOMPARE(end(Outcome::SelfCheckFailed), QStringList{"slots_failing unacknowledged"});
    QVERIFY(room.last().text == "4 of the last 4 slots failed");
    for (int i = 0; i < 16; ++i)
      QCOMPARE(end(Outcome::Succeeded), QStringList{});  // four of twenty
    QCOMPARE(end(Outcome::Succeeded), QStringList{});    // three: between the bounds it stands
    QCOMPARE(end(Outcome::Succeeded), QStringList{"slots_failing returned"});
  }

  void slotsThatAreLateOneAfterTheOtherAreAnAlarm() {
    Room room;
    QCOMPARE(room.tell(1, ended(Outcome::Late, seconds(-6))), QStringList{});
    QCOMPARE(room.tell(2, ended(Outcome::Succeeded, seconds(-0.1))), QStringList{});
    QCOMPARE(room.tell(3, ended(Outcome::Succeeded, seconds(1))), QStringList{});
    QCOMPARE(room.tell(4, ended(Outcome::Succeeded, seconds(-1))), QStringList{});
    QCOMPARE(room.tell(5, ended(Outcome::TimedOut, seconds(-9))), QStringList{});  // says nothing of lateness
    QCOMPARE(room.tell(6, ended(Outcome::Succeeded, seconds(-1))), QStringList{});
    QCOMPARE(room.tell(7, ended(Outcome::Succeeded, seconds(-1))), QStringList{"slots_late unacknowledged"});
    QCOMPARE(room.tell(8, ended(Outcome::Succeeded, seconds(0))), QStringList{"slots_late returned"});
  }

  void attemptsThatHangAreAnAlarmUntilOneFinishes() {
    const auto stands = [](Stage stage, TuningState state) {
      return event::TimeoutAdvice{.stage = stage, .mode = TuningMode::Auto, .state = state, .over = 14, .of = 200};
    };
    Room room;
    QCOMPARE(room.tell(1, stands(Stage::Image, TuningState::Watching)), QStringList{});
    QCOMPARE(room.tell(2, stands(Stage::Image, TuningState::Held)), QStringList{"stage_hangs unacknowledged"});
    QCOMPARE(room.tell(3, stands(Stage::Image, TuningState::Held)), QStringList{});  // more was seen of it
    QCOMPARE(room.tell(4, stands(Stage::Video, TuningState::Steady)), QStringList{});
    QCOMPARE(room.tell(5, stands(Stage::Image, TuningState::Steady)), QStringList{"stage_hangs returned"});
  }

  void aChannelThatHasNothingToMakeIsAnAlarm() {
    const auto queued = [](std::uint64_t slot, std::optional<Time> air) {
      return event::SlotQueued{.slot = {slot}, .label = "", .seed = 1, .airAt = air, .ahead = 0};
    };
    Room room;
    room.tell(0, queued(1, at(45)));
    QCOMPARE(room.tell(20, ended(Outcome::Succeeded, seconds(1), 1)), QStringList{});
    QCOMPARE(room.pass(79), QStringList{});
    // What is made off the air neither feeds the channel nor starves it.
    QCOMPARE(room.tell(79.5, queued(7, {})), QStringList{});
    QCOMPARE(room.pass(80), QStringList{"intake_starved unacknowledged"});
    QCOMPARE(room.tell(85, ended(Outcome::Succeeded, seconds(1), 7)), QStringList{});
    QCOMPARE(room.tell(90, queued(2, at(135))), QStringList{"intake_starved returned"});
    QCOMPARE(room.tell(110, ended(Outcome::Succeeded, seconds(1), 2)), QStringList{});
    QCOMPARE(room.tell(120, event::IntakeChanged{.open = false}), QStringList{});  // that is meant
    QCOMPARE(room.pass(500), QStringList{});
    Room desk;  // slots without an air time: somebody tries something
    desk.tell(0, queued(1, {}));
    desk.tell(20, ended(Outcome::Succeeded, seconds(1), 1));
    QCOMPARE(desk.pass(500), QStringList{});
  }
};

QTEST_APPLESS_MAIN(TestAlarmFold)
#include "test_alarm_fold.moc"
