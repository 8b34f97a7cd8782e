// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recipe files (contract 5): JSON or YAML; one recipe, a list of them, one a line (JSON) or one a document (YAML). Track and
// narrative form are told apart by their keys and read into the same Recipe. A recipe may be wrapped as
// {"recipe": {…}, "slot_id": …, "seed": …}; the wrapper's slot_id and seed win and are already in the Recipe.
//
// A name ending in .json, .jsonl or .ndjson is read as JSON; any other is JSON when its first character is { or [ and it parses as
// such, else YAML. Text is UTF-8. Reading a file costs at most what recipe_limits.h allows and never throws for what is in it.
#pragma once

#include "engine/config/complaint.h"
#include "engine/slot/recipe.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::config {

struct RecipeEntry {
  Recipe recipe;          // with its source and the line where it begins
  std::size_t index = 0;  // its place in the file, from 0, bad ones counted
};

// The good recipes of a file and every complaint about it. A file with an error should not run unless the operator says that its
// good recipes may (contract 5).
struct RecipeFile {
  std::vector<RecipeEntry> recipes;
  std::vector<Complaint> complaints;
};

RecipeFile readRecipes(std::string_view text, const std::string& fileName);

// As above; a folder, a FIFO, a device, a file that cannot be read or is too large is refused without reading it.
RecipeFile readRecipeFile(const std::filesystem::path& file);

}  // namespace vortex::config
