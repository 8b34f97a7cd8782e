// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/recipe_reader.h"

#include "engine/config/canonical_json.h"
#include "engine/config/recipe_forms.h"
#include "engine/config/recipe_limits.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace vortex::config {
namespace {

Recipe readForm(const Node& map, Report& report) {
  const auto has = [&](std::string_view key) { return map.find(key) != nullptr; };
  const bool track = has("audio_track") || has("visual_track");
  const bool narrative = has("narrative");
  if (track && narrative)
    report.error(map.offset, "", "has fields of both forms: audio_track or visual_track, and narrative");
  else if (!track && !narrative)
    report.error(map.offset, "",
                 "is no recipe: allowed are audio_track and visual_track (track form), or narrative (narrative form)");
  else
    return track ? readTrackForm(map, report) : readNarrativeForm(map, report);
  return {};
}

// Nothing when it had an error.
std::optional<Recipe> readRecipe(const Node& node, Report& report) {
  const std::size_t errorsBefore = report.errors();
  if (node.kind != Kind::Map) {
    report.error(node.offset, "", describe(node) + " is no recipe, allowed is a mapping");
    return std::nullopt;
  }
  complainAboutDuplicates(node, "", report);
  complainAboutBadNumbers(node, "", report);
  const Node* inner = node.find("recipe");
  Recipe recipe;
  if (inner != nullptr && inner->kind == Kind::Map) {
    Fields wrapper(node, "", report);
    wrapper.take("recipe");
    const auto label = wrapper.name("slot_id");
    const auto seed = wrapper.whole("seed", 0, std::numeric_limits<std::uint64_t>::max());
    recipe = readForm(*inner, report);
    recipe.label = label.value_or(recipe.label);
    recipe.seed = seed ? seed : recipe.seed;
    wrapper.keepRest(recipe.kept);
  } else {
    recipe = readForm(node, report);
    inner = &node;
  }
  if (report.errors() > errorsBefore)
    return std::nullopt;
  recipe.canonicalJson = canonicalJson(*inner);
  return recipe;
}

class FileReader {
 public:
  FileReader(const SourceText& source, RecipeFile& out) : m_source(source), m_report(source, out.complaints), m_out(out) {}

  void read(const Document& document) {
    for (const Problem& problem : document.problems)
      m_report.error(problem.offset, "", problem.message);
    const bool several = document.values > 1;
    for (std::size_t i = 0; i < document.roots.size(); ++i) {
      const Node& root = *document.roots[i];
      m_index = std::max(m_index, document.rootNumbers[i]);
      if (root.kind == Kind::List) {
        for (const Node* item : root.items)
          entry(*item, Place::OfSeveral);
      } else if (root.kind != Kind::Null || !several) {  // a closing --- makes an empty YAML document
        entry(root, several ? Place::OfSeveral : Place::Alone);
      }
    }
    m_report.setPrefix("");
    if (m_out.recipes.empty() && m_report.errors() == 0)
      m_report.error(0, "", "holds no recipe");
    m_report.finish();
  }

 private:
  enum class Place : std::uint8_t { Alone = 1, OfSeveral };
  void entry(const Node& node, Place place) {
    const std::size_t index = m_index++;
    m_report.setPrefix(place == Place::OfSeveral ? "[" + std::to_string(index) + "]" : "");
    if (index == kMaxRecipes)
      m_report.error(node.offset, "", "more than " + std::to_string(kMaxRecipes) + " recipes, the rest is not read");
    if (index >= kMaxRecipes)
      return;
    if (auto recipe = readRecipe(node, m_report)) {
      recipe->sourceLine = m_source.placeOf(node.offset).line;
      m_out.recipes.push_back({std::move(*recipe), index});
    }
  }

  const SourceText& m_source;
  Report m_report;
  RecipeFile& m_out;
  std::size_t m_index = 0;
};

}  // namespace

RecipeFile readRecipes(std::string_view text, const std::string& fileName) {
  RecipeFile out;
  if (text.size() > kMaxFileBytes) {
    out.complaints.push_back(
        {Severity::Error, fileName, 0, 0, "",
         "has " + std::to_string(text.size()) + " bytes, at most " + std::to_string(kMaxFileBytes) + " are read"});
    return out;
  }
  const SourceText source(text, fileName);
  if (const auto flaw = source.firstFlaw()) {
    Report(source, out.complaints).error(flaw->offset, "", flaw->message);
    return out;
  }
  FileReader(source, out).read(parseText(source.text(), fileName));
  if (out.recipes.empty())
    return out;
  const auto given = std::make_shared<const RecipeSource>(RecipeSource{.name = fileName, .bytes = std::string(text)});
  for (RecipeEntry& entry : out.recipes)
    entry.recipe.source = given;
  return out;
}

RecipeFile readRecipeFile(const std::filesystem::path& file) {
  const auto text = readTextFile(file, kMaxFileBytes);
  if (text)
    return readRecipes(*text, file.string());
  return {.recipes = {}, .complaints = {{Severity::Error, file.string(), 0, 0, "", text.error()}}};
}

}  // namespace vortex::config
