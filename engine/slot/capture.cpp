// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/capture.h"

namespace vortex {

std::string_view toString(SnapshotPlan plan) {
  switch (plan) {
  case SnapshotPlan::None:
    return "none";
  case SnapshotPlan::FirstLast:
    return "first_last";
  case SnapshotPlan::Every:
    return "every";
  }
  return "?";
}

std::string_view toString(CaptureEnd end) {
  switch (end) {
  case CaptureEnd::Complete:
    return "complete";
  case CaptureEnd::Asked:
    return "asked";
  case CaptureEnd::EngineEnded:
    return "engine_ended";
  case CaptureEnd::NotBegun:
    return "not_begun";
  }
  return "?";
}

std::string_view toString(CaptureWord word) {
  switch (word) {
  case CaptureWord::Leak:
    return "leak";
  case CaptureWord::NoLeak:
    return "no_leak";
  case CaptureWord::Inconclusive:
    return "inconclusive";
  }
  return "?";
}

std::string_view toString(EmergencyAct act) {
  switch (act) {
  case EmergencyAct::ClearBuffers:
    return "clear_buffers";
  case EmergencyAct::UnloadModels:
    return "unload_models";
  case EmergencyAct::RestartDevice:
    return "restart_device";
  }
  return "?";
}

}  // namespace vortex
