// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two slots held against each other, as the Compare pane says and draws it: the words, the rows with their differences, the wipe.
#include "ui/models/compared_choice.h"
#include "ui/models/comparison_rows.h"
#include "ui/models/comparison_table_model.h"
#include "ui/models/comparison_words.h"
#include "ui/models/wipe.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using analysis::InputMatch;
using analysis::ProofComparison;
using analysis::ProofVerdict;
using analysis::StageMatch;

namespace {

constexpr auto kSame = StageMatch::Same, kDiffers = StageMatch::Differs, kNeither = StageMatch::Neither;

ProofComparison proof(ProofVerdict verdict, PerStage<StageMatch> stages, std::optional<Stage> first = {}) {
  ProofComparison of;
  of.verdict = verdict;
  of.recipe = InputMatch::Same;
  of.seed = InputMatch::Same;
  of.stages = stages;
  of.firstStage = first;
  return of;
}

ComparisonFacts facts(const ProofComparison& of, std::vector<InputDifference> inputs = {}) {
  return {.first = QStringLiteral("4163"),
          .second = QStringLiteral("4163·2"),
          .proof = of,
          .inputs = std::move(inputs),
          .same = {InputKind::Device, InputKind::Build},
          .simulated = false};
}

InputDifference field(const char* name, const char* first, const char* second) {
  return {InputKind::Recipe, QString::fromLatin1(name), QString::fromLatin1(first), QString::fromLatin1(second)};
}

const PerStage<StageMatch> kFromImageOn{{kSame, kDiffers, kDiffers, kDiffers}};

ProofComparison changedFromImageOn() {
  ProofComparison of = proof(ProofVerdict::Differs, kFromImageOn, Stage::Image);
  of.recipe = InputMatch::Differs;
  return of;
}

analysis::StagePair pairOf(Stage stage, std::optional<double> first, std::optional<double> second) {
  analysis::StagePair pair{.stage = stage, .first = {}, .second = {}, .longer = {}, .more = {}};
  const auto fill = [](analysis::StageSide& side, std::optional<double> took) {
    if (!took)
      return;
    side.attempts = 1;
    side.outcome = "finished";
    side.elapsed = seconds(*took);
  };
  fill(pair.first, first);
  fill(pair.second, second);
  return pair;
}

RecordedLine lineOf(std::uint64_t slot, std::optional<std::uint64_t> rerunOf = {}, SlotState state = SlotState::Decided) {
  RecordedLine line{.slot = {slot}, .state = state, .outcome = Outcome::Succeeded};
  if (rerunOf)
    line.rerunOf = SlotId{*rerunOf};
  return line;
}

}  // namespace

class TestComparison : public QObject {
  Q_OBJECT

 private slots:
  void theHeadlineNamesWhatDiffersFirstAndItsCause() {
    const Headline said = headlineOf(facts(changedFromImageOn(), {field("visual_track.guidance", "6.0", "7.5")}));
    QVERIFY(said.tone == VerdictTone::Differs);
    QCOMPARE(said.title, QStringLiteral("Differs from stage image on."));
    QCOMPARE(said.text,
             QStringLiteral("Audio is identical, bit for bit. The cause is in the list: visual_track.guidance 6.0 → 7.5."));
    QCOMPARE(said.second,
             QStringLiteral("Same seed, device and build. Video and clip differ because what they were made from does."));
  }

  void aCauseThatCannotBeItIsNotNamed() {
    // The sound is the same, so its script is not why the picture differs; no timeout ever is.
    const auto causes =
        likelyCauses(facts(changedFromImageOn(), {field("audio_track.script", "a", "b"),
                                                  field("visual_track.prompt", "cat", "dog"),
                                                  {InputKind::Setting, QStringLiteral("orchestration.timeouts.image_s"),
                                                   QStringLiteral("15"), QStringLiteral("30")}}));
    QCOMPARE(causes.size(), std::size_t{1});
    QCOMPARE(causes[0].name, QStringLiteral("visual_track.prompt"));
  }

  void theLikeliestCauseIsNamedFirst() {
    const Headline said = headlineOf(
        facts(changedFromImageOn(),
              {field("recipe_id", "a", "b"), {InputKind::Seed, QStringLiteral("seed"), QStringLiteral("7"), QStringLiteral("8")}}));
    QVERIFY2(said.text.contains(QStringLiteral("seed 7 → 8, or one of 1 more")), qPrintable(said.text));
  }

