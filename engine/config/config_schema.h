// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of all configuration keys, in the order in which the reference and the writer give them.
#pragma once

#include "engine/config/config_key.h"

#include <string_view>
#include <vector>

namespace vortex::config {

const std::vector<ConfigKey>& configKeys();

// By its path or one of the old system's names for it; nullptr when there is none.
const ConfigKey* findKey(std::string_view path);

// True when a key begins with `path` and a dot.
bool isSection(std::string_view path);

// The key nearest to a misspelt one: at most two letters away; "" when none is.
std::string nearestKey(std::string_view path);

// Rows with rules of their own (structured_keys.cpp, word_keys.cpp, simulated_keys.cpp, tuning_keys.cpp).
ConfigKey deviceNameKey();
std::vector<ConfigKey> loggingKeys();
ConfigKey commandKey();
ConfigKey timeoutLimitsKey(Stage stage);
ConfigKey ladderKey();
std::vector<ConfigKey> oldBufferKeys();
std::vector<ConfigKey> simulatedKeys();
std::vector<ConfigKey> tuningKeys();

}  // namespace vortex::config
