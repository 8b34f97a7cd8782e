// SPDX-License-Identifier: Apache-2.0
//
// One model a stage, owned.
#pragma once

#include "engine/slot/stage.h"
#include "engine/torch/models/model.h"

#include <memory>

namespace vortex::torch {

struct StageModels {
  std::unique_ptr<AudioModel> audio;
  std::unique_ptr<ImageModel> image;
  std::unique_ptr<VideoModel> video;
  std::unique_ptr<ClipModel> clip;
};

inline Model& modelOf(const StageModels& models, Stage stage) {
  switch (stage) {
  case Stage::Audio:
    return *models.audio;
  case Stage::Image:
    return *models.image;
  case Stage::Video:
    return *models.video;
  case Stage::Clip:
    break;
  }
  return *models.clip;
}

}  // namespace vortex::torch
