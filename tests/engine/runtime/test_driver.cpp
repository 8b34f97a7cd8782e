// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the driver keeps and hands on: events, scores, records, deliveries, samples. Its end: test_driver_end.cpp.
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

using Kept = Driven<KeepingSink>;

}  // namespace

class DriverTest : public QObject {
  Q_OBJECT
 private slots:
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

  // A reset from video: what was given goes to the stages that are left and into the delivery, and the record says so.
  void whatIsGivenIsHandedOnAndNotMadeAgain() {
    Kept kept(plainSettings());
    Submission submission{.slot = {1}, .recipe = aRecipe(), .seed = 77, .noDeadline = true, .rerunOf = SlotId{9}};
    submission.given = StageSet::before(Stage::Video);
    const Job job = jobOf(*submission.recipe, 77, plainSettings().ladder.at(0));
    for (const Stage stage : {Stage::Audio, Stage::Image})
      for (const backend::ArtifactInfo& info : backend::outputsOf(stage, job))
        submission.givenOutputs.push_back({.info = info, .lease = nullptr});
    kept.driver.submit(submission, kept.now);
    kept.runUntil(at(100));
    QCOMPARE(outcomes(kept.events), (Words{"succeeded"}));
    const auto queued = all<event::SlotQueued>(kept.events);
    QCOMPARE(queued.at(0).given.value().bits(), StageSet::before(Stage::Video).bits());
    QCOMPARE(queued.at(0).rerunOf, std::optional(SlotId{9}));
    std::vector<Stage> made;
    for (const auto& started : all<event::AttemptStarted>(kept.events))
      made.push_back(started.attempt.stage);
    QCOMPARE(made, (std::vector<Stage>{Stage::Video, Stage::Clip}));
    QCOMPARE(kept.sink.deliveries.size(), std::size_t{1});
    const Delivery& delivery = kept.sink.deliveries.at(0);
    QCOMPARE(delivery.artifacts[Stage::Audio].size(), std::size_t{2});
    QCOMPARE(delivery.artifacts[Stage::Image].size(), std::size_t{1});
    QCOMPARE(delivery.record.given.bits(), StageSet::before(Stage::Video).bits());
    QCOMPARE(delivery.record.rerunOf, std::optional(SlotId{9}));
    QVERIFY(delivery.record.attempts[Stage::Audio].empty());
  }

  void aTimeoutOfItsOwnIsToldWithTheAttempt() {
    Kept kept(plainSettings());
    Submission submission{.slot = {1}, .recipe = aRecipe(), .seed = 1, .noDeadline = true, .rerunOf = SlotId{9}};
    submission.timeouts[Stage::Image] = seconds(30);
    kept.driver.submit(submission, kept.now);
    kept.runUntil(at(100));
    for (const auto& started : all<event::AttemptStarted>(kept.events)) {
      const Stage stage = started.attempt.stage;
      QVERIFY(started.timeout == (stage == Stage::Image ? seconds(30) : plainSettings().stages[stage].timeout));
    }
  }

  void aRerunIsMadeAtItsOwnLevelAndLeavesTheOthersAlone() {
    Settings settings = plainSettings();
    settings.ladder.resize(3);
    Kept kept(settings);
    kept.driver.submit({.slot = {1}, .recipe = aRecipe(), .seed = 1, .noDeadline = true, .qualityLevel = 2}, kept.now);
    kept.submit(2);
    kept.runUntil(at(100));
    const auto started = all<event::SlotStarted>(kept.events);
    QCOMPARE(started.size(), std::size_t{2});
    for (const auto& start : started)
      QCOMPARE(start.qualityLevel, start.slot == SlotId{1} ? 2 : 0);
    QVERIFY(all<event::QualityChanged>(kept.events).empty());
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

  void whatAFinishedAttemptLeakedIsInItsRecord() {
    Kept kept(withFault(plainSettings(), {.stage = Stage::Image, .fault = Fault::Leak, .bytes = gigabytes(0.1)}));
    kept.submit(1);
    kept.runUntil(at(100));
    const SlotRecord& record = kept.sink.deliveries.at(0).record;
    QCOMPARE(record.attempts[Stage::Image].at(0).held, std::optional(gigabytes(0.1)));
    QCOMPARE(record.attempts[Stage::Audio].at(0).held, std::optional(Bytes{}));
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

  void aSlotThatComesWhileAHeldDeviceIsBeingStartedIsMadeByIt() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Image, .fault = Fault::IgnoreStop});
    settings.stop.onWedged = OnWedged::Hold;
    settings.simulated.startup = seconds(5);
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(30));
    QVERIFY(run.driver().scheduler().deviceHeld());
    run.driver().restartDevice("operator", at(30));
    run.runUntil(at(31));
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(100));
    QCOMPARE(outcomes(run.events), (Words{"timed_out image", "succeeded"}));
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

  void memoryIsSampledWhileTheDeviceIsReady() {
    Settings settings = plainSettings();
    settings.simulated.startup = seconds(2);
    settings.memory.sampleInterval = seconds(0.5);
    SimulatedRun run(settings);
    run.runUntil(at(4));
    QCOMPARE(timesOf<event::MemorySample>(run.events), (std::vector<Time>{at(2), at(2.5), at(3), at(3.5), at(4)}));
  }

  void aRestartEndsAQuarantineAndAStart() {
    Settings settings = withFault(plainSettings(), {.stage = Stage::Audio, .fault = Fault::IgnoreStop});
    settings.stop.quarantineBound = seconds(600);
    settings.simulated.startup = seconds(5);
    Kept kept(settings);
    kept.driver.submit({.slot = {1}, .recipe = aRecipe(), .seed = 1, .noDeadline = true}, kept.now);
    kept.runUntil(at(10));
    QCOMPARE(timesOf<event::DeviceQuarantined>(kept.events), (std::vector<Time>{at(8.5)}));
    kept.driver.restartDevice("operator", kept.now);
    kept.runUntil(at(12));
    kept.driver.restartDevice("operator", kept.now);
    kept.runUntil(at(100));
    QCOMPARE(timesOf<event::DeviceLost>(kept.events), (std::vector<Time>{at(10), at(12)}));
    QCOMPARE(timesOf<event::DeviceReady>(kept.events), (std::vector<Time>{at(5), at(17)}));
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

  void onlyWhatFinishedSaysHowMuchAStageNeeds() {
    Settings settings = plainSettings();
    settings.stages[Stage::Image].need = gigabytes(0.5);
    Experience experience;
    SlotRecord record;
    record.attempts[Stage::Image] = {
        {.n = 1, .outcome = AttemptOutcome::Failed, .reason = Reason::OutOfMemory, .peak = gigabytes(10.7)}};
    experience.noteSlot(record);
    experience.noteRestart(seconds(1));
    QCOMPARE(experience.refresh(settings, 0, at(1))->need[Stage::Image], gigabytes(0.5));
    record.attempts[Stage::Image].push_back({.n = 2, .peak = gigabytes(0.7)});
    experience.noteSlot(record);
    experience.noteRestart(seconds(1));
    QCOMPARE(experience.refresh(settings, 0, at(2))->need[Stage::Image], gigabytes(0.7));
  }
};

QTEST_GUILESS_MAIN(DriverTest)
#include "test_driver.moc"
