// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two written forms of a recipe (contract 5), each read into the typed one. Complaints go to the report; a recipe that had an
// error is not to be used.
#pragma once

#include "engine/config/fields.h"
#include "engine/slot/recipe.h"

namespace vortex::config {

Recipe readTrackForm(const Node& map, Report& report);
Recipe readNarrativeForm(const Node& map, Report& report);

// What both forms say in the same words.
Emotion readEmotion(Fields& fields, std::string_view key);
Expression readExpression(const std::string& word, std::size_t offset, const std::string& path, Report& report);
void readFps(Fields& params, Recipe& recipe);
Duration readDuration(Fields& params, std::string_view key, double default_s);

}  // namespace vortex::config
