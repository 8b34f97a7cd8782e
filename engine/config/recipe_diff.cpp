// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/recipe_diff.h"

#include "engine/config/bounded_json.h"

#include <map>
#include <utility>

namespace vortex::config {
namespace {

std::string textOfField(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void flatten(const nlohmann::json& value, const std::string& path, std::map<std::string, std::string>& fields) {
  if (value.is_object() && !value.empty()) {
    for (const auto& [key, inner] : value.items())
      flatten(inner, path.empty() ? key : path + "." + key, fields);
  } else if (value.is_array() && !value.empty()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      flatten(value[i], path + "[" + std::to_string(i) + "]", fields);
  } else {
    fields[path] = textOfField(value);
  }
}

std::map<std::string, std::string> fieldsOfRecipe(const std::string& canonicalJson) {
  std::map<std::string, std::string> fields;
  const auto json = boundedJson(canonicalJson);
  if (json.is_discarded())
    fields[""] = canonicalJson;
  else
    flatten(json, "", fields);
  return fields;
}

}  // namespace

std::vector<FieldDifference> recipeDifferences(const std::string& first, const std::string& second) {
  std::map<std::string, std::pair<std::optional<std::string>, std::optional<std::string>>> all;
  for (auto& [field, value] : fieldsOfRecipe(first))
    all[field].first = value;
  for (auto& [field, value] : fieldsOfRecipe(second))
    all[field].second = value;
  std::vector<FieldDifference> differences;
  for (auto& [field, values] : all)
    if (values.first != values.second)
      differences.push_back({.field = field, .first = std::move(values.first), .second = std::move(values.second)});
  return differences;
}

}  // namespace vortex::config
