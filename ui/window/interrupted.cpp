// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/interrupted.h"

#include "engine/config/recipe_reader.h"

#include <utility>

namespace vortex::ui {

std::vector<Waiting> makeAgain(const history::Leftover& leftover, LeftAs which) {
  std::vector<Waiting> again;
  for (const history::LeftSlot& slot : leftover.undecided) {
    if (slot.wasRunning != (which == LeftAs::Running) || slot.canonicalJson.empty())
      continue;
    config::RecipeFile read = config::readRecipes(slot.canonicalJson, "slot " + std::to_string(slot.slot.value));
    if (config::hasErrors(read.complaints) || read.recipes.size() != 1)
      continue;
    Waiting entry{.recipe = std::move(read.recipes.front().recipe), .seed = slot.seed, .rerunOf = slot.slot};
    entry.recipe.label = slot.label;
    entry.offAir = slot.rerunOf && !slot.onCadence;  // as it was
    entry.recipe.source = nullptr;                   // the store knows where the slot's own came from
    again.push_back(std::move(entry));
  }
  return again;
}

}  // namespace vortex::ui
