// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/proof.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vortex::output {

std::string proofText(std::string_view canonicalRecipe, std::uint64_t seed, std::vector<OutputDigest> outputs) {
  std::sort(outputs.begin(), outputs.end(), [](const OutputDigest& a, const OutputDigest& b) {
    return std::tuple(backend::stageOf(a.info.kind), a.info.kind) < std::tuple(backend::stageOf(b.info.kind), b.info.kind);
  });
  std::string text = "vortex-proof-1\nrecipe " + std::to_string(canonicalRecipe.size()) + " ";
  text += canonicalRecipe;
  text += "\nseed " + std::to_string(seed) + "\n";
  for (const OutputDigest& output : outputs) {
    text += "output ";
    text += toString(backend::stageOf(output.info.kind));
    text += " ";
    text += toString(output.info.kind);
    text += " ";
    text += toString(output.info.dtype);
    text += " " + shapeText(output.info) + " " + hexOf(output.digest) + "\n";
  }
  return text;
}

Digest proofOf(std::string_view canonicalRecipe, std::uint64_t seed, std::vector<OutputDigest> outputs) {
  return Sha256().add(proofText(canonicalRecipe, seed, std::move(outputs))).finish();
}

}  // namespace vortex::output
