// SPDX-License-Identifier: GPL-3.0-or-later
//
// The geometry of a stage's curve.
#include "tests/ui/models/tuning_evidence.h"
#include "ui/models/curve_layout.h"

#include <QtTest/QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

CurveInput curveInput(const StageEvidence& evidence, double draft) {
  CurveInput input{
      .evidence = &evidence, .running = contractSettings().stages[Stage::Image], .draft = seconds(draft), .horizon = seconds(16.9)};
  input.axisEnd = axisEndFor(input);
  return input;
}

}  // namespace

class TestCurveLayout : public QObject {
  Q_OBJECT

 private slots:
  void theHandleStandsAtTheDraftAndComesBackToIt() {
    const StageEvidence evidence = mostAtTwelve(3, 300);
    const CurveScene scene = layOutCurve(curveInput(evidence, 13.6), QSizeF(450, 190));
    QVERIFY(near(inSeconds(scene.timeAt(scene.draft)), 13.6, 1e-6));
    QVERIFY(holdsHandle(scene, {scene.draft + 3, scene.plot.center().y()}));
    QVERIFY(!holdsHandle(scene, {scene.draft + 20, scene.plot.center().y()}));
    QVERIFY(scene.running && scene.horizon && *scene.running > scene.draft && *scene.horizon > *scene.running);
    QVERIFY(scene.unknown.left() < *scene.running && !scene.draftIsBeyond);  // none was watched beyond 14 s
    QVERIFY(near(scene.yOf(1), scene.plot.top()) && near(scene.yOf(.0001), scene.plot.bottom()));
    QVERIFY(near(scene.draftShare.value(), scene.yOf(.01)));
  }

  // On a small machine's profile attempts take a third of a second, and timeouts are those of the large ones.
  void aTimeoutManyTimesAsLongDoesNotSqueezeTheCurve() {
    std::vector<history::AttemptLine> attempts(99, attempt("finished", 0.3));
    attempts.push_back(attempt("timed_out", 15));  // one hung
    const StageEvidence evidence = evidenceOf(attempts);
    const CurveScene far = layOutCurve(curveInput(evidence, 15), QSizeF(450, 190));
    QVERIFY(far.xOf(seconds(0.3)) > far.plot.left() + far.plot.width() / 2);
    QVERIFY(!far.target && !far.running && !far.horizon && far.draftIsBeyond);
    QVERIFY(holdsHandle(far, {far.plot.right(), far.plot.center().y()}));  // it waits at the edge to be taken
    const CurveScene drafted = layOutCurve(curveInput(evidence, 1), QSizeF(450, 190));
    QVERIFY(!drafted.draftIsBeyond && drafted.draft < drafted.plot.right());
    QVERIFY(far.draftShare && !layOutCurve(curveInput(evidence, 16), QSizeF(450, 190)).draftShare);  // none was watched for 16 s
  }

  void belowFiveAtRiskTheLineIsDashed() {
    const StageEvidence evidence = sixMp();
    const CurveScene scene = layOutCurve(curveInput(evidence, 13), QSizeF(450, 190));
    QVERIFY(scene.line.thin.empty());  // six are at risk at the last step
    std::vector<history::AttemptLine> few(4, attempt("finished", 12));
    few.push_back(attempt("finished", 13));
    const StageEvidence five = evidenceOf(few);
    const CurveScene thin = layOutCurve(curveInput(five, 13), QSizeF(450, 190));
    QVERIFY(!thin.line.thin.empty());
    QCOMPARE(thin.line.thin.front(), thin.line.sure.back());
  }

  void theShareDoneIsTheSameCurveTheOtherWayUp() {
    const StageEvidence evidence = mostAtTwelve(10, 100);
    CurveInput input = curveInput(evidence, 13);
    input.shape = CurveShape::DoneBy;
    const CurveScene scene = layOutCurve(input, QSizeF(450, 190));
    QVERIFY(near(scene.yOf(1), scene.plot.bottom()) && near(scene.yOf(0), scene.plot.top()));
    QVERIFY(near(scene.draftShare.value(), scene.plot.top() + .1 * scene.plot.height()));
  }

  void aCurveCostsPixelsNotAttempts() {
    std::vector<history::AttemptLine> attempts;
    for (int i = 0; i < 20'000; ++i)
      attempts.push_back(attempt("finished", 10 + i * 1e-4));
    const StageEvidence evidence = evidenceOf(attempts);
    const CurveScene scene = layOutCurve(curveInput(evidence, 13), QSizeF(450, 190));
    QVERIFY2(scene.line.sure.size() < 4'000, qPrintable(QString::number(scene.line.sure.size())));
  }

  void canceledOnesGiveTheCurveTwoBounds() {
    std::vector<history::AttemptLine> attempts(8, attempt("finished", 12));
    for (int i = 0; i < 2; ++i) {
      attempts.push_back(attempt("stopped", 5));
      attempts.back().cause = "operator";
    }
    const StageEvidence evidence = evidenceOf(attempts);
    QCOMPARE(evidence.informative, 2);
    const RateAt rate = rateAt(evidence, seconds(6), seconds(30));
    QVERIFY(near(rate.longer, 1));
    QVERIFY(rate.canceled && rate.canceled->attempts == 2);
    QVERIFY(near(rate.canceled->low, 0.8) && near(rate.canceled->high, 1));
    const RateAt last = rateAt(evidence, seconds(12), seconds(30));
    QVERIFY(near(last.longer, 0) && near(last.canceled->low, 0) && near(last.canceled->high, 0.2));
    QVERIFY2(spuriousText(last, seconds(30)).contains(QStringLiteral("0.0 to 20 %")), qPrintable(spuriousText(last, seconds(30))));
    const CurveScene scene = layOutCurve(curveInput(evidence, 12), {400, 200});
    QVERIFY(!scene.low.sure.empty() && !scene.high.sure.empty());
    QVERIFY(!evidenceOf({attempt("finished", 12)}).bounds);
  }
};

QTEST_GUILESS_MAIN(TestCurveLayout)
#include "test_curve_layout.moc"
