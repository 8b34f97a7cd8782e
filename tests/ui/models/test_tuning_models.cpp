// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Tune measures on, what a timeout means by it, the draft with its undo, and the curve's geometry.
#include "ui/models/curve_layout.h"
#include "ui/models/stage_rate.h"
#include "ui/models/tuning_draft.h"
#include "ui/models/tuning_file.h"
#include "ui/models/tuning_sample.h"
#include "ui/models/tuning_words.h"

#include <QtTest/QtTest>

#include <cmath>
#include <variant>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr std::int64_t kDay = 86'400LL * 1'000'000'000;

history::AttemptLine attempt(const char* outcome, double s, double timeout = 15) {
  history::AttemptLine line;
  line.outcome = outcome;
  line.elapsed = seconds(s);
  line.timeout = seconds(timeout);
  return line;
}

SampledSlot imageSlot(std::uint64_t number, const history::AttemptLine& image) {
  SampledSlot slot{.slot = {number}, .run = "run-1", .profile = "fast", .backend = "torch", .wall = kDay, .firsts = {}};
  slot.firsts[Stage::Image] = image;
  return slot;
}

const TuningNow kNow{.run = "run-1", .profile = "fast", .backend = "torch", .midnight = 0, .now = kDay};

StageEvidence evidenceOf(const std::vector<history::AttemptLine>& attempts) {
  TuningSample sample;
  std::vector<SampledSlot> all;
  for (const history::AttemptLine& one : attempts)
    all.push_back(imageSlot(all.size() + 1, one));
  sample.assign(std::move(all));
  return sample.evidence({.name = {}, .quality = {}}, kNow).stages[Stage::Image];
}

// The 6-MP arm (Freireich et al. 1963): weeks for seconds.
StageEvidence sixMp() {
  std::vector<history::AttemptLine> attempts;
  for (const double t : {6., 6., 6., 7., 10., 13., 16., 22., 23.})
    attempts.push_back(attempt("finished", t, 40));
  for (const double t : {6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.})
    attempts.push_back(attempt("canceled", t, 40));
  return evidenceOf(attempts);
}

// n attempts of which `longer` finished at 14 s and the rest at 12 s.
StageEvidence mostAtTwelve(int longer, int n) {
  std::vector<history::AttemptLine> attempts;
  for (int i = 0; i < n; ++i)
    attempts.push_back(attempt("finished", i < longer ? 14 : 12));
  return evidenceOf(attempts);
}

PerStage<Duration> contractTimeouts() { return {{seconds(3), seconds(15), seconds(10), seconds(2)}}; }

bool near(double a, double b, double within = 1e-6) { return std::abs(a - b) < within; }

CurveInput curveInput(const StageEvidence& evidence, double draft) {
  CurveInput input{
      .evidence = &evidence, .running = contractSettings().stages[Stage::Image], .draft = seconds(draft), .horizon = seconds(16.9)};
  input.axisEnd = axisEndFor(input);
  return input;
}

}  // namespace

class TestTuningModels : public QObject {
  Q_OBJECT

 private slots:
  void firstAttemptsAloneAreMeasuredAndWhatWasCutIsCensored() {
    const StageEvidence evidence = evidenceOf({attempt("finished", 12), attempt("timed_out", 15.2), attempt("canceled", 4),
                                               attempt("failed", 0.01), attempt("failed", 6), attempt("device_lost", 3)});
    QCOMPARE(evidence.times.attempts, 6);
    QCOMPARE(evidence.times.leftOut, 1);  // it never worked
    QCOMPARE(evidence.times.cut, 4);
    QCOMPARE(evidence.count(), 5);
    QCOMPARE(inSeconds(evidence.longest), 15.);  // stopped by its timeout of 15 s, whenever the stop was noticed
  }

