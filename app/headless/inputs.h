// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands read: the config of a run and recipe files, with every complaint told on stderr.
#pragma once

#include "app/headless/options.h"
#include "app/places/places.h"
#include "engine/config/complaint.h"
#include "engine/slot/recipe.h"
#include "engine/slot/settings.h"

#include <optional>
#include <vector>

namespace vortex::headless {

// Nothing when the config has an error.
std::optional<Settings> readSettings(const ConfigChoice& choice);

using app::backendOf;

// The recipes of all files in order. Nothing when any file has an error: nothing of a bad run is started.
std::optional<std::vector<Recipe>> readRecipes(const std::vector<std::filesystem::path>& files);

void tell(const std::vector<config::Complaint>& complaints);

// Where is recorded unless something else is said: $XDG_DATA_HOME/vortex/history.db, else ~/.local/share/vortex/history.db.
std::filesystem::path defaultHistoryFile();

}  // namespace vortex::headless
