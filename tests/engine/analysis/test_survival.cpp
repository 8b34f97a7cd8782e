// SPDX-License-Identifier: GPL-3.0-or-later
//
// The survival curve against golden values (tests/data/statistics/km_*.csv: computed twice, with R's survival and with lifelines).
#include "engine/analysis/survival.h"

#include <QtTest/QtTest>

#include <QFile>
#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace vortex;
using namespace vortex::analysis;

namespace {

Observation finished(double s) { return {.time = seconds(s), .finished = true}; }
Observation cut(double s) { return {.time = seconds(s), .finished = false}; }

SurvivalCurve curveOf(std::vector<Observation> observations) { return {std::move(observations), Confidence::NinetyFive}; }

std::vector<Observation> sixMp() {
  std::vector<Observation> all;
  for (const double t : {6., 6., 6., 7., 10., 13., 16., 22., 23.})
    all.push_back(finished(t));
  for (const double t : {6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.})
    all.push_back(cut(t));
  return all;
}

QList<QList<QByteArray>> rowsOf(const char* name) {
  QFile file(QStringLiteral(VORTEX_SOURCE_DIR "/tests/data/statistics/") + QLatin1String(name));
  QList<QList<QByteArray>> rows;
  if (file.open(QIODevice::ReadOnly))
    for (file.readLine(); !file.atEnd();)
      rows.push_back(file.readLine().trimmed().split(','));
  return rows;
}

bool near(double a, double b) { return std::abs(a - b) < 1e-7; }

double inS(const std::optional<Duration>& time) { return time ? inSeconds(*time) : -1; }

}  // namespace

class TestSurvival : public QObject {
  Q_OBJECT

 private slots:
  void stepsAreTheGoldenOnes() {
    std::map<QByteArray, std::vector<Observation>> cases;
    for (const auto& row : rowsOf("km_cases.csv"))
      cases[row.at(0)].push_back({.time = seconds(row.at(1).toDouble()), .finished = row.at(2) == "1"});
    std::map<QByteArray, std::size_t> next;
    int compared = 0;
    for (const auto& row : rowsOf("km_expected.csv")) {
      const SurvivalCurve curve = curveOf(cases.at(row.at(0)));
      const std::size_t index = next[row.at(0)]++;
      QVERIFY(index < curve.steps().size());
      const SurvivalCurve::Step& step = curve.steps()[index];
      QCOMPARE(inSeconds(step.time), row.at(1).toDouble());
      QCOMPARE(step.atRisk, row.at(2).toInt());
      QCOMPARE(step.finished, row.at(3).toInt());
      QVERIFY2(near(step.share.survival, row.at(4).toDouble()), row.join(',').constData());
      if (step.share.survival > 0) {  // at 0 the variance is infinite, and programs differ in what they print
        QVERIFY2(near(step.share.se, row.at(5).toDouble()), row.join(',').constData());
        QVERIFY2(near(step.share.lower, row.at(6).toDouble()), row.join(',').constData());
        QVERIFY2(near(step.share.upper, row.at(7).toDouble()), row.join(',').constData());
      }
      ++compared;
    }
    for (const auto& [name, steps] : next)
      QCOMPARE(curveOf(cases.at(name)).steps().size(), steps);
    QVERIFY(compared > 10);
  }

  void theInverseIsATimeThatOccurredOrNotIdentifiable_data() {
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::newRow("0.9") << .9 << 6. << 6. << 10.;
    QTest::newRow("0.8") << .8 << 10. << 6. << 22.;
    QTest::newRow("0.75") << .75 << 13. << 6. << 22.;
    QTest::newRow("0.6") << .6 << 22. << 7. << -1.;
    QTest::newRow("0.5") << .5 << 23. << 13. << -1.;
    QTest::newRow("0.4") << .4 << -1. << 16. << -1.;
  }
  void theInverseIsATimeThatOccurredOrNotIdentifiable() {
    QFETCH(double, rate);
    const auto found = curveOf(sixMp()).timeOf(rate);
    QTEST(inS(found.value), "value");
    QTEST(inS(found.lower), "lower");
    QTEST(inS(found.upper), "upper");
  }

