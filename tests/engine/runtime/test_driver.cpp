// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole slots on virtual time: scheduler, driver and simulated backend together.
#include "tests/engine/runtime/support.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace vortex;
using namespace vortex::runtime;
using namespace vortex::test;

using Words = std::vector<std::string>;

namespace {

// Keeps what it was given and answers at once, or with an error.
class KeepingSink final : public DeliverySink {
 public:
  void deliver(Delivery delivery, Time) override {
    if (delivery.kind == DeliveryKind::Clip)
      m_results.push_back({.slot = delivery.record.slot, .encode = milliseconds(5), .folder = "/out/1", .error = error});
    deliveries.push_back(std::move(delivery));
  }
  void collect(Time, std::vector<DeliveryResult>& out) override {
    out.insert(out.end(), m_results.begin(), m_results.end());
    m_results.clear();
  }
  std::optional<Time> nextDue() const override { return m_results.empty() ? std::nullopt : std::optional(Time{}); }
  int descriptor() const override { return -1; }
  bool idle() const override { return m_results.empty(); }
  void abandon() override {}

  std::vector<Delivery> deliveries;
  std::string error;

 private:
  std::vector<DeliveryResult> m_results;
};

// A driver whose deliveries can be looked at.
struct Kept {
  explicit Kept(const Settings& settings) : backend(settings), driver(settings, backend, sink) { driver.open(now); }
  void submit(std::uint64_t id, std::shared_ptr<const Recipe> recipe = aRecipe()) {
    driver.submit({.slot = SlotId{id}, .recipe = std::move(recipe), .seed = 77}, now);
  }
  void runUntil(Time end) {
    for (driver.advance(now); driver.nextDue() && *driver.nextDue() <= end; driver.advance(now))
      now = std::max(now, *driver.nextDue());
    now = end;
    driver.takeEvents(events);
  }
  Time now{};
  backend::SimulatedBackend backend;
  KeepingSink sink;
  Driver driver;
  std::vector<Event> events;
};

}  // namespace

class DriverTest : public QObject {
  Q_OBJECT
 private slots:
  void aSlotTakes21SecondsWithTheTargetsTimes() {
    SimulatedRun run(plainSettings());
    run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(outcomes(run.events), Words{"succeeded"});
    const auto complete = all<event::SlotComplete>(run.events).at(0);
    QCOMPARE(complete.elapsed, seconds(21));
    QCOMPARE(*complete.spareToAir, seconds(5));
    QCOMPARE(*complete.marginGeneration, seconds(0));
    QCOMPARE(run.backend().overlaps(), 0u);
  }

  void inSequenceItTakes23() {
    Settings settings = plainSettings();
    settings.parallelAudioImage = false;
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(all<event::SlotComplete>(run.events).at(0).elapsed, seconds(23));
  }

  void eventsAreNumberedWithoutGapsAndTimeNeverRunsBack() {
    Settings settings = plainSettings();
    settings.simulated.stages[Stage::Image].steps = 4;
    SimulatedRun run(settings);
    for (int i = 0; i < 5; ++i)
      run.submit({.recipe = aRecipe()});
    run.runUntil(at(300));
    QVERIFY(run.events.size() > 50);
    for (std::size_t i = 0; i < run.events.size(); ++i) {
      QCOMPARE(run.events[i].seq, i + 1);
      QVERIFY(i == 0 || run.events[i - 1].at <= run.events[i].at);
    }
  }

  void stepsAreTold() {
    Settings settings = plainSettings();
    settings.simulated.stages[Stage::Image].steps = 4;
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    run.runUntilIdle(at(100));
    std::vector<int> steps;
    for (const auto& step : all<event::AttemptStep>(run.events))
      steps.push_back(step.step);
    QCOMPARE(steps, (std::vector<int>{1, 2, 3, 4}));
  }

