// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contract 2 and 7: a reset takes what was recorded, and what cannot be reset says why and what can.
#include "engine/analysis/reset.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::analysis;

namespace {

event::OutputMade made(const char* kind, const char* file) {
  return {.kind = kind, .dtype = "f32", .shape = "8", .sha256 = "s", .bytes = {32}, .file = file};
}

ResetFacts whole() {
  return {.simulated = false,
          .finished = StageSet::all(),
          .outputs = {made("embedding", ""), made("frames", ""), made("marks", "marks.npy"), made("picture", "actor.png"),
                      made("sound", "audio.wav")},
          .folder = "/slots/slot-000007",
          .filesRemoved = false};
}

}  // namespace

class TestReset : public QObject {
  Q_OBJECT

 private slots:
  void aWholeSlotCanBeMadeAgainFromImageAndFromVideo() {
    QCOMPARE(canReset(whole(), Stage::Image).bar, ResetBar::None);
    QCOMPARE(canReset(whole(), Stage::Video).bar, ResetBar::None);
    QCOMPARE(canReset(whole(), Stage::Clip).bar, ResetBar::FramesNotKept);
    QCOMPARE(resetsThatCan(whole()).bits(), (StageSet{Stage::Image, Stage::Video}).bits());
  }

  void whatAStageDidNotComeToCannotBeGiven() {
    ResetFacts timedOutInImage = whole();
    timedOutInImage.outputs = {made("marks", "marks.npy"), made("sound", "audio.wav")};
    QCOMPARE(canReset(timedOutInImage, Stage::Image).bar, ResetBar::None);
    const ResetAnswer answer = canReset(timedOutInImage, Stage::Video);
    QCOMPARE(answer.bar, ResetBar::NotMade);
    QVERIFY(answer.stage == std::optional(Stage::Image));
    ResetFacts soundAlone = whole();
    soundAlone.outputs = {made("sound", "audio.wav")};
    QCOMPARE(canReset(soundAlone, Stage::Image).bar, ResetBar::NotMade);
  }

  void removedFilesAndThoseThatWereNeverKeptAreToldApart() {
    ResetFacts removed = whole();
    removed.filesRemoved = true;
    QCOMPARE(canReset(removed, Stage::Image).bar, ResetBar::FilesRemoved);
    QVERIFY(resetsThatCan(removed).empty());
    ResetFacts earlier = whole();
    earlier.outputs[2].file.clear();  // its program kept no marks
    const ResetAnswer answer = canReset(earlier, Stage::Image);
    QCOMPARE(answer.bar, ResetBar::NotKept);
    QVERIFY(answer.stage == std::optional(Stage::Audio));
  }

  void aSimulatedSlotIsGivenWhatItFinished() {
    ResetFacts simulated{
        .simulated = true, .finished = {Stage::Audio, Stage::Image}, .outputs = {}, .folder = "", .filesRemoved = false};
    QCOMPARE(canReset(simulated, Stage::Video).bar, ResetBar::None);
    QCOMPARE(canReset(simulated, Stage::Clip).bar, ResetBar::NotMade);
    simulated.finished = StageSet::all();
    QCOMPARE(canReset(simulated, Stage::Clip).bar, ResetBar::None);
  }
};

QTEST_GUILESS_MAIN(TestReset)
#include "test_reset.moc"