  void aLongValueIsCutInTheSentence() {
    const Headline said =
        headlineOf(facts(changedFromImageOn(), {field("visual_track.prompt", "an anchorwoman with auburn hair", "")}));
    QVERIFY2(said.text.contains(QStringLiteral("an anchorwoman with auburn … → none")), qPrintable(said.text));
  }

  void aDifferenceWithoutACauseSaysSo() {
    const Headline said = headlineOf(facts(proof(ProofVerdict::Differs, {{kSame, kSame, kSame, kDiffers}}, Stage::Clip)));
    QCOMPARE(said.title, QStringLiteral("Differs from stage clip on."));
    QCOMPARE(said.text, QStringLiteral("Audio, image and video are identical, bit for bit. Nothing that is recorded explains it."));
    QCOMPARE(said.second, QStringLiteral("Same recipe, seed, device and build."));
  }

  void theSameIsSaidToBeTheSame() {
    const Headline said = headlineOf(facts(proof(ProofVerdict::Identical, {{kSame, kSame, kSame, kSame}})));
    QVERIFY(said.tone == VerdictTone::Same);
    QCOMPARE(said.title, QStringLiteral("Identical, bit for bit."));
    QCOMPARE(said.text, QStringLiteral("Recipe, seed, audio, image, video and clip."));
  }

  void whoCameFartherIsNamed() {
    const Headline said =
        headlineOf(facts(proof(ProofVerdict::IdenticalSoFar, {{kSame, StageMatch::OnlySecond, StageMatch::OnlySecond, kNeither}})));
    QCOMPARE(said.title, QStringLiteral("Identical as far as both came."));
    QCOMPARE(said.text, QStringLiteral("Audio is identical, bit for bit. Only 4163·2 came to image and video."));
  }

  void whatCannotBeToldSaysWhy() {
    ComparisonFacts of = facts(proof(ProofVerdict::Unproved, {{kNeither, kNeither, kNeither, kNeither}}));
    QVERIFY(headlineOf(of).tone == VerdictTone::Unknown);
    QVERIFY(headlineOf(of).text.contains(QStringLiteral("no output in common")));
    of.simulated = true;
    QVERIFY(headlineOf(of).text.contains(QStringLiteral("simulated device makes no outputs")));
    of.proof.seed = InputMatch::Unknown;
    QVERIFY(headlineOf(of).second.contains(QStringLiteral("Not recorded: seed.")));
  }

  void stagesStandInRowsWithWhatTheyDifferBy() {
    SideTotals first{.total = seconds(19.9), .spare = seconds(6.1)}, second{.total = seconds(20.2)};
    first.deviceUsed = gigabytes(9.8);
    second.deviceUsed = gigabytes(9.8);
    second.spare = seconds(5.8);
    second.fromOwnStart = true;
    const auto rows = comparisonRows({pairOf(Stage::Audio, 1.9, 1.9), pairOf(Stage::Image, 11.4, 11.6),
                                      pairOf(Stage::Video, 7.6, {}), pairOf(Stage::Clip, {}, {})},
                                     changedFromImageOn(), first, second);
    QCOMPARE(rows.size(), std::size_t{7});
    QCOMPARE(*rows[0].delta, 0.0);
    QVERIFY(std::abs(*rows[1].delta - 0.2) < 1e-6);
    QVERIFY(rows[1].differsFirst && !rows[2].differsFirst);
    QVERIFY(!rows[2].delta && !rows[2].second.value);
    QCOMPARE(comparisonOutput(rows[0]), QStringLiteral("identical"));
    QCOMPARE(comparisonOutput(rows[1]), QStringLiteral("differs first"));
    QCOMPARE(comparisonOutput(rows[2]), QStringLiteral("differs"));
    QVERIFY(std::abs(*rows[5].delta + 0.3) < 1e-6);
    // A bar is a share of a second at least: three tenths do not fill it.
    QVERIFY(std::abs(rows[5].bar + 0.3) < 1e-6 && std::abs(rows[4].bar - 0.3) < 1e-6);
    QCOMPARE(rows[6].bar, 0.0);

    ComparisonTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(rows, QStringLiteral("4163"), QStringLiteral("4163·2"));
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(1, ComparisonTableModel::Delta), QStringLiteral("+0.2"));
    QCOMPARE(text(0, ComparisonTableModel::Delta), QStringLiteral("0.0"));
    QCOMPARE(text(5, ComparisonTableModel::First), QStringLiteral("+6.1"));
    QCOMPARE(text(5, ComparisonTableModel::Second), QStringLiteral("+5.8 *"));
    QCOMPARE(text(5, ComparisonTableModel::Delta), QStringLiteral("\u22120.3"));
    QCOMPARE(text(5, ComparisonTableModel::Output), QStringLiteral("* from own start"));
    QCOMPARE(text(2, ComparisonTableModel::Second), QStringLiteral("–"));
    QCOMPARE(text(6, ComparisonTableModel::First), QStringLiteral("9.80"));
    QCOMPARE(model.headerData(ComparisonTableModel::Second, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("4163·2 s"));
  }

