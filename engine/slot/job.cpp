// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/job.h"

#include <algorithm>
#include <cmath>

namespace vortex {

int Job::frames() const {
  const auto wanted = static_cast<int>(std::lround(inSeconds(duration) * kClipFps));
  return std::clamp(wanted, 1, quality.maxFrames);
}

Job jobOf(const Recipe& recipe, std::uint64_t seed, const Quality& quality) {
  return {.seed = seed,
          .duration = recipe.duration,
          .script = recipe.script,
          .voiceId = recipe.voiceId,
          .speed = recipe.speed,
          .emotion = recipe.emotion,
          .prompt = recipe.prompt,
          .negativePrompt = recipe.negativePrompt,
          .expressions = recipe.expressions,
          .quality = quality};
}

}  // namespace vortex
