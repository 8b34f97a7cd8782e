// SPDX-License-Identifier: Apache-2.0
//
// One model a stage, owned.
#pragma once

#include "engine/torch/models/model.h"

#include <memory>

namespace vortex::torch {

struct StageModels {
  std::unique_ptr<AudioModel> audio;
  std::unique_ptr<ImageModel> image;
  std::unique_ptr<VideoModel> video;
  std::unique_ptr<ClipModel> clip;
};

}  // namespace vortex::torch