  void theLongestDifferenceFillsTheBar() {
    const auto rows = comparisonRows({pairOf(Stage::Image, 11, 15)}, {}, {.total = seconds(20)}, {.total = seconds(22)});
    QCOMPARE(rows[0].bar, 1.0);
    QCOMPARE(rows[1].bar, 0.5);
  }

  void anAttemptThatCameToNothingSaysSo() {
    analysis::StagePair image = pairOf(Stage::Image, 15, 12);
    image.first.outcome = "timed_out";
    image.first.attempts = 2;
    const auto rows = comparisonRows({image}, {}, {}, {});
    QVERIFY(rows[0].first.bad && !rows[0].second.bad);
    QCOMPARE(rows[0].first.note, QStringLiteral("timed_out; 2 attempts, the last one is shown"));
  }

  void aDigestIsShownInBrief() {
    QCOMPARE(shortDigest(QStringLiteral("41c09ae2") + QString(52, QLatin1Char('0')) + QStringLiteral("5d77")),
             QStringLiteral("41c0 9ae2 … 77"));
    QCOMPARE(shortDigest({}), QString());
  }

  void twoThatAreChosenAreComparedTheOlderFirst() {
    RecordedList list;
    list.assign({lineOf(7), lineOf(9)});
    const auto choice = comparedChoice({list.find({9}), list.find({7})}, list);
    QVERIFY(choice.both && (*choice.both == ComparedChoice::Both{{7}, {9}}));
  }

  void oneIsComparedWithWhomItMakesAgainElseWithItsNewestRerun() {
    RecordedList list;
    list.assign({lineOf(7), lineOf(8, 7), lineOf(9, 7), lineOf(10, 7, SlotState::Running), lineOf(11)});
    QVERIFY((comparedChoice({list.find({8})}, list).both == ComparedChoice::Both{{7}, {8}}));
    QVERIFY((comparedChoice({list.find({7})}, list).both == ComparedChoice::Both{{7}, {9}}));
    const auto alone = comparedChoice({list.find({11})}, list);
    QVERIFY(!alone.both && alone.whyNot.contains(QStringLiteral("11 was not made again")));
  }

  void whatCannotBeComparedSaysWhy() {
    RecordedList list;
    list.assign({lineOf(7), lineOf(8), lineOf(9), lineOf(10, 7, SlotState::Running)});
    QVERIFY(comparedChoice({}, list).whyNot.startsWith(QStringLiteral("Choose two slots in the list")));
    QCOMPARE(comparedChoice({list.find({7}), list.find({8}), list.find({9})}, list).whyNot,
             QStringLiteral("Choose two slots; 3 are chosen"));
    QCOMPARE(comparedChoice({list.find({7}), list.find({10})}, list).whyNot, QStringLiteral("Slot 7·2 is still in the making"));
  }

  void aPictureLiesWholeInTheMiddleOfItsRoom() {
    QCOMPARE(fitted({512, 512}, {0, 0, 400, 200}), QRectF(100, 0, 200, 200));
    QCOMPARE(fitted({640, 320}, {10, 0, 200, 300}), QRectF(10, 100, 200, 100));
    QVERIFY(fitted({}, {0, 0, 10, 10}).isEmpty());
  }

  void theHandleWipesBetweenTheTwo() {
    const QRectF picture(100, 0, 200, 200);
    WipeHandle handle;
    QCOMPARE(handle.x(picture), 200.0);
    handle.dragTo(150, picture);
    QCOMPARE(handle.share(), 0.25);
    QCOMPARE(handle.firstPart(picture), QRectF(100, 0, 50, 200));
    QCOMPARE(handle.secondPart(picture), QRectF(150, 0, 150, 200));
    QVERIFY(handle.isAt(154, picture) && !handle.isAt(160, picture));
    handle.dragTo(900, picture);  // it stays in the picture
    QCOMPARE(handle.share(), 1.0);
    QVERIFY(handle.secondPart(picture).isEmpty());
    handle.moveBy(-0.1);
    QCOMPARE(handle.share(), 0.9);
    handle.dragTo(50, {});  // there is no picture: it stays where it is
    QCOMPARE(handle.share(), 0.9);
  }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "test_comparison.moc"
