// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/freshness.h"

#include <QtTest>

using namespace std::chrono_literals;
using vortex::ui::Freshness;

class TestFreshness : public QObject {
  Q_OBJECT
 private slots:
  void whoeverIsHeardIsFresh() {
    Freshness freshness;
    for (int i = 0; i < 1'000; ++i) {
      QVERIFY(!freshness.look(static_cast<std::uint64_t>(i), i * 40ms));
      QVERIFY(!freshness.silentFor(i * 40ms));
    }
  }
  void whoeverSleepsIsAskedOnceAndAnswers() {
    Freshness freshness;
    QVERIFY(!freshness.look(1, 0ms));
    QVERIFY(!freshness.look(1, 499ms));
    QVERIFY(freshness.look(1, 500ms));
    QVERIFY(!freshness.look(1, 540ms));  // it was asked
    QVERIFY(!freshness.look(2, 541ms));
    QVERIFY(!freshness.silentFor(10'000ms));
    QVERIFY(freshness.look(2, 1'041ms));
  }
  void whoeverDoesNotAnswerIsStaleAfterTwoSeconds() {
    Freshness freshness;
    freshness.look(1, 0ms);
    QVERIFY(freshness.look(1, 500ms));
    QVERIFY(!freshness.silentFor(1'999ms));
    QVERIFY(freshness.silentFor(2'000ms) == 2'000ms);
    QVERIFY(freshness.silentFor(7'000ms) == 7'000ms);
    freshness.look(2, 7'040ms);
    QVERIFY(!freshness.silentFor(7'040ms));
  }
  void aWindowThatStoodStillDoesNotBlameTheEngine() {
    Freshness freshness;
    freshness.look(1, 0ms);
    QVERIFY(freshness.look(1, 60'000ms));  // only now is it asked
    QVERIFY(!freshness.silentFor(60'000ms));
    QVERIFY(!freshness.silentFor(61'000ms));
  }
};

QTEST_APPLESS_MAIN(TestFreshness)
#include "test_freshness.moc"
