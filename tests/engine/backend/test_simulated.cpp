// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/simulated.h"
#include "engine/backend/simulated_times.h"
#include "tests/engine/backend/conformance.h"

#include <QTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::backend;

namespace {

constexpr Time at(double s) { return Time{} + seconds(s); }

class VirtualRig : public test::Rig {
 public:
  explicit VirtualRig(const Settings& settings) : m_backend(settings) {}
  Backend& backend() override { return m_backend; }
  Time now() override { return m_now; }
  bool pump(std::vector<Report>& out) override {
    const std::size_t before = out.size();
    while (out.size() == before) {
      const auto due = m_backend.nextDue();
      if (!due)
        return false;
      m_now = std::max(m_now, *due);
      m_backend.collect(m_now, out);
    }
    return true;
  }
  Job job() const override {
    Job job;
    job.duration = seconds(1);
    return job;
  }

 private:
  SimulatedBackend m_backend;
  Time m_now{};
};

Settings withFault(Stage stage, PlantedFault fault) {
  Settings settings = contractSettings();
  fault.stage = stage;
  settings.simulated.faults = {fault};
  return settings;
}

AttemptName attempt(std::uint64_t id, Stage stage) { return {.slot = SlotId{id}, .stage = stage, .n = 1, .id = AttemptId{id}}; }

// A device that is ready at 5 s, and everything it reports.
struct Device {
  explicit Device(const Settings& settings) : simulated(settings) {
    simulated.open(at(0));
    simulated.collect(at(5), reports);
  }
  void start(std::uint64_t id, Stage stage, Time now) {
    simulated.send(StartAttempt{.name = attempt(id, stage), .job = std::make_shared<Job>(), .inputs = {}}, now);
  }
  void stop(std::uint64_t id, Stage stage, Time now) {
    simulated.send(StopAttempt{.name = attempt(id, stage), .cause = StopCause::Timeout}, now);
  }
  template <typename T>
  std::vector<T> collect(Time now) {
    simulated.collect(now, reports);
    std::vector<T> found;
    for (const Report& report : reports)
      if (const T* one = std::get_if<T>(&report))
        found.push_back(*one);
    return found;
  }
  SimulatedBackend simulated;
  std::vector<Report> reports;
};

}  // namespace

