// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tuning of timeouts over recorded attempts: what counts, what it says, and what came of a change.
#include "engine/analysis/past_tuning.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::analysis;
using history::AttemptLine;

namespace {

AttemptLine line(Stage stage, int n, double started, double timeout, const char* outcome, std::optional<double> elapsed,
                 const char* cause = "") {
  AttemptLine made{.stage = stage,
                   .n = n,
                   .started = Time{} + seconds(started),
                   .timeout = seconds(timeout),
                   .outcome = outcome,
                   .reason = {},
                   .message = {},
                   .cause = cause,
                   .elapsed = {},
                   .requestToStopped = {},
                   .drain = {},
                   .peak = {},
                   .released = {},
                   .held = {},
                   .operators = {},
                   .longestOperator = {}};
  if (elapsed)
    made.elapsed = seconds(*elapsed);
  return made;
}

history::PastAttempt past(std::int64_t run, std::uint64_t slot, AttemptLine attempt, int quality = 0) {
  return {.run = run, .slot = {slot}, .quality = quality, .encode = seconds(1), .isRerun = false, .line = std::move(attempt)};
}

history::PastRun someRun(std::int64_t id, const char* build) {
  return {.id = id, .uuid = "u", .profile = "live", .backend = "torch", .device = "cpu", .build = build, .clock = {}};
}

// 200 whole slots of audio 1.8, image 10 to 13, video 7 and clip 0.9 s.
history::PastAttempts wholeSlots(int count, const char* newestBuild = "b") {
  history::PastAttempts all;
  all.runs = {someRun(2, newestBuild), someRun(1, "b")};
  for (int i = 0; i < count; ++i) {
    const std::int64_t run = i < count / 2 ? 1 : 2;
    const auto add = [&](Stage stage, double took, double timeout) {
      all.attempts.push_back(past(run, static_cast<std::uint64_t>(i + 1), line(stage, 1, 30 * i, timeout, "finished", took)));
    };
    add(Stage::Audio, 1.8, 3);
    add(Stage::Image, 10 + i % 4, 15);
    add(Stage::Video, 7, 10);
    add(Stage::Clip, .9, 2);
  }
  return all;
}

}  // namespace

class TestPastTuning : public QObject {
  Q_OBJECT

 private slots:
  void whatStoppedAnAttemptDecidesHowItCounts() {
    using End = TimedAttempt::End;
    const auto seen = [](AttemptLine attempt) { return seenAttemptOf(past(1, 1, std::move(attempt))); };
    const auto end = [&](AttemptLine attempt) { return seen(std::move(attempt))->attempt.end; };
    QVERIFY(end(line(Stage::Image, 1, 0, 15, "finished", 12)) == End::Finished);
    QVERIFY(end(line(Stage::Image, 1, 0, 15, "timed_out", 15.2, "timeout")) == End::TimedOut);
    QCOMPARE(seen(line(Stage::Image, 1, 0, 15, "timed_out", 15.2, "timeout"))->attempt.time, seconds(15));  // not its drain
    QVERIFY(end(line(Stage::Image, 1, 0, 15, "stopped", 4, "operator")) == End::Canceled);
    QVERIFY(end(line(Stage::Image, 1, 0, 15, "stopped", 4, "sibling_failed")) == End::Canceled);
    QVERIFY(end(line(Stage::Image, 1, 0, 15, "stopped", 4, "deadline_unreachable")) == End::Cut);
    QVERIFY(end(line(Stage::Image, 1, 0, 15, "stopped", 4, "gave_way")) == End::Cut);
    QVERIFY(end(line(Stage::Image, 1, 0, 15, "device_lost", 4)) == End::Cut);
    QVERIFY(seen(line(Stage::Image, 1, 0, 15, "failed", 4))->isTrouble);
    QVERIFY(!seen(line(Stage::Image, 2, 0, 15, "finished", 12)));             // a retry
    QVERIFY(!seen(line(Stage::Image, 1, 0, 15, "", {})));                     // it still runs, or was killed
    QVERIFY(!seen(line(Stage::Image, 1, 0, 15, "stopped", {}, "operator")));  // never begun
  }

  void oneThatWasReArmedCountsByWhatIsCertain() {
    const auto seen = [](AttemptLine attempt) { return seenAttemptOf(past(1, 1, std::move(attempt)))->attempt; };
    const TimedAttempt shortened = seen(line(Stage::Image, 1, 0, 15, "timed_out", 9, "timeout"));
    QVERIFY(shortened.time == seconds(9) && shortened.limit == seconds(9));  // nobody knows of 10 s
    const TimedAttempt extended = seen(line(Stage::Image, 1, 0, 15, "finished", 18));
    QVERIFY(extended.time == seconds(18) && extended.limit == seconds(18));
  }

