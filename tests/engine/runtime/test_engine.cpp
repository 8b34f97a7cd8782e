// SPDX-License-Identifier: GPL-3.0-or-later
//
// The façade over threads, on the simulated backend and a fast clock. What matters here is what holds under any interleaving, so
// this program runs under ThreadSanitizer as well; the decisions themselves are tested on virtual time.
#include "engine/engine.h"
#include "tests/engine/runtime/support.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

using namespace vortex;
using namespace std::chrono_literals;
using test::all;
using test::aRecipe;
using test::outcomes;
using test::plainSettings;

namespace {

EngineOptions simulated(Settings settings, double clockScale = 1'000) {
  EngineOptions options;
  options.settings = std::move(settings);
  options.backend = BackendKind::Simulated;
  options.clockScale = clockScale;
  return options;
}

// Takes until the queue ends.
std::vector<Event> drain(EventQueue& queue) {
  std::vector<Event> events;
  while (queue.take(events, 1h)) {
  }
  return events;
}

// Takes until `count` slots were decided (or the queue ended).
void awaitDecided(EventQueue& queue, std::vector<Event>& events, std::size_t count) {
  while (all<event::SlotComplete>(events).size() < count)
    if (!queue.take(events, 1h))
      return;
}

SlotRequest request() { return {.recipe = *aRecipe()}; }

}  // namespace

class EngineTest : public QObject {
  Q_OBJECT
 private slots:
  void aSlotRunsFromSubmissionToDelivery() {
    Engine engine(simulated(plainSettings()));
    const auto queue = engine.subscribe();
    engine.start();
    const SlotId slot = engine.submit(request());
    engine.stop(StopMode::Finish);
    const auto events = drain(*queue);
    engine.join();
    QVERIFY(!engine.failure());
    QCOMPARE(slot.value, 1u);
    QCOMPARE(outcomes(events).size(), 1u);
  }

  void twoSlotsOneAfterTheOtherSucceed() {
    Engine engine(simulated(plainSettings(), 200));
    const auto queue = engine.subscribe();
    engine.start();
    engine.submit({.recipe = *aRecipe(), .noDeadline = true});
    engine.submit({.recipe = *aRecipe(), .noDeadline = true});
    std::vector<Event> events;
    awaitDecided(*queue, events, 2);
    engine.stop(StopMode::Drain);
    const auto rest = drain(*queue);
    events.insert(events.end(), rest.begin(), rest.end());
    QCOMPARE(outcomes(events), (std::vector<std::string>{"succeeded", "succeeded"}));
    for (std::size_t i = 0; i < events.size(); ++i)
      QCOMPARE(events[i].seq, i + 1);
  }

  void theSeedIsTheRequestsElseTheRecipesElseDrawnAndTold() {
    Engine engine(simulated(plainSettings()));
    const auto queue = engine.subscribe();
    engine.start();
    SlotRequest named = request(), ofRecipe = request();
    ofRecipe.recipe.seed = 5;
    named.recipe.seed = 5;
    named.seed = 6;
    engine.submit(named);
    engine.submit(ofRecipe);
    engine.submit(request());
    engine.submit(request());
    engine.stop(StopMode::Drain);
    const auto queued = all<event::SlotQueued>(drain(*queue));
    QCOMPARE(queued.size(), 4u);
    QCOMPARE(queued[0].seed, 6u);
    QCOMPARE(queued[1].seed, 5u);
    QVERIFY(queued[2].seed != queued[3].seed);
  }

  void aStandbyFileThatCannotBeReadIsToldAtStartAndWhenItIsTuned() {
    QTemporaryDir folder;
    Settings settings = plainSettings();
    settings.fallback = Fallback::StandbyFile;
    settings.standbyFile = "/nonexistent.mp4";
    Engine engine(simulated(settings));
    const auto queue = engine.subscribe();
    engine.start();
    settings.standbyFile = folder.path().toStdString();
    engine.tune(settings);
    settings.standbyFile = folder.filePath(QStringLiteral("standby.mp4")).toStdString();
    std::ofstream(settings.standbyFile) << "a clip";
    engine.tune(settings);
    engine.stop(StopMode::Drain);
    const auto notices = all<event::Notice>(drain(*queue));
    QCOMPARE(notices.size(), 2u);
    QCOMPARE(notices[0].text,
             std::string("air.standby_file: '/nonexistent.mp4' cannot be read, and could not air in place of a missed "
                         "slot: No such file or directory"));
    QCOMPARE(notices[1].text, "air.standby_file: '" + folder.path().toStdString() +
                                  "' cannot be read, and could not air in place of a missed slot: it is no file");
  }

