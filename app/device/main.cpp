// SPDX-License-Identifier: Apache-2.0
#include "app/device/worker.h"
#include "engine/torch/reference_models.h"

int main(int argc, char** argv) {
  vortex::app::runWorker(argc, argv,
                         {.makeModels = &vortex::torch::makeReferenceModels,
                          .makeSide = &vortex::app::makeCpuSideNamed,
                          .kind = "cpu",
                          .defaultDevice = "cpu"});
}
