// SPDX-License-Identifier: Apache-2.0
//
// Lanes are streams of their own: attempts of a lane follow one another on the GPU, the host runs ahead within bounds, a drain ends
// with an empty stream, and refused memory is told as such.
#include "engine/torch/cuda/cuda_lane.h"
#include "tests/engine/torch/simple_models.h"
#include "tests/gpu/gpu.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>

using namespace vortex;
using namespace vortex::torch;
using End = backend::LaneResult::End;

namespace {

void paintRamp(const at::Tensor& picture) {
  const auto count = static_cast<double>(picture.numel());
  picture.copy_(at::arange(picture.numel(), at::kFloat).div_(count).view(picture.sizes()));
}

at::Tensor longOperand(const StageContext& context) {
  return at::rand({4096, 4096}, at::TensorOptions(at::kFloat).device(context.device)).mul_(1e-4);
}

}  // namespace

class TestGpuLanes : public QObject {
  Q_OBJECT
  TorchProcess m_process;
  Painter::Paints m_paints = [](const StageContext&, const at::Tensor& picture) { paintRamp(picture); };
  std::unique_ptr<DeviceSide> m_made = makeCudaSide("cuda:0");
  DeviceSide& m_side = *m_made;
  TorchDevice m_device{m_process,
                       std::move(m_made),
                       [this] {
                         StageModels models = makeSimpleModels();
                         models.image = std::make_unique<Painter>(
                             [this](const StageContext& context, const at::Tensor& picture) { m_paints(context, picture); });
                         return models;
                       }(),
                       {.version = "test", .hardLimit = gigabytes(4)}};

  backend::LaneResult paint(Painter::Paints paints) {
    m_paints = std::move(paints);
    return Rehearsal(tinyJob()).run(m_device, Stage::Image);
  }

 private slots:
  void eachLaneHasAStreamOfItsOwn() {
    std::set<const void*> streams{nullptr};
    for (Stage stage : kStages)
      streams.insert(dynamic_cast<CudaLane&>(m_side.lane(stage)).stream());
    QCOMPARE(streams.size(), kStageCount + 1);
  }

  void attemptsOfALaneDoNotOverlap() {
    std::vector<c10::cuda::CUDAEvent> begins, ends;
    for (int i = 0; i < 5; ++i)
      QCOMPARE(paint([&](const StageContext& context, const at::Tensor& picture) {
                 begins.emplace_back(cudaEventDefault).record();
                 at::Tensor product = longOperand(context);
                 for (int n = 0; n < 8; ++n)
                   product = at::mm(product, product);
                 ends.emplace_back(cudaEventDefault).record();
                 paintRamp(picture);
               }).end,
               End::Finished);
    for (std::size_t i = 1; i < begins.size(); ++i)
      QVERIFY(ends[i - 1].elapsed_time(begins[i]) >= 0);
  }

  void theHostNeverRunsFurtherAheadThanTwoBatches() {
    std::size_t furthest = 0;
    const auto result = paint([&](const StageContext& context, const at::Tensor& picture) {
      const at::Tensor operand = longOperand(context);
      at::Tensor product = at::empty_like(operand);
      std::deque<c10::cuda::CUDAEvent> underWay;
      for (int n = 0; n < 100; ++n) {
        at::mm_out(product, operand, operand);
        underWay.emplace_back().record();
        while (!underWay.empty() && underWay.front().query())
          underWay.pop_front();
        furthest = std::max(furthest, underWay.size());
      }
      paintRamp(picture);
    });
    QVERIFY2(result.end == End::Finished, result.message.c_str());
    QVERIFY2(furthest > 1, "the operators are too short to tell");
    QVERIFY2(furthest <= CudaLane::kRunAhead + 1, QByteArray::number(static_cast<int>(furthest)).constData());
  }

  void aStopDrainsTheLaneAndRunsNoFurtherOperator() {
    Rehearsal slot(tinyJob());
    int begun = 0;
    c10::cuda::CUDAEvent last;
    m_paints = [&](const StageContext& context, const at::Tensor& picture) {
      const at::Tensor operand = longOperand(context);
      at::Tensor product = at::empty_like(operand);
      for (; begun < 100; ++begun) {
        at::mm_out(product, operand, operand);
        last.record();
        if (begun == 30)
          slot.requestStop();
      }
      paintRamp(picture);
    };
    const backend::LaneResult result = slot.run(m_device, Stage::Image);
    QCOMPARE(result.end, End::Stopped);
    QCOMPARE(begun, 30 + 1);
    QVERIFY(last.query());
    QVERIFY(result.drainedAt >= result.stoppedAt);
    QCOMPARE(result.held.count, 0);
    QVERIFY(result.released.count > 0);
  }

  void refusedMemoryFailsAsOutOfMemoryAndTheNextAttemptRuns() {
    const auto result = paint([](const StageContext& context, const at::Tensor&) {
      static_cast<void>(at::empty({6'000'000'000}, at::TensorOptions(at::kByte).device(context.device)));
    });
    QCOMPARE(result.end, End::Failed);
    QVERIFY2(result.reason == Reason::OutOfMemory, result.message.c_str());
    QCOMPARE(result.held.count, 0);
    QCOMPARE(paint([](const StageContext&, const at::Tensor& picture) { paintRamp(picture); }).end, End::Finished);
  }

  void whatAModelKeepsIsCountedAsHeld() {
    at::Tensor kept;
    const auto result = paint([&](const StageContext& context, const at::Tensor& picture) {
      kept = at::empty({1024}, at::TensorOptions(at::kByte).device(context.device));
      paintRamp(picture);
    });
    QCOMPARE(result.end, End::Finished);
    QCOMPARE(result.held.count, 1024);
  }
};

int main(int argc, char** argv) { vortex::torch::runGpuTest<TestGpuLanes>(argc, argv); }
#include "test_gpu_lanes.moc"
