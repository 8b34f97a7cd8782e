// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/settings.h"

namespace vortex {

PerStage<StageSettings> contractStages() {
  PerStage<StageSettings> stages;
  stages[Stage::Audio] = {
      .target = seconds(2), .timeout = seconds(3), .minTimeout = seconds(0.1), .maxTimeout = seconds(30), .retries = 1};
  stages[Stage::Image] = {.target = seconds(12), .timeout = seconds(15), .minTimeout = seconds(1), .maxTimeout = seconds(120)};
  stages[Stage::Video] = {.target = seconds(8), .timeout = seconds(10), .minTimeout = seconds(1), .maxTimeout = seconds(60)};
  stages[Stage::Clip] = {.target = seconds(1), .timeout = seconds(2), .minTimeout = seconds(0.5), .maxTimeout = seconds(30)};
  return stages;
}

Settings contractSettings() {
  Settings settings;
  settings.stages = contractStages();
  return settings;
}

std::string_view toString(Fallback fallback) {
  switch (fallback) {
  case Fallback::RepeatLast:
    return "repeat_last";
  case Fallback::StandbyFile:
    return "standby_file";
  case Fallback::Nothing:
    return "nothing";
  }
  return "?";
}

}  // namespace vortex
