// SPDX-License-Identifier: GPL-3.0-or-later
//
// What grows around the tensors: the allocator's reserve, and memory and handles of the two processes.
#include "engine/analysis/leak_words.h"
#include "tests/engine/analysis/leak_points.h"

#include <QtTest/QtTest>

#include <cmath>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

class TestLeakOutside : public QObject {
  Q_OBJECT

 private slots:
  void growthOutsideTheTensorsIsALeakAndNamedSo_data() {
    QTest::addColumn<LeakSeries>("outside");
    QTest::addColumn<QString>("says");
    QTest::newRow("reserve") << LeakSeries::Reserved << "what the allocator has reserved grows by";
    QTest::newRow("device") << LeakSeries::Resident << "resident memory of the device's process grows by 20.00 MB a slot";
    QTest::newRow("device's files") << LeakSeries::Handles << "open handles of the device's process grow by 1 a slot";
    QTest::newRow("engine") << LeakSeries::EngineResident << "resident memory of the engine grows by 20.00 MB a slot";
    QTest::newRow("engine's files") << LeakSeries::EngineHandles << "open handles of the engine grow by 1 a slot";
  }
  void growthOutsideTheTensorsIsALeakAndNamedSo() {
    QFETCH(LeakSeries, outside);
    QFETCH(QString, says);
    LeakRules rules = rulesWith(11.5 * kGB);
    rules.limit[LeakSeries::Reserved] = 11.5 * kGB;
    rules.limit[LeakSeries::Resident] = rules.limit[LeakSeries::EngineResident] = 16 * kGB;
    rules.limit[LeakSeries::Handles] = rules.limit[LeakSeries::EngineHandles] = 1'024;
    std::vector<LeakPoint> points = clean(40, 9);
    for (LeakPoint& one : points) {
      const auto slot = static_cast<double>(one.slot);
      const auto grows = [&](LeakSeries series, double by) { return outside == series ? by : 0; };
      one.reserved = 9.6 * kGB + grows(LeakSeries::Reserved, 2 * kMB * std::floor(slot * .9));
      one.resident = 2 * kGB + grows(LeakSeries::Resident, 20 * kMB * slot);
      one.handles = 60 + grows(LeakSeries::Handles, slot);
      one.engineResident = .3 * kGB + grows(LeakSeries::EngineResident, 20 * kMB * slot);
      one.engineHandles = 40 + grows(LeakSeries::EngineHandles, slot);
    }
    const LeakVerdict verdict = judgeLeak(rules, points);
    QVERIFY(verdict.word == LeakWord::Leak);
    QVERIFY(verdict.found == LeakFound::OutsideTensors);
    QVERIFY(verdict.deciding() && verdict.deciding()->series == outside);
    for (const JudgedSeries& one : verdict.series)
      QCOMPARE(toString(one.verdict.word), toString(one.series == outside ? LeakWord::Leak : LeakWord::NoLeak));
    QVERIFY2(headlineOf(verdict).find("Outside the tensors: " + says.toStdString()) == 0, headlineOf(verdict).c_str());
  }

  // Somebody else's series is of one process, which is not said to be a device's.
  void oneProcessIsNotToldApart() {
    std::vector<LeakPoint> points = clean(40, 9);
    for (LeakPoint& one : points)
      one.resident = 2 * kGB + 20 * kMB * static_cast<double>(one.slot);
    const std::string says = headlineOf(judgeLeak(rulesWith(11.5 * kGB), points));
    QVERIFY2(says.find("Outside the tensors: resident memory grows by 20.00 MB") == 0, says.c_str());
  }

  void whatIsNotDecidedOutsideTakesNothingFromTheTensors() {
    std::vector<LeakPoint> points = clean(40, 9);
    double wander = 2 * kGB;
    std::mt19937_64 random(2);
    std::normal_distribution<double> step(0, 40 * kMB);
    for (LeakPoint& one : points)
      one.resident = wander += step(random);
    const LeakVerdict verdict = judgeLeak(rulesWith(11.5 * kGB), points);
    QVERIFY(verdict.word == LeakWord::NoLeak);
    QVERIFY(verdict.find(LeakSeries::Resident)->verdict.word == LeakWord::Inconclusive);
  }
};

QTEST_GUILESS_MAIN(TestLeakOutside)
#include "test_leak_outside.moc"
