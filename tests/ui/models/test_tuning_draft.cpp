// SPDX-License-Identifier: GPL-3.0-or-later
//
// The draft of timeouts: pending until the engine runs with it, undone step by step, kept over a restart.
#include "ui/models/tuning_draft.h"
#include "ui/models/tuning_file.h"
#include "ui/models/tuning_words.h"

#include <QtTest/QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

PerStage<Duration> contractTimeouts() { return {{seconds(3), seconds(15), seconds(10), seconds(2)}}; }

}  // namespace

class TestTuningDraft : public QObject {
  Q_OBJECT

 private slots:
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

  void oneActAtTwoStagesIsTwoSteps() {
    TuningDraft draft(contractTimeouts());
    draft.set(Stage::Image, seconds(14), "ada", 1, 7);
    draft.set(Stage::Video, seconds(9), "ada", 2, 7);
    draft.set(Stage::Video, seconds(8), "ada", 3, 7);
    QCOMPARE(draft.steps().size(), std::size_t{2});
    draft.undo();
    QCOMPARE(draft.drafted()[Stage::Video], seconds(10));
    QCOMPARE(draft.drafted()[Stage::Image], seconds(14));
    draft.undo();
    QCOMPARE(draft.drafted(), contractTimeouts());
  }

  void aHundredStepsOfTwoOperatorsComeBackAfterARestart() {
    TuningDraft draft(contractTimeouts());
    for (int i = 0; i < 120; ++i)
      draft.set(i % 2 == 0 ? Stage::Image : Stage::Video, seconds(5 + i / 100.), i % 2 == 0 ? "ada" : "bob", i);
    for (int i = 0; i < 20; ++i)
      draft.undo();
    const ReadDraft read = readDraft(draftFile(keptOf(draft, "fast")));
    QVERIFY2(read.trouble.isEmpty(), qPrintable(read.trouble));
    QCOMPARE(read.draft.profile, std::string("fast"));
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

  void whatWasDraftedBeforeTheFileWasReadComesAfterIt() {
    TuningDraft kept(contractTimeouts());
    kept.set(Stage::Image, seconds(13), "ada", 1);
    kept.set(Stage::Video, seconds(9), "ada", 2);
    kept.set(Stage::Clip, seconds(3), "ada", 3);
    kept.undo();  // of the clip's
    TuningDraft draft(contractTimeouts());
    draft.set(Stage::Image, seconds(14), "bob", 4);
    const KeptDraft read = readDraft(draftFile(keptOf(kept, "fast"))).draft;
    draft.restore(read.steps, read.place, read.pending);
    QCOMPARE(draft.drafted(), (PerStage<Duration>{{seconds(3), seconds(14), seconds(9), seconds(2)}}));
    QCOMPARE(draft.steps().size(), std::size_t{3});
    QVERIFY(!draft.canRedo());
    QCOMPARE(draft.undoes()->who, std::string("bob"));
    for (int i = 0; i < 3; ++i)
      draft.undo();
    QVERIFY(!draft.canUndo());
    QCOMPARE(draft.drafted(), contractTimeouts());
  }

  void aDamagedFileIsSaidAndLeavesTheRunningTimeouts() {
    QVERIFY(!readDraft("no json").trouble.isEmpty());
    QVERIFY(!readDraft("{}").trouble.isEmpty());
    const ReadDraft read = readDraft(R"({"vortex_tuning":1,"in_force":1,"pending":{"image":"-5"},"steps":[{"who":"ada"}]})");
    QVERIFY(!read.trouble.isEmpty() && read.draft.steps.empty() && !read.draft.pending[Stage::Image]);
  }
};

QTEST_GUILESS_MAIN(TestTuningDraft)
#include "test_tuning_draft.moc"
