// SPDX-License-Identifier: Apache-2.0
//
// Contract 3, 4 and 7 on the device itself, without the link: a stop leaves nothing behind, bad output fails, the same seed gives
// the same bits.
#include "engine/torch/rehearsal.h"
#include "engine/torch/torch_device.h"
#include "tests/engine/torch/long_operator_models.h"
#include "tests/engine/torch/simple_models.h"
#include "tests/sample.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/record_function.h>

#include <QtTest>
#include <limits>
#include <random>
#include <thread>

using namespace vortex;
using namespace vortex::torch;
using End = backend::LaneResult::End;

namespace {

using Bits = std::vector<std::vector<std::byte>>;
const auto kNoProgress = [](const std::string&, int, int) {};

Bits bitsOf(Rehearsal& slot, Stage stage) {
  Bits bits;
  for (std::size_t i = 0; i < backend::outputsOf(stage, slot.job()).size(); ++i)
    bits.push_back(slot.output(stage, i));
  return bits;
}

// Asks for a stop of the slot's present run when the calling thread begins its nth operator, counted from 1; counts them in any
// case. LibTorch's observers are plain functions, hence the thread's own variables.
thread_local Rehearsal* t_slot = nullptr;
thread_local std::uint64_t t_begun = 0, t_stopAt = 0;

class StopAtOperator {
 public:
  StopAtOperator(Rehearsal& slot, std::uint64_t nth) : m_handle(at::addThreadLocalCallback(at::RecordFunctionCallback(&begins))) {
    t_slot = &slot;
    t_begun = 0;
    t_stopAt = nth;
  }
  ~StopAtOperator() { at::removeCallback(m_handle); }
  std::uint64_t begun() const { return t_begun; }

 private:
  static std::unique_ptr<at::ObserverContext> begins(const at::RecordFunction&) {
    if (++t_begun == t_stopAt)
      t_slot->requestStop();
    return nullptr;
  }
  at::CallbackHandle m_handle;
};

// A painter that does what it is told, for faults.
class Painter final : public ImageModel {
 public:
  explicit Painter(std::function<void(const at::Tensor&)> paints) : m_paints(std::move(paints)) {}
  void load(c10::Device) override {}
  void paint(const StageContext&, const at::Tensor& picture) override { m_paints(picture); }

 private:
  std::function<void(const at::Tensor&)> m_paints;
};

StageModels withPainter(std::unique_ptr<ImageModel> painter) {
  StageModels models = makeSimpleModels();
  models.image = std::move(painter);
  return models;
}

// A device whose lanes hold the attempt's memory until they are drained, as a GPU's do.
class SlowLane final : public LaneSide {
 public:
  void beginAttempt(AttemptId, backend::LaneCounters&) override { m_drained = false; }
  void endAttempt() override { m_endedDrained = m_drained; }
  Drained drain() override {
    m_drained = true;
    return {};
  }
  Bytes live() const override { return {m_drained ? 0 : 4096}; }
  Bytes peak() const override { return {4096}; }
  Bytes allocated() const override { return {4096}; }
  bool endedDrained() const { return m_endedDrained; }

 private:
  bool m_drained = false, m_endedDrained = false;
};

class SlowSide final : public DeviceSide {
 public:
  explicit SlowSide(SlowLane& lane) : m_lane(lane) {}
  c10::Device device() const override { return c10::Device(c10::DeviceType::CPU); }
  std::string name() const override { return "slow"; }
  std::string kind() const override { return "cpu"; }
  LaneSide& lane(Stage) override { return m_lane; }
  void setLimit(Bytes) override {}
  Bytes resident() const override { return {}; }
  event::MemorySample memory() override { return {}; }
  bool sharesHostMemory() const override { return false; }
  backend::BuffersCleared clearBuffers() override { return {}; }
  void writeSnapshot(const std::string&) override {}
  at::Tensor toHost(const at::Tensor& weight) override { return weight; }
  at::Tensor toDevice(const at::Tensor& weight) override { return weight; }
  void giveBackUnused() override {}

 private:
  SlowLane& m_lane;
};

int stopsPerStage() { return test::times(200, 25); }

}  // namespace

class TestTorchDevice : public QObject {
  Q_OBJECT
  TorchProcess m_process;

  backend::LaneResult paint(std::function<void(const at::Tensor&)> paints) {
    TorchDevice device(m_process, withPainter(std::make_unique<Painter>(std::move(paints))), {});
    return Rehearsal(tinyJob()).run(device, Stage::Image);
  }