  void everySlotOfManyThreadsIsDecidedOnceWhateverIsCanceledInBetween() {
    Settings settings = plainSettings();
    settings.maxSlotsInFlight = 8;
    settings.maxQueued = 100'000;
    for (Stage stage : kStages) {
      settings.stages[stage].laneCapacity = 8;
      settings.simulated.stages[stage].form = TimeSpread::LogNormal;
      settings.simulated.stages[stage].spread = 0.5;
      settings.simulated.stages[stage].steps = 4;
    }
    settings.simulated.total = gigabytes(100);
    settings.simulated.drain = milliseconds(50);
    settings.simulated.faults = {{.stage = Stage::Image, .fault = Fault::Block, .nth = 3, .every = 7},
                                 {.stage = Stage::Audio, .fault = Fault::Fail, .nth = 2, .every = 5}};
    Engine engine(simulated(settings, 20'000));
    const auto first = engine.subscribe(), second = engine.subscribe();
    engine.start();
    constexpr int kThreads = 4, kEach = 60;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
      threads.emplace_back([&engine, t] {
        std::mt19937 random(static_cast<unsigned>(t));
        for (int i = 0; i < kEach; ++i) {
          const SlotId slot = engine.submit({.recipe = *aRecipe(), .noDeadline = true});
          if (random() % 3 == 0)
            engine.cancel(SlotId{1 + random() % slot.value});
          if (random() % 16 == 0)
            engine.setIntake(random() % 4 != 0);
          if (random() % 16 == 0)
            engine.clearBuffers();
        }
        engine.setIntake(true);
      });
    std::vector<Event> seen;
    std::thread reader([&] { seen = drain(*second); });
    for (std::thread& thread : threads)
      thread.join();
    engine.setIntake(true);
    std::vector<Event> events;
    awaitDecided(*first, events, kThreads * kEach);
    engine.stop(StopMode::Finish);
    const auto rest = drain(*first);
    events.insert(events.end(), rest.begin(), rest.end());
    engine.join();
    reader.join();
    QVERIFY2(!engine.failure(), engine.failure().value_or("").c_str());
    std::map<std::uint64_t, int> decided;
    for (const auto& complete : all<event::SlotComplete>(events))
      ++decided[complete.slot.value];
    QCOMPARE(decided.size(), static_cast<std::size_t>(kThreads * kEach));
    QVERIFY(std::ranges::all_of(decided, [](const auto& d) { return d.second == 1; }));
    QVERIFY(std::ranges::none_of(outcomes(events),
                                 [](const std::string& w) { return w.ends_with("model_error") && w.find("audio") == w.npos; }));
    QCOMPARE(seen.size(), events.size());
  }

  void aSlowSubscriberLosesOnlySamplesAndSteps() {
    Settings settings = plainSettings();
    settings.memory.sampleInterval = milliseconds(20);
    settings.simulated.stages[Stage::Image].steps = 50;
    settings.simulated.total = gigabytes(100);
    Engine engine(simulated(settings, 5'000));
    const auto quick = engine.subscribe(), slow = engine.subscribe(64);
    engine.start();
    std::vector<Event> events;
    for (std::size_t i = 1; i <= 20; ++i) {
      engine.submit({.recipe = *aRecipe(), .noDeadline = true});
      awaitDecided(*quick, events, i);
    }
    engine.stop(StopMode::Finish);
    const auto rest = drain(*quick);
    events.insert(events.end(), rest.begin(), rest.end());
    const auto late = drain(*slow);
    QVERIFY(slow->dropped() > 0);
    QVERIFY(!slow->cut());
    const auto slotEvents = [](const std::vector<Event>& from) {
      std::vector<std::uint64_t> kept;
      for (const Event& event : from)
        if (!std::holds_alternative<event::MemorySample>(event.body) && !std::holds_alternative<event::AttemptStep>(event.body) &&
            !std::holds_alternative<event::Notice>(event.body))
          kept.push_back(event.seq);
      return kept;
    };
    QCOMPARE(slotEvents(late), slotEvents(events));
  }

  void anEngineEndsFromAnyState() {
    std::mt19937 random(1);
    for (int i = 0; i < 40; ++i) {
      Settings settings = plainSettings();
      settings.simulated.startup = seconds(random() % 2 == 0 ? 0 : 5);
      settings.simulated.encode = seconds(1);
      settings.maxSlotsInFlight = 2;
      if (i % 4 == 0)
        settings.simulated.faults = {{.stage = Stage::Image, .fault = Fault::IgnoreStop}};
      Engine engine(simulated(settings, 2'000));
      const auto queue = engine.subscribe();
      engine.start();
      for (unsigned n = random() % 4; n > 0; --n)
        engine.submit(request());
      for (unsigned n = random() % 8; n > 0; --n)
        std::this_thread::yield();
      engine.stop(random() % 2 == 0 ? StopMode::Finish : StopMode::Drain);
      engine.stop(StopMode::Drain);
      const auto events = drain(*queue);
      engine.join();
      QVERIFY(!engine.failure());
      QCOMPARE(all<event::SlotQueued>(events).size(), all<event::SlotComplete>(events).size());
    }
  }

  void anEngineThatWasNeverStartedEndsToo() {
    std::shared_ptr<EventQueue> queue;
    {
      Engine engine(simulated(plainSettings()));
      queue = engine.subscribe();
      engine.submit(request());
    }
    std::vector<Event> events;
    QVERIFY(!queue->take(events, 1h));
  }

  void aWedgedStageIsKilledWithItsDeviceAndTheNextSlotSucceeds() {
    Settings settings = plainSettings();
    settings.simulated.startup = seconds(2);
    settings.simulated.faults = {{.stage = Stage::Video, .fault = Fault::IgnoreStop}};
    Engine engine(simulated(settings, 200));
    const auto queue = engine.subscribe();
    engine.start();
    std::vector<Event> events;
    engine.submit({.recipe = *aRecipe(), .noDeadline = true});
    awaitDecided(*queue, events, 1);
    engine.submit({.recipe = *aRecipe(), .noDeadline = true});
    awaitDecided(*queue, events, 2);
    engine.stop(StopMode::Finish);
    const auto rest = drain(*queue);
    events.insert(events.end(), rest.begin(), rest.end());
    QCOMPARE(outcomes(events), (std::vector<std::string>{"timed_out video", "succeeded"}));
    QCOMPARE(all<event::DeviceQuarantined>(events).size(), 1u);
    QCOMPARE(toString(all<event::DeviceLost>(events).front().reason), toString(DeviceLoss::Wedged));
    QCOMPARE(all<event::DeviceReady>(events).size(), 2u);
  }

  void anOperatorRestartsARunningDevice() {
    Engine engine(simulated(plainSettings()));
    const auto queue = engine.subscribe();
    engine.start();
    std::vector<Event> events;
    while (all<event::DeviceReady>(events).empty())
      queue->take(events, 1h);
    engine.restartDevice();
    while (all<event::DeviceReady>(events).size() < 2)
      queue->take(events, 1h);
    QCOMPARE(all<event::DeviceLost>(events).size(), 1u);
  }

  void moreSubmissionsThanTheQueueTakesAreShedAndNotLost() {
    Settings settings = plainSettings();
    settings.maxQueued = 10;
    Engine engine(simulated(settings));
    const auto queue = engine.subscribe(1'000'000);
    const int submitted = 16'384 + 100;
    for (int i = 0; i < submitted; ++i)
      engine.submit(request());
    engine.start();
    engine.stop(StopMode::Drain);
    const auto events = drain(*queue);
    std::set<std::uint64_t> decided;
    for (const auto& complete : all<event::SlotComplete>(events))
      decided.insert(complete.slot.value);
    QCOMPARE(decided.size(), static_cast<std::size_t>(submitted));
    QCOMPARE(all<event::SlotQueued>(events).size(), 16'384u);
  }

  void aRunIsDrawnWhenAskedFor() {
    QTemporaryDir folder;
    EngineOptions options = simulated(plainSettings());
    options.ganttFile = folder.filePath("gantt.svg").toStdString();
    {
      Engine engine(options);
      const auto queue = engine.subscribe();
      engine.start();
      engine.submit({.recipe = *aRecipe(), .noDeadline = true});
      engine.stop(StopMode::Finish);
      engine.join();
      QVERIFY(!engine.failure());
    }
    std::stringstream text;
    text << std::ifstream(*options.ganttFile).rdbuf();
    QVERIFY(text.str().starts_with("<svg"));
  }

  void aChartThatCannotBeWrittenIsTold() {
    EngineOptions options = simulated(plainSettings());
    options.ganttFile = "/nonexistent/gantt.svg";
    Engine engine(options);
    engine.start();
    engine.stop(StopMode::Drain);
    engine.join();
    QCOMPARE(QString::fromStdString(engine.failure().value_or("")), "cannot write the Gantt chart to /nonexistent/gantt.svg");
  }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "test_engine.moc"
