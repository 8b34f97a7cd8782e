// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reset is given: what the stages before it had made of the recorded slot, read from its files and proved by their digests.
// Reads the store and some 7 MB of files: for a thread that may wait.
#pragma once

#include "engine/given_stages.h"
#include "engine/slot/ids.h"

#include <filesystem>
#include <memory>
#include <string>

namespace vortex::ui {

struct ResetQuestion {
  std::filesystem::path store;
  SlotId of;  // the recorded slot
  Stage from = Stage::Image;
  bool simulated = false;  // the engine that is to make it: its outputs have no content
  Recipe recipe;           // of the rerun
  Settings settings;
  int qualityLevel = 0;
};

struct ResetInputs {
  std::shared_ptr<const GivenStages> given;  // null: it cannot be
  std::string trouble;                       // why, as a clause about the slot
};
ResetInputs readResetInputs(const ResetQuestion& question);

}  // namespace vortex::ui
