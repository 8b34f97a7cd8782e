// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recipe reader on any text: as a file whose name says nothing, and as one that says JSON lines or YAML. Beyond "no crash":
// every recipe that is read keeps its bounds, and its canonical text is read as the same recipe with the same canonical text.
#include "engine/config/recipe_limits.h"
#include "engine/config/recipe_reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

using namespace vortex;
using namespace vortex::config;

namespace {

void require(bool holds, std::string_view what, const std::string& detail) {
  if (holds)
    return;
  std::cerr << "broken: " << what << ": " << detail << '\n';
  std::abort();
}

void check(const RecipeFile& file) {
  require(file.complaints.size() <= kMaxComplaints + 1, "complaints are bounded", std::to_string(file.complaints.size()));
  require(!file.recipes.empty() || hasErrors(file.complaints), "a file without a recipe is complained about", "");
  for (const RecipeEntry& entry : file.recipes) {
    const Recipe& recipe = entry.recipe;
    require(!recipe.script.empty() && recipe.script.size() <= kMaxSpokenBytes, "the script has 1 to 8192 bytes", recipe.script);
    require(!recipe.prompt.empty() && recipe.prompt.size() <= kMaxSpokenBytes, "the prompt has 1 to 8192 bytes", recipe.prompt);
    require(recipe.speed >= 0.8 && recipe.speed <= 1.2, "speed is 0.8 to 1.2", std::to_string(recipe.speed));
    require(recipe.duration > Duration::zero(), "duration is positive", std::to_string(inSeconds(recipe.duration)));
    require(recipe.expressions.size() <= kMaxExpressions, "expressions are bounded", std::to_string(recipe.expressions.size()));
    const RecipeFile again = readRecipes(recipe.canonicalJson, "again.json");
    require(again.recipes.size() == 1 && !hasErrors(again.complaints), "the canonical text is a recipe", recipe.canonicalJson);
    require(again.recipes[0].recipe.canonicalJson == recipe.canonicalJson, "the canonical text is its own", recipe.canonicalJson);
    require(again.recipes[0].recipe.script == recipe.script, "the canonical text says the same", recipe.canonicalJson);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(readRecipes(text, "r"));
  check(readRecipes(text, size % 2 == 0 ? "r.jsonl" : "r.yaml"));
  return 0;
}
