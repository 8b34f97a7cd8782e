// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ledger comes first: what a decided slot still holds is a leak, whatever statistics say.
#include "engine/analysis/leak_words.h"
#include "tests/engine/analysis/leak_points.h"

#include <QtTest/QtTest>

#include <limits>

using namespace vortex;
using namespace vortex::analysis;

namespace {

HeldBytes held(std::uint64_t slot, std::int64_t bytes) {
  return {.slot = slot, .stage = Stage::Video, .outcome = AttemptOutcome::TimedOut, .bytes = {bytes}};
}

}  // namespace

class TestLeakLedger : public QObject {
  Q_OBJECT

 private slots:
  void whatADecidedSlotHoldsIsALeakAtThatSlot() {
    LeakJudge judge(rulesWith(11.5 * kGB));
    const auto points = clean(30, 2);
    for (const LeakPoint& one : points) {
      if (one.slot == 7)
        judge.add(held(7, 4'096));
      judge.add(one);
      QCOMPARE(judge.verdict().word == LeakWord::Leak, one.slot >= 7);
    }
    const LeakVerdict verdict = judge.atEnd();
    QVERIFY(verdict.found == LeakFound::Ledger);
    QCOMPARE(verdict.certainFrom.value_or(0), std::uint64_t{7});
    QCOMPARE(verdict.certainFromJudged, 7);
    QCOMPARE(verdict.ledger.held, Bytes{4'096});
    QCOMPARE(verdict.ledger.holders, 1);
    QVERIFY(!verdict.deciding());
    QVERIFY(verdict.find(LeakSeries::Floor)->verdict.word == LeakWord::NoLeak);  // what statistics would have said
  }

  void theLedgerKnowsItsSlotsAndItsLargest() {
    LeakJudge judge(rulesWith(11.5 * kGB));
    judge.add(held(9, 10));
    QVERIFY(judge.verdict().word == LeakWord::Leak);
    judge.add(held(9, 30));
    judge.add(held(4, 20));
    judge.add(held(5, 0));
    judge.add(held(6, -8));
    const LeakLedger& ledger = judge.verdict().ledger;
    QCOMPARE(ledger.held, Bytes{60});
    QCOMPARE(ledger.holders, 2);
    QCOMPARE(ledger.first, std::uint64_t{4});
    QCOMPARE(ledger.last, std::uint64_t{9});
    QCOMPARE(ledger.largest.size(), std::size_t{3});
    QCOMPARE(ledger.largest.front().bytes, Bytes{30});
    for (std::uint64_t slot = 10; slot < 400; ++slot)
      judge.add(held(slot, std::numeric_limits<std::int64_t>::max() / 2));  // sums stop at the end of their type
    QCOMPARE(judge.verdict().ledger.held.count, std::numeric_limits<std::int64_t>::max());
    QCOMPARE(judge.verdict().ledger.largest.size(), kMostHeldShown);
  }

  // The trend begins behind the warm-up, the ledger with the first slot.
  void theLedgerKnowsNoWarmUp() {
    LeakJudge judge(rulesWith(11.5 * kGB, 3));
    judge.add(held(2, 700));
    QVERIFY(judge.verdict().word == LeakWord::Leak);  // at that slot, before the warm-up is over
    for (const LeakPoint& one : clean(30, 2))
      judge.add(one);
    const LeakVerdict verdict = judge.atEnd();
    QVERIFY(verdict.word == LeakWord::Leak && verdict.found == LeakFound::Ledger);
    QCOMPARE(verdict.ledger.first, std::uint64_t{2});
    QCOMPARE(verdict.ledger.held, Bytes{700});
    QCOMPARE(verdict.certainFrom.value_or(0), std::uint64_t{2});
    QCOMPARE(verdict.certainFromJudged, 0);
    QCOMPARE(verdict.judged(), 27);
    QCOMPARE(QString::fromStdString(headlineOf(verdict)),
             QString("Slot 2 still holds 700 B after it was decided, the most at once by video (timed_out) in slot 2. Certain "
                     "from slot 2, of the warm-up."));
    judge.add(held(5, 8));
    QCOMPARE(judge.atEnd().certainFromJudged, 0);
    QCOMPARE(judge.heldByWarmUp(), Bytes{700});

    LeakJudge behind(rulesWith(11.5 * kGB, 3));
    for (const LeakPoint& one : clean(30, 2))
      behind.add(one);
    behind.add(held(5, 8));
    QCOMPARE(behind.atEnd().certainFromJudged, 2);
  }
};

QTEST_GUILESS_MAIN(TestLeakLedger)
#include "test_leak_ledger.moc"
