// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/torch/device_side.h"

#include <memory>
#include <string>

namespace vortex::torch {

// name: "cuda:0". Throws std::runtime_error when there is no such device or no driver, and says what to do. One a process: it
// attaches itself to the caching allocator for good.
std::unique_ptr<DeviceSide> makeCudaSide(const std::string& name);

}  // namespace vortex::torch
