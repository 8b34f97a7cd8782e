// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the configuration's schema says of its keys (engine/config, in English), in the window's language. Keys, words and numbers
// that are typed stay as a config file has them. Which sentences there are is kept by hand, so that they can be translated, and
// held against the schema by a test, both ways.
#pragma once

#include "engine/config/config_key.h"

#include <QString>
#include <span>

namespace vortex::ui {

QString sentenceOf(const config::ConfigKey& key);  // what it is
QString allowedFor(const config::ConfigKey& key);  // "0.1 bis 30", "static, paged"

// The schema's texts that there are words for: of doc, and of allowed what is neither a range nor a list of words.
std::span<const char* const> configSentences();
std::span<const char* const> configAllowances();

}  // namespace vortex::ui
