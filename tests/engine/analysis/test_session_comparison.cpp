// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/recorded_facts.h"
#include "engine/analysis/session_comparison.h"
#include "engine/analysis/session_rows.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::analysis;
using history::AttemptLine;
using history::SlotLine;

namespace {

SlotLine slotOf(std::uint64_t number, const char* outcome) {
  SlotLine slot;
  slot.slot = SlotId{number};
  slot.profile = "fast";
  slot.backend = "torch";
  slot.state = "decided";
  slot.outcome = outcome;
  slot.startedAt = Time{};
  slot.qualityLevel = 0;
  return slot;
}

AttemptLine attemptOf(Stage stage, const char* outcome, double elapsed_s, std::int64_t peak = 1'000) {
  return {.stage = stage, .n = 1, .timeout = seconds(3), .outcome = outcome, .elapsed = seconds(elapsed_s), .peak = Bytes{peak}};
}

// 100 slots whose image takes 10 to 10.2 s, times `factor`.
SessionRecord session(double factor) {
  SessionRecord record;
  for (int i = 0; i < 100; ++i)
    record.add(slotOf(static_cast<std::uint64_t>(i) + 1, "succeeded"),
               {attemptOf(Stage::Image, "finished", factor * (10 + .002 * i), 5'000 + i % 3)});
  return record;
}

const StageComparison& imageOf(const SessionComparison& comparison) { return comparison.stages.at(1); }

}  // namespace

class TestSessionComparison : public QObject {
  Q_OBJECT

 private slots:
  void aStageThatBecameSlowerSaysSo() {
    const SessionComparison same = compareSessions(session(1), session(1.01)), slower = compareSessions(session(1), session(1.3));
    QCOMPARE(imageOf(same).p50.word, Compared::Word::Same);
    QCOMPARE(imageOf(same).p95.word, Compared::Word::Same);
    QCOMPARE(imageOf(slower).p50.word, Compared::Word::More);
    QVERIFY(std::abs(imageOf(slower).p50.ratio->value - 1.3) < 1e-9);
    QCOMPARE(imageOf(slower).p99.word, Compared::Word::TooFew);
    QCOMPARE(imageOf(slower).p99.needs, 299);
    QCOMPARE(slower.peak->word, Compared::Word::Same);
    QVERIFY(!slower.mixed);
    QCOMPARE(slower.stages.at(0).first.attempts, 0);
  }

  // As people read them: the outcomes that occurred, in their usual order; stages that somebody tried.
  void itsRowsAreWhatOccurred() {
    SessionRecord second = session(1.3);
    second.lines[0].outcome = "failed";
    second.lines[1].outcome = "late";
    second.lines[2].outcome = "";
    second.lines[2].state = "a word of a later program";
    std::vector<std::string> seen;
    for (const SessionRow& row : rowsOf(compareSessions(session(1), second))) {
      seen.push_back(row.what == SessionRow::What::Outcome ? row.outcome : std::to_string(static_cast<int>(row.what)));
      if (row.outcome == "late")
        QVERIFY(std::get<int>(row.first) == 0 && std::get<int>(row.second) == 1);
      QCOMPARE(row.compared.has_value(), row.what == SessionRow::What::StageTime || row.what == SessionRow::What::Peak);
      QVERIFY(row.what != SessionRow::What::StageTime || row.stage == Stage::Image);
    }
    const auto n = [](SessionRow::What what) { return std::to_string(static_cast<int>(what)); };
    using What = SessionRow::What;
    QCOMPARE(seen, (std::vector<std::string>{n(What::SlotCount), "succeeded", "late", "failed", "a word of a later program",
                                             n(What::Missed), n(What::SpareHalf), n(What::Spare95), n(What::Attempts),
                                             n(What::StageTime), n(What::StageTime), n(What::StageTime), n(What::Peak)}));
  }

  // Viewers depend on the file: what encoding took is no spare.
  void aSpareCountsUntilTheClipIsOnTheDisk() {
    SlotLine slot = slotOf(1, "succeeded");
    QVERIFY(!spareOnDisk(slot));
    slot.spareToAir = seconds(5);
    slot.elapsed = seconds(21);
    QCOMPARE(*spareOnDisk(slot), seconds(5));  // nothing was written
    slot.ready = seconds(23);
    QCOMPARE(*spareOnDisk(slot), seconds(3));
    SessionRecord record;
    for (int i = 0; i < 5; ++i) {
      slot.airAt = Time{};
      record.add(slot, {});
    }
    const SessionComparison comparison = compareSessions(record, record);
    QCOMPARE(std::get<Percentile<Duration>>(comparison.first.spareMedian).value, seconds(3));
  }

  void whatWasCutIsCutAtItsTimeout() {
    SessionRecord cut = session(1);
    for (int i = 0; i < 20; ++i)  // stopped 40 ms after the timeout of 3 s, which no image here reaches
      cut.attempts[static_cast<std::size_t>(i)] = {attemptOf(Stage::Image, "timed_out", 3.04)};
    const SessionComparison comparison = compareSessions(session(1), cut);
    QCOMPARE(imageOf(comparison).second.cut, 20);
    QCOMPARE(imageOf(comparison).p95.word, Compared::Word::NotIdentifiable);
    QCOMPARE(imageOf(comparison).p50.word, Compared::Word::Same);  // the curve: those cut at 3 s say nothing of 10 s
  }

  void whatNeverWorkedIsLeftOutAndCounted() {
    SessionRecord troubled = session(1);
    troubled.attempts[0] = {attemptOf(Stage::Image, "failed", .05)};          // within 1 % of the usual time
    troubled.attempts[1] = {attemptOf(Stage::Image, "device_lost", 4)};       // cut
    troubled.attempts[2] = {{.stage = Stage::Image, .n = 1, .outcome = ""}};  // its program was killed
    troubled.attempts[3] = {attemptOf(Stage::Image, "finished", 10)};
    troubled.attempts[3].front().n = 2;  // a retry
    const StageTimes times = imageOf(compareSessions(troubled, session(1))).first;
    QCOMPARE(times.attempts, 99);
    QCOMPARE(times.leftOut, 2);
    QCOMPARE(times.cut, 1);
  }

  void outcomesAndSparesAreCounted() {
    SessionRecord record;
    for (int i = 0; i < 60; ++i) {
      SlotLine slot = slotOf(static_cast<std::uint64_t>(i) + 1, i < 3 ? "timed_out" : "succeeded");
      slot.missed = i < 3;
      slot.airAt = Time{} + seconds(45);
      if (i >= 3)
        slot.spareToAir = seconds(i);
      record.add(slot, {});
    }
    SlotLine dead = slotOf(61, "");
    dead.state = "interrupted";
    record.add(dead, {});
    const SessionSide side = compareSessions(record, {}).first;
    QCOMPARE(side.slotCount, 61);
    QCOMPARE(side.missed, 3);
    QCOMPARE(side.outcomes.at("timed_out"), 3);
    QCOMPARE(side.outcomes.at("interrupted"), 1);
    const auto middle = std::get<Percentile<Duration>>(side.spareMedian);
    QCOMPARE(middle.n, 57);
    QCOMPARE(middle.value, seconds(31));  // half of 3 .. 59 have at least that
    QCOMPARE(std::get<TooFew>(side.spare95).needs, 59);
  }

  void otherConditionsAreSaid() {
    SessionRecord lower = session(1);
    lower.lines[7].qualityLevel = 1;
    QVERIFY(compareSessions(session(1), lower).mixed);
    SessionRecord other = session(1);
    for (SlotLine& slot : other.lines)
      slot.profile = "cpu";
    QVERIFY(compareSessions(session(1), other).mixed);
    QVERIFY(!compareSessions({}, {}).mixed && !compareSessions({}, {}).peak);
  }
};

QTEST_GUILESS_MAIN(TestSessionComparison)
#include "test_session_comparison.moc"
