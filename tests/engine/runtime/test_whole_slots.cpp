// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole slots on virtual time: scheduler, driver and simulated backend together, each way of going wrong planted.
#include "tests/engine/runtime/support.h"
#include "tests/sample.h"

#include <QTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::runtime;
using namespace vortex::test;

using Words = std::vector<std::string>;

class WholeSlotsTest : public QObject {
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

  // The floor is what no running attempt owns: with two slots in flight it is as exact as with one.
  void memoryIsToldBehindEachSlotsLastAttempt() {
    for (const int inFlight : {1, 2}) {
      Settings settings = withFault(plainSettings(), {.stage = Stage::Video, .fault = Fault::Leak, .nth = 3, .bytes = {5'000}});
      settings.maxSlotsInFlight = inFlight;
      SimulatedRun run(settings);
      run.driver().tellSlotMemory(true, run.now());
      for (int i = 0; i < 5; ++i)
        run.submit({.recipe = aRecipe(), .noDeadline = true});
      QVERIFY(run.runUntilIdle(at(1000)));
      const auto told = all<event::SlotMemory>(run.events);
      QCOMPARE(told.size(), 5u);
      for (std::size_t i = 0; i < told.size(); ++i) {
        QCOMPARE(told[i].slot.value, i + 1);
        QCOMPARE(told[i].floor.count, 1'000'000'000 + (i >= 2 ? 5'000 : 0));
        QCOMPARE(told[i].quiet, inFlight == 1 || i == 4);
        QVERIFY(*told[i].peak >= Bytes{inFlight == 1 ? 1'200'000'000 : 1'100'000'000});
        QVERIFY(told[i].engineRss && *told[i].engineHandles > 2 && !told[i].deviceRss);
      }
      const auto complete = all<event::StageComplete>(run.events);
      QCOMPARE(std::count_if(complete.begin(), complete.end(), [](const auto& e) { return *e.held == Bytes{5'000}; }), 1);
      QVERIFY(std::all_of(complete.begin(), complete.end(), [](const auto& e) { return *e.allocated == Bytes{100'000'000}; }));
    }
  }

  void memoryOfASlotThatIsStoppedIsToldWhenItHasDrained() {
    Settings settings = plainSettings();
    settings.simulated.drain = milliseconds(300);
    SimulatedRun run(settings);
    run.driver().tellSlotMemory(true, run.now());
    const SlotId slot = run.submit({.recipe = aRecipe()});
    run.runUntil(at(5));
    run.driver().cancel(slot, run.now());
    run.runUntil(at(10));
    QCOMPARE(timesOf<event::SlotComplete>(run.events).at(0), at(5));
    QCOMPARE(timesOf<event::SlotMemory>(run.events).at(0), at(5.3));
    QCOMPARE(all<event::SlotMemory>(run.events).at(0).floor.count, 1'000'000'000);
  }

  void whatPlantedFaultsLeaveBehind_data() {
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("most");
    QTest::addColumn<std::int64_t>("floor");
    QTest::addColumn<std::int64_t>("reserved");  // beside what attempts once held
    QTest::newRow("grow") << "grow" << 0 << std::int64_t{4'000} << std::int64_t{4'000};
    QTest::newRow("a cache that stops") << "grow" << 2 << std::int64_t{2'000} << std::int64_t{2'000};
    QTest::newRow("fragment") << "fragment" << 0 << std::int64_t{0} << std::int64_t{4'000};
  }
  void whatPlantedFaultsLeaveBehind() {
    QFETCH(QString, fault);
    QFETCH(int, most);
    QFETCH(std::int64_t, floor);
    QFETCH(std::int64_t, reserved);
    SimulatedRun run(withFault(
        plainSettings(),
        {.stage = Stage::Image, .fault = *parseFault(fault.toStdString()), .nth = 1, .every = 1, .bytes = {1'000}, .most = most}));
    run.driver().tellSlotMemory(true, run.now());
    for (int i = 0; i < 4; ++i)
      run.submit({.recipe = aRecipe(), .noDeadline = true});
    QVERIFY(run.runUntilIdle(at(1000)));
    const auto last = all<event::SlotMemory>(run.events).back();
    QCOMPARE(last.floor.count, 1'000'000'000 + floor);
    QCOMPARE(last.reserved.count, 1'200'000'000 + reserved);
    QVERIFY(std::ranges::all_of(all<event::StageComplete>(run.events), [](const auto& e) { return *e.held == Bytes{}; }));
  }

  void inSequenceItTakes23() {
    Settings settings = plainSettings();
    settings.parallelAudioImage = false;
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    QVERIFY(run.runUntilIdle(at(100)));
    QCOMPARE(all<event::SlotComplete>(run.events).at(0).elapsed, seconds(23));
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
    const int count = test::times(10'000, 1'000);
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

QTEST_GUILESS_MAIN(WholeSlotsTest)
#include "test_whole_slots.moc"
