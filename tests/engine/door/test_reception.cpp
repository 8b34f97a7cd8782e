// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes of what callers ask, without a socket: who may ask what when, and what each is told.
#include "engine/door/reception.h"

#include <QtTest>
#include <random>

using namespace vortex;
using namespace vortex::door;

namespace {

constexpr CallerId kCaller{1}, kOther{2};

say::Welcome welcome() { return {.program = "test", .version = "1", .pid = 1, .backend = "simulated"}; }

Event at(double s, EventBody body) { return {.seq = 1, .at = Time{} + seconds(s), .body = std::move(body)}; }
Event ended(SlotId slot, Outcome outcome, double s = 1) {
  return at(s, event::SlotComplete{.slot = slot, .verdict = {.outcome = outcome}});
}
Event delivered(SlotId slot) { return at(2, event::SlotDelivered{.slot = slot}); }

// A reception and what it says, in words.
class Desk {
 public:
  explicit Desk(bool writesFiles = false) : reception(welcome, writesFiles) {}

  void hear(Ask ask, CallerId caller = kCaller) { reception.hear({.caller = caller, .what = std::move(ask)}); }
  void leaves(CallerId caller = kCaller) { reception.hear({.caller = caller, .what = Left{}}); }
  // Hello, so many wishes, and the start.
  void orders(int wishes, CallerId caller = kCaller) {
    hear(ask::Hello{.program = "cli"}, caller);
    for (int i = 1; i <= wishes; ++i)
      hear(ask::Rerun{.of = {static_cast<std::uint64_t>(i)}}, caller);
    hear(ask::Start{}, caller);
  }
  // The host takes the order.
  std::vector<Ticket> accepted(int wishes, CallerId caller = kCaller) {
    orders(wishes, caller);
    const auto order = reception.takeOrder();
    return order ? reception.accept(order->caller, 3, order->wishes.size()) : std::vector<Ticket>{};
  }
  // All that was said since: "refused", "taken 2", …; "!" behind the last that a caller is told.
  QStringList said(CallerId caller = kCaller) {
    QStringList words;
    for (const Spoken& spoken : reception.takeSpoken())
      if (spoken.caller == caller)
        words << std::visit([](const auto& what) { return word(what); }, spoken.what) + (spoken.last ? "!" : "");
    return words;
  }
  Reception reception;

 private:
  static QString word(const say::Welcome&) { return "welcome"; }
  static QString word(const say::Refused& m) { return "refused " + (m.number ? QString::number(*m.number) : QString("all")); }
  static QString word(const say::Taken& m) { return QString("taken %1 after %2").arg(m.count).arg(m.ahead); }
  static QString word(const say::Submitted& m) { return QString("submitted %1 as %2").arg(m.number).arg(m.slot.value); }
  static QString word(const say::GaveWay& m) { return QString("gave way %1 %2").arg(m.number).arg(m.again ? "again" : "held"); }
  static QString word(const say::Dropped& m) {
    return QString("%1 %2").arg(m.why == say::Drop::Withdrawn ? "withdrawn" : "removed").arg(m.number);
  }
  static QString word(const say::Addressed& m) { return QString("addressed %1").arg(m.slot.value); }
  static QString word(const say::Done&) { return "done"; }
  static QString word(const say::Told&) { return "told"; }
};

}  // namespace

class TestReception : public QObject {
  Q_OBJECT
 private slots:
  void anOrderIsMadeAndToldToItsEnd() {
    Desk desk;
    const auto tickets = desk.accepted(2);
    QCOMPARE(desk.said(), (QStringList{"welcome", "taken 2 after 3"}));
    QCOMPARE(tickets.size(), std::size_t{2});
    desk.reception.submitted(tickets[0], {11});
    desk.reception.told(at(0, event::SlotQueued{.slot = {11}}));
    desk.reception.told(at(0, event::SlotQueued{.slot = {99}}));  // the channel's own
    desk.reception.told(ended({11}, Outcome::Succeeded));
    desk.reception.settle(Time{} + seconds(100));  // its clip is not on the disk yet, however long that takes
    QCOMPARE(desk.said(), (QStringList{"submitted 1 as 11", "told", "told"}));
    desk.reception.told(delivered({11}));
    desk.reception.submitted(tickets[1], {12});
    desk.reception.told(ended({12}, Outcome::TimedOut));
    desk.reception.settle(Time{} + seconds(1));
    QCOMPARE(desk.said(), (QStringList{"told", "submitted 2 as 12", "told", "done!"}));
    desk.reception.settle(Time{} + seconds(2));
    QCOMPARE(desk.said(), QStringList{});
  }

