// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Tune says: the audit with what came of each change, the engine's advice, and what a what-if found.
#include "ui/models/advice_words.h"
#include "ui/models/audit_table_model.h"
#include "ui/models/spare_bins.h"
#include "ui/models/tuning_audit.h"
#include "ui/models/what_if_words.h"

#include <QtTest/QtTest>

#include <QAbstractItemModelTester>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr std::int64_t kSecond_ns = 1'000'000'000;

SampledSlot imageSlot(std::uint64_t number, std::int64_t second, const char* outcome, double timeout) {
  SampledSlot slot{.slot = {number}, .run = "r", .profile = "fast", .backend = "torch", .wall = second * kSecond_ns, .firsts = {}};
  history::AttemptLine line;
  line.outcome = outcome;
  line.elapsed = seconds(12);
  line.timeout = seconds(timeout);
  slot.firsts[Stage::Image] = line;
  return slot;
}

TunedSetting imageChange(std::int64_t second, const char* was, const char* became, const char* who = "ada in vortex-control-room") {
  return {.wall = second * kSecond_ns,
          .who = who,
          .run = "r",
          .key = "orchestration.timeouts.image_s",
          .was = was,
          .became = became,
          .over = {},
          .of = {}};
}

PerStage<Duration> runningWith(double image) { return {{seconds(3), seconds(image), seconds(10), seconds(2)}}; }

analysis::SlotEnd ends(Outcome outcome, double spare = 3) {
  analysis::SlotEnd end;
  end.decided = end.started = true;
  end.outcome = outcome;
  end.stage = outcome == Outcome::TimedOut ? std::optional(Stage::Image) : std::nullopt;
  end.spareToAir = seconds(spare);
  return end;
}

// 400 slots: 399 aired with 3 s and one was cut; now that one airs, and another is cut.
analysis::WhatIfAnswer oneForOne() {
  analysis::WhatIfAnswer answer;
  answer.slotCount = 400;
  answer.sessions = 1;
  for (analysis::WhatIfSide* side : {&answer.before, &answer.best, &answer.worst}) {
    side->airs = 399;
    side->spare.assign(399, seconds(3));
    side->outcomes.assign(20, 0);
    side->outcomes[static_cast<std::size_t>(Outcome::Succeeded)] = 399;
    side->outcomes[static_cast<std::size_t>(Outcome::TimedOut)] = 1;
    side->gained = side->lost = side == &answer.before ? 0 : 1;
    side->dependence = 1;
  }
  answer.lower = -4.4 / 400;
  answer.upper = 4.4 / 400;
  answer.slotsToDecide = 4'580;
  analysis::SlotChange gained{.slot = {4101},
                              .was = ends(Outcome::TimedOut),
                              .best = ends(Outcome::Succeeded, 1.1),
                              .worst = ends(Outcome::Succeeded, 1.1)};
  gained.cutBefore = {.stage = Stage::Image, .n = 1, .age = seconds(13), .cause = StopCause::Timeout};
  analysis::SlotChange lost{
      .slot = {4033}, .was = ends(Outcome::Succeeded, 3.3), .best = ends(Outcome::TimedOut), .worst = ends(Outcome::TimedOut)};
  lost.cutAfter = {.stage = Stage::Video, .n = 1, .age = seconds(9.1), .cause = StopCause::Timeout};
  answer.changes = {gained, lost};
  return answer;
}

}  // namespace

class TestTuningWords : public QObject {
  Q_OBJECT

