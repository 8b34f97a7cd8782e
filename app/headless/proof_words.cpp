// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/proof_words.h"

#include "engine/report/proof_json.h"

#include <cstdio>

namespace vortex::headless {
namespace {

using analysis::InputMatch;
using analysis::ProofComparison;
using analysis::ProofVerdict;
using analysis::StageMatch;
using report::secondsOfFrame;

// "audio, image"; "" where no stage is like this.
std::string stagesThat(const ProofComparison& proof, StageMatch match) {
  std::string names;
  for (const Stage stage : kStages)
    if (proof.stages[stage] == match)
      names += (names.empty() ? "" : ", ") + std::string(toString(stage));
  return names;
}

std::string framesText(const analysis::FrameDifference& frames) {
  char text[160] = {};
  std::snprintf(text, sizeof text, "; %d of %d frames, from %d (%.3f s) to %d (%.3f s)", frames.count, frames.of, frames.first,
                secondsOfFrame(frames.first), frames.last, secondsOfFrame(frames.last));
  return text;
}

std::string differenceText(const ProofComparison& proof) {
  std::string text;
  if (proof.recipe == InputMatch::Differs)
    text += "the recipe";
  if (proof.seed == InputMatch::Differs)
    text += text.empty() ? "the seed" : " and the seed";
  if (proof.firstStage)
    text += (text.empty() ? "" : "; ") + std::string(toString(*proof.firstStage)) + " is the first stage that does";
  if (const std::string all = stagesThat(proof, StageMatch::Differs); proof.firstStage && all.find(',') != std::string::npos)
    text += " (in all: " + all + ")";
  if (proof.frames)
    text += framesText(*proof.frames);
  return text;
}

std::string fartherText(const ProofComparison& proof) {
  std::string text;
  if (const std::string names = stagesThat(proof, StageMatch::OnlyFirst); !names.empty())
    text += "; only the first came to " + names;
  if (const std::string names = stagesThat(proof, StageMatch::OnlySecond); !names.empty())
    text += "; only the second came to " + names;
  return text;
}

}  // namespace

std::string sentenceOf(const ProofComparison& proof) {
  switch (proof.verdict) {
  case ProofVerdict::Identical:
    return "identical: recipe, seed, " + stagesThat(proof, StageMatch::Same);
  case ProofVerdict::IdenticalSoFar:
    return "identical so far: " + stagesThat(proof, StageMatch::Same) + fartherText(proof) +
           (proof.seed == InputMatch::Unknown ? "; a seed was not recorded" : "") +
           (proof.recipe == InputMatch::Unknown ? "; a recipe was not recorded" : "");
  case ProofVerdict::Differs:
    return "differs: " + differenceText(proof) + fartherText(proof);
  case ProofVerdict::Unproved:
    return "unproved: they have no output in common" + fartherText(proof);
  }
  return "?";
}

}  // namespace vortex::headless