class SimulatedBackendTest : public QObject {
  Q_OBJECT
 private slots:
  void conforms_data() {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto& check : test::conformanceChecks())
      QTest::newRow(check.name.c_str()) << index++;
  }
  void conforms() {
    QFETCH(int, index);
    VirtualRig rig(contractSettings());
    test::conformanceChecks().at(static_cast<std::size_t>(index)).hold(rig);
  }

  void stagesTakeTheirTargetsUnlessToldOtherwise() {
    Device device(contractSettings());
    device.start(1, Stage::Image, at(5));
    QCOMPARE(device.collect<AttemptFinished>(at(16.999)).size(), 0u);
    const auto finished = device.collect<AttemptFinished>(at(17));
    QCOMPARE(finished.size(), 1u);
    QCOMPARE(finished[0].cost.elapsed, seconds(12));
  }

  void aSlowerDeviceTakesLongerByItsFactor() {
    Settings settings = contractSettings();
    settings.simulated.slowdown = 1.5;
    settings.simulated.startup = seconds(2);
    Device device(settings);
    device.start(1, Stage::Audio, at(5));
    QCOMPARE(device.collect<AttemptFinished>(at(100)).at(0).cost.elapsed, seconds(3));
  }

  void itTakesTheTimeOfReadinessToStart() {
    SimulatedBackend simulated(contractSettings());
    simulated.open(at(0));
    std::vector<Report> reports;
    simulated.collect(at(4.999), reports);
    QCOMPARE(reports.size(), 1u);
    QCOMPARE(*simulated.nextDue(), at(5));
    simulated.collect(at(5), reports);
    QCOMPARE(std::get<DeviceReady>(reports.at(1)).startup, seconds(5));
  }

  void whatWasEnqueuedRunsOnAfterAStopUntilItIsDrained() {
    Settings settings = contractSettings();
    settings.simulated.stages[Stage::Image].operatorTime = milliseconds(200);
    settings.simulated.drain = milliseconds(30);
    Device device(settings);
    device.start(1, Stage::Image, at(5));
    device.stop(1, Stage::Image, at(6.05));
    QCOMPARE(device.collect<AttemptStopped>(at(6.229)).size(), 0u);
    const auto stopped = device.collect<AttemptStopped>(at(6.23));
    QCOMPARE(stopped.size(), 1u);
    QCOMPARE(stopped[0].requestToStopped, milliseconds(150));
    QCOMPARE(stopped[0].drain, milliseconds(30));
    QCOMPARE(stopped[0].released.count, 100'000'000);
  }

  // The fault of the old system: the next slot's kernels interleave with those of the abandoned one.
  void anAttemptThatStartsBeforeTheDrainIsConfirmedIsCaught() {
    Settings settings = contractSettings();
    settings.simulated.drain = milliseconds(30);
    Device device(settings);
    device.start(1, Stage::Image, at(5));
    device.stop(1, Stage::Image, at(6));
    device.start(2, Stage::Image, at(6.01));
    const auto failed = device.collect<AttemptFailed>(at(6.02));
    QCOMPARE(failed.size(), 1u);
    QCOMPARE(failed[0].name.id.value, 2u);
    QCOMPARE(QString::fromStdString(failed[0].message),
             "slot 2 image attempt 1 was started on a lane that slot 1 image attempt 1 still runs on");
    QCOMPARE(device.simulated.overlaps(), 1u);
    QCOMPARE(device.collect<AttemptStopped>(at(7)).size(), 1u);
  }

  void aLaneTakesAsManyAsItsCapacity() {
    Settings settings = contractSettings();
    settings.stages[Stage::Audio].laneCapacity = 3;
    Device device(settings);
    for (std::uint64_t id = 1; id <= 4; ++id)
      device.start(id, Stage::Audio, at(5));
    QCOMPARE(device.collect<AttemptFinished>(at(7)).size(), 3u);
    QCOMPARE(device.simulated.overlaps(), 1u);
  }

  void aBlockedStageEndsByAStopAlone() {
    Device device(withFault(Stage::Audio, {.fault = Fault::Block}));
    device.start(1, Stage::Audio, at(5));
    QCOMPARE(device.collect<AttemptFinished>(at(3600)).size(), 0u);
    device.stop(1, Stage::Audio, at(3600));
    QCOMPARE(device.collect<AttemptStopped>(at(3600)).size(), 1u);
  }

  void aStageThatIgnoresItsStopEndsWithTheDeviceAlone() {
    Device device(withFault(Stage::Audio, {.fault = Fault::IgnoreStop}));
    device.start(1, Stage::Audio, at(5));
    device.stop(1, Stage::Audio, at(6));
    QCOMPARE(device.collect<AttemptStopped>(at(3600)).size(), 0u);
    QCOMPARE(device.simulated.running(), 1u);
    device.simulated.send(KillDevice{.why = DeviceLoss::Wedged, .hold = false}, at(3600));
    QCOMPARE(device.collect<DeviceLost>(at(3600)).size(), 1u);
    QCOMPARE(device.simulated.running(), 0u);
    QCOMPARE(device.collect<DeviceReady>(at(3605)).size(), 2u);
  }

  void aSlowDrainLastsAsLongAsPlanted() {
    Device device(withFault(Stage::Video, {.fault = Fault::SlowDrain, .lasts = seconds(3)}));
    device.start(1, Stage::Video, at(5));
    device.stop(1, Stage::Video, at(6));
    QCOMPARE(device.collect<AttemptStopped>(at(8.9)).size(), 0u);
    QCOMPARE(device.collect<AttemptStopped>(at(9)).at(0).drain, seconds(3));
  }

  void failuresSayTheirReason_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<double>("at");
    QTest::newRow("fail") << static_cast<int>(Fault::Fail) << "model_error" << 6.0;
    QTest::newRow("transient") << static_cast<int>(Fault::TransientFail) << "device_error" << 6.0;
    QTest::newRow("memory") << static_cast<int>(Fault::OutOfMemory) << "out_of_memory" << 6.0;
    QTest::newRow("invalid") << static_cast<int>(Fault::InvalidOutput) << "invalid_output" << 7.0;
  }
  void failuresSayTheirReason() {
    QFETCH(int, fault);
    QFETCH(QString, reason);
    QFETCH(double, at);
    Device device(withFault(Stage::Audio, {.fault = static_cast<Fault>(fault)}));
    device.start(1, Stage::Audio, ::at(5));
    QCOMPARE(device.collect<AttemptFailed>(::at(at - 0.001)).size(), 0u);
    const auto failed = device.collect<AttemptFailed>(::at(at));
    QCOMPARE(failed.size(), 1u);
    QCOMPARE(QString::fromUtf8(toString(failed[0].reason).data()), reason);
    QCOMPARE(device.collect<AttemptFinished>(::at(100)).size(), 0u);
  }

  void aFaultHitsTheNthAttemptAndEveryMthAfterIt() {
    Device device(withFault(Stage::Clip, {.fault = Fault::LowScores, .nth = 2, .every = 3}));
    for (std::uint64_t id = 1; id <= 8; ++id) {
      device.start(id, Stage::Clip, at(10.0 * static_cast<double>(id)));
      device.collect<AttemptFinished>(at(10.0 * static_cast<double>(id) + 5));
    }
    std::vector<std::uint64_t> low;
    for (const auto& finished : device.collect<AttemptFinished>(at(100)))
      if (finished.scores->b < 0.5)
        low.push_back(finished.name.id.value);
    QCOMPARE(low, (std::vector<std::uint64_t>{2, 5, 8}));
  }

  void aLeakStaysUntilTheDeviceDies() {
    Device device(withFault(Stage::Video, {.fault = Fault::Leak, .bytes = {500}}));
    device.start(1, Stage::Video, at(5));
    device.simulated.send(Probe{}, at(20));
    QCOMPARE(device.collect<event::MemorySample>(at(20)).back().allocated[Stage::Video].count, 100'000'000);
    device.simulated.send(Probe{}, at(20));
    QCOMPARE(device.collect<event::MemorySample>(at(20)).back().allocated[Stage::Video].count, 500);
    device.simulated.send(KillDevice{.why = DeviceLoss::Wedged, .hold = false}, at(20));
    device.collect<DeviceReady>(at(30));
    device.simulated.send(Probe{}, at(30));
    QCOMPARE(device.collect<event::MemorySample>(at(30)).back().allocated[Stage::Video].count, 0);
  }

  void anAttemptThatDoesNotFitIsOutOfMemoryAtOnce() {
    Settings settings = contractSettings();
    settings.simulated.total = gigabytes(2);
    settings.simulated.resident = gigabytes(1);
    settings.simulated.stages[Stage::Image].bytes = gigabytes(1.1);
    Device device(settings);
    device.start(1, Stage::Image, at(5));
    const auto failed = device.collect<AttemptFailed>(at(5));
    QCOMPARE(failed.size(), 1u);
    QCOMPARE(QString::fromStdString(failed[0].message), "1100000000 bytes do not fit beside the 1000000000 in use of 2000000000");
  }

  void reservedMemoryStaysUntilItIsCleared() {
    Device device(contractSettings());
    device.start(1, Stage::Audio, at(5));
    device.collect<AttemptFinished>(at(10));
    device.simulated.send(Probe{}, at(10));
    QCOMPARE(device.collect<event::MemorySample>(at(10)).back().used.count, 1'100'000'000);
    device.simulated.send(ClearBuffers{}, at(10));
    const auto cleared = device.collect<BuffersCleared>(at(10));
    QCOMPARE(cleared.at(0).reservedBefore.count, 1'100'000'000);
    QCOMPARE(cleared.at(0).reservedAfter.count, 1'000'000'000);
  }

  void fiveDeathsInTenMinutesHoldTheDevice() {
    Device device(contractSettings());
    for (int i = 0; i < 5; ++i)
      device.simulated.send(KillDevice{.why = DeviceLoss::Wedged, .hold = false}, at(10.0 + i));
    const auto lost = device.collect<DeviceLost>(at(15));
    QCOMPARE(lost.size(), 5u);
    QVERIFY(lost[3].restarting);
    QVERIFY(!lost[4].restarting);
    QVERIFY(!device.simulated.nextDue());
  }

  void whatAnOperatorEndsIsNoDeathHoweverOften() {
    Device device(contractSettings());
    for (int i = 0; i < 20; ++i)
      device.simulated.send(KillDevice{.why = DeviceLoss::Shutdown, .hold = false}, at(10.0 + i));
    for (const DeviceLost& lost : device.collect<DeviceLost>(at(29)))
      QVERIFY(lost.restarting);
    QCOMPARE(device.collect<DeviceReady>(at(34)).size(), 2u);
  }

  void aDeathInTheMiddleOfAStageEndsEveryAttemptWithoutATerminal() {
    Device device(withFault(Stage::Image, {.fault = Fault::DeviceLost}));
    device.start(1, Stage::Audio, at(5));
    device.start(2, Stage::Image, at(6));
    QCOMPARE(device.collect<AttemptFinished>(at(11.9)).size(), 1u);
    QCOMPARE(device.collect<DeviceLost>(at(12)).size(), 1u);
    QCOMPARE(device.collect<AttemptFailed>(at(100)).size(), 0u);
    QCOMPARE(device.collect<AttemptFinished>(at(100)).size(), 1u);
  }

  void drawsDependOnTheSlotAndNotOnTheOrder() {
    const SimulatedStage stage{.form = TimeSpread::LogNormal, .time = seconds(1), .spread = 0.2};
    const auto drawn = drawDuration(stage, {}, 1, 7, attempt(3, Stage::Image), 0);
    QCOMPARE(drawDuration(stage, {}, 1, 7, attempt(3, Stage::Image), 55), drawn);
    QVERIFY(drawDuration(stage, {}, 1, 8, attempt(3, Stage::Image), 0) != drawn);
    QVERIFY(drawDuration(stage, {}, 1, 7, attempt(4, Stage::Image), 0) != drawn);
    QVERIFY(drawDuration(stage, {}, 1, 7, attempt(3, Stage::Video), 0) != drawn);
  }

  void drawsHaveTheMedianAndTheSpreadThatWereAskedFor() {
    for (TimeSpread form : {TimeSpread::Normal, TimeSpread::LogNormal}) {
      const SimulatedStage stage{.form = form, .time = seconds(10), .spread = 0.1};
      std::vector<double> drawn;
      for (std::uint64_t id = 1; id <= 4'001; ++id)
        drawn.push_back(inSeconds(drawDuration(stage, {}, 1, 1, attempt(id, Stage::Image), 0)));
      std::sort(drawn.begin(), drawn.end());
      QVERIFY(std::abs(drawn[2'000] - 10) < 0.1);
      QVERIFY(std::abs(drawn[3'366] - 11) < 0.12);  // one standard deviation above: the 84.13th percentile
    }
  }

  void recordedTimesAreTakenInTurn() {
    const SimulatedStage stage{.form = TimeSpread::Recorded, .recorded = {seconds(1), seconds(2), seconds(3)}};
    QCOMPARE(drawDuration(stage, {}, 1, 1, attempt(9, Stage::Image), 0), seconds(1));
    QCOMPARE(drawDuration(stage, {}, 1, 1, attempt(8, Stage::Image), 2), seconds(3));
    QCOMPARE(drawDuration(stage, {}, 2, 1, attempt(7, Stage::Image), 4), seconds(4));
  }
};

QTEST_GUILESS_MAIN(SimulatedBackendTest)
#include "test_simulated.moc"