  // On a real device what there is of it is written, and told, a little later.
  void theRecordOfAFailedSlotIsWaitedForAWhile() {
    for (const bool comes : {true, false}) {
      Desk desk(true);
      const auto tickets = desk.accepted(1);
      desk.reception.submitted(tickets[0], {11});
      desk.reception.told(ended({11}, Outcome::TimedOut, 10));
      desk.said();
      desk.reception.settle(Time{} + seconds(10) + Reception::kRecordWait - Duration{1});
      QCOMPARE(desk.said(), QStringList{});
      if (comes)
        desk.reception.told(at(11, event::SlotRecorded{.slot = {11}}));
      desk.reception.settle(Time{} + seconds(comes ? 11 : 10) + (comes ? Duration{} : Reception::kRecordWait));
      QCOMPARE(desk.said().last(), QString("done!"));
    }
  }

  void whatGivesWayWaitsOnceMore() {
    Desk desk;
    const auto tickets = desk.accepted(1);
    desk.reception.submitted(tickets[0], {11});
    desk.said();
    desk.reception.told(ended({11}, Outcome::Canceled));
    desk.reception.gaveWay({11}, true);
    desk.reception.waits(tickets);
    desk.reception.settle(Time{} + seconds(9));
    QCOMPARE(desk.said(), (QStringList{"told", "gave way 1 again"}));
    desk.reception.submitted(tickets[0], {12});
    desk.reception.told(ended({12}, Outcome::Canceled));
    desk.reception.gaveWay({12}, false);  // held: somebody decides, and nobody waits for that
    desk.reception.settle(Time{} + seconds(9));
    QCOMPARE(desk.said(), (QStringList{"submitted 1 as 12", "told", "gave way 1 held", "done!"}));
  }

  void onlyWhatHasNotBegunIsTakenBack() {
    Desk desk;
    const auto tickets = desk.accepted(3);
    desk.reception.submitted(tickets[0], {11});
    desk.said();
    desk.hear(ask::Withdraw{});
    QCOMPARE(desk.reception.takeWithdrawn(), (std::vector<Ticket>{tickets[1], tickets[2]}));
    desk.reception.settle(Time{});
    QCOMPARE(desk.said(), (QStringList{"withdrawn 2", "withdrawn 3"}));
    // It gives way after that: it is not made once more.
    desk.reception.told(ended({11}, Outcome::Canceled));
    desk.reception.gaveWay({11}, true);
    QCOMPARE(desk.reception.takeWithdrawn(), std::vector<Ticket>{tickets[0]});
    desk.reception.settle(Time{});
    QCOMPARE(desk.said(), (QStringList{"told", "gave way 1 again", "withdrawn 1", "done!"}));
  }

  void whatIsTakenBackWhileItIsCheckedIsNotMade() {
    Desk desk;
    desk.orders(2);
    const auto order = desk.reception.takeOrder();
    desk.hear(ask::Withdraw{});
    QVERIFY(desk.reception.accept(order->caller, 0, 2).empty());
    QVERIFY(desk.reception.takeWithdrawn().empty());  // it never was in the queue
    desk.reception.settle(Time{});
    QCOMPARE(desk.said(), (QStringList{"welcome", "taken 2 after 0", "withdrawn 1", "withdrawn 2", "done!"}));
  }

  void whatTheOperatorRemovesIsTold() {
    Desk desk;
    const auto tickets = desk.accepted(2);
    desk.said();
    desk.reception.waits({tickets[1], 77});
    QCOMPARE(desk.said(), QStringList{"removed 1"});
    desk.reception.waits({});
    desk.reception.settle(Time{});
    QCOMPARE(desk.said(), (QStringList{"removed 2", "done!"}));
  }

  void whoGoesAwayLeavesItsOrder() {
    Desk desk;
    const auto tickets = desk.accepted(2);
    desk.reception.submitted(tickets[0], {11});
    desk.said();
    desk.leaves();
    QVERIFY(desk.reception.takeWithdrawn().empty());
    desk.reception.told(ended({11}, Outcome::Succeeded));
    desk.reception.submitted(tickets[1], {12});
    desk.reception.gaveWay({12}, true);
    desk.reception.waits({});
    desk.reception.settle(Time{} + seconds(9));
    QCOMPARE(desk.said(), QStringList{});
    // One that went before its order was checked has none.
    desk.orders(1, kOther);
    const auto order = desk.reception.takeOrder();
    desk.leaves(kOther);
    QVERIFY(desk.reception.accept(order->caller, 0, 1).empty());
  }

