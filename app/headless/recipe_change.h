// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recorded recipe with some of its fields set otherwise: `rerun --recipe-set`.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace vortex::headless {

// assignments: FIELD=VALUE, a field as a path of keys (visual_track.prompt), a value as JSON or else as a text. What is no recipe
// then is for the recipe reader to say. The error names the assignment and what is the matter with it.
tl::expected<std::string, std::string> changedRecipe(const std::string& canonicalJson, const std::vector<std::string>& assignments);

}  // namespace vortex::headless
