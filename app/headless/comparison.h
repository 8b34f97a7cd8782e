// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded slots side by side (README.md, "Compare"): what `compare` gathers, and its two forms.
#pragma once

#include "engine/analysis/proof_comparison.h"
#include "engine/analysis/slot_comparison.h"
#include "engine/config/recipe_diff.h"
#include "engine/history/reader.h"
#include "engine/output/media_difference.h"
#include "engine/slot/event.h"

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace vortex::headless {

// What was measured, or why it could not be; nothing where there was no need: the digests are the same.
template <typename T>
using Measured = std::optional<tl::expected<T, std::string>>;

struct Comparison {
  history::SlotLine first, second;
  analysis::ProofComparison proof;
  std::vector<analysis::StagePair> stages;
  std::vector<config::FieldDifference> recipe;
  // was: of the first, became: of the second. The error: whose settings this program does not read.
  tl::expected<std::vector<event::SettingChange>, std::string> settings;
  Measured<output::SoundDifference> sound;
  Measured<output::PictureDifference> picture;
  Measured<output::ClipDifference> clip;
};

nlohmann::ordered_json jsonOf(const Comparison& comparison);
std::string textOf(const Comparison& comparison);  // lines

}  // namespace vortex::headless
