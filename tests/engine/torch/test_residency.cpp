// SPDX-License-Identifier: Apache-2.0
//
// models.residency (contract 4) on a side that really moves weights: paged keeps one set of stages on the device, with the same
// values each time, and never both.
#include "engine/torch/residency.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/clone.h>
#include <ATen/ops/full.h>
#include <c10/core/InferenceMode.h>

#include <QtTest>
#include <new>
#include <stdexcept>
#include <thread>

using namespace vortex;
using namespace vortex::torch;

namespace {

template <typename Kind>
class WithWeight : public Kind {
 public:
  explicit WithWeight(std::int64_t megabytes) : m_bytes(megabytes * 1'000'000) {}
  void load(c10::Device) override {
    const c10::InferenceMode inference;
    weight = at::full({m_bytes / 4}, static_cast<double>(m_bytes), at::kFloat);
  }
  std::vector<at::Tensor*> weights() override { return {&weight}; }
  at::Tensor weight;

 private:
  std::int64_t m_bytes;
};
class Audio final : public WithWeight<AudioModel> {
  using WithWeight::WithWeight;
  void speak(const StageContext&, const at::Tensor&, const at::Tensor&) override {}
};
class Image final : public WithWeight<ImageModel> {
  using WithWeight::WithWeight;
  void paint(const StageContext&, const at::Tensor&) override {}
};
class Video final : public WithWeight<VideoModel> {
  using WithWeight::WithWeight;
  void animate(const StageContext&, const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&) override {}
};
class Clip final : public WithWeight<ClipModel> {
  using WithWeight::WithWeight;
  ClipScores judge(const StageContext&, const at::Tensor&, const at::Tensor&, const at::Tensor&) override { return {}; }
};

StageModels models() {
  return {.audio = std::make_unique<Audio>(1),
          .image = std::make_unique<Image>(2),
          .video = std::make_unique<Video>(3),
          .clip = std::make_unique<Clip>(4)};
}

// A device of its own: what leaves it is copied, what comes back is copied again.
class Side final : public DeviceSide {
 public:
  explicit Side(const StageModels& models) : m_models(models) {}
  c10::Device device() const override { return c10::Device(c10::DeviceType::CPU); }
  std::string name() const override { return "test"; }
  std::string kind() const override { return "test"; }
  LaneSide& lane(Stage) override { throw std::logic_error("no lanes"); }
  void setLimit(Bytes) override {}
  Bytes resident() const override {
    Bytes sum;
    for (Stage stage : kStages)
      for (const at::Tensor* weight : modelOf(m_models, stage).weights())
        sum += Bytes{weight->defined() ? static_cast<std::int64_t>(weight->nbytes()) : 0};
    return sum;
  }
  event::MemorySample memory() override { return {}; }
  bool sharesHostMemory() const override { return false; }
  backend::BuffersCleared clearBuffers() override { return {}; }
  void writeSnapshot(const std::string&) override {}
  at::Tensor toHost(const at::Tensor& weight) override { return weight.clone(); }
  at::Tensor toDevice(const at::Tensor& weight) override {
    if (refuseNext && !--refuseNext)
      throw std::bad_alloc();
    ++moved;
    at::Tensor copy = weight.clone();
    most = std::max(most, resident() + Bytes{static_cast<std::int64_t>(copy.nbytes())});
    return copy;
  }
  void giveBackUnused() override {}

  int refuseNext = 0;  // the nth move to the device from now is refused
  int moved = 0;
  Bytes most;

 private:
  const StageModels& m_models;
};

struct Rig {
  explicit Rig(Residency residency) : side(all), resident(side, all, residency) {
    for (Stage stage : kStages)
      resident.load(stage);
  }
  bool has(Stage stage) const { return modelOf(all, stage).weights().front()->defined(); }
  bool isWhole(Stage stage) const {
    const at::Tensor& weight = *modelOf(all, stage).weights().front();
    const c10::InferenceMode inference;
    return weight.defined() && (weight == static_cast<double>(weight.nbytes())).all().item<bool>();
  }

