// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/inputs.h"

#include "app/places/places.h"
#include "engine/config/config_reader.h"
#include "engine/config/recipe_reader.h"

#include <iostream>

namespace vortex::headless {

void tell(const std::vector<config::Complaint>& complaints) {
  for (const config::Complaint& complaint : complaints)
    std::cerr << config::toString(complaint) << '\n';
}

std::optional<Settings> readSettings(const ConfigChoice& choice) {
  config::ConfigResult result = config::loadConfig(
      {.profile = choice.profile, .file = choice.file, .sets = choice.sets, .resources = config::resourceFolder()});
  tell(result.complaints);
  if (config::hasErrors(result.complaints))
    return std::nullopt;
  return std::move(result.settings);
}

std::optional<std::vector<Recipe>> readRecipes(const std::vector<std::filesystem::path>& files) {
  std::vector<Recipe> recipes;
  bool good = true;
  for (const auto& path : files) {
    config::RecipeFile file = config::readRecipeFile(path);
    tell(file.complaints);
    good = good && !config::hasErrors(file.complaints);
    for (auto& entry : file.recipes)
      recipes.push_back(std::move(entry.recipe));
  }
  if (!good)
    return std::nullopt;
  return recipes;
}

std::filesystem::path defaultHistoryFile() { return app::dataFolder() / "history.db"; }

}  // namespace vortex::headless
