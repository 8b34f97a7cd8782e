// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contract 7: a rerun says identical, or names the first stage that differs, and for a video where.
#include "engine/analysis/proof_comparison.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::analysis;

namespace {

event::OutputMade made(const char* kind, const char* sha256) {
  return {.kind = kind, .dtype = "f32", .shape = "8", .sha256 = sha256, .bytes = {32}, .file = ""};
}

ProofFacts whole() {
  return {.recipe = "{}",
          .seed = 11,
          .outputs = {made("embedding", "e"), made("frames", "f"), made("marks", "m"), made("picture", "p"), made("sound", "s")},
          .frames = {"f0", "f1", "f2", "f3"}};
}

event::OutputMade& outputOf(ProofFacts& facts, const std::string& kind) {
  return *std::find_if(facts.outputs.begin(), facts.outputs.end(), [&](const auto& output) { return output.kind == kind; });
}

}  // namespace

class TestProofComparison : public QObject {
  Q_OBJECT

 private slots:
  void slotsOfTheSameRecipeSeedAndOutputsAreIdentical() {
    const auto proof = compareProofs(whole(), whole());
    QVERIFY(proof.verdict == ProofVerdict::Identical);
    QVERIFY(proof.recipe == InputMatch::Same);
    QVERIFY(proof.seed == InputMatch::Same);
    for (const Stage stage : kStages)
      QVERIFY(proof.stages[stage] == StageMatch::Same);
    QVERIFY(!proof.firstStage && !proof.frames);
  }

  void theFirstStageThatDiffersIsNamedInTheOrderOfTheStages_data() {
    QTest::addColumn<QStringList>("kinds");
    QTest::addColumn<int>("stage");
    QTest::newRow("sound") << QStringList{"sound"} << 1;
    QTest::newRow("marks alone are audio too") << QStringList{"marks"} << 1;
    QTest::newRow("picture before frames") << QStringList{"frames", "picture"} << 2;
    QTest::newRow("frames") << QStringList{"embedding", "frames"} << 3;
    QTest::newRow("embedding") << QStringList{"embedding"} << 4;
  }
  void theFirstStageThatDiffersIsNamedInTheOrderOfTheStages() {
    QFETCH(QStringList, kinds);
    QFETCH(int, stage);
    ProofFacts other = whole();
    for (const QString& kind : kinds)
      outputOf(other, kind.toStdString()).sha256 = "another";
    const auto proof = compareProofs(whole(), other);
    QVERIFY(proof.verdict == ProofVerdict::Differs);
    QCOMPARE(static_cast<int>(proof.firstStage.value()), stage);
    QVERIFY(proof.seed == InputMatch::Same);
  }

  void anotherShapeOfTheSameBytesDiffers() {
    ProofFacts other = whole();
    outputOf(other, "picture").shape = "2x4";
    QVERIFY(compareProofs(whole(), other).firstStage == std::optional(Stage::Image));
  }

  void anotherSeedOrRecipeDiffersWhateverCameOfIt() {
    ProofFacts other = whole();
    other.seed = 12;
    auto proof = compareProofs(whole(), other);
    QVERIFY(proof.verdict == ProofVerdict::Differs);
    QVERIFY(proof.seed == InputMatch::Differs);
    QVERIFY(!proof.firstStage);
    other = whole();
    other.recipe = R"({"prompt": "another"})";
    proof = compareProofs(whole(), other);
    QVERIFY(proof.verdict == ProofVerdict::Differs);
    QVERIFY(proof.recipe == InputMatch::Differs);
  }

  // A slot that timed out in image, and its rerun that came through.
  void whatOneDidNotComeToProvesNothing() {
    ProofFacts timedOut = whole();
    timedOut.outputs = {made("marks", "m"), made("sound", "s")};
    auto proof = compareProofs(timedOut, whole());
    QVERIFY(proof.verdict == ProofVerdict::IdenticalSoFar);
    QVERIFY(proof.stages[Stage::Audio] == StageMatch::Same);
    QVERIFY(proof.stages[Stage::Image] == StageMatch::OnlySecond);
    QVERIFY(compareProofs(whole(), timedOut).stages[Stage::Image] == StageMatch::OnlyFirst);
    outputOf(timedOut, "sound").sha256 = "another";
    proof = compareProofs(timedOut, whole());
    QVERIFY(proof.verdict == ProofVerdict::Differs);
    QVERIFY(proof.firstStage == std::optional(Stage::Audio));
  }

  void aSeedThatWasNotRecordedLeavesItOpen() {
    ProofFacts unknown = whole();
    unknown.seed.reset();
    const auto proof = compareProofs(unknown, whole());
    QVERIFY(proof.verdict == ProofVerdict::IdenticalSoFar);
    QVERIFY(proof.seed == InputMatch::Unknown);
  }

  void slotsWithoutAnOutputInCommonAreUnproved() {
    ProofFacts nothing = whole();
    nothing.outputs.clear();
    QVERIFY(compareProofs(nothing, nothing).verdict == ProofVerdict::Unproved);
    QVERIFY(compareProofs(nothing, whole()).verdict == ProofVerdict::Unproved);
    ProofFacts later = nothing;
    later.outputs = {made("subtitles", "x")};  // a later program's
    QVERIFY(compareProofs(later, later).verdict == ProofVerdict::Unproved);
  }

  void whereInTimeAVideoDiffersIsToldFromItsFrames() {
    ProofFacts other = whole();
    outputOf(other, "frames").sha256 = "another";
    other.frames = {"f0", "x1", "f2", "x3", "x4"};
    auto proof = compareProofs(whole(), other);
    QVERIFY(proof.frames);
    QCOMPARE(proof.frames->count, 3);
    QCOMPARE(proof.frames->of, 5);
    QCOMPARE(proof.frames->first, 1);
    QCOMPARE(proof.frames->last, 4);
    other.frames.clear();  // retention took them
    proof = compareProofs(whole(), other);
    QVERIFY(proof.firstStage == std::optional(Stage::Video));
    QVERIFY(!proof.frames);
  }
};

QTEST_GUILESS_MAIN(TestProofComparison)
#include "test_proof_comparison.moc"
