// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON out of a history, which may be anybody's: parsed with a bound on its depth, since going through a value, or writing it
// again, takes a stack as deep as it is nested.
#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace vortex::config {

inline constexpr int kDeepestJson = 64;  // what recipe_limits.h lets in is far flatter

// is_discarded() where it is no JSON, or is nested deeper.
nlohmann::json boundedJson(std::string_view text);

}  // namespace vortex::config
