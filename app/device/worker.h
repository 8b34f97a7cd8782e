// SPDX-License-Identifier: Apache-2.0
//
// The device's program, whatever models it has: `vortex-device` has the reference models, tests have others.
#pragma once

#include "engine/torch/device_side.h"
#include "engine/torch/stage_models.h"

#include <functional>
#include <memory>
#include <string>

namespace vortex::app {

struct WorkerParts {
  std::function<torch::StageModels()> makeModels;
  // The side that Settings::device.name asks for; std::exception refuses the start.
  std::function<std::unique_ptr<torch::DeviceSide>(torch::CpuMeter& meter, const std::string& device)> makeSide;
  std::string kind;           // "cpu", "cuda": what --version says
  std::string defaultDevice;  // what --self-test runs on
};

// The CPU side, for a device that is called "cpu".
std::unique_ptr<torch::DeviceSide> makeCpuSideNamed(torch::CpuMeter& meter, const std::string& device);

// The whole of main(). Without arguments it serves the engine that started it, over the descriptors it was born with; --version,
// --self-test and --help speak to a person. Never returns: destructors of LibTorch's statics are not safe to run.
[[noreturn]] void runWorker(int argc, char** argv, const WorkerParts& parts);

}  // namespace vortex::app
