// SPDX-License-Identifier: Apache-2.0
//
// The device's program, whatever models it has: `vortex-device` has the reference models, tests have others.
#pragma once

#include "engine/torch/stage_models.h"

#include <functional>

namespace vortex::app {

using MakeModels = std::function<torch::StageModels()>;

// The whole of main(). Without arguments it serves the engine that started it, over the descriptors it was born with; --version,
// --self-test and --help speak to a person. Never returns: destructors of LibTorch's statics are not safe to run.
[[noreturn]] void runWorker(int argc, char** argv, const MakeModels& makeModels);

}  // namespace vortex::app