  void stopAtRandomPlaces(StageModels models, Stage stage, unsigned seed) {
    TorchDevice device(m_process, std::move(models), {});
    device.load(kNoProgress);
    Rehearsal slot(tinyJob());
    for (Stage before : kStages)
      QCOMPARE(slot.run(device, before).end, End::Finished);
    const std::uint64_t operators = [&] {
      const StopAtOperator counter(slot, 0);
      return slot.run(device, stage).end == End::Finished ? counter.begun() : 0;
    }();
    QVERIFY(operators > 1);
    const Bits expected = bitsOf(slot, stage);
    std::mt19937 random(seed);
    for (int i = 0; i < stopsPerStage(); ++i) {
      const auto nth = std::uniform_int_distribution<std::uint64_t>(1, operators)(random);
      const auto [result, begun] = [&] {
        const StopAtOperator stop(slot, nth);
        backend::LaneResult stopped = slot.run(device, stage);
        return std::pair(stopped, stop.begun());
      }();
      QCOMPARE(result.end, End::Stopped);
      QCOMPARE(begun, nth);  // none begins after the stop
      QCOMPARE(result.held.count, 0);
      QVERIFY(result.released.count >= 0);
      QVERIFY(result.drainedAt >= result.stoppedAt);
      QCOMPARE(slot.run(device, stage).end, End::Finished);
      QVERIFY(bitsOf(slot, stage) == expected);
    }
  }

 private slots:
  void aSlotRunsThroughAllFourStages() {
    TorchDevice device(m_process, makeSimpleModels(), {});
    QStringList loaded;
    device.load([&](const std::string& what, int, int) { loaded << QString::fromStdString(what); });
    QCOMPARE(loaded, QStringList({QStringLiteral("voice"), QStringLiteral("presenter"), QStringLiteral("motion"),
                                  QStringLiteral("check"), QStringLiteral("warm-up")}));
    Rehearsal slot(tinyJob());
    for (Stage stage : kStages) {
      const backend::LaneResult result = slot.run(device, stage);
      QVERIFY2(result.end == End::Finished, result.message.c_str());
      QCOMPARE(result.held.count, 0);
      QVERIFY(result.cost.peak.count > 0);
      QVERIFY(result.cost.operators > 0);
      QVERIFY(result.cost.longestOperator.count() > 0);
      QVERIFY(result.cost.threads >= 1);
      QCOMPARE(result.scores.has_value(), stage == Stage::Clip);
    }
  }

  void aStopAtAnyOperatorHoldsNothingAndLeavesTheNextRunsBitsAlone_data() {
    QTest::addColumn<int>("stage");
    for (Stage stage : kStages)
      QTest::newRow(std::string(toString(stage)).c_str()) << static_cast<int>(stage);
  }
  void aStopAtAnyOperatorHoldsNothingAndLeavesTheNextRunsBitsAlone() {
    QFETCH(int, stage);
    stopAtRandomPlaces(makeSimpleModels(), static_cast<Stage>(stage), 100 + static_cast<unsigned>(stage));
  }
  void theSameForEagerCodeOfLongOperators() {
    stopAtRandomPlaces(withPainter(makeEagerModel({.size = 192, .count = 30})), Stage::Image, 200);
  }
  void theSameForTorchScript() { stopAtRandomPlaces(withPainter(makeScriptModel({.size = 192, .count = 30})), Stage::Image, 201); }

  void anAttemptToldToStopBeforeItStartsRunsNoOperator() {
    TorchDevice device(m_process, makeSimpleModels(), {});
    device.load(kNoProgress);
    Rehearsal slot(tinyJob());
    slot.requestStopOfNext();
    const backend::LaneResult result = slot.run(device, Stage::Image);
    QCOMPARE(result.end, End::Stopped);
    QCOMPARE(result.cost.operators, 0u);
  }

  void anAttemptHasEndedOnlyOnceItsLaneIsDrained() {
    SlowLane lane;
    TorchDevice device(m_process, std::make_unique<SlowSide>(lane), makeSimpleModels(), {});
    Rehearsal slot(tinyJob());
    for (const End expected : {End::Finished, End::Stopped}) {
      if (expected == End::Stopped)
        slot.requestStopOfNext();
      const backend::LaneResult result = slot.run(device, Stage::Audio);
      QCOMPARE(result.end, expected);
      QCOMPARE(result.held.count, 0);
      QVERIFY(lane.endedDrained());
    }
  }

  void badOutputFailsAsInvalidOutput() {
    const auto nan = paint([](const at::Tensor& picture) { picture.fill_(std::numeric_limits<double>::quiet_NaN()); });
    QCOMPARE(nan.end, End::Failed);
    QVERIFY(nan.reason == Reason::InvalidOutput);
    QVERIFY(nan.message.find("nan") != std::string::npos);
    const auto black = paint([](const at::Tensor& picture) { picture.zero_(); });
    QVERIFY(black.reason == Reason::InvalidOutput);
    QVERIFY(black.message.find("black") != std::string::npos);
    const auto declared = paint([](const at::Tensor&) { throw InvalidOutput("the model says so"); });
    QVERIFY(declared.reason == Reason::InvalidOutput);
    QCOMPARE(declared.message, std::string("the model says so"));
  }

