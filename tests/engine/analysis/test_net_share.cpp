// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/net_share.h"

#include <QTest>
#include <random>
#include <vector>

using namespace vortex::analysis;

class TestNetShare : public QObject {
  Q_OBJECT

 private slots:
  void isAsPublished_data() {
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("gained");
    QTest::addColumn<int>("lost");
    QTest::addColumn<double>("estimate");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::newRow("200, 12, 3") << 200 << 12 << 3 << 0.0445545 << 0.0050235 << 0.0840855;
    QTest::newRow("200, none") << 200 << 0 << 0 << 0.0 << -0.0137218 << 0.0137218;
    QTest::newRow("10,000, 120, 30") << 10'000 << 120 << 30 << 0.0089982 << 0.0065887 << 0.0114077;
  }
  void isAsPublished() {
    QFETCH(int, n);
    QFETCH(int, gained);
    QFETCH(int, lost);
    QFETCH(double, estimate);
    QFETCH(double, lower);
    QFETCH(double, upper);
    const Limits limits = netShare(n, gained, lost);
    QVERIFY(std::abs(limits.estimate - estimate) < 5e-8);
    QVERIFY(std::abs(limits.lower - lower) < 5e-8);
    QVERIFY(std::abs(limits.upper - upper) < 5e-8);
  }

  void neighboursThatGoTogetherWidenIt() {
    std::mt19937 random(7);
    std::vector<signed char> apart, together;
    for (int i = 0; i < 20'000; ++i)
      apart.push_back(random() % 10 == 0 ? 1 : 0);
    for (int i = 0; i < 1'000; ++i)
      together.insert(together.end(), 20, random() % 10 == 0 ? 1 : 0);
    QVERIFY(std::abs(*dependence(apart) - 1) < 0.15);
    QVERIFY(std::abs(*dependence(together) - 20) < 2);  // whole blocks: 20 slots are one
    const Limits limits = netShare(20'000, 2'000, 0), wide = widened(limits, 4);
    QVERIFY(std::abs((wide.upper - wide.estimate) / (limits.upper - limits.estimate) - 2) < 1e-9);
    QCOMPARE(widened(limits, 0.25).upper, limits.upper);
  }

  void fewerThanTenBlocksSayNothing() {
    QVERIFY(!dependence(std::vector<signed char>(199, 1)));
    QVERIFY(dependence(std::vector<signed char>(200, 0)));
  }

  void saysHowManySlotsWouldDecide() {
    QCOMPARE(slotsToDecide(200, netShare(200, 12, 3)), std::optional(0));
    QCOMPARE(slotsToDecide(200, netShare(200, 0, 0)), std::nullopt);
    const auto more = slotsToDecide(411, netShare(411, 2, 1));
    QVERIFY(more && *more > 4'000);
    // With as many more of the same kind it does lie on one side, or nearly: the counts are whole.
    const int n = 411 + *more, times = n / 411;
    const Limits there = netShare(n + 411, 2 * (times + 1) + times / 2, times + 1);
    QVERIFY(there.lower > 0);
  }
};

QTEST_APPLESS_MAIN(TestNetShare)
#include "test_net_share.moc"
