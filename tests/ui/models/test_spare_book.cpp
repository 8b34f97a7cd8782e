// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said of the spare to air is said over all due slots, the missed ones in; and nothing where too few were seen.
#include "tests/ui/models/scenes.h"
#include "ui/models/spare_book.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::Teller;

namespace {

// `missed` of them, the others with spares of 0.1, 0.2, … s.
std::vector<DueSlot> dueSlots(int n, int missed) {
  std::vector<DueSlot> due;
  for (int i = 0; i < n; ++i)
    due.push_back({.slot = {static_cast<std::uint64_t>(i + 1)},
                   .airsWallMs = i * 45'000,
                   .spare = i < missed ? std::nullopt : std::optional(milliseconds(100 * (i - missed + 1))),
                   .outcome = i < missed ? Outcome::TimedOut : Outcome::Succeeded});
  return due;
}

bool isMissed(const ShareHas& share) { return std::holds_alternative<MissedShare>(share); }

}  // namespace

class TestSpareBook : public QObject {
  Q_OBJECT
 private slots:
  void aShareCountsTheMissedOnesIn() {
    // 95 of 100 have at least what the 95th best has: of 98 with 0.1 to 9.8 s, the 95th best has 0.4 s.
    const SpareSummary summary = summaryOf(dueSlots(100, 2));
    QCOMPARE(summary.due, 100);
    QCOMPARE(summary.missed, 2);
    QVERIFY(std::get<Duration>(summary.most) == milliseconds(400));
    QVERIFY(std::get<Duration>(summary.half) == milliseconds(4'900));
    QVERIFY(summary.least == milliseconds(100));
  }

  void aShareThatReachesIntoTheMissedIsMissed() {
    QVERIFY(!isMissed(summaryOf(dueSlots(100, 5)).most));
    QVERIFY(isMissed(summaryOf(dueSlots(100, 6)).most));
    QVERIFY(isMissed(summaryOf(dueSlots(60, 60)).half));
    QVERIFY(!summaryOf(dueSlots(60, 60)).least);
  }

  void belowTheGuardItSaysHowManyAreNeeded() {
    const SpareSummary summary = summaryOf(dueSlots(60, 0));
    QVERIFY(std::holds_alternative<Duration>(summary.most));
    const auto& needs = std::get<NeedsSamples>(summary.nearlyAll);
    QCOMPARE(needs.has, 60);
    QCOMPARE(needs.needs, 299);
    QVERIFY(std::holds_alternative<NeedsSamples>(summaryOf(dueSlots(4, 0)).half));
  }

  void aSlotIsDueWhenItsFateIsKnown() {
    Session session;
    Teller teller(session);
    SpareBook book;
    QVERIFY(!book.refresh(session, 0) || book.last(10).empty());
    teller.queued(1, 0);
    teller.started(1, 0);
    book.refresh(session, 0);
    QVERIFY(book.last(10).empty());
    teller.decided(1, 20, Outcome::Succeeded);
    QVERIFY(book.refresh(session, 1'000));
    QCOMPARE(book.last(10).size(), std::size_t{1});
    QVERIFY(book.last(10)[0].spare == seconds(6));
    QCOMPARE(book.last(10)[0].airsWallMs, std::int64_t{46'000});
    QVERIFY(!book.refresh(session, 1'000));  // nothing new
  }

  void aClipThatIsNotDeliveredIsMissed() {
    Session session;
    Teller teller(session);
    SpareBook book;
    teller.wholeSlot(1, 0);
    teller.tell(22, event::SlotMissed{.slot = {1}, .airAt = at(45), .fallback = "repeat_last"});
    book.refresh(session, 0);
    QVERIFY(book.last(1)[0].missed());
  }

  void aRerunIsNotDue() {
    Session session;
    Teller teller(session);
    SpareBook book;
    teller.tell(0, event::SlotQueued{.slot = {1}, .label = "again", .seed = 1, .airAt = {}, .ahead = 0, .rerunOf = SlotId{7}});
    teller.started(1, 0);
    teller.decided(1, 20, Outcome::Succeeded);
    book.refresh(session, 0);
    QVERIFY(book.last(10).empty());
  }

  void theDayIsCountedFromMidnight() {
    Session session;
    Teller teller(session);
    SpareBook book;
    for (std::uint64_t slot = 1; slot <= 5; ++slot)
      teller.wholeSlot(slot, static_cast<double>(slot) * 45);
    book.refresh(session, 1'000'000);
    QCOMPARE(book.since(0).size(), std::size_t{5});
    QCOMPARE(book.since(1'000'000 + 4 * 45'000).size(), std::size_t{3});  // by their air times, 45 s after the start
    QCOMPARE(book.last(2).front().slot.value, std::uint64_t{4});
  }

  void anInterruptedSlotIsMissed() {
    Session session;
    Teller teller(session);
    SpareBook book;
    teller.queued(1, 0);
    teller.started(1, 0);
    session.endRun(at(10));
    QVERIFY(book.refresh(session, 0));
    QCOMPARE(book.last(9).size(), std::size_t{1});
    QVERIFY(book.last(9)[0].missed());
  }
};

QTEST_GUILESS_MAIN(TestSpareBook)
#include "test_spare_book.moc"
