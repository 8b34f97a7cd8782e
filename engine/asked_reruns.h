// SPDX-License-Identifier: GPL-3.0-or-later
//
// What another program asks a running engine to make again (door/), as requests for it. Reads the store, and of a reset the slot's
// files: for a thread that may wait.
#pragma once

#include "engine/door/messages.h"
#include "engine/engine.h"

#include <filesystem>
#include <vector>

namespace vortex {

// The engine that is asked.
struct AskedEngine {
  std::filesystem::path store;
  Settings settings;
  BackendKind backend = BackendKind::Torch;
};
struct AskedReruns {
  std::vector<SlotRequest> requests;        // one a wish, in order, off the air; empty where anything is refused
  std::vector<door::say::Refused> refused;  // by the wish's number, with the reason
};
AskedReruns requestsOf(const std::vector<door::ask::Rerun>& wishes, const AskedEngine& engine);

// Who answers, with these options; what the engine and its device say of themselves is the caller's to add.
door::say::Welcome welcomeOf(const EngineOptions& options);

}  // namespace vortex
