// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "engine/config/recipe_reader.h"

#include <iostream>

namespace vortex::headless {
namespace {

void describe(const Recipe& recipe) {
  std::cout << "  " << (recipe.recipeId.empty() ? "(no recipe_id)" : recipe.recipeId);
  if (!recipe.label.empty())
    std::cout << ", slot " << recipe.label;
  std::cout << ": " << inSeconds(recipe.duration) << " s, " << toString(recipe.emotion) << ", " << recipe.script.size()
            << " characters spoken";
  if (recipe.seed)
    std::cout << ", seed " << *recipe.seed;
  if (!recipe.kept.empty())
    std::cout << ", " << recipe.kept.size() << " fields kept, not used";
  std::cout << '\n';
}

}  // namespace

ExitStatus checkCommand(const std::vector<std::filesystem::path>& files) {
  bool good = true;
  for (const auto& path : files) {
    const config::RecipeFile file = config::readRecipeFile(path);
    tell(file.complaints);
    const bool fileGood = !config::hasErrors(file.complaints);
    good = good && fileGood;
    std::cout << path.string() << ": " << file.recipes.size() << (file.recipes.size() == 1 ? " good recipe" : " good recipes")
              << (fileGood ? "" : ", with errors") << '\n';
    for (const auto& entry : file.recipes)
      describe(entry.recipe);
  }
  return good ? ExitStatus::AllDelivered : ExitStatus::BadInput;
}

}  // namespace vortex::headless