  void anotherDevicesSlotsDoNotMoveTheHorizon() {
    history::PastAttempts all = wholeSlots(400, "another");  // half of them on either
    for (auto& attempt : all.attempts)
      if (attempt.run == 1 && attempt.line.stage == Stage::Video)
        attempt.line.elapsed = seconds(9.5);
    QCOMPARE(tuningOver(all, contractSettings()).adviceOf(Stage::Image).horizon, seconds(26 - 7.9 - 1));
  }

  void anotherBuildIsAnotherStratum() {
    QCOMPARE(pastTuningOf(wholeSlots(200)).attempts.size(), std::size_t{800});
    QCOMPARE(pastTuningOf(wholeSlots(200, "another")).attempts.size(), std::size_t{400});
    QVERIFY(pastTuningOf({}).attempts.empty());
  }

  void itSaysWhatTheRecordAllows() {
    Settings settings = contractSettings();
    settings.profile = "live";
    settings.stages[Stage::Image].timeout = seconds(20);
    settings.tuning.mode = TuningMode::Auto;  // looking back nobody sets anything
    const TimeoutTuning tuning = tuningOver(wholeSlots(200), settings);
    const auto image = tuning.adviceOf(Stage::Image);
    QVERIFY(image.mode == TuningMode::Suggest && image.state == TuningState::Steady && image.why == TuningWhy::FewerOver);
    QVERIFY(image.of == 200 && image.over == 0 && image.missing == 0);
    QCOMPARE(image.proposed, std::optional(seconds(13 * 1.03)));
    QVERIFY(image.atMost < .02 && image.longer == 0.);
    QCOMPARE(image.plain, std::optional(seconds(13 * 1.5)));
    // 26 s less video 7, clip 0.9 and encoding 1.
    QCOMPARE(image.horizon, seconds(26 - 7.9 - 1));
    QCOMPARE(image.row, tuning.adviceOf(Stage::Clip).row);
    QVERIFY(image.room == seconds(26) && image.row < seconds(13 * 1.03 + 10 + 2));  // video is shortened, too
    QCOMPARE(image.stratum, std::string("live on cpu, quality 0"));

    settings.tuning.rate = .01;
    const auto strict = tuningOver(wholeSlots(200), settings).adviceOf(Stage::Image);
    QVERIFY(!strict.proposed && strict.missing == 99 && strict.why == TuningWhy::TooFew);
  }

  void anotherQualityIsAnotherStratum() {
    auto all = wholeSlots(200);
    for (auto& attempt : all.attempts)
      attempt.quality = attempt.slot.value > 150 ? 1 : 0;
    const auto image = tuningOver(all, contractSettings()).adviceOf(Stage::Image);
    QVERIFY(image.of == 50 && image.missing == 99 && !image.proposed);
    QCOMPARE(image.stratum, std::string("cpu on cpu, quality 1"));
  }

  void nothingRecordedIsTooFew() {
    history::PastAttempts none;
    none.runs = {someRun(1, "b")};
    const auto clip = tuningOver(none, contractSettings()).adviceOf(Stage::Clip);
    QVERIFY(clip.of == 0 && clip.atMost == 1 && !clip.longer && !clip.plain && !clip.proposed && clip.missing == 149);
  }

  void whatCameOfAChangeIsCountedUntilTheNext() {
    std::vector<history::PastAttempt> all;
    const auto add = [&](std::int64_t run, std::uint64_t slot, Stage stage, int n, double at, const char* outcome) {
      all.push_back(past(run, slot, line(stage, n, at, 3, outcome, 3.)));
    };
    add(1, 1, Stage::Audio, 1, 10, "timed_out");  // before
    add(1, 2, Stage::Audio, 1, 20, "finished");   // at its very instant: with it
    add(1, 2, Stage::Image, 1, 20, "timed_out");  // another stage
    add(1, 3, Stage::Audio, 1, 60, "timed_out");
    add(1, 3, Stage::Audio, 2, 64, "finished");
    add(2, 4, Stage::Audio, 1, 5, "timed_out");  // the next run's clock begins anew
    add(2, 5, Stage::Audio, 1, 50, "timed_out");
    const auto effect =
        effectOf(Stage::Audio, {.run = 1, .at = Time{} + seconds(20)}, PastInstant{.run = 2, .at = Time{} + seconds(30)}, all);
    QVERIFY(effect.attempts == 3 && effect.cut == 2);
    QCOMPARE(effect.slotsCut.size(), std::size_t{2});
    QVERIFY(effect.slotsCut[0].slot == SlotId{4} && !effect.slotsCut[0].madeGood);
    QVERIFY(effect.slotsCut[1].slot == SlotId{3} && effect.slotsCut[1].madeGood);
    QCOMPARE(effectOf(Stage::Audio, {.run = 1, .at = Time{} + seconds(20)}, {}, all).cut, 3);
    QCOMPARE(effectOf(Stage::Clip, {}, {}, all).attempts, 0);
  }
};

QTEST_APPLESS_MAIN(TestPastTuning)
#include "test_past_tuning.moc"
