// SPDX-License-Identifier: GPL-3.0-or-later
//
// Limits in the tail of a survival curve, and how long a stage may take at most, against literal values.
#include "engine/analysis/share_limits.h"
#include "engine/analysis/stage_horizon.h"

#include <QtTest/QtTest>

#include <cmath>
#include <vector>

using namespace vortex;
using namespace vortex::analysis;

namespace {

bool near(double a, double b, double within = 1e-6) { return std::abs(a - b) < within; }

// The 6-MP arm of Freireich et al., Blood 21:699 (1963), table 1.1 of Klein & Moeschberger (1997).
SurvivalCurve sixMercaptopurine() {
  std::vector<Observation> all;
  for (const double t : {6., 6., 6., 7., 10., 13., 16., 22., 23.})
    all.push_back({.time = seconds(t), .finished = true});
  for (const double t : {6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.})
    all.push_back({.time = seconds(t), .finished = false});
  return {std::move(all), Confidence::NinetyFive};
}

SurvivalCurve longerThanTwo(int longer, int of) {
  std::vector<Observation> all;
  for (int i = 0; i < of; ++i)
    all.push_back({.time = seconds(i < longer ? 3 : 1), .finished = true});
  return {std::move(all), Confidence::NinetyFive};
}

}  // namespace

class TestShareLimits : public QObject {
  Q_OBJECT

 private slots:
  void cutAttemptsMakeTheSampleSmaller() {
    const auto limits = limitsAt(sixMercaptopurine(), seconds(23), .025);
    QVERIFY(limits.has_value());
    QVERIFY2(near(limits->size, 13.652582), qPrintable(QString::number(limits->size, 'f', 6)));
    QVERIFY2(near(limits->lower, .1880778), qPrintable(QString::number(limits->lower, 'f', 7)));
    QVERIFY2(near(limits->upper, .7311969), qPrintable(QString::number(limits->upper, 'f', 7)));
  }

  void whereNothingWasCutTheyAreClopperAndPearsons() {
    const auto limits = limitsAt(longerThanTwo(3, 300), seconds(2), .05);
    QVERIFY(limits && near(limits->size, 300));
    QVERIFY(near(limits->lower, .0027310) && near(limits->upper, .0256414));
    const auto five = limitsAt(longerThanTwo(5, 523), seconds(2), .05);
    QVERIFY(five && near(five->upper, .0199956));
  }

  void noneThatWasLongerIsNotAShareOfNothing() {
    const auto limits = limitsAt(longerThanTwo(0, 59), seconds(2), .05);
    QVERIFY(limits && limits->share == 0);
    QVERIFY(near(limits->upper, .0495076));
  }

  void beforeAnyFinishedTheLowerLimitIsWhatTheOthersAllow() {
    const auto limits = limitsAt(longerThanTwo(0, 20), seconds(.5), .025);
    QVERIFY(limits && limits->share == 1 && limits->upper == 1);
    QVERIFY(near(limits->lower, std::pow(.025, 1 / 20.)));
  }

  void beyondTheLongestCutThereIsNone() { QVERIFY(!limitsAt(sixMercaptopurine(), seconds(35.1), .025)); }

  // The old form: 45 − 5 s, what follows at its timeouts.
  void aStageMayTakeWhatTheOthersLeave() {
    Settings settings = contractSettings();
    settings.downstream = {};
    settings.deadlineBuffer = seconds(5);
    TookSlot slot{.stages = {}, .encode = Duration{}};
    for (const Stage stage : kStages)
      slot.stages[stage] = settings.stages[stage].timeout;
    const PerStage<Duration> horizons = horizonsOf(settings, std::vector(59, slot)).of;
    QCOMPARE(inSeconds(horizons[Stage::Image]), 28.);
    QCOMPARE(inSeconds(horizons[Stage::Audio]), 13.75);
    QCOMPARE(inSeconds(horizons[Stage::Video]), 23.);
    QCOMPARE(inSeconds(horizons[Stage::Clip]), 15.);
  }

  // Live: 26 s, by the targets less video 8, clip 1 and the delivery 2.
  void belowFiftyNineSlotsTheTargetsStandIn() {
    TookSlot slot{.stages = {{seconds(1), seconds(10), seconds(5), seconds(.5)}}, .encode = seconds(.1)};
    const Settings settings = contractSettings();
    const Horizons few = horizonsOf(settings, std::vector(58, slot));
    QVERIFY(few.byTargets() && few.wholeSlots == 0 && few.deliveries == 0);
    QCOMPARE(few.of[Stage::Image], seconds(26 - 8 - 1) - settings.deliveryTarget);
    const Horizons seen = horizonsOf(settings, std::vector(59, slot));
    QVERIFY(!seen.byTargets() && seen.wholeSlots == 59 && seen.deliveries == 59);
    QCOMPARE(seen.of[Stage::Image], seconds(26 - 5 - .5 - .1));
    // Whole slots without a clip on disk: what was delivered is known of none.
    slot.encode.reset();
    const Horizons undelivered = horizonsOf(settings, std::vector(59, slot));
    QVERIFY(undelivered.byTargets() && undelivered.wholeSlots == 59);
    QCOMPARE(undelivered.of[Stage::Image], seconds(26 - 5 - .5) - settings.deliveryTarget);
  }
};

QTEST_GUILESS_MAIN(TestShareLimits)
#include "test_share_limits.moc"