 private slots:
  void aChangeIsHeldAgainstTheAttemptsThatHadIt() {
    TuningSample sample;
    sample.assign({imageSlot(1, 10, "finished", 15), imageSlot(2, 30, "timed_out", 13), imageSlot(3, 40, "finished", 13),
                   imageSlot(4, 50, "finished", 15),  // of its own: none of the change's
                   imageSlot(5, 70, "finished", 14)});
    const auto lines = recordedLines({imageChange(60, "13", "14", "auto"), imageChange(20, "15", "13")}, runningWith(14), sample);
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0].state, AuditLine::State::Running);
    QCOMPARE(whoText(lines[0].who), QStringLiteral("auto"));
    QCOMPARE(effectText(*lines[0].effect), QStringLiteral("none cut in 1"));
    QCOMPARE(lines[1].state, AuditLine::State::Past);
    QCOMPARE(whoText(lines[1].who), QStringLiteral("ada"));
    QCOMPARE(effectText(*lines[1].effect), QStringLiteral("1 cut of 2: 2"));
    QCOMPARE(lines[1].change->became, seconds(13));
  }

  void anotherProfileSlotsAreNoneOfAChange() {
    std::vector<SampledSlot> all{imageSlot(1, 10, "finished", 15), imageSlot(2, 30, "timed_out", 13),
                                 imageSlot(3, 40, "timed_out", 13), imageSlot(4, 70, "finished", 13)};
    all[2].profile = "full";
    all[2].run = "r2";
    TuningSample sample;
    sample.assign(all);
    TunedSetting others = imageChange(60, "15", "14");
    others.run = "r2";
    // What is changed in another profile later ends nothing here.
    const auto lines = recordedLines({others, imageChange(20, "15", "13")}, runningWith(14), sample);
    QCOMPARE(effectText(*lines[0].effect), QStringLiteral("no attempt since"));
    QCOMPARE(effectText(*lines[1].effect), QStringLiteral("1 cut of 2: 2"));
  }

  void aTimeoutThatWasMovedWhileAnAttemptRanWatchedItNoLonger() {
    std::vector<SampledSlot> all{imageSlot(1, 1, "timed_out", 15), imageSlot(2, 2, "finished", 13)};  // cut at 12 s, re-armed
    all[1].firsts[Stage::Image]->elapsed = seconds(14);                                               // re-armed, too
    TuningSample sample;
    sample.assign(all);
    const AuditLine line = recordedLines({imageChange(60, "15", "13.6")}, runningWith(13.6), sample).at(0);
    QCOMPARE(line.of, std::optional(1));
    QCOMPARE(line.over, std::optional(1));
  }

  void evidenceIsSaidWithItsLimit() {
    TunedSetting made = imageChange(1, "15", "13.6", "auto");
    made.over = 0;
    made.of = 59;
    const auto lines = recordedLines({made}, runningWith(13.6), {});
    QCOMPARE(evidenceText(lines[0]), QStringLiteral("0.0 %, at most 5.0 %"));
  }

  void whatAnOperatorKnewIsCountedFromWhatBeganBefore() {
    std::vector<SampledSlot> all;
    for (std::uint64_t i = 1; i <= 60; ++i)
      all.push_back(imageSlot(i, static_cast<std::int64_t>(i), "finished", 15));
    all[3].firsts[Stage::Image]->elapsed = seconds(14);  // longer
    all[4].firsts[Stage::Image]->outcome = "timed_out";
    all[4].firsts[Stage::Image]->elapsed = seconds(15);
    all[5].firsts[Stage::Image]->outcome = "stopped";  // canceled: nobody can tell
    all[5].firsts[Stage::Image]->cause = "operator";
    all[5].firsts[Stage::Image]->elapsed = seconds(4);
    all[6].firsts[Stage::Image]->outcome = "failed";  // cut before
    all[6].firsts[Stage::Image]->elapsed = seconds(4);
    all[7].firsts[Stage::Image]->timeout = seconds(13);  // not watched for so long
    all[8].device = "another";
    all[8].run = "r2";
    all[59].firsts[Stage::Image]->elapsed = seconds(14);  // began afterwards
    TuningSample sample;
    sample.assign(all);
    const AuditLine line = recordedLines({imageChange(60, "15", "13.6")}, runningWith(13.6), sample).at(0);
    QCOMPARE(line.of, std::optional(56));
    QCOMPARE(line.over, std::optional(2));
    QCOMPARE(line.unknown, 1);
    QCOMPARE(evidenceText(line), QStringLiteral("3.6 %, at most 13 %"));
    // None of that run is known: nothing is said.
    TunedSetting other = imageChange(60, "15", "13.6");
    other.run = "another run";
    QVERIFY(!recordedLines({other}, runningWith(13.6), sample).at(0).of);
  }

  void anotherKeyIsAChangeToo() {
    TunedSetting mode = imageChange(1, "suggest", "auto");
    mode.key = "tuning.mode";
    const auto lines = recordedLines({mode}, runningWith(15), {});
    QVERIFY(!lines[0].stage && !lines[0].change && !lines[0].effect);
    QVERIFY(!stageOfTimeout("orchestration.targets.image_s") && !stageOfTimeout("orchestration.timeouts.paint_s"));
  }

  void theTableKeepsItsRowsWhileOthersComeAndGoInFront() {
    AuditTableModel model(nullptr);
    const QAbstractItemModelTester tester(&model);
    model.setLines(recordedLines({imageChange(1, "15", "14")}, runningWith(14), {}));
    const QPersistentModelIndex kept = model.index(0, AuditTableModel::To);
    TuningDraft draft(runningWith(14));
    draft.set(Stage::Video, seconds(9), "bob", 2);
    std::vector<AuditLine> lines = pendingLines(draft, {}, {});
    QCOMPARE(lines.size(), std::size_t{1});
    for (const AuditLine& line : recordedLines({imageChange(1, "15", "14")}, runningWith(14), {}))
      lines.push_back(line);
    model.setLines(lines);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(kept.row(), 1);
    QCOMPARE(model.index(0, AuditTableModel::State).data().toString(), QStringLiteral("pending"));
    QCOMPARE(model.index(0, AuditTableModel::Who).data().toString(), QStringLiteral("bob"));
    model.setLines({lines[1]});
    QCOMPARE(kept.row(), 0);
    QCOMPARE(kept.data().toString(), QStringLiteral("14.0"));
  }

  void theAdviceSaysWhatAutoDoesAndWhyNotYet() {
    Advices advices;
    TuningSettings tuning;
    event::TimeoutAdvice image{.stage = Stage::Image, .timeout = seconds(15)};
    image.state = TuningState::Steady;
    image.why = TuningWhy::FewerOver;
    image.proposed = seconds(13.6);
    image.of = 410;
    image.atMost = .019;
    event::TimeoutAdvice video{.stage = Stage::Video, .timeout = seconds(10)};
    video.missing = 82;
    advices[Stage::Image] = image;
    advices[Stage::Video] = video;
    QCOMPARE(nextText(advices, tuning),
             QStringLiteral("Auto would set image 15.0 → 13.6 s. Not yet: video: 82 more before it may be lowered."));
    event::TimeoutAdvice audio{.stage = Stage::Audio, .timeout = seconds(3)};
    audio.state = TuningState::Watching;
    audio.horizon = seconds(9);
    advices[Stage::Audio] = audio;
    QCOMPARE(nextText(advices, tuning),
             QStringLiteral("Auto would set image 15.0 → 13.6 s. Not yet: audio: watches: some run on to H, 9.0 s; video: 82 more "
                            "before it may be lowered."));
    tuning.mode = TuningMode::Auto;
    QVERIFY(nextText(advices, tuning).startsWith(QStringLiteral("Auto does next: image 15.0 → 13.6 s.")));
    tuning.rate = .001;
    QVERIFY(nextText(advices, tuning).startsWith(QStringLiteral("Auto does not act below 0.5 %")));
    const QStringList row = adviceRow(image);
    QCOMPARE(row.mid(0, 6), (QStringList{QStringLiteral("image"), QStringLiteral("15.0 s"), QStringLiteral("13.6 s"),
                                         QStringLiteral("1.9 %"), QStringLiteral("needs 59"), QStringLiteral("410")}));
    QCOMPARE(row.value(6), QStringLiteral("shorter will do"));  // it fits its column; under the mouse it is a sentence
    QCOMPARE(whyOf(video).word, QStringLiteral("needs 82 more"));
    QCOMPARE(claimText(.02), QStringLiteral("2.0 % takes 149 attempts, with 3 longer 386"));
  }

  void theTimeoutsInARowAreWrittenAsASum() {
    QCOMPARE(inARowText(contractSettings()), QStringLiteral("max(2·3.0 + 0.5, 15.0) + 10.0 + 2.0 = 27.0"));
  }

  void aWhatIfThatProvesNothingSaysSo() {
    const analysis::WhatIfAnswer answer = oneForOne();
    QCOMPARE(headlineText(answer), QStringLiteral("1 slot(s) gained, 1 lost"));
    QCOMPARE(netText(answer), QStringLiteral("net 0, 95 % interval −4.4 to +4.4"));
    QCOMPARE(proofText(answer, seconds(45)),
             QStringLiteral("The interval includes 0: 400 slots do not prove it; about 4\u00A0580 more would (58 h)."));
    QCOMPARE(gainedText(answer), QStringLiteral("4101 timed_out, image → +1.1 s spare: image is not cut at 13.0 s any more"));
    QCOMPARE(lostText(answer), QStringLiteral("4033 +3.3 s spare → timed_out, image: video is cut at 9.1 s now"));
    QVERIFY(limitTexts(answer).isEmpty());
  }

  void bestAndWorstCaseAreARange() {
    analysis::WhatIfAnswer answer = oneForOne();
    answer.best.gained = 3;
    answer.bracketed = 2;
    QCOMPARE(headlineText(answer), QStringLiteral("1 to 3 slots gained, 1 lost"));
    QVERIFY(netText(answer).startsWith(QStringLiteral("net 0 to +2,")));
    QCOMPARE(limitTexts(answer).size(), 1);
  }

  void whatSlotsHaveAtLeastCountsTheMissedOnes() {
    const auto rows = leastRows(oneForOne());
    QCOMPARE(rows.size(), std::size_t{4});
    QCOMPARE(rows[0].at(1), QStringLiteral("+3.0"));
    QCOMPARE(rows[2].at(0), QStringLiteral("99 % of due slots"));
    QCOMPARE(rows[3], (QStringList{QStringLiteral("missed, of 400 due"), QStringLiteral("1"), QStringLiteral("1"),
                                   QStringLiteral("0"), QStringLiteral("−4.4 to +4.4")}));
    analysis::WhatIfAnswer few = oneForOne();
    few.slotCount = 100;
    QCOMPARE(leastRows(few)[2].at(1), QStringLiteral("needs 299"));
    QCOMPARE(leastRows(few)[0].at(4), QStringLiteral("needs 200"));
  }

  void aChangeTooSmallToBeShownHasNoSign() {
    analysis::WhatIfAnswer answer = oneForOne();
    for (Duration& spare : answer.worst.spare)
      spare -= milliseconds(40);
    QVERIFY(leastRows(answer)[0].at(4).isEmpty());  // while a line is dragged
    answer.least = {{.lower = milliseconds(-40), .upper = milliseconds(20)}, {.lower = seconds(-1.5), .upper = {}}, {}};
    const auto rows = leastRows(answer);
    QCOMPARE(rows[0].mid(3), (QStringList{QStringLiteral("0.0"), QStringLiteral("0.0 to 0.0")}));
    QCOMPARE(rows[1].at(4), QStringLiteral("−1.5 to open"));
  }

  void theOutcomesAreTheSameRowsWhateverOccurred() {
    analysis::WhatIfAnswer answer = oneForOne();
    const auto count = [](analysis::WhatIfSide& side, Outcome outcome, int n) {
      side.outcomes.resize(9);
      side.outcomes[static_cast<std::size_t>(outcome)] = n;
    };
    for (analysis::WhatIfSide* side : {&answer.before, &answer.best, &answer.worst}) {
      count(*side, Outcome::Shed, 2);
      count(*side, Outcome::Failed, side == &answer.before ? 1 : 4);
    }
    const auto rows = outcomeRows(answer);
    QCOMPARE(rows.size(), std::size_t{kOutcomeRows});
    QCOMPARE(rows[0].at(0), QStringLiteral("succeeded"));
    QCOMPARE(rows[1].mid(0, 4),
             (QStringList{QStringLiteral("late"), QStringLiteral("0"), QStringLiteral("0"), QStringLiteral("0")}));
    QCOMPARE(rows[4].mid(0, 4),
             (QStringList{QStringLiteral("other failures"), QStringLiteral("3"), QStringLiteral("6"), QStringLiteral("+3")}));
    const auto bars = outcomeBars(answer);
    QCOMPARE(bars.size(), rows.size());
    QCOMPARE(bars[0].before, 399. / 400);
    QCOMPARE(bars[4].before, 0.5);  // of the six that are the most
    QCOMPARE(bars[4].after, 1.);
    QCOMPARE(outcomeRows({}).size(), std::size_t{kOutcomeRows});
  }

  void sparesBeforeAndAfterShareTheirBins() {
    const SpareBins bins = binSpares({seconds(-1.2), seconds(3)}, {seconds(3), seconds(3.1)}, seconds(5), 40);
    QVERIFY(bins.from <= seconds(-1.2) && bins.to() > seconds(5));
    QCOMPARE(bins.before.size(), bins.after.size());
    QVERIFY(bins.before.size() <= 41);
    int before = 0, after = 0;
    for (std::size_t i = 0; i < bins.before.size(); ++i) {
      before += bins.before[i];
      after += bins.after[i];
    }
    QCOMPARE(before, 2);
    QCOMPARE(after, 2);
  }
};

QTEST_GUILESS_MAIN(TestTuningWords)
#include "test_tuning_words.moc"
