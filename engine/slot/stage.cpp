// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/stage.h"

namespace vortex {

std::string_view toString(Stage stage) {
  switch (stage) {
  case Stage::Audio:
    return "audio";
  case Stage::Image:
    return "image";
  case Stage::Video:
    return "video";
  case Stage::Clip:
    return "clip";
  }
  return "?";
}

std::optional<Stage> parseStage(std::string_view word) {
  for (Stage stage : kStages)
    if (toString(stage) == word)
      return stage;
  return std::nullopt;
}

}  // namespace vortex