  StageModels all = models();
  Side side;
  ResidentModels resident;
};

constexpr Bytes mb(std::int64_t count) { return {count * 1'000'000}; }

}  // namespace

class TestResidency : public QObject {
  Q_OBJECT
 private slots:
  void staticKeepsEverythingOnTheDevice() {
    Rig rig(Residency::Static);
    for (Stage stage : kStages) {
      const ResidentModels::Use use(rig.resident, stage);
      for (Stage each : kStages)
        QVERIFY(rig.isWhole(each));
      QCOMPARE(rig.resident.whileRunning()[stage].count, mb(10).count);
    }
    QCOMPARE(rig.side.moved, 0);
  }

  void whatWasUnloadedComesBackWithTheNextUse() {
    for (Residency residency : {Residency::Static, Residency::Paged}) {
      Rig rig(residency);
      {
        const ResidentModels::Use use(rig.resident, Stage::Audio);
        QVERIFY(!rig.resident.unload());
        QVERIFY(rig.isWhole(Stage::Audio));
      }
      QVERIFY(rig.resident.unload());
      QCOMPARE(rig.side.resident().count, 0);
      for (Stage stage : {Stage::Image, Stage::Video}) {
        const ResidentModels::Use use(rig.resident, stage);
        QVERIFY(rig.isWhole(stage));
      }
    }
  }

  void pagedKeepsOneSetOnTheDevice() {
    Rig rig(Residency::Paged);
    QCOMPARE(rig.resident.whileRunning()[Stage::Audio].count, mb(3).count);
    QCOMPARE(rig.resident.whileRunning()[Stage::Image].count, mb(3).count);
    QCOMPARE(rig.resident.whileRunning()[Stage::Video].count, mb(7).count);
    QCOMPARE(rig.resident.whileRunning()[Stage::Clip].count, mb(7).count);
    for (int slot = 0; slot < 2; ++slot) {
      {
        const ResidentModels::Use audio(rig.resident, Stage::Audio), image(rig.resident, Stage::Image);
        QVERIFY(rig.isWhole(Stage::Audio) && rig.isWhole(Stage::Image) && !rig.has(Stage::Video) && !rig.has(Stage::Clip));
      }
      for (Stage stage : {Stage::Video, Stage::Clip}) {
        const ResidentModels::Use use(rig.resident, stage);
        QVERIFY(rig.isWhole(Stage::Video) && rig.isWhole(Stage::Clip) && !rig.has(Stage::Audio) && !rig.has(Stage::Image));
      }
    }
    QCOMPARE(rig.side.moved, 8);  // each set comes once a slot, none is moved within it
    QCOMPARE(rig.side.most.count, mb(7).count);
  }

  void aStageWaitsForTheOtherSetToEnd() {
    Rig rig(Residency::Paged);
    for (int round = 0; round < 100; ++round) {
      std::atomic<bool> videoRuns{true};
      std::thread audio;
      {
        const ResidentModels::Use video(rig.resident, Stage::Video);
        audio = std::thread([&] {
          const ResidentModels::Use use(rig.resident, Stage::Audio);
          QVERIFY(!videoRuns && rig.isWhole(Stage::Audio));
        });
        QVERIFY(rig.isWhole(Stage::Video));
        videoRuns = false;
      }
      audio.join();
    }
  }

  void whatFindsNoRoomFailsAloneAndLosesNothing() {
    Rig rig(Residency::Paged);
    rig.side.refuseNext = 2;
    QVERIFY_EXCEPTION_THROWN(ResidentModels::Use(rig.resident, Stage::Audio), std::bad_alloc);
    for (Stage stage : {Stage::Image, Stage::Clip, Stage::Audio}) {
      const ResidentModels::Use use(rig.resident, stage);
      QVERIFY(rig.isWhole(stage));
    }
  }
};

QTEST_APPLESS_MAIN(TestResidency)
#include "test_residency.moc"
