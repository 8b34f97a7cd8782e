// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/settings.h"

#include <algorithm>

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

Bytes ModelSettings::resident() const {
  switch (residency) {
  case Residency::Static:
    return total();
  case Residency::Paged:
    return overhead + std::max(image + speech, video + clipB + clipL);
  }
  return total();
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

std::string_view toString(OnWedged action) {
  switch (action) {
  case OnWedged::Restart:
    return "restart";
  case OnWedged::Hold:
    return "hold";
  }
  return "?";
}

std::string_view toString(DegradeMode mode) {
  switch (mode) {
  case DegradeMode::Off:
    return "off";
  case DegradeMode::Suggest:
    return "suggest";
  case DegradeMode::Auto:
    return "auto";
  }
  return "?";
}

std::string_view toString(Residency residency) {
  switch (residency) {
  case Residency::Static:
    return "static";
  case Residency::Paged:
    return "paged";
  }
  return "?";
}

std::string_view toString(LogLevel level) {
  switch (level) {
  case LogLevel::Debug:
    return "debug";
  case LogLevel::Info:
    return "info";
  case LogLevel::Warning:
    return "warning";
  case LogLevel::Error:
    return "error";
  }
  return "?";
}

std::string_view toString(LogFormat format) {
  switch (format) {
  case LogFormat::Text:
    return "text";
  case LogFormat::Json:
    return "json";
  }
  return "?";
}

std::string_view toString(Sampling sampling) {
  switch (sampling) {
  case Sampling::Bilinear:
    return "bilinear";
  case Sampling::Bicubic:
    return "bicubic";
  }
  return "?";
}

}  // namespace vortex