  void theScopeSaysWhichSlotsAreMeant() {
    TuningSample sample;
    std::vector<SampledSlot> slots_;
    for (std::uint64_t i = 1; i <= 6; ++i)
      slots_.push_back(imageSlot(i, attempt("finished", 12)));
    slots_[0].run = "run-0";
    slots_[0].wall = kDay / 2;
    slots_[1].profile = "load";
    slots_[2].quality = 1;
    slots_[3].wall = 0;  // queued, not begun
    slots_[3].open = true;
    sample.assign(slots_);
    const auto numbers = [&](const TuningScope& scope, TuningNow now = kNow) {
      QStringList all;
      for (const SlotId slot : sample.meant(scope, now))
        all << QString::number(slot.value);
      return all.join(QLatin1Char(' '));
    };
    using Over = TuningScope::Over;
    TuningNow noon = kNow;
    noon.midnight = kDay / 2 + 1;
    QCOMPARE(numbers({.over = Over::Live, .name = {}, .quality = {}}), QStringLiteral("2 3 5 6"));
    QCOMPARE(numbers({.over = Over::Today, .name = {}, .quality = {}}, noon), QStringLiteral("3 5 6"));
    QCOMPARE(numbers({.over = Over::Week, .name = {}, .quality = {}}), QStringLiteral("1 3 5 6"));
    QCOMPARE(numbers({.over = Over::Profile, .name = "load", .quality = {}}), QStringLiteral("2"));
    QCOMPARE(numbers({.over = Over::Run, .name = "run-0", .quality = {}}), QStringLiteral("1"));
    QCOMPARE(numbers({.over = Over::Week, .name = {}, .quality = 1}), QStringLiteral("3"));
    QCOMPARE(numbers({.over = Over::Week, .name = {}, .last = 2, .quality = {}}), QStringLiteral("5 6"));
    QCOMPARE(sample.openFrom().value, std::uint64_t{4});
    const TuningEvidence week = sample.evidence({.over = Over::Week, .name = {}, .quality = {}}, kNow);
    QCOMPARE(week.dueSlots, 4);
    QCOMPARE(week.conditions.at({.profile = "fast", .backend = "torch", .quality = 1}), 1);
  }

  void aTimeRangeAndADeviceNarrowWhatIsMeant() {
    TuningSample sample;
    std::vector<SampledSlot> all;
    for (std::uint64_t i = 1; i <= 6; ++i) {
      all.push_back(imageSlot(i, attempt("finished", 12)));
      all.back().wall = static_cast<std::int64_t>(i) * 100;
      all.back().device = deviceText(i < 4 ? "cpu" : "cuda:0", "reference 1");
      all.back().run = i < 3 ? "run-0" : "run-1";
    }
    all[2].profile = "load";
    sample.assign(all);
    using Over = TuningScope::Over;
    TuningScope scope{.over = Over::Between, .name = {}, .quality = {}};
    scope.from = 200;
    scope.until = 500;
    QCOMPARE(sample.meant(scope, kNow), (std::vector<SlotId>{{2}, {4}}));
    QCOMPARE(sample.stretch(scope, kNow), (TuningStretch{.runs = {"run-0", "run-1"}, .from = {2}, .to = {4}}));
    scope.device = "reference 1 on cuda:0";
    QCOMPARE(sample.meant(scope, kNow), (std::vector<SlotId>{{4}}));
    QCOMPARE(sample.devices(), (std::vector<std::string>{"reference 1 on cpu", "reference 1 on cuda:0"}));
    QCOMPARE(sample.stretch({.over = Over::Week, .name = {}, .quality = {}}, kNow).to, SlotId{UINT64_MAX});
    scope.until = 300;
    QVERIFY(sample.stretch(scope, kNow).runs.empty());
    QCOMPARE(deviceText("simulated", "simulated"), std::string("simulated"));
  }

  // Of ten that take 12 s an operator canceled two at 5 s.
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

