// SPDX-License-Identifier: Apache-2.0
//
// A worker whose image stage is nothing but long operators, for stops through the whole engine:
// --set device.command=…/vortex-stop-worker-eager or …-script. The other stages are the simple ones.
#include "app/device/worker.h"
#include "tests/engine/torch/long_operator_models.h"
#include "tests/engine/torch/simple_models.h"

namespace {

vortex::torch::StageModels makeModels() {
  vortex::torch::StageModels models = vortex::torch::makeSimpleModels();
  models.image = vortex::torch::VORTEX_LONG_OPERATORS({.size = 1024, .count = 40});
  return models;
}

}  // namespace

int main(int argc, char** argv) {
  vortex::app::runWorker(
      argc, argv, {.makeModels = &makeModels, .makeSide = &vortex::app::makeCpuSideNamed, .kind = "cpu", .defaultDevice = "cpu"});
}
