// SPDX-License-Identifier: GPL-3.0-or-later
//
// A proof (analysis/proof_comparison.h) as a sentence for people; programs get report/proof_json.h.
#pragma once

#include "engine/analysis/proof_comparison.h"

#include <string>

namespace vortex::headless {

// "identical: recipe, seed and audio, image, video, clip"
std::string sentenceOf(const analysis::ProofComparison& proof);

}  // namespace vortex::headless
