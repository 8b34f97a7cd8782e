// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tuning of timeouts where it lives: whole slots on the simulated backend and virtual time, with tuning.mode auto, over the
// worlds of test_timeout_policy; what it tells, what it leaves alone, and that a record of it decides the same again. 3 runs a
// world, 25 with VORTEX_FULL=1.
#include "engine/auto_tuner.h"
#include "engine/config/config_reader.h"
#include "engine/config/settings_diff.h"
#include "tests/engine/analysis/session.h"
#include "tests/engine/runtime/support.h"
#include "tests/sample.h"

#include <QtTest>
#include <cmath>
#include <functional>
#include <random>

using namespace vortex;
using namespace vortex::analysis;
using namespace vortex::test;

namespace {

constexpr double kHang_s = 3'000;

// How long image takes in the i-th slot; the other stages take 0.1 s.
using ImageTime = std::function<double(int i, double normal, double uniform)>;

double drawnLogNormal(double median, double sigma, double normal) { return median * std::exp(sigma * normal); }

// Image alone is tuned: 60 s are its horizon.
Settings imageWorld(double timeout, TuningMode mode) {
  Settings settings = plainSettings();
  settings.airAfter = seconds(60.6);
  settings.downstream = settings.deliveryTarget = {};
  settings.memory.sampleInterval = seconds(60);  // the most that a config takes
  settings.tuning.mode = mode;
  settings.tuning.pinned = {Stage::Audio, Stage::Video, Stage::Clip};
  for (const Stage stage : {Stage::Audio, Stage::Video, Stage::Clip}) {
    settings.stages[stage].minTimeout = seconds(.01);
    settings.stages[stage].timeout = seconds(.3);
    settings.stages[stage].target = seconds(.1);
    settings.stages[stage].retries = 0;
  }
  settings.stages[Stage::Image].timeout = seconds(timeout);
  return settings;
}

void setImageTimes(Settings& settings, const ImageTime& time, int count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  SimulatedStage& image = settings.simulated.stages[Stage::Image];
  image.form = TimeSpread::Recorded;
  for (int i = 0; i < count; ++i) {
    const double n = normal(random);
    image.recorded.push_back(seconds(time(i, n, uniform(random))));
  }
}

// A run with the tuning in it, recorded as a store would.
class TunedRun {
 public:
  explicit TunedRun(const Settings& settings, std::optional<std::vector<SeenAttempt>> past = {}) {
    session.settings = settings;
    TimeoutTuning tuning(settings);
    if (past)
      tuning.remember("simulated", "simulated", std::move(*past));
    run.emplace(
        settings,
        [this](const schedule::Input& input, Time now) {
          auto& recorded = session.inputs.emplace_back(
              Session::Input{.n = session.inputs.size() + 1, .at = now, .kind = schedule::kindOf(input), .body = {}});
          schedule::encode(input, config::toYaml, recorded.body);
        },
        std::make_unique<AutoTuner>(std::move(tuning)));
  }
  void make(int count) {
    for (int i = 0; i < count; ++i) {
      run->submit({.recipe = aRecipe()});
      QVERIFY(run->runUntilIdle(run->now() + seconds(100'000)));
    }
  }
  void finish() {
    QVERIFY(run->finish(false, run->now() + seconds(100'000)));
    session.events = std::move(run->events);
  }

  Session session;
  std::optional<runtime::SimulatedRun> run;
};

std::vector<event::SettingsChanged> automatic(const std::vector<Event>& events) {
  auto changes = all<event::SettingsChanged>(events);
  std::erase_if(changes, [](const auto& change) { return change.who != "auto"; });
  return changes;
}

struct Ended {
  double timeout = 0;
  int changes = 0, reversals = 0;
  bool held = false;
};

Ended endOf(TunedRun& run) {
  Ended ended{.timeout = inSeconds(run.run->driver().scheduler().settings().stages[Stage::Image].timeout)};
  int direction = 0;
  for (const auto& change : automatic(run.run->events))
    for (const auto& evidence : change.evidence) {
      if (evidence.why == TuningWhy::Hangs)
        ended.held = true;
      if (evidence.why == TuningWhy::Hangs || evidence.why == TuningWhy::WatchBegins || evidence.why == TuningWhy::WatchEnds)
        continue;
      const int now = evidence.became > evidence.was ? 1 : -1;
      ++ended.changes;
      ended.reversals += direction != 0 && now != direction ? 1 : 0;
      direction = now;
    }
  return ended;
}

struct Row {
  double least = 1e9, most = 0;
  int reversals = 0, changes = 0, held = 0, runs = 0;
};

Row rowOfRuns(const char* name, double start, const ImageTime& time, int count = 4'000) {
  Row row;
  row.runs = test::times(25, 3);
  for (int i = 0; i < row.runs; ++i) {
    Settings settings = imageWorld(start, TuningMode::Auto);
    setImageTimes(settings, time, count, 500 + static_cast<std::uint64_t>(i));
    TunedRun run(settings);
    run.make(count);
    const Ended ended = endOf(run);
    row.least = std::min(row.least, ended.timeout);
    row.most = std::max(row.most, ended.timeout);
    row.reversals = std::max(row.reversals, ended.reversals);
    row.changes = std::max(row.changes, ended.changes);
    row.held += ended.held ? 1 : 0;
  }
  qInfo("%-28s ends at %.1f to %.1f s, at most %d changes and %d reversals, held in %d of %d", name, row.least, row.most,
        row.changes, row.reversals, row.held, row.runs);
  return row;
}

std::vector<event::TimeoutAdvice> adviceOn(Stage stage, const std::vector<Event>& events) {
  auto advice = all<event::TimeoutAdvice>(events);
  std::erase_if(advice, [&](const auto& a) { return a.stage != stage; });
  return advice;
}

}  // namespace

class TestAutoTuning : public QObject {
  Q_OBJECT

 private slots:
  // ---- the rows of the policy's table, through the whole engine ----

  void oneThatCutsEverythingIsLeft() {
    const Row row = rowOfRuns("8 s, too short by half", 8, [](int, double n, double) { return drawnLogNormal(12, .12, n); });
    QVERIFY(row.least > 15 && row.most < 17.5 && row.reversals <= 2);
  }
  void oneThatIsMuchTooLongIsLowered() {
    const Row row = rowOfRuns("47 s, three times too long", 47, [](int, double n, double) { return drawnLogNormal(12, .12, n); });
    QVERIFY(row.least > 15 && row.most < 18.5 && row.reversals <= 1);
  }
  void aRightOneStays() {
    const Row row = rowOfRuns("16 s, right", 16, [](int, double n, double) { return drawnLogNormal(12, .12, n); });
    QVERIFY(row.least == 16 && row.most == 16 && row.changes == 0);
  }
  void stepsAreFollowed() {
    const Row up =
        rowOfRuns("step +30 % at 1000", 16, [](int i, double n, double) { return drawnLogNormal(i < 1'000 ? 12 : 15.6, .12, n); });
    QVERIFY(up.least > 19 && up.most < 23 && up.reversals <= 2);
    const Row down =
        rowOfRuns("step -25 % at 1000", 16, [](int i, double n, double) { return drawnLogNormal(i < 1'000 ? 12 : 9, .12, n); });
    QVERIFY(down.least > 11 && down.most < 14 && down.reversals <= 1);
  }
  void aRampIsFollowedLate() {
    const Row row = rowOfRuns("ramp +40 % over 2000", 16, [](int i, double n, double) {
      return drawnLogNormal(12 * (1 + .4 * std::min(i, 2'000) / 2'000.), .12, n);
    });
    QVERIFY(row.least > 20 && row.most < 24 && row.reversals <= 1);
  }
  void twoKindsOfWorkAreSeenPastTheTimeout() {
    const Row row =
        rowOfRuns("85 % 6 s, 15 % 16 s", 12, [](int, double n, double u) { return drawnLogNormal(u < .85 ? 6 : 16, .08, n); });
    QVERIFY(row.least > 16.5 && row.most < 20 && row.reversals <= 1);
  }
  void aHeavyTailIsMet() {
    const Row row = rowOfRuns("8 s, sigma .4", 10, [](int, double n, double) { return drawnLogNormal(8, .4, n); });
    QVERIFY(row.least > 16.5 && row.most < 22 && row.reversals <= 4);
  }
  void hangsAreNotWaitedFor() {
    const Row row =
        rowOfRuns("3 % hang", 16, [](int, double n, double u) { return u < .03 ? kHang_s : drawnLogNormal(12, .12, n); });
    QVERIFY(row.most < 20 && row.held >= 1);
  }

  // ---- what it tells ----

  void hangsAreToldAndOneInTenIsStillWatched() {
    Settings settings = imageWorld(16, TuningMode::Auto);
    setImageTimes(
        settings, [](int i, double, double) { return i % 12 == 5 ? kHang_s : 12.0; }, 1'500, 1);
    TunedRun run(settings);
    run.make(600);
    const auto advice = adviceOn(Stage::Image, run.run->events);
    QVERIFY(advice.back().state == TuningState::Held && advice.back().why == TuningWhy::Hangs);
    const Settings& now = run.run->driver().scheduler().settings();
    QCOMPARE(now.stages[Stage::Image].timeout, seconds(16));
    QCOMPARE(now.stages[Stage::Image].watch.every, 10);
    QVERIFY(std::abs(inSeconds(now.stages[Stage::Image].watch.limit) - 60.4) < .5);
    int watched = 0, begun = 0;
    for (const auto& started : all<event::AttemptStarted>(run.run->events))
      if (started.attempt.stage == Stage::Image && started.attempt.slot.value > 550) {
        ++begun;
        watched += started.timeout > seconds(16) ? 1 : 0;
      }
    QCOMPARE(watched, begun / 10);
  }

  void aSuggestionIsToldOnceAndChangesNothing() {
    Settings settings = imageWorld(40, TuningMode::Suggest);
    setImageTimes(
        settings, [](int, double n, double) { return drawnLogNormal(12, .12, n); }, 1'000, 7);
    TunedRun run(settings);
    run.make(800);
    QVERIFY(all<event::SettingsChanged>(run.run->events).empty());
    const auto advice = adviceOn(Stage::Image, run.run->events);
    std::vector<Duration> proposed;
    for (const auto& a : advice)
      if (a.proposed && (proposed.empty() || proposed.back() != *a.proposed))
        proposed.push_back(*a.proposed);
    QVERIFY2(!proposed.empty() && proposed.size() <= 4, std::to_string(proposed.size()).c_str());
    QVERIFY2(advice.size() < 25, std::to_string(advice.size()).c_str());
    QVERIFY(advice.front().why == TuningWhy::TooFew && advice.front().missing == 149 && !advice.front().proposed);
    const auto& last = advice.back();
    QVERIFY(last.why == TuningWhy::FewerOver && last.state == TuningState::Steady && last.missing == 0);
    QCOMPARE(proposed.front(), seconds(26.66));  // two thirds at once, in four digits
    QVERIFY(last.atMost <= .02 && last.of >= 149 && last.plain && *last.plain > seconds(20));
    QCOMPARE(last.rate, .02);
    QCOMPARE(last.room, seconds(60.6));

    // Taken by the operator: nothing is left to propose at once, and what was seen stays.
    settings.stages[Stage::Image].timeout = *last.proposed;
    run.run->driver().tune(settings, false, config::differences, run.run->now());
    run.run->runUntil(run.run->now() + seconds(.001));
    const auto then = adviceOn(Stage::Image, run.run->events).back();
    QVERIFY(!then.proposed && then.timeout == settings.stages[Stage::Image].timeout && then.why == TuningWhy::Allowed);
  }

  void whatAnOperatorSetsByHandIsTakenAsItIs() {
    Settings settings = imageWorld(40, TuningMode::Auto);
    setImageTimes(
        settings, [](int, double n, double) { return drawnLogNormal(12, .12, n); }, 1'000, 7);
    TunedRun run(settings);
    run.make(400);
    const std::size_t before = automatic(run.run->events).size();
    QVERIFY(before >= 1);
    Settings byHand = run.run->driver().scheduler().settings();
    byHand.stages[Stage::Image].timeout = seconds(30);
    run.run->driver().tune(byHand, false, config::differences, run.run->now());
    run.make(140);
    QCOMPARE(automatic(run.run->events).size(), before);
    const auto advice = adviceOn(Stage::Image, run.run->events).back();
    QVERIFY(advice.why == TuningWhy::ByHand && advice.timeout == seconds(30) && advice.missing > 0);
    run.make(60);
    QVERIFY(automatic(run.run->events).size() > before);
    QCOMPARE(all<event::SettingsChanged>(run.run->events).front().who, std::optional<std::string>("auto"));
  }

  void whatRunsIsNeverMoved() {
    Settings settings = imageWorld(8, TuningMode::Auto);
    setImageTimes(
        settings, [](int, double n, double) { return drawnLogNormal(12, .12, n); }, 200, 3);
    TunedRun run(settings);
    run.make(100);
    const auto changes = automatic(run.run->events);
    QVERIFY(!changes.empty());
    for (const auto& change : changes)
      QVERIFY(!change.rearmRunning && !change.changes.empty() && !change.evidence.empty());
    QCOMPARE(changes.front().changes.front().key, std::string("orchestration.timeouts.image_s"));
    QVERIFY(changes.front().evidence.front().why == TuningWhy::MostAreCut);
  }

  void pinnedAndOffAreLeftAlone() {
    for (const TuningMode mode : {TuningMode::Off, TuningMode::Auto}) {
      Settings settings = imageWorld(8, mode);
      settings.tuning.pinned = StageSet::all();
      setImageTimes(
          settings, [](int, double n, double) { return drawnLogNormal(12, .12, n); }, 200, 3);
      TunedRun run(settings);
      run.make(150);
      QVERIFY(all<event::SettingsChanged>(run.run->events).empty());
      for (const auto& advice : all<event::TimeoutAdvice>(run.run->events))
        QVERIFY(advice.state == TuningState::Pinned && advice.mode == mode && !advice.proposed);
    }
  }

  void aRateThatADayCannotCarryIsSuggestedOnly() {
    Settings settings = imageWorld(8, TuningMode::Auto);
    settings.tuning.rate = .001;
    QVERIFY(config::hasErrors(config::validate(settings)));
    setImageTimes(
        settings, [](int, double n, double) { return drawnLogNormal(12, .12, n); }, 200, 3);
    TunedRun run(settings);
    run.make(60);
    QVERIFY(all<event::SettingsChanged>(run.run->events).empty());
    QVERIFY(adviceOn(Stage::Image, run.run->events).back().mode == TuningMode::Suggest);
    QVERIFY(adviceOn(Stage::Image, run.run->events).back().proposed);
  }

  void modeAndRateChangeWhileItRuns() {
    Settings settings = imageWorld(40, TuningMode::Suggest);
    setImageTimes(
        settings, [](int, double n, double) { return drawnLogNormal(12, .12, n); }, 1'000, 7);
    TunedRun run(settings);
    run.make(300);
    settings.tuning.mode = TuningMode::Auto;
    run.run->driver().tune(settings, false, config::differences, run.run->now());
    run.make(100);
    QVERIFY(!automatic(run.run->events).empty());
    const auto now = run.run->driver().scheduler().settings();
    settings = now;
    settings.tuning.mode = TuningMode::Off;
    run.run->driver().tune(settings, false, config::differences, run.run->now());
    const std::size_t told = all<event::TimeoutAdvice>(run.run->events).size();
    run.make(100);
    QVERIFY(all<event::TimeoutAdvice>(run.run->events).size() <= told + kStageCount);  // that it is off
    QVERIFY(run.run->driver().scheduler().settings().stages == now.stages);
  }

  void whatWasSeenBeforeTheStartCounts() {
    Settings settings = imageWorld(40, TuningMode::Auto);
    setImageTimes(
        settings, [](int, double n, double) { return drawnLogNormal(12, .12, n); }, 100, 7);
    std::vector<SeenAttempt> past;
    for (int i = 0; i < 200; ++i)
      past.push_back({.stage = Stage::Image,
                      .quality = 0,
                      .attempt = {.time = seconds(10 + i % 4), .limit = seconds(40), .end = TimedAttempt::End::Finished}});
    TunedRun run(settings, past);
    run.make(20);
    QCOMPARE(adviceOn(Stage::Image, run.run->events).front().missing, 0);
    QCOMPARE(automatic(run.run->events).size(), std::size_t{1});
  }

  // ---- the record ----

  void aRecordedRunDecidesTheSameAgain() {
    for (const double start : {8.0, 12.0, 14.0}) {
      Settings settings = imageWorld(start, TuningMode::Auto);
      setImageTimes(
          settings, [](int, double n, double u) { return u < .03 ? kHang_s : drawnLogNormal(u < .85 ? 6 : 16, .08, n); }, 700, 11);
      TunedRun run(settings);
      run.make(600);
      run.finish();
      QVERIFY(!automatic(run.session.events).empty());
      const ReplayResult result = run.session.replayed();
      QVERIFY2(result.verdict == ReplayVerdict::Identical, result.why.c_str());
      QVERIFY(result.events > 3'000 && result.slotCount == 600);
    }
  }

  // ---- what must never be ----

  void itStaysWithinRangeAndRoomWhateverItSees() {
    std::mt19937 random(20261129);
    const auto drawn = [&](double from, double to) { return from + (to - from) * static_cast<double>(random() % 10'000) / 10'000; };
    int changed = 0, unfit = 0;
    for (int world = 0; world < 40; ++world) {
      Settings settings = plainSettings();
      settings.tuning.mode = TuningMode::Auto;
      settings.tuning.rate = .05;
      settings.airAfter = seconds(drawn(38, 60));
      settings.parallelAudioImage = random() % 2 == 0;
      for (const Stage stage : kStages) {
        StageSettings& s = settings.stages[stage];
        const double usual = inSeconds(s.target) * drawn(.6, 1.4);
        s.minTimeout = seconds(usual * drawn(.3, .9));
        s.maxTimeout = seconds(usual * drawn(1.2, 4));
        s.timeout = std::clamp(seconds(usual * drawn(.8, 2.5)), s.minTimeout, s.maxTimeout);
        SimulatedStage& takes = settings.simulated.stages[stage];
        takes.form = TimeSpread::LogNormal;
        takes.time = seconds(usual);
        takes.spread = drawn(.02, .4);
      }
      settings.simulated.seed = random();
      TunedRun run(settings);
      run.make(400);
      Settings now = settings;
      for (const auto& change : automatic(run.run->events)) {
        const Settings was = now;
        for (const auto& evidence : change.evidence)
          if (evidence.why != TuningWhy::WatchBegins && evidence.why != TuningWhy::WatchEnds && evidence.why != TuningWhy::Hangs) {
            ++changed;
            QCOMPARE(evidence.was, now.stages[evidence.stage].timeout);
            now.stages[evidence.stage].timeout = evidence.became;
            QVERIFY(evidence.became >= was.stages[evidence.stage].minTimeout);
            QVERIFY(evidence.became <= was.stages[evidence.stage].maxTimeout);
            const Duration digit = evidence.was / 1'000;  // it is written in four
            QVERIFY(evidence.became <= evidence.was * 3 / 2 && evidence.became >= evidence.was * 2 / 3 - digit);
          }
        PerStage<Duration> before, after;
        for (const Stage stage : kStages) {
          before[stage] = was.stages[stage].timeout;
          after[stage] = now.stages[stage].timeout;
        }
        QVERIFY(rowOf(settings, after) <= std::max(rowOf(settings, before), roomOf(settings)));
        unfit += rowOf(settings, after) > roomOf(settings) ? 1 : 0;
      }
      for (const Stage stage : kStages)  // all that changed was told
        QCOMPARE(now.stages[stage].timeout, run.run->driver().scheduler().settings().stages[stage].timeout);
      for (const auto& advice : all<event::TimeoutAdvice>(run.run->events))
        QVERIFY(advice.room == roomOf(settings) && advice.row > Duration{});  // whether it fits is always said
    }
    QVERIFY2(changed > 40, std::to_string(changed).c_str());
    qInfo("%d changes in 40 worlds; after %d of them the row was still too long", changed, unfit);
  }
};

QTEST_APPLESS_MAIN(TestAutoTuning)
#include "test_auto_tuning.moc"