  void everyCallerHearsOfItsOwnAndOfTheDevice() {
    Desk desk;
    const auto one = desk.accepted(1), two = desk.accepted(1, kOther);
    QVERIFY(one[0] != two[0]);
    desk.reception.submitted(two[0], {21});
    desk.reception.submitted(one[0], {11});
    desk.reception.told(at(0, event::SlotQueued{.slot = {21}}));
    desk.reception.told(at(0, event::DeviceHeld{}));
    desk.reception.told(at(0, event::MemorySample{}));
    int mine = 0, others = 0;
    for (const Spoken& spoken : desk.reception.takeSpoken())
      (spoken.caller == kCaller ? mine : others) += std::holds_alternative<say::Told>(spoken.what) ? 1 : 0;
    QCOMPARE(mine, 1);
    QCOMPARE(others, 2);
  }

  void whatIsOutOfTurnIsRefused() {
    using Asks = std::vector<Ask>;
    const ask::Hello hello{.program = "cli"};
    const ask::Rerun rerun{.of = {1}};
    for (const Asks& asks :
         {Asks{rerun}, Asks{ask::Start{}}, Asks{ask::Address{.slot = {1}}}, Asks{hello, hello}, Asks{ask::Hello{.protocol = 2}},
          Asks{hello, ask::Start{}}, Asks{hello, rerun, ask::Start{}, rerun}, Asks{hello, rerun, ask::Start{}, ask::Start{}}}) {
      Desk desk;
      for (const Ask& ask : asks)
        desk.hear(ask);
      QCOMPARE(desk.said().last(), QString("refused all!"));
      desk.hear(hello);  // what comes before its end is heard counts for nothing
      QCOMPARE(desk.said().last(), QString("refused all!"));
    }
    Desk desk;
    desk.hear(hello);
    for (int i = 0; i <= kMostWishes; ++i)
      desk.hear(rerun);
    QCOMPARE(desk.said().last(), QString("refused all!"));
  }

  void theHostMayRefuse() {
    Desk desk;
    desk.orders(2);
    const auto order = desk.reception.takeOrder();
    desk.reception.refuse(order->caller, {{.number = 1, .why = "a"}, {.number = 2, .why = "b"}});
    QCOMPARE(desk.said(), (QStringList{"welcome", "refused 1", "refused 2!"}));
    QVERIFY(!desk.reception.takeOrder());
  }

  void aSlotIsAddressed() {
    Desk desk;
    desk.hear(ask::Hello{});
    desk.hear(ask::Address{.slot = {5}, .comment = "ill"});
    const auto asked = desk.reception.takeAddressing();
    QCOMPARE(asked->what.comment, std::string("ill"));
    desk.reception.addressed(asked->caller, asked->what.slot);
    QCOMPARE(desk.said(), (QStringList{"welcome", "addressed 5"}));
  }

  // Whatever is asked in whatever order, and whatever becomes of it: a call has one end, and its tickets are its own.
  void anyOrderOfAnythingEndsOnce() {
    std::mt19937 random(11);
    for (int round = 0; round < 2'000; ++round) {
      Desk desk(round % 2 == 0);
      std::vector<Ticket> tickets;
      std::uint64_t slot = 100;
      int ends = 0;
      for (int step = 0; step < 60; ++step) {
        const Ticket ticket = tickets.empty() ? random() % 3 : tickets[random() % tickets.size()];
        switch (random() % 12) {
        case 0:
          desk.hear(ask::Hello{});
          break;
        case 1:
          desk.hear(ask::Start{});
          break;
        case 2:
          desk.hear(ask::Withdraw{});
          break;
        case 3:
        case 4:
          desk.hear(ask::Rerun{.of = {1 + random() % 9}});
          break;
        case 5:
          if (const auto order = desk.reception.takeOrder())
            tickets = desk.reception.accept(order->caller, 0, order->wishes.size());
          break;
        case 6:
        case 7:
          desk.reception.submitted(ticket, {++slot});
          break;
        case 8:
          desk.reception.told(ended({101 + random() % 6}, random() % 2 == 0 ? Outcome::Succeeded : Outcome::Failed));
          break;
        case 9:
          desk.reception.gaveWay({101 + random() % 6}, random() % 2 == 0);
          break;
        case 10:
          desk.reception.told(delivered({101 + random() % 6}));
          break;
        default:
          desk.reception.waits(random() % 4 == 0 ? std::vector<Ticket>{} : tickets);
        }
        desk.reception.settle(Time{} + seconds(step));
        for (const QString& word : desk.said())
          ends += word == "done!" ? 1 : 0;
      }
      QVERIFY(ends <= 1);
    }
  }
};

QTEST_GUILESS_MAIN(TestReception)
#include "test_reception.moc"
