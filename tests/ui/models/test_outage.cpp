// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device that does not work: what is said of it follows from what the engine told, and what it costs from the slots.
#include "tests/ui/models/scenes.h"
#include "ui/models/alarm_order.h"
#include "ui/models/channel.h"
#include "ui/models/outage_words.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::Teller;

namespace {

// A slot from 0 in the making, 21 s of work with its delivery, and a device whose start took `restart` s.
struct Room {
  Session session;
  Teller teller{session};
  Channel channel{seconds(45)};
  Settings settings = contractSettings();

  explicit Room(double restart = 4) {
    teller.tell(0, event::DeviceStarting{});
    if (restart > 0)
      teller.tell(0, event::DeviceReady{.device = "cpu", .build = "1", .pid = 7, .restart = seconds(restart)});
    teller.queued(1, 0);
    teller.started(1, 0);
    event::SlotForecast f;
    f.slot = {1};
    f.lastUsefulFinish = at(26);
    f.work[Stage::Image] = seconds(11);
    f.work[Stage::Video] = seconds(8);
    f.delivery = seconds(2);
    f.cautiousFinish = f.likelyFinish = at(21);
    f.cautiousLeft = f.likelyLeft = seconds(21);
    f.quantile = 0.95;
    teller.tell(0, f);
  }
  void lost(double s, DeviceLoss why = DeviceLoss::Signaled, const char* detail = "signal 9 (Killed)") {
    teller.tell(s, event::DeviceLost{.reason = why, .detail = detail, .attempts = 1});
  }
  std::optional<Outage> outage(double now) const { return outageOf(session, channel, settings, at(now)); }
  OutageText text(double now) const { return outageText(*outage(now), session, settings, at(now)); }
};

}  // namespace

class TestOutage : public QObject {
  Q_OBJECT
 private slots:
  void whatWorksHasNone() {
    Room room;
    QVERIFY(!room.outage(1));
    Session fresh;
    QVERIFY(!outageOf(fresh, room.channel, room.settings, at(1)));  // the first start is none
  }

  void aRestartIsReckonedByTheLastStart() {
    Room room(38);
    room.lost(3);
    room.teller.tell(4, event::DeviceStarting{.restart = 1});
    const auto outage = room.outage(15);
    QVERIFY(outage && outage->kind == OutageKind::Restarting);
    QVERIFY(outage->since == at(3) && outage->backAt == at(41));
    QCOMPARE(room.text(15).what, QStringLiteral("Device lost: killed (signal 9 (Killed))"));
    QCOMPARE(room.text(15).doing, QStringLiteral("Restarting, 12 of about 38 s"));
    QCOMPARE(outageState(*outage, at(15)), QStringLiteral("Restarting 12/38 s"));
    QCOMPARE(room.text(44).doing, QStringLiteral("Restarting for 41 s; the last start took 38 s"));
    QVERIFY(room.text(15).safe.contains(QStringLiteral("; 1 goes on")));
    QCOMPARE(room.text(15).plan, room.text(30).plan);  // what is read aloud does not count
  }

  void withoutAMeasuredStartTheBoundIsSaid() {
    Room room(0);
    room.lost(3);
    QVERIFY(!room.outage(5)->backAt);
    QCOMPARE(room.text(5).doing, QStringLiteral("Restarting for 2.0 s; no start was measured yet, 60 s are allowed"));
  }

  void itCostsWhatItLeavesNoTimeFor() {
    Room quick(4);
    quick.lost(0.5);
    QCOMPARE(quick.outage(0.5)->costs, 0);  // 4.5 + 21 < 26
    Room slow(6);
    slow.lost(0.5);
    QCOMPARE(slow.outage(0.5)->costs, 1);
    QCOMPARE(slow.text(0.5).cost, costText(1));
    slow.teller.decided(1, 1, Outcome::Failed);  // given up for it: the same cost, not one more
    QCOMPARE(slow.outage(1)->costs, 1);
    // The recipe that starts at 45 has time enough; one that starts while it is down has not.
    QCOMPARE(costOfReturn(slow.session, slow.channel, slow.settings, at(1), at(6.5)), 0);
    slow.channel.deviceReady(at(0));
    slow.channel.add(std::vector<Waiting>(2));
    QCOMPARE(costOfReturn(slow.session, slow.channel, slow.settings, at(1), at(20)), 1);
  }

  void whatIsStuckIsKilledAfterItsBound() {
    Room room(38);
    room.teller.tell(10, event::DeviceQuarantined{.lane = Stage::Image, .drained = milliseconds(500)});
    QVERIFY(room.outage(10)->kind == OutageKind::Stuck);
    QVERIFY(room.outage(10)->backAt == at(50));
    QCOMPARE(room.text(10.5).doing, QStringLiteral("In 1.5 s it is killed and restarted, about 38 s"));
    room.lost(12, DeviceLoss::Wedged, "killed on demand");
    QCOMPARE(room.text(12).what, QStringLiteral("Device lost: image stage stuck, killed for it"));
    room.teller.tell(20, event::DeviceReady{.device = "cpu", .build = "1", .pid = 8, .restart = seconds(8)});
    QVERIFY(!room.outage(20));
  }

  void afterTooManyItWaitsForAnOperator() {
    Room room;
    for (int death = 1; death <= room.settings.device.safeModeDeaths; ++death)
      room.lost(death);
    room.teller.tell(5, event::DeviceHeld{.why = "safe mode"});
    const auto outage = room.outage(6);
    QVERIFY(outage->kind == OutageKind::SafeMode && outage->waitsForOperator() && !outage->backAt);
    QVERIFY(room.text(6).what.startsWith(QStringLiteral("Safe mode: the device was lost 5")));
    QCOMPARE(room.text(6).doing, QStringLiteral("No models are started until you restart it"));
    // Counted anew once somebody let it start.
    room.teller.tell(7, event::DeviceStarting{.restart = 5});
    room.lost(8);
    QVERIFY(room.outage(8)->kind == OutageKind::Restarting);
    QCOMPARE(room.outage(8)->deaths, 1);
  }

  void oneHeldForAnotherReasonSaysWhich() {
    Room room;
    room.lost(1, DeviceLoss::WrongBuild, "it is 2.0");
    room.teller.tell(1, event::DeviceHeld{.why = "it is 2.0"});
    QVERIFY(room.outage(2)->kind == OutageKind::Held);
    QCOMPARE(room.text(2).what, QStringLiteral("Device held: of another build than this program (it is 2.0)"));
  }

  void itsAlarmStandsBeforeWhatItBrings() {
    Room room;
    room.teller.tell(1, event::AlarmChanged{.alarm = "device_lost",
                                            .priority = AlarmPriority::High,
                                            .state = AlarmState::Unacknowledged,
                                            .text = {},
                                            .action = {},
                                            .shelvedUntil = {}});
    room.teller.tell(2, event::AlarmChanged{.alarm = "slot_missed",
                                            .priority = AlarmPriority::High,
                                            .state = AlarmState::Unacknowledged,
                                            .text = {},
                                            .action = {},
                                            .shelvedUntil = {}});
    QCOMPARE(worstAlarm(room.session)->alarm.alarm, std::string("device_lost"));
  }
};

QTEST_GUILESS_MAIN(TestOutage)
#include "test_outage.moc"