  // The old system noticed a 50 ms timeout on a blocking stage 450 ms late and reported the slot as completed.
  void aBlockedStageTimesOutOnTimeAndItsSiblingIsStopped() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Audio, .fault = Fault::Block, .nth = 1, .every = 1});
    settings.stages[Stage::Audio].retries = 0;
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(outcomes(run.events), Words{"timed_out audio"});
    QCOMPARE(timesOf<event::SlotComplete>(run.events).at(0), at(3));
    const auto stopped = all<event::AttemptStopped>(run.events);
    QCOMPARE(stopped.size(), 2u);
    QCOMPARE(toString(stopped[0].cause), toString(StopCause::Timeout));
    QCOMPARE(toString(stopped[1].attempt.stage), toString(Stage::Image));
    QCOMPARE(toString(stopped[1].cause), toString(StopCause::SiblingFailed));
    for (const auto& receipt : stopped) {
      QCOMPARE(receipt.released.count, 100'000'000);
      QCOMPARE(receipt.held.count, 0);
    }
  }

  void aTimedOutStageIsTriedAgainOnceItHasDrained() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Audio, .fault = Fault::Block});
    settings.simulated.drain = milliseconds(40);
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(outcomes(run.events), Words{"succeeded"});
    QCOMPARE(run.backend().overlaps(), 0u);
  }

  void noAttemptStartsOnALaneThatHasNotDrained() {
    Settings settings = plainSettings();
    settings.simulated.drain = milliseconds(400);
    settings.stages[Stage::Image].retries = 0;
    settings.simulated.faults.push_back({.stage = Stage::Image, .fault = Fault::Block, .nth = 1, .every = 2});
    SimulatedRun run(settings);
    for (int i = 0; i < 20; ++i)
      run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(2'000)));
    QCOMPARE(all<event::SlotComplete>(run.events).size(), 20u);
    QCOMPARE(std::ranges::count(outcomes(run.events), "timed_out image"), 10);
    QCOMPARE(run.backend().overlaps(), 0u);
  }

  void aClipBelowItsMinimumFailsTheCheckAndSaysTheThresholds() {
    Kept kept(withFault(plainSettings(), {.stage = Stage::Clip, .fault = Fault::LowScores}));
    kept.submit(1);
    kept.runUntil(at(100));
    QCOMPARE(outcomes(kept.events).at(0).substr(0, 17), std::string("self_check_failed"));
    QCOMPARE(kept.sink.deliveries.size(), 1u);
    QVERIFY(kept.sink.deliveries[0].kind == DeliveryKind::Clip);  // to look at; it does not air
    const ScoreRecord scores = *kept.sink.deliveries[0].record.scores;
    QCOMPARE(scores.b, 0.1);
    QCOMPARE(scores.minB, 0.70);
    QCOMPARE(scores.minL, 0.72);
    QVERIFY(!scores.passed);
  }

  void theRecipesOwnMinimumAppliesToo() {
    Recipe recipe = *aRecipe();
    recipe.minClipScore = 0.9;
    SimulatedRun run(plainSettings());
    run.submit({.recipe = std::make_shared<const Recipe>(recipe)});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(outcomes(run.events).at(0).substr(0, 17), std::string("self_check_failed"));
  }

  void aScoreThatIsNotANumberIsAnInvalidOutput() {
    Settings settings = plainSettings();
    settings.simulated.scoreL = std::numeric_limits<double>::quiet_NaN();
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(outcomes(run.events), Words{"failed clip invalid_output"});
  }

  void aFinishedSlotIsDeliveredWithItsWholeRecordAndThenForgotten() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Audio, .fault = Fault::Block});
    settings.simulated.drain = milliseconds(40);
    Kept kept(settings);
    kept.submit(1);
    kept.runUntil(at(100));
    QCOMPARE(kept.sink.deliveries.size(), 1u);
    const Delivery& delivery = kept.sink.deliveries[0];
    QVERIFY(delivery.kind == DeliveryKind::Clip);
    QCOMPARE(delivery.artifacts[Stage::Video].size(), 1u);
    QCOMPARE(delivery.artifacts[Stage::Audio].size(), 2u);
    const SlotRecord& record = delivery.record;
    QCOMPARE(record.seed, 77u);
    QCOMPARE(QString::fromStdString(record.backend), "simulated");
    QCOMPARE(toString(record.verdict.outcome), toString(Outcome::Succeeded));
    QCOMPARE(record.elapsed, seconds(21));
    QVERIFY(record.scores->passed);
    const auto& audio = record.attempts[Stage::Audio];
    QCOMPARE(audio.size(), 2u);
    QCOMPARE(toString(audio[0].outcome), toString(AttemptOutcome::TimedOut));
    QCOMPARE(audio[0].start, seconds(0));
    QCOMPARE(audio[0].elapsed, seconds(3));
    QCOMPARE(audio[0].stop->drain, milliseconds(40));
    QCOMPARE(audio[0].stop->released.count, 100'000'000);
    QCOMPARE(toString(audio[1].outcome), toString(AttemptOutcome::Finished));
    QCOMPARE(audio[1].elapsed, seconds(2));
    QCOMPARE(audio[1].peak.count, 100'000'000);
    QCOMPARE(record.attempts[Stage::Image].size(), 1u);
    QCOMPARE(kept.driver.slotsKept(), 0u);
    QCOMPARE(all<event::SlotDelivered>(kept.events).at(0).folder, std::string("/out/1"));
  }

  void aFailedSlotsRecordIsKeptWithTheReceiptOfTheLastStop() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Audio, .fault = Fault::Fail});
    settings.simulated.drain = milliseconds(40);
    Kept kept(settings);
    kept.submit(1);
    kept.runUntil(at(100));
    QCOMPARE(outcomes(kept.events), Words{"failed audio model_error"});
    QCOMPARE(kept.sink.deliveries.size(), 1u);
    QVERIFY(kept.sink.deliveries[0].kind == DeliveryKind::RecordOnly);
    const auto& image = kept.sink.deliveries[0].record.attempts[Stage::Image];
    QCOMPARE(image.size(), 1u);
    QCOMPARE(toString(image[0].outcome), toString(AttemptOutcome::Stopped));
    QCOMPARE(image[0].stop->drain, milliseconds(40));
    QCOMPARE(kept.driver.slotsKept(), 0u);
  }

  void aDeliveryThatFailsIsTheSlotsAlone() {
    Kept kept(plainSettings());
    kept.sink.error = "no space left on device";
    kept.submit(1);
    kept.runUntil(at(50));
    kept.sink.error = "";
    kept.submit(2);
    kept.runUntil(at(100));
    QCOMPARE(outcomes(kept.events), (Words{"succeeded", "succeeded"}));
    QCOMPARE(all<event::DeliveryFailed>(kept.events).at(0).message, std::string("no space left on device"));
    QCOMPARE(all<event::SlotDelivered>(kept.events).at(0).slot.value, 2u);
  }

  void aShedSlotLeavesNothingBehind() {
    Settings settings = plainSettings();
    settings.maxQueued = 2;
    Kept kept(settings);
    kept.runUntil(at(0));
    for (std::uint64_t id = 1; id <= 5; ++id)
      kept.submit(id);
    kept.runUntil(at(1'000));
    QCOMPARE(std::ranges::count(outcomes(kept.events), "shed queue_full"), 2);
    QCOMPARE(kept.sink.deliveries.size(), 3u);
    QCOMPARE(kept.driver.slotsKept(), 0u);
  }

  void slotsThatWereRefusedAtTheDoorEndAsShed() {
    SimulatedRun run(plainSettings());
    run.driver().refuse(SlotId{5}, SlotId{7}, at(1));
    run.runUntil(at(2));
    QCOMPARE(outcomes(run.events), (Words{"shed queue_full", "shed queue_full", "shed queue_full"}));
    QCOMPARE(all<event::SlotComplete>(run.events).at(2).slot.value, 7u);
  }

  // The whole stop ladder: stop, drain budget, quarantine, kill, device back, the next slot succeeds.
  void aWedgedStageIsQuarantinedThenTheDeviceIsKilledAndTheNextSlotSucceeds() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Image, .fault = Fault::IgnoreStop});
    settings.simulated.startup = seconds(4);
    SimulatedRun run(settings);
    run.runUntil(at(4));
    run.submit({.recipe = aRecipe(), .noDeadline = true});
    run.runUntil(at(19));
    QCOMPARE(outcomes(run.events), Words{"timed_out image"});
    run.submit({.recipe = aRecipe(), .noDeadline = true});
    run.runUntil(at(100));
    const Settings& s = run.driver().scheduler().settings();
    QCOMPARE(timesOf<event::DeviceQuarantined>(run.events).at(0), at(19) + s.stop.drainBudget);
    const Time killed = at(19) + s.stop.drainBudget + s.stop.quarantineBound;
    QCOMPARE(timesOf<event::DeviceLost>(run.events).at(0), killed);
    QCOMPARE(toString(all<event::DeviceLost>(run.events).at(0).reason), toString(DeviceLoss::Wedged));
    QCOMPARE(timesOf<event::DeviceReady>(run.events).at(1), killed + seconds(4));
    QCOMPARE(outcomes(run.events), (Words{"timed_out image", "succeeded"}));
    QCOMPARE(timesOf<event::SlotComplete>(run.events).at(1), killed + seconds(4) + seconds(21));
    QCOMPARE(run.driver().slotsKept(), 0u);
    const auto stopped = all<event::AttemptStopped>(run.events);
    QVERIFY(std::ranges::any_of(stopped, [](const auto& e) { return e.byExit && e.held.count == 0; }));
  }

  void aDeviceThatDiesUnderASlotIsRetriedWhereTimeAllows() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Audio, .fault = Fault::DeviceLost});
    settings.simulated.startup = seconds(1);
    SimulatedRun run(settings);
    run.runUntil(at(1));
    run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(outcomes(run.events), Words{"succeeded"});
    QCOMPARE(all<event::SlotComplete>(run.events).at(0).elapsed, seconds(23));
    QCOMPARE(all<event::DeviceLost>(run.events).at(0).attempts, 2);
  }

  void aCanceledSlotStopsAtOnceAndTheNextOneRuns() {
    SimulatedRun run(plainSettings());
    const SlotId first = run.submit({.recipe = aRecipe()});
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(5));
    run.driver().cancel(first, run.now());
    run.runUntil(at(60));
    QCOMPARE(outcomes(run.events), (Words{"canceled", "succeeded"}));
    QCOMPARE(timesOf<event::SlotComplete>(run.events).at(1), at(26));
  }

  void memoryIsSampledWhileTheDeviceIsReady() {
    Settings settings = plainSettings();
    settings.simulated.startup = seconds(2);
    settings.memory.sampleInterval = seconds(0.5);
    SimulatedRun run(settings);
    run.runUntil(at(4));
    QCOMPARE(timesOf<event::MemorySample>(run.events), (std::vector<Time>{at(2), at(2.5), at(3), at(3.5), at(4)}));
  }

  // Suspended for ten minutes: what had its air time in between is shed or aborted, the device is asked at once, and it goes on.
  void afterASuspendStaleSlotsAreGivenUpAndTheChannelGoesOn() {
    SimulatedRun run(plainSettings());
    run.submit({.recipe = aRecipe(), .airIn = seconds(45), .onCadence = true});
    run.submit({.recipe = aRecipe(), .airIn = seconds(90), .onCadence = true});
    run.submit({.recipe = aRecipe(), .airIn = seconds(700), .onCadence = true});
    run.runUntil(at(10));
    // Virtual time cannot leap over what is due, so the driver is told as the live loop tells it: late.
    run.driver().clockJumped(seconds(600), at(610));
    run.driver().advance(at(610));
    run.runUntil(at(800));
    QCOMPARE(all<event::ClockJumped>(run.events).at(0).slept, seconds(600));
    const auto words = outcomes(run.events);
    QCOMPARE(words.size(), 3u);
    QCOMPARE(std::ranges::count(words, "succeeded"), 1);
    QCOMPARE(all<event::SlotMissed>(run.events).size(), 2u);
    QCOMPARE(all<event::SlotDelivered>(run.events).at(0).slot.value, 3u);
    QVERIFY(!all<event::MemorySample>(run.events).empty());
  }

  void shutdownFinishesWhatRunsAndThenEndsTheDevice() {
    SimulatedRun run(plainSettings());
    run.submit({.recipe = aRecipe()});
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(5));
    QVERIFY(run.finish(false, at(100)));
    QCOMPARE(run.now(), at(21));
    QCOMPARE(outcomes(run.events), (Words{"shed shutdown", "succeeded"}));
    QCOMPARE(toString(all<event::DeviceLost>(run.events).back().reason), toString(DeviceLoss::Shutdown));
  }

  void shutdownThatStopsIsBoundedEvenByAWedgedStage() {
    SimulatedRun run(withFault(plainSettings(), {.stage = Stage::Image, .fault = Fault::IgnoreStop}));
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(5));
    QVERIFY(run.finish(true, at(100)));
    const Settings& s = run.driver().scheduler().settings();
    QVERIFY(run.now() <= at(5) + 2 * (s.stop.drainBudget + s.stop.quarantineBound));
    QCOMPARE(all<event::SlotComplete>(run.events).size(), 1u);
  }

  void shutdownFromAnyStateEnds() {
    for (double startup : {0.0, 5.0})
      for (double when : {0.0, 0.1, 2.0, 12.5, 20.5, 21.0, 30.0})
        for (bool stopRunning : {false, true}) {
          Settings settings = plainSettings();
          settings.simulated.startup = seconds(startup);
          settings.simulated.encode = seconds(1);
          SimulatedRun run(settings);
          run.submit({.recipe = aRecipe()});
          run.runUntil(at(when));
          QVERIFY(run.finish(stopRunning, at(200)));
          QCOMPARE(all<event::SlotComplete>(run.events).size(), 1u);
          QCOMPARE(run.driver().slotsKept(), 0u);
        }
  }

  void aStopWaitsThirtySecondsForClipsThatAreBeingWritten() {
    for (double encode : {29.0, 31.0}) {
      Settings settings = plainSettings();
      settings.simulated.encode = seconds(encode);
      SimulatedRun run(settings);
      run.submit({.recipe = aRecipe()});
      run.runUntil(at(21));
      QVERIFY(run.finish(true, at(100)));
      QCOMPARE(run.now(), at(21 + std::min(encode, 30.0)));
      QCOMPARE(all<event::SlotDelivered>(run.events).size(), encode < 30 ? 1u : 0u);
      QCOMPARE(all<event::DeliveryFailed>(run.events).size(), encode < 30 ? 0u : 1u);
    }
  }

  void throughputOfTwoInFlightApproachesOneSlotPerLongestStage() {
    Settings settings = plainSettings();
    settings.maxSlotsInFlight = 2;
    SimulatedRun run(settings);
    for (int i = 0; i < 100; ++i)
      run.submit({.recipe = aRecipe(), .noDeadline = true});
    QVERIFY(run.runUntilIdle(at(10'000)));
    QCOMPARE(outcomes(run.events), Words(100, "succeeded"));
    const double ideal = 12.0 * 99 + 21;
    QVERIFY(ideal / inSeconds(run.now().time_since_epoch()) >= 0.95);
    QCOMPARE(run.backend().overlaps(), 0u);
  }

  void predictionsComeFromHistoryOnceThereAreEnoughSlots() {
    Settings settings = plainSettings();
    Experience experience;
    QVERIFY(!experience.refresh(settings, 0, at(1'000)));
    SlotRecord record;
    for (Stage stage : kStages)
      record.attempts[stage] = {{.n = 1, .elapsed = settings.stages[stage].target / 2}};
    for (int i = 0; i < 58; ++i)
      experience.noteSlot(record);
    QVERIFY(!experience.refresh(settings, 0, at(1'000)));
    experience.noteSlot(record);
    const auto estimates = experience.refresh(settings, 0, at(1'000));
    QVERIFY(estimates);
    QCOMPARE(estimates->remaining[StageSet::all().bits()].warn, seconds(10.5));
    QCOMPARE(estimates->remaining[StageSet::all().bits()].samples, 59);
    QVERIFY(!experience.refresh(settings, 0, at(1'000)));
    experience.noteSlot(record);
    QVERIFY(!experience.refresh(settings, 0, at(1'299)));
    QVERIFY(experience.refresh(settings, 0, at(1'300)));
    QCOMPARE(experience.refresh(settings, 1, at(1'000))->remaining[StageSet::all().bits()].samples, 0);
  }

  // A device that got slower than its targets: after 59 slots the engine knows, and gives up a slot that the targets would have let
  // begin in vain.
  void whatWasSeenDecidesAndNotTheTargets() {
    Settings settings = plainSettings();
    settings.simulated.slowdown = 1.2;
    SimulatedRun run(settings);
    for (int i = 0; i < 70; ++i) {
      run.submit({.recipe = aRecipe(), .airIn = seconds(100)});
      QVERIFY(run.runUntilIdle(run.now() + seconds(200)));
    }
    QCOMPARE(outcomes(run.events), Words(70, "succeeded"));
    run.events.clear();
    run.submit({.recipe = aRecipe(), .airIn = seconds(19 + 24)});
    QVERIFY(run.runUntilIdle(run.now() + seconds(200)));
    QVERIFY(outcomes(run.events).at(0) != "succeeded");
    QVERIFY(inSeconds(all<event::SlotComplete>(run.events).at(0).elapsed) < 1);
  }

  void theSameSettingsGiveTheSameEvents() {
    const auto script = [] {
      Settings settings = plainSettings();
      settings.maxSlotsInFlight = 2;
      for (Stage stage : kStages) {
        settings.simulated.stages[stage].form = TimeSpread::LogNormal;
        settings.simulated.stages[stage].spread = 0.3;
      }
      SimulatedRun run(settings);
      for (int i = 0; i < 50; ++i)
        run.submit({.recipe = aRecipe()});
      run.runUntil(at(3'000));
      std::vector<std::pair<std::size_t, Time>> shape;
      for (const Event& event : run.events)
        shape.emplace_back(event.body.index(), event.at);
      return shape;
    };
    const auto first = script();
    QVERIFY(first.size() > 200);
    QVERIFY(first == script());
  }

  void tenThousandSlotsLeaveNothingBehind() {
    Settings settings = plainSettings();
    settings.maxSlotsInFlight = 2;
    settings.simulated.faults = {{.stage = Stage::Image, .fault = Fault::Block, .nth = 7, .every = 13},
                                 {.stage = Stage::Audio, .fault = Fault::Fail, .nth = 5, .every = 11},
                                 {.stage = Stage::Video, .fault = Fault::DeviceLost, .nth = 50, .every = 997}};
    SimulatedRun run(settings);
    const int count = qEnvironmentVariableIsSet("VORTEX_FULL") ? 10'000 : 1'000;
    std::size_t decided = 0;
    for (int i = 0; i < count; ++i) {
      run.submit({.recipe = aRecipe()});
      run.runUntil(run.now() + seconds(45));
      decided += all<event::SlotComplete>(run.events).size();
      run.events.clear();
    }
    run.runUntilIdle(run.now() + seconds(1'000));
    decided += all<event::SlotComplete>(run.events).size();
    QCOMPARE(decided, static_cast<std::size_t>(count));
    QCOMPARE(run.driver().slotsKept(), 0u);
    QCOMPARE(run.backend().running(), 0u);
    QCOMPARE(run.backend().overlaps(), 0u);
    run.driver().scheduler().checkInvariants();
  }
};

QTEST_GUILESS_MAIN(DriverTest)
#include "test_driver.moc"
