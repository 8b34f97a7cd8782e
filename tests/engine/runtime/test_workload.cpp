// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a leak hunt feeds an engine with: shares, drawn fates that come again with the same seed, cancels at their instants.
#include "engine/workload.h"
#include "tests/engine/runtime/support.h"

#include <QTest>

using namespace vortex;
using namespace vortex::test;

namespace {

Workload workload(std::uint64_t seed, double cancel, double timeout, int sound = 3) {
  return {{.recipes = {*aRecipe()}, .cancelShare = cancel, .timeoutShare = timeout, .seed = seed, .sound = sound, .airIn = {}},
          contractSettings()};
}

bool timesOut(const SlotRequest& request) {
  return std::any_of(request.timeouts.values.begin(), request.timeouts.values.end(), [](Duration d) { return d > Duration{}; });
}

void start(Workload& fed, std::uint64_t slot, std::size_t n, Time at) {
  fed.submitted({slot}, n);
  fed.take({.seq = 1, .at = at, .body = event::SlotStarted{.slot = {slot}, .waited = {}}});
}

}  // namespace

class TestWorkload : public QObject {
  Q_OBJECT
 private slots:
  void theSharesAreKept() {
    Workload fed = workload(7, 0.2, 0.1);
    int timeouts = 0, cancels = 0;
    for (std::size_t n = 0; n < 10'000; ++n) {
      timeouts += timesOut(fed.request(n)) ? 1 : 0;
      start(fed, n + 1, n, at(0));
    }
    cancels = static_cast<int>(fed.due(at(1'000)).size());
    QVERIFY2(cancels > 1'850 && cancels < 2'150, qPrintable(QString::number(cancels)));
    QVERIFY2(timeouts > 880 && timeouts < 1'120, qPrintable(QString::number(timeouts)));
  }

  void theFirstSlotsAreLeftAlone() {
    Workload fed = workload(7, 0.5, 0.4, 20);
    for (std::size_t n = 0; n < 20; ++n) {
      QVERIFY(!timesOut(fed.request(n)));
      start(fed, n + 1, n, at(0));
    }
    QVERIFY(fed.due(at(1'000)).empty());
  }

  void theSameSeedGivesTheSameFates() {
    Workload one = workload(7, 0.3, 0.3), two = workload(7, 0.3, 0.3), other = workload(8, 0.3, 0.3);
    int differ = 0;
    for (std::size_t n = 0; n < 500; ++n) {
      QVERIFY(one.request(n).timeouts.values == two.request(n).timeouts.values);
      QCOMPARE(*one.request(n).seed, 7 + n);
      differ += one.request(n).timeouts.values != other.request(n).timeouts.values ? 1 : 0;
    }
    QVERIFY(differ > 50);
  }

  void aCancelComesWithinTheSlotAsStagesWereSeenToTake() {
    Workload fed = workload(7, 0.9, 0, 0);
    for (Stage stage : kStages)  // a tenth of the targets: the slot takes 2.1 s
      fed.take({.seq = 1,
                .at = at(0),
                .body = event::StageComplete{.attempt = {.slot = {900}, .stage = stage},
                                             .elapsed = contractSettings().stages[stage].target / 10}});
    std::size_t cancels = 0;
    for (std::size_t n = 0; n < 200; ++n)
      start(fed, n + 1, n, at(100));
    QVERIFY(*fed.next() > at(100));
    QVERIFY(fed.due(at(100)).empty());
    while (fed.next()) {
      QVERIFY(*fed.next() < at(102.1));
      cancels += fed.due(*fed.next()).size();
    }
    QVERIFY(cancels > 150);
  }

  void whatIsDecidedBeforeIsNotCancelled() {
    Workload fed = workload(7, 0.9, 0, 0);
    for (std::size_t n = 0; n < 50; ++n) {
      start(fed, n + 1, n, at(0));
      fed.take({.seq = 2, .at = at(0.001), .body = event::SlotComplete{.slot = {n + 1}, .verdict = {}}});
    }
    QVERIFY(!fed.next() && fed.due(at(100)).empty());
  }

  void withoutACadenceThereIsNoDeadline() {
    QVERIFY(workload(7, 0, 0).request(0).noDeadline);
    const Workload cadence({.recipes = {*aRecipe()}, .seed = 1, .airIn = seconds(45)}, contractSettings());
    QVERIFY(!cadence.request(0).noDeadline && cadence.request(0).onCadence && *cadence.request(0).airIn == seconds(45));
  }
};

QTEST_APPLESS_MAIN(TestWorkload)
#include "test_workload.moc"
