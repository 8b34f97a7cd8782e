// SPDX-License-Identifier: GPL-3.0-or-later
//
// What both programs decide alike: where things are kept unless something else is said, and which backend a profile means.
#pragma once

#include "engine/engine.h"

#include <filesystem>
#include <optional>

namespace vortex::app {

// $XDG_DATA_HOME/vortex, else ~/.local/share/vortex.
std::filesystem::path dataFolder();

// OUT: as given on the command line, else history.outputs_folder, else vortex/slots among the user's data.
std::filesystem::path outputFolder(const std::optional<std::filesystem::path>& given, const Settings& settings);

// $XDG_CONFIG_HOME/vortex/config.yaml, else ~/.config/vortex/config.yaml: what the window keeps its settings in, and starts with
// unless --config names another.
std::filesystem::path userConfig();

// The profiles that pretend a device imply the simulated backend.
BackendKind backendOf(const Settings& settings);

}  // namespace vortex::app