  void mixedTimeoutsAreOneCurve() {
    const SurvivalCurve curve = curveOf(
        {finished(1), finished(1.4), finished(2), cut(2), cut(2), finished(2.3), finished(2.7), finished(3), cut(3), cut(3)});
    std::vector<double> survivals;
    for (const auto& step : curve.steps())
      survivals.push_back(std::round(step.share.survival * 1e9) / 1e9);
    QCOMPARE(survivals, (std::vector<double>{.9, .8, .7, .56, .42, .28}));
    const auto at70 = curve.timeOf(.7), at20 = curve.timeOf(.2);
    QCOMPARE(inS(at70.value), 2.);  // 0.7 as a product is not 0.7
    QCOMPARE(inS(at70.lower), 1.);
    QCOMPARE(inS(at70.upper), 3.);
    QVERIFY(!at20.value && !at20.upper);
    QCOMPARE(inS(at20.lower), 2.3);
  }

  void beyondTheLongestCutNothingIsKnown() {
    const SurvivalCurve curve = curveOf(sixMp());
    const Share there = curve.at(seconds(35)), beyond = curve.at(seconds(35) + Duration{1});
    QVERIFY(std::holds_alternative<Identified>(there));
    QVERIFY(std::holds_alternative<BeyondData>(beyond));
    QCOMPARE(inSeconds(std::get<BeyondData>(beyond).last), 35.);
    QVERIFY(near(std::get<BeyondData>(beyond).upper, .6801426));
    QVERIFY(std::holds_alternative<BeyondData>(curveOf({}).at(seconds(1))));
  }

  void whereTheLastOneFinishedNobodyTakesLonger() {
    const SurvivalCurve curve = curveOf({finished(2), finished(3), finished(3), cut(3), finished(5), cut(5), finished(7)});
    const auto last = std::get<Identified>(curve.at(seconds(100)));
    QCOMPARE(last.survival, 0.);
    QCOMPARE(last.lower, 0.);
    QCOMPARE(last.upper, curve.steps()[curve.steps().size() - 2].share.upper);
  }

  void beforeTheFirstFinishTheBandIsNotCertain() {
    const auto share = std::get<Identified>(curveOf(sixMp()).at(seconds(1)));
    QCOMPARE(share.survival, 1.);
    QVERIFY(near(share.lower, std::pow(.025, 1. / 21)));
    QCOMPARE(share.upper, 1.);
  }

  void falseTimeoutsAreThoseThatWouldHaveFinishedInTime() {
    const SurvivalCurve curve = curveOf(sixMp());
    const auto known = falseTimeouts(curve, seconds(10), seconds(23));
    QVERIFY(known && known->spurious);
    QVERIFY(near(known->longer, .7529412));
    QVERIFY(near(*known->spurious, .7529412 - .4481793));
    const auto bound = falseTimeouts(curve, seconds(10), seconds(40));  // the horizon lies beyond what was seen
    QVERIFY(bound && !bound->spurious);
    QVERIFY(!falseTimeouts(curve, seconds(36), seconds(40)));
  }

  void withoutCutsItIsTheEmpiricalShare() {
    std::mt19937_64 random(7);
    for (int round = 0; round < 50; ++round) {
      std::vector<Observation> all;
      for (int i = 0; i < 40; ++i)
        all.push_back(finished(1 + static_cast<double>(random() % 20)));
      const SurvivalCurve curve = curveOf(all);
      for (const auto& step : curve.steps()) {
        const auto longer = std::count_if(all.begin(), all.end(), [&](const Observation& o) { return o.time > step.time; });
        const double s = static_cast<double>(longer) / 40;
        QVERIFY(near(step.share.survival, s));
        if (s > 0)
          QVERIFY(near(step.share.se, std::sqrt(s * (1 - s) / 40)));
      }
    }
  }

  // "More cuts never narrow the band" is false; this holds.
  void aCutThatComesEarlierNeverRaisesTheCurve() {
    std::mt19937_64 random(11);
    for (int round = 0; round < 200; ++round) {
      std::vector<Observation> all;
      for (int i = 0; i < 25; ++i)
        all.push_back({.time = seconds(1 + static_cast<double>(random() % 15)), .finished = random() % 3 != 0});
      const auto moved = std::find_if(all.begin(), all.end(), [](const Observation& o) { return !o.finished; });
      if (moved == all.end())
        continue;
      const SurvivalCurve before = curveOf(all);
      moved->time = seconds(inSeconds(moved->time) / 2);
      const SurvivalCurve after = curveOf(all);
      for (std::size_t i = 0; i < before.steps().size(); ++i)
        QVERIFY(after.steps()[i].share.survival <= before.steps()[i].share.survival + 1e-12);
    }
  }
};

QTEST_GUILESS_MAIN(TestSurvival)
#include "test_survival.moc"
