// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of vortex-engine: when slots are fed, what is told of them and how, and what the exit status says.
#include "app/headless/feeder.h"
#include "app/headless/tally.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::headless;

namespace {

Time at(double s) { return Time{seconds(s)}; }

// The times, in seconds, of the slots that are due at `now`.
QList<double> dueAt(Feeder& feeder, double now) {
  QList<double> beats;
  while (const auto beat = feeder.due(at(now)))
    beats << inSeconds(beat->time_since_epoch());
  return beats;
}

Event complete(std::uint64_t slot, Outcome outcome) {
  return {.seq = 1, .at = at(20), .body = event::SlotComplete{.slot = {slot}, .verdict = {.outcome = outcome}}};
}

}  // namespace

class TestHeadless : public QObject {
  Q_OBJECT

 private slots:
  void aCadenceThatWasHeldUpLosesNoAirTime() {
    Feeder feeder(Pace::Cadence, 6, seconds(45));
    QCOMPARE(dueAt(feeder, 100), QList<double>{});  // no device yet
    feeder.deviceReady(at(5));
    QCOMPARE(dueAt(feeder, 5), QList<double>{5});
    QCOMPARE(dueAt(feeder, 49), QList<double>{});
    QCOMPARE(dueAt(feeder, 141), (QList<double>{50, 95, 140}));
    QCOMPARE(*feeder.next(), at(185));
    QCOMPARE(dueAt(feeder, 1'000), (QList<double>{185, 230}));  // no more than there are
    QVERIFY(feeder.allSubmitted() && !feeder.next());
  }

  void withoutACadenceSlotsAreDueNow() {
    Feeder burst(Pace::Burst, 3, {});
    burst.deviceReady(at(5));
    QCOMPARE(dueAt(burst, 7), (QList<double>{7, 7, 7}));
    Feeder oneByOne(Pace::OneByOne, 3, {});
    oneByOne.deviceReady(at(5));
    QCOMPARE(dueAt(oneByOne, 7), QList<double>{7});
    QCOMPARE(dueAt(oneByOne, 8), QList<double>{});
    oneByOne.decided();
    QCOMPARE(dueAt(oneByOne, 9), QList<double>{9});
    oneByOne.stopFeeding();
    oneByOne.decided();
    QCOMPARE(dueAt(oneByOne, 10), QList<double>{});
  }

  void slotsThatWereNeverMadeAreNoSuccess() {
    Tally tally;
    tally.submitted({1}, at(0));
    tally.take(complete(1, Outcome::Succeeded));
    tally.take({.seq = 2, .at = at(21), .body = event::SlotDelivered{.slot = {1}, .ready = seconds(21)}});
    QVERIFY(tally.settled());
    QVERIFY(tally.status(1) == ExitStatus::AllDelivered);
    QVERIFY(tally.status(3) == ExitStatus::SomeSlotDidNot);  // Ctrl-C came before the second
    tally.submitted({2}, at(22));
    tally.take(complete(2, Outcome::TimedOut));
    QVERIFY(tally.status(2) == ExitStatus::SomeSlotDidNot);
    tally.take({.seq = 3, .at = at(30), .body = event::DeviceHeld{.why = "too many deaths"}});
    QVERIFY(tally.status(3) == ExitStatus::EngineFailed);
  }
};

QTEST_GUILESS_MAIN(TestHeadless)
#include "test_headless.moc"
