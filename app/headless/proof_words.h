// SPDX-License-Identifier: GPL-3.0-or-later
//
// A proof (analysis/proof_comparison.h) as a sentence for people and as an object for programs (README.md, "Proof").
#pragma once

#include "engine/analysis/proof_comparison.h"

#include <nlohmann/json.hpp>

#include <string>

namespace vortex::headless {

// "identical: recipe, seed and audio, image, video, clip"
std::string sentenceOf(const analysis::ProofComparison& proof);
// Without its name and the slots that it is about: `verdict`, `recipe`, `seed`, `stages`, `first_stage`, `frames`.
nlohmann::ordered_json fieldsOf(const analysis::ProofComparison& proof);

}  // namespace vortex::headless
