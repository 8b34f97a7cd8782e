// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/recipe_change.h"

#include "engine/config/bounded_json.h"

#include <algorithm>

namespace vortex::headless {

tl::expected<std::string, std::string> changedRecipe(const std::string& canonicalJson,
                                                     const std::vector<std::string>& assignments) {
  if (assignments.empty())
    return canonicalJson;
  auto recipe = config::boundedJson(canonicalJson);
  if (!recipe.is_object())
    return tl::unexpected(assignments.front() + ": the recorded recipe is no JSON object");
  for (const std::string& assignment : assignments) {
    const auto equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
      return tl::unexpected(assignment + ": allowed is FIELD=VALUE, as visual_track.prompt=a lighthouse");
    const std::string path = assignment.substr(0, equals), value = assignment.substr(equals + 1);
    nlohmann::json* at = &recipe;
    for (std::size_t from = 0; from <= path.size();) {
      const std::size_t dot = std::min(path.find('.', from), path.size());
      if (!at->is_object() && !at->is_null())
        return tl::unexpected(assignment + ": " + path.substr(0, from - 1) + " has no fields");
      if (dot == from)
        return tl::unexpected(assignment + ": a field has no name");
      at = &(*at)[path.substr(from, dot - from)];
      from = dot + 1;
    }
    auto given = config::boundedJson(value);
    *at = given.is_discarded() ? nlohmann::json(value) : std::move(given);
  }
  return recipe.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace vortex::headless