  void anErrorOfAModelIsToldInItsWords() {
    const auto result = paint([](const at::Tensor& picture) { picture.add_(at::empty({7})); });
    QCOMPARE(result.end, End::Failed);
    QVERIFY(result.reason == Reason::ModelError);
    QVERIFY(result.message.find("must match the size") != std::string::npos);
    QCOMPARE(result.held.count, 0);
  }

  void anAllocationPastTheHardLimitFailsAsOutOfMemory() {
    TorchDevice device(
        m_process, withPainter(std::make_unique<Painter>([](const at::Tensor&) { static_cast<void>(at::empty({60'000'000})); })),
        {.version = "test", .threads = 0, .hardLimit = {200'000'000}, .needs = {}});
    const auto result = Rehearsal(tinyJob()).run(device, Stage::Image);
    m_process.meter().setLimit({0});
    QCOMPARE(result.end, End::Failed);
    QVERIFY(result.reason == Reason::OutOfMemory);
    QVERIFY(result.message.find("240000000 bytes") != std::string::npos);
    QCOMPARE(result.held.count, 0);
  }

  void whatAModelKeepsIsCountedAsHeld() {
    at::Tensor kept;
    const auto result = paint([&](const at::Tensor& picture) {
      kept = at::empty({1000}, at::kByte);
      picture.copy_(at::arange(64, at::kFloat) / 64);
    });
    QCOMPARE(result.end, End::Finished);
    QCOMPARE(result.held.count, 1000);
  }

  void theSameSeedGivesTheSameBitsOnOneAndTwoThreads() {
    PerStage<Bits> bits;
    for (int threads : {1, 2}) {
      TorchDevice device(m_process, makeSimpleModels(), {.version = "test", .threads = threads, .hardLimit = {}, .needs = {}});
      device.load(kNoProgress);
      Rehearsal slot(tinyJob());
      for (Stage stage : kStages) {
        const backend::LaneResult result = slot.run(device, stage);
        QCOMPARE(result.end, End::Finished);
        QCOMPARE(result.cost.threads, threads);
        if (threads == 1)
          bits[stage] = bitsOf(slot, stage);
        else
          QVERIFY(bits[stage] == bitsOf(slot, stage));
      }
    }
  }

  void lanesThatWorkAtOnceShareTheThreads() {
    ThreadBalance balance(4);
    ThreadBalance::Lane first(balance);
    QCOMPARE(first.mostThreads(), 4);
    QCOMPARE(at::get_num_threads(), 4);
    {
      std::thread([&] {
        ThreadBalance::Lane second(balance);
        QCOMPARE(second.mostThreads(), 2);
        first.rebalance();
      }).join();
    }
    first.rebalance();
    QCOMPARE(at::get_num_threads(), 4);
  }

  void aProfileThatDoesNotFitIsRefusedWithTheSum() {
    DeviceOptions options{.version = "test", .threads = 0, .hardLimit = gigabytes(1.0), .needs = {}};
    options.needs[Stage::Video] = gigabytes(1.5);
    TorchDevice device(m_process, makeSimpleModels(), options);
    try {
      device.load(kNoProgress);
      QFAIL("it was loaded");
    } catch (const std::runtime_error& error) {
      const QByteArray said(error.what());
      QVERIFY2(said.contains("stage video 1.500 GB") && said.contains("allows 1.000 GB"), error.what());
    }
    m_process.meter().setLimit({0});
  }

  void aModelThatFailsItsWarmUpIsRefused() {
    TorchDevice device(m_process, withPainter(std::make_unique<Painter>([](const at::Tensor& picture) { picture.zero_(); })), {});
    try {
      device.load(kNoProgress);
      QFAIL("it was loaded");
    } catch (const std::runtime_error& error) {
      QVERIFY(QByteArray(error.what()).contains("image"));
    }
  }

  void memoryAndClearedBuffersAreTold() {
    TorchDevice device(m_process, makeSimpleModels(), {});
    device.load(kNoProgress);
    const event::MemorySample sample = device.memory();
    QVERIFY(sample.used.count > 0);
    QVERIFY(sample.total > sample.used);
    QVERIFY(sample.resident.count > 0);
    for (Stage stage : kStages)
      QCOMPARE(sample.allocated[stage].count, 0);
    const backend::BuffersCleared cleared = device.clearBuffers();
    QVERIFY(cleared.reservedAfter <= cleared.reservedBefore);
  }
};

QTEST_GUILESS_MAIN(TestTorchDevice)
#include "test_torch_device.moc"
