// SPDX-License-Identifier: GPL-3.0-or-later
//
// The proof of a slot (contract 7): one SHA-256 that two runs share exactly when recipe, seed and every output are the same. It is
// taken over this text, whose lines end in one line feed each; an output that a slot did not come to has no line:
//
//   vortex-proof-1
//   recipe <bytes of the canonical JSON> <canonical JSON>
//   seed <decimal>
//   output <stage> <kind> <dtype> <shape as 1x3x512x512> <SHA-256 in hex>
//
// with the outputs in the order of stages and, within one, of outputsOf().
#pragma once

#include "engine/backend/artifact.h"
#include "engine/output/digest.h"
#include "engine/slot/stage.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::output {

struct OutputDigest {
  backend::ArtifactInfo info;
  Digest digest{};
};

// Any order of outputs gives the same text.
std::string proofText(std::string_view canonicalRecipe, std::uint64_t seed, std::vector<OutputDigest> outputs);
Digest proofOf(std::string_view canonicalRecipe, std::uint64_t seed, std::vector<OutputDigest> outputs);

}  // namespace vortex::output
