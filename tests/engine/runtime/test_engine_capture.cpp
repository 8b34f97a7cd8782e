// SPDX-License-Identifier: GPL-3.0-or-later
//
// Captures of a live engine: begun in the midst of its work, ended by their length, by somebody, or with the engine.
#include "engine/analysis/stored_capture.h"
#include "engine/capture_course.h"
#include "engine/engine.h"
#include "engine/history/capture_file.h"
#include "engine/history/run_reader.h"
#include "tests/engine/runtime/support.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vortex;
using namespace std::chrono_literals;
using test::all;
using test::aRecipe;
using test::plainSettings;

namespace {

EngineOptions simulated() {
  EngineOptions options;
  options.settings = plainSettings();
  options.backend = BackendKind::Simulated;
  options.clockScale = 2'000;
  options.program = "test";
  return options;
}

template <typename T>
void await(EventQueue& queue, std::vector<Event>& events, std::size_t count) {
  while (all<T>(events).size() < count)
    if (!queue.take(events, 1h))
      return;
}

void makes(Engine& engine, int count) {
  for (int i = 0; i < count; ++i)
    engine.submit({.recipe = *aRecipe(), .noDeadline = true});
}

}  // namespace

class TestEngineCapture : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path fileFor(const char* name) const { return m_folder.filePath(QString(name) + ".vortexcap").toStdString(); }

 private slots:
  void oneThatBeginsInTheMidstHasWhatCameThen() {
    Engine engine(simulated());
    const auto queue = engine.subscribe();
    engine.start();
    makes(engine, 2);
    std::vector<Event> events;
    await<event::SlotComplete>(*queue, events, 2);
    QVERIFY(all<event::SlotMemory>(events).empty());  // nobody captures
    const auto file = fileFor("midst");
    QVERIFY(!engine.startCapture({.spec = {.label = "l", .slotCount = 6, .warmUp = 1}, .file = file}));
    QVERIFY(engine.startCapture({.spec = {}, .file = fileFor("another")}));  // one at a time
    await<event::CaptureStarted>(*queue, events, 1);
    const auto started = all<event::CaptureStarted>(events).at(0);
    QCOMPARE(QString::fromStdString(started.device), QString("simulated"));
    makes(engine, 6);
    await<event::CaptureFiled>(*queue, events, 1);
    const auto ended = all<event::CaptureEnded>(events).at(0);
    QCOMPARE(toString(ended.why), toString(CaptureEnd::Complete));
    QVERIFY(!history::isUnfinished(file));
    const auto stored = analysis::judgeCapture(file);
    QVERIFY2(stored, stored ? "" : stored.error().text().c_str());
    QCOMPARE(stored->judge.series().points().size(), std::size_t{6});
    QCOMPARE(stored->judge.series().points().front().memory.slot.value, 3u);
    // As it was told, from its beginning to its end, with the device before it.
    const auto reader = history::RunReader::open(file);
    auto next = reader->events(1);
    std::vector<std::uint64_t> numbers;
    for (auto event = next(); event && *event; event = next())
      numbers.push_back((*event)->seq);
    const auto first = std::find_if(events.begin(), events.end(),
                                    [](const Event& e) { return std::holds_alternative<event::CaptureStarted>(e.body); });
    const auto last = std::find_if(events.begin(), events.end(),
                                   [](const Event& e) { return std::holds_alternative<event::CaptureEnded>(e.body); });
    QCOMPARE(numbers.size(), last->seq - first->seq + 2);
    QVERIFY(numbers.front() < first->seq && numbers[1] == first->seq && numbers.back() == last->seq);
  }

  void oneAfterTheOtherAndEndedBySomebody() {
    Engine engine(simulated());
    const auto queue = engine.subscribe();
    engine.start();
    std::vector<Event> events;
    for (std::size_t n = 1; n <= 2; ++n) {
      const auto file = fileFor(n == 1 ? "one" : "two");
      while (engine.startCapture({.spec = {}, .file = file}))  // the one before is being filed
        queue->take(events, 10ms);
      await<event::CaptureStarted>(*queue, events, n);
      makes(engine, 3);
      await<event::CaptureProgress>(*queue, events, n);
      engine.noteCapture("seen by hand");
      await<event::CaptureNoted>(*queue, events, n);
      engine.stopCapture();
      await<event::CaptureFiled>(*queue, events, n);
      QCOMPARE(toString(all<event::CaptureEnded>(events).back().why), toString(CaptureEnd::Asked));
      QCOMPARE(QString::fromStdString(history::readCaptureHead(file).value().notes), QString("seen by hand"));
    }
  }

  void anEngineThatEndsClosesItsCapture() {
    const auto file = fileFor("ends");
    {
      Engine engine(simulated());
      QVERIFY(!engine.startCapture({.spec = {}, .file = file}));
      const auto queue = engine.subscribe();
      engine.start();
      makes(engine, 3);
      std::vector<Event> events;
      await<event::SlotMemory>(*queue, events, 3);
    }
    const history::CaptureHead head = history::readCaptureHead(file).value();
    QCOMPARE(QString::fromStdString(head.ended), QString("engine_ended"));
    QCOMPARE(QString::fromStdString(head.verdict), QString("inconclusive"));
    QVERIFY(!history::isUnfinished(file));
    QCOMPARE(analysis::judgeCapture(file)->judge.series().points().size(), std::size_t{3});
  }

  // A snapshot that was to be taken at a boundary, which did not come any more, is not the next capture's.
  void aSnapshotThatNobodyWaitsForIsNotTaken() {
    Engine engine(simulated());
    const auto queue = engine.subscribe();
    engine.start();
    std::vector<Event> events;
    await<event::DeviceReady>(*queue, events, 1);
    QVERIFY(!engine.startCapture({.spec = {.snapshots = SnapshotPlan::FirstLast}, .file = fileFor("armed")}));
    await<event::CaptureProgress>(*queue, events, 1);  // by then it is ordered
    engine.stopCapture();
    await<event::CaptureFiled>(*queue, events, 1);
    const auto taken = all<event::MemorySnapshot>(events).size();
    while (engine.startCapture({.spec = {.slotCount = 2, .snapshots = SnapshotPlan::None}, .file = fileFor("none")}))
      queue->take(events, 10ms);
    await<event::CaptureStarted>(*queue, events, 2);
    makes(engine, 2);
    await<event::CaptureFiled>(*queue, events, 2);
    QCOMPARE(all<event::MemorySnapshot>(events).size(), taken);
  }

  // A million slots of which one is made after four hours: 2^63 ns are 292 years.
  void howLongItWillTakeIsNoOverflow() {
    CaptureCourse course({.slotCount = 1'000'000}, "x");
    const auto tell = [&](std::uint64_t seq, double at, EventBody body) {
      course.take({.seq = seq, .at = Time{} + seconds(at), .body = std::move(body)});
    };
    tell(1, 0, event::CaptureStarted{.spec = {.slotCount = 1'000'000}, .file = {}, .device = {}, .build = {}, .machine = {}});
    tell(2, 1, event::SlotStarted{.slot = {1}, .waited = {}});
    tell(3, 14'400, event::SlotMemory{.slot = {1}});
    const auto wants = course.step(Time{} + seconds(14'400), {}, false, {});
    const auto* progress = std::get_if<event::CaptureProgress>(&wants.tell.at(0));
    QVERIFY(progress && progress->done == 1 && progress->left > seconds(8e9));
  }

  // A slot that was shed tells no memory: waited for, it would never come.
  void slotsThatNeverStartAreNotWaitedFor() {
    CaptureCourse course({.slotCount = 2, .snapshots = SnapshotPlan::None}, "x");
    std::uint64_t seq = 0;
    const auto tell = [&](EventBody body) { course.take({.seq = ++seq, .at = Time{}, .body = std::move(body)}); };
    const auto ended = [&] {
      for (EventBody& body : course.step(Time{}, {}, false, {}).tell)
        tell(std::move(body));
      return course.isOver();
    };
    tell(event::CaptureStarted{.spec = {.slotCount = 2}, .file = {}, .device = {}, .build = {}, .machine = {}});
    tell(event::SlotQueued{.slot = {1}});
    tell(event::SlotQueued{.slot = {2}});
    tell(event::SlotStarted{.slot = {1}, .waited = {}});
    tell(event::SlotComplete{.slot = {1}, .verdict = {}});
    tell(event::SlotMemory{.slot = {1}});
    QVERIFY(!ended());
    tell(event::SlotComplete{.slot = {9}, .verdict = {.outcome = Outcome::Shed}});  // of before
    QVERIFY(!ended());
    tell(event::SlotComplete{.slot = {2}, .verdict = {.outcome = Outcome::Shed}});
    QVERIFY(ended());
    QCOMPARE(toString(course.judge().series().ended()->why), toString(CaptureEnd::Complete));
    QCOMPARE(course.judge().series().outcomes().at(Outcome::Shed), 1);
    QCOMPARE(course.judge().series().ended()->done, 1);
  }

  void aFileThatCannotBeMadeIsSaid() {
    Engine engine(simulated());
    const auto queue = engine.subscribe();
    engine.start();
    QVERIFY(!engine.startCapture({.spec = {}, .file = fileFor("no/such/folder")}));
    std::vector<Event> events;
    await<event::CaptureEnded>(*queue, events, 1);
    const auto ended = all<event::CaptureEnded>(events).at(0);
    QCOMPARE(toString(ended.why), toString(CaptureEnd::NotBegun));
    QVERIFY(!ended.trouble.empty());
  }

  void whoAsksForAnEmergencyIsTold() {
    Engine engine(simulated());
    const auto queue = engine.subscribe();
    engine.start();
    std::vector<Event> events;
    await<event::DeviceReady>(*queue, events, 1);
    engine.clearBuffers();
    engine.unloadModels("nurse");
    engine.restartDevice();
    await<event::DeviceReady>(*queue, events, 2);
    const auto asked = all<event::EmergencyAsked>(events);
    QCOMPARE(asked.size(), 3u);
    QCOMPARE(toString(asked[1].act), toString(EmergencyAct::UnloadModels));
    QCOMPARE(QString::fromStdString(asked[0].who + asked[1].who), QString("operatornurse"));
    QVERIFY(all<event::BuffersCleared>(events).size() == 1 && all<event::ModelsUnloaded>(events).size() == 1);
  }
};

QTEST_GUILESS_MAIN(TestEngineCapture)
#include "test_engine_capture.moc"