  // A stop for a sibling's sake is a cancel where audio and image are slow together, and says nothing where they are not.
  void siblingsThatAreSlowTogetherAreNotCutByChance() {
    const auto informative = [](bool together) {
      std::vector<SampledSlot> all;
      for (std::uint64_t i = 1; i <= 40; ++i) {
        all.push_back(imageSlot(i, attempt("finished", 10 + static_cast<double>(i) / 10)));
        all.back().firsts[Stage::Audio] = attempt("finished", 2 + static_cast<double>(together ? i : i * 17 % 41) / 100);
      }
      all.push_back(imageSlot(41, attempt("stopped", 3)));
      all.back().firsts[Stage::Image]->cause = "sibling_failed";
      TuningSample sample;
      sample.assign(std::move(all));
      const TuningEvidence evidence = sample.evidence({.name = {}, .quality = {}}, kNow);
      return std::pair(evidence.stages[Stage::Image].informative, evidence.siblings.value_or(analysis::Concordance{}).n);
    };
    QCOMPARE(informative(true), std::pair(1, 40));
    QCOMPARE(informative(false), std::pair(0, 40));
  }

  void whatIsReadAgainTakesTheOldPlace() {
    TuningSample sample;
    sample.assign({imageSlot(1, attempt("finished", 12)), imageSlot(3, attempt("", 0))});
    sample.merge(
        {imageSlot(4, attempt("finished", 13)), imageSlot(3, attempt("finished", 14)), imageSlot(2, attempt("finished", 11))});
    QCOMPARE(sample.all().size(), std::size_t{4});
    QCOMPARE(sample.all()[2].firsts[Stage::Image]->outcome, std::string("finished"));
    QCOMPARE(sample.openFrom().value, std::uint64_t{5});
  }

  void whatWasQueuedAndNeverBeganGoesAgain() {
    TuningSample sample;
    SampledSlot queued = imageSlot(2, attempt("", 0));
    queued.wall = 0;
    queued.open = true;
    sample.assign({imageSlot(1, attempt("finished", 12)), queued});
    QCOMPARE(sample.openFrom(), SlotId{2});
    sample.merge({imageSlot(3, attempt("finished", 13))}, SlotId{2});
    QCOMPARE(sample.openFrom(), SlotId{4});
    QCOMPARE(sample.newest(), SlotId{3});
    QCOMPARE(sample.all().size(), std::size_t{2});
  }

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

  void theDraftIsPendingUntilTheEngineRunsWithIt() {
    TuningDraft draft(contractTimeouts());
    QVERIFY(draft.pending().empty() && !draft.canUndo());
    draft.set(Stage::Image, seconds(13.6), "ada", 1);
    draft.set(Stage::Video, seconds(9.1), "bob", 2);
    QCOMPARE(draft.pending().size(), std::size_t{2});
    QCOMPARE(draft.pending()[0].who, std::string("ada"));
    QCOMPARE(changeText(draft.pending()[0].change), QStringLiteral("image 15.0 → 13.6 s"));
    draft.runsWith(draft.drafted());
    QVERIFY(draft.pending().empty());
    draft.undo();  // of what was applied: pending, the other way
    QCOMPARE(draft.pending().size(), std::size_t{1});
    QCOMPARE(changeText(draft.pending()[0].change), QStringLiteral("video 9.1 → 10.0 s"));
    draft.redo();
    QVERIFY(draft.pending().empty() && !draft.canRedo());
  }

  void whatAnotherAppliesMovesOnlyWhatNobodyDrafts() {
    TuningDraft draft(contractTimeouts());
    draft.set(Stage::Image, seconds(13), "ada", 1);
    PerStage<Duration> running = contractTimeouts();
    running[Stage::Image] = seconds(18);
    running[Stage::Clip] = seconds(3);
    draft.runsWith(running);
    QCOMPARE(draft.drafted()[Stage::Image], seconds(13));
    QCOMPARE(draft.drafted()[Stage::Clip], seconds(3));
    QCOMPARE(changeText(draft.pending().front().change), QStringLiteral("image 18.0 → 13.0 s"));
  }

