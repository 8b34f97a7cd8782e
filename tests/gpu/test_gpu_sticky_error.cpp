// SPDX-License-Identifier: Apache-2.0
//
// An error that kills the GPU's context ends the attempt as device_lost, and a sample can still be taken. A program of its own: its
// context is dead afterwards.
#include "tests/engine/torch/simple_models.h"
#include "tests/gpu/gpu.h"

using namespace vortex;
using namespace vortex::torch;

class TestGpuStickyError : public QObject {
  Q_OBJECT
 private slots:
  void anIndexOutOfRangeOnTheDeviceIsDeviceLost() {
    const TorchProcess process;
    StageModels models = makeSimpleModels();
    models.image = std::make_unique<Painter>([](const StageContext& context, const at::Tensor& picture) {
      const auto onDevice = at::TensorOptions(at::kFloat).device(context.device);
      const at::Tensor beyond = at::full({1}, 1'000'000, onDevice.dtype(at::kLong));
      picture.fill_(at::index_select(at::zeros({8}, onDevice), 0, beyond).item<double>());
    });
    TorchDevice device(process, makeCudaSide("cuda:0"), std::move(models), {.version = "test"});
    const backend::LaneResult result = Rehearsal(tinyJob()).run(device, Stage::Image);
    QCOMPARE(result.end, backend::LaneResult::End::Failed);
    QVERIFY2(result.reason == Reason::DeviceLost, result.message.c_str());
    QVERIFY2(result.message.find("CUDA error 710") != std::string::npos, result.message.c_str());
    QVERIFY(device.memory().total.count > 0);
  }
};

int main(int argc, char** argv) { vortex::torch::runGpuTest<TestGpuStickyError>(argc, argv); }
#include "test_gpu_sticky_error.moc"
