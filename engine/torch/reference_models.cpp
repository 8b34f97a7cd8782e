// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/reference_models.h"

#include "engine/torch/models/check/clip_check.h"
#include "engine/torch/models/motion/motion.h"
#include "engine/torch/models/presenter/reference_painter.h"
#include "engine/torch/models/voice/voice.h"

namespace vortex::torch {

StageModels makeReferenceModels() {
  return {.audio = makeReferenceVoice(),
          .image = makeReferencePainter(),
          .video = makeReferenceMotion(),
          .clip = makeReferenceClipCheck()};
}

}  // namespace vortex::torch
