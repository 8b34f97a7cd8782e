// SPDX-License-Identifier: Apache-2.0
//
// Image models that are nothing but long operators, to see how fast a stop is when no model helps: one in eager code, one compiled
// from TorchScript's source.
#pragma once

#include "engine/torch/models/model.h"

#include <memory>

namespace vortex::torch {

// `count` matrix products of `size`²; 1024 takes 20 to 40 ms on one core of 2020.
struct LongOperators {
  std::int64_t size = 1024;
  std::int64_t count = 40;
};

std::unique_ptr<ImageModel> makeEagerModel(LongOperators load);
std::unique_ptr<ImageModel> makeScriptModel(LongOperators load);

}  // namespace vortex::torch
