// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a timeout means by what was measured, and the timeout for a rate that is asked for.
#include "tests/ui/models/tuning_evidence.h"
#include "ui/models/stage_rate.h"
#include "ui/models/tuning_words.h"

#include <QtTest/QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

class TestStageRate : public QObject {
  Q_OBJECT

 private slots:
  // Golden: 6-MP at 23 by effective size.
  void aRateHasTheLimitsThatItsSampleAllows() {
    const RateAt rate = rateAt(sixMp(), seconds(23), seconds(30));
    QCOMPARE(rate.known, RateAt::Known::Share);
    QVERIFY(near(rate.longer, .4481793) && near(rate.lower, .1880778) && near(rate.upper, .7311969));
    QVERIFY(rate.never && near(*rate.never, .4481793));  // none finished between 23 and H: no timeout would have saved one
    QVERIFY(near(rate.spurious(), 0));
    QCOMPARE(intervalText(rate), QStringLiteral("19 to 73 %"));
  }

  void beyondTheRecordThereIsAnUpperBoundAlone() {
    const RateAt rate = rateAt(sixMp(), seconds(36), seconds(40));
    QCOMPARE(rate.known, RateAt::Known::Beyond);
    QVERIFY(near(rate.longer, .4481793) && !rate.never);
    QVERIFY(intervalText(rate).isEmpty());
    QVERIFY2(spuriousText(rate, seconds(40)).startsWith(QStringLiteral("Not identifiable: no attempt was watched beyond 35.0 s")),
             qPrintable(spuriousText(rate, seconds(40))));
    // The horizon lies beyond, the timeout does not: "at most".
    QVERIFY(spuriousText(rateAt(sixMp(), seconds(23), seconds(40)), seconds(40))
                .startsWith(QStringLiteral("Spurious at most <b>45 %</b>; S(H) not identified")));
  }

  void noneThatWasLongerStillHasALimit() {
    const RateAt rate = rateAt(mostAtTwelve(0, 402), seconds(13), seconds(17));
    QVERIFY(rate.longer == 0 && near(rate.upper, 1 - std::pow(.025, 1 / 402.)));
    QCOMPARE(spuriousText(rate, seconds(17)), QStringLiteral("Spurious at most <b>0.9 %</b>; none of 402 was longer, H = 17.0 s"));
    QCOMPARE(rateAt({}, seconds(3), seconds(8)).known, RateAt::Known::Nothing);
  }

  void theTimeoutForARateIsOneThatTheRecordReaches_data() {
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("timeout");  // −1: not identifiable
    QTest::newRow("0.9") << .9 << 6.;
    QTest::newRow("0.75") << .75 << 13.;
    QTest::newRow("0.5") << .5 << 23.;
    QTest::newRow("0.4") << .4 << -1.;
  }
  void theTimeoutForARateIsOneThatTheRecordReaches() {
    QFETCH(double, rate);
    const StageSettings stage = contractSettings().stages[Stage::Image];
    const auto timeout = timeoutFor(sixMp(), rate, stage);
    QTEST(timeout ? inSeconds(*timeout) : -1, "timeout");
    if (timeout)  // and back
      QVERIFY(rateAt(sixMp(), *timeout, seconds(60)).longer <= rate + 1e-12);
    QVERIFY(near(leastRate(sixMp()), .4481793));
  }

  void aRateIsAskedForWithinWhatTheStageMayBeSetTo() {
    StageSettings stage = contractSettings().stages[Stage::Image];
    stage.minTimeout = seconds(13);
    QCOMPARE(timeoutFor(mostAtTwelve(1, 100), .02, stage), std::optional(seconds(13)));
  }

  void aStepOfTheRateGoesToTheNextStairAtLeast() {
    const StageEvidence evidence = sixMp();
    QVERIFY(near(rateBeside(evidence, .4481793, .001), .5378151));
    QVERIFY(near(rateBeside(evidence, .8571429, .001), 1));
    QVERIFY(near(rateBeside(evidence, .5, -.001), .499));
    QCOMPARE(timeoutFor(evidence, rateBeside(evidence, .5378151, -.001), contractSettings().stages[Stage::Image]),
             std::optional(seconds(23)));
  }
};

QTEST_GUILESS_MAIN(TestStageRate)
#include "test_stage_rate.moc"
