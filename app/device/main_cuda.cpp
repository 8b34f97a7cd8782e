// SPDX-License-Identifier: Apache-2.0
#include "app/device/worker.h"
#include "engine/torch/cuda/cuda_side.h"
#include "engine/torch/reference_models.h"

int main(int argc, char** argv) {
  vortex::app::runWorker(argc, argv,
                         {.makeModels = &vortex::torch::makeReferenceModels,
                          .makeSide =
                              [](vortex::torch::CpuMeter& meter, const std::string& device) {
                                return device == "cpu" ? vortex::torch::makeCpuSide(meter) : vortex::torch::makeCudaSide(device);
                              },
                          .kind = "cuda",
                          .defaultDevice = "cuda:0"});
}