  void aDragIsOneStep() {
    TuningDraft draft(contractTimeouts());
    for (int tenth = 149; tenth >= 136; --tenth)
      draft.set(Stage::Image, seconds(tenth / 10.), "ada", tenth, 7);
    QCOMPARE(draft.steps().size(), std::size_t{1});
    QCOMPARE(stepText(draft.steps().front()), QStringLiteral("image 15.0 → 13.6 s"));
    draft.set(Stage::Image, seconds(13.5), "ada", 1, 8);
    QCOMPARE(draft.steps().size(), std::size_t{2});
    draft.undo();
    QCOMPARE(draft.drafted()[Stage::Image], seconds(13.6));
    draft.undo();
    QVERIFY(draft.pending().empty() && !draft.canUndo());
    draft.set(Stage::Image, seconds(14), "ada", 1, 9);
    draft.set(Stage::Image, seconds(15), "ada", 1, 9);  // and back, in the same drag
    QVERIFY(!draft.canUndo() && !draft.canRedo());
  }

  void aHundredStepsOfTwoOperatorsComeBackAfterARestart() {
    TuningDraft draft(contractTimeouts());
    for (int i = 0; i < 120; ++i)
      draft.set(i % 2 == 0 ? Stage::Image : Stage::Video, seconds(5 + i / 100.), i % 2 == 0 ? "ada" : "bob", i);
    for (int i = 0; i < 20; ++i)
      draft.undo();
    const ReadDraft read = readDraft(draftFile(keptOf(draft)));
    QVERIFY2(read.trouble.isEmpty(), qPrintable(read.trouble));
    TuningDraft again(contractTimeouts());
    again.restore(read.draft.steps, read.draft.place, read.draft.pending);
    QCOMPARE(again.steps(), draft.steps());
    QCOMPARE(again.drafted(), draft.drafted());
    QCOMPARE(again.pending().size(), std::size_t{2});
    int undone = 0;
    for (; again.canUndo(); ++undone)
      again.undo();
    QCOMPARE(undone, 100);
    QCOMPARE(again.drafted(), contractTimeouts());
    while (again.canRedo())
      again.redo();
    QCOMPARE(again.drafted()[Stage::Video], seconds(6.19));
  }

  void aDamagedFileIsSaidAndLeavesTheRunningTimeouts() {
    QVERIFY(!readDraft("no json").trouble.isEmpty());
    QVERIFY(!readDraft("{}").trouble.isEmpty());
    const ReadDraft read = readDraft(R"({"vortex_tuning":1,"in_force":1,"pending":{"image":"-5"},"steps":[{"who":"ada"}]})");
    QVERIFY(!read.trouble.isEmpty() && read.draft.steps.empty() && !read.draft.pending[Stage::Image]);
  }

  void theHandleStandsAtTheDraftAndComesBackToIt() {
    const StageEvidence evidence = mostAtTwelve(3, 300);
    const CurveScene scene = layOutCurve(curveInput(evidence, 13.6), QSizeF(450, 190));
    QVERIFY(near(inSeconds(scene.timeAt(scene.draft)), 13.6, 1e-6));
    QVERIFY(holdsHandle(scene, {scene.draft + 3, scene.plot.center().y()}));
    QVERIFY(!holdsHandle(scene, {scene.draft + 20, scene.plot.center().y()}));
    QVERIFY(scene.running && scene.horizon && *scene.running > scene.draft && *scene.horizon > *scene.running);
    QVERIFY(scene.unknown.left() < *scene.running && !scene.draftIsBeyond);  // none was watched beyond 14 s
    QVERIFY(near(scene.yOf(1), scene.plot.top()) && near(scene.yOf(.0001), scene.plot.bottom()));
    QVERIFY(near(scene.draftShare, scene.yOf(.01)));
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
    QVERIFY(near(scene.draftShare, scene.plot.top() + .1 * scene.plot.height()));
  }

  void aCurveCostsPixelsNotAttempts() {
    std::vector<history::AttemptLine> attempts;
    for (int i = 0; i < 20'000; ++i)
      attempts.push_back(attempt("finished", 10 + i * 1e-4));
    const StageEvidence evidence = evidenceOf(attempts);
    const CurveScene scene = layOutCurve(curveInput(evidence, 13), QSizeF(450, 190));
    QVERIFY2(scene.line.sure.size() < 4'000, qPrintable(QString::number(scene.line.sure.size())));
  }
};

QTEST_GUILESS_MAIN(TestTuningModels)
#include "test_tuning_models.moc"
