// SPDX-License-Identifier: Apache-2.0
//
// A worker whose image stage is nothing but long operators, for stops through the whole engine:
// --set device.command=…/vortex-stop-worker-eager or …-script. Where the prompt says "endless" the stage never ends by itself. The
// other stages are the simple ones.
#include "app/device/worker.h"
#include "tests/engine/torch/long_operator_models.h"
#include "tests/engine/torch/simple_models.h"

#include <limits>
#include <string>
#include <utility>

namespace vortex::torch {
namespace {

class AsThePromptSays final : public ImageModel {
 public:
  AsThePromptSays(std::unique_ptr<ImageModel> some, std::unique_ptr<ImageModel> endless)
      : m_some(std::move(some)), m_endless(std::move(endless)) {}
  void load(c10::Device device) override {
    m_some->load(device);
    m_endless->load(device);
  }
  void paint(const StageContext& context, const at::Tensor& picture) override {
    (context.job.prompt.find("endless") != std::string::npos ? m_endless : m_some)->paint(context, picture);
  }

 private:
  std::unique_ptr<ImageModel> m_some, m_endless;
};

StageModels makeModels() {
  LongOperators load{.size = 1280, .count = 6};
  auto some = VORTEX_LONG_OPERATORS(load);
  load.count = std::numeric_limits<std::int64_t>::max();
  StageModels models = makeSimpleModels();
  models.image = std::make_unique<AsThePromptSays>(std::move(some), VORTEX_LONG_OPERATORS(load));
  return models;
}

}  // namespace
}  // namespace vortex::torch

int main(int argc, char** argv) {
  vortex::app::runWorker(argc, argv,
                         {.makeModels = &vortex::torch::makeModels,
                          .makeSide = &vortex::app::makeCpuSideNamed,
                          .kind = "cpu",
                          .defaultDevice = "cpu"});
}
