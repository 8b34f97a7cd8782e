// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/proof_comparison.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vortex::analysis {
namespace {

constexpr std::array<std::pair<std::string_view, Stage>, 5> kOutputKinds{{{"sound", Stage::Audio},
                                                                          {"marks", Stage::Audio},
                                                                          {"picture", Stage::Image},
                                                                          {"frames", Stage::Video},
                                                                          {"embedding", Stage::Clip}}};

template <typename T>
InputMatch matchOf(const T& first, const T& second, bool known) {
  if (!known)
    return InputMatch::Unknown;
  return first == second ? InputMatch::Same : InputMatch::Differs;
}

const event::OutputMade* outputIn(const std::vector<event::OutputMade>& outputs, const std::string& kind) {
  const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const event::OutputMade& made) { return made.kind == kind; });
  return found == outputs.end() ? nullptr : &*found;
}

bool sameMade(const event::OutputMade& a, const event::OutputMade& b) {
  return a.dtype == b.dtype && a.shape == b.shape && a.sha256 == b.sha256;
}

// Of one kind more to what is known of its stage: a difference outweighs, then one that a side lacks.
StageMatch together(StageMatch known, StageMatch more) {
  if (known == StageMatch::Neither || more == StageMatch::Differs)
    return more;
  return known == StageMatch::Same ? more : known;
}

std::optional<FrameDifference> differenceOf(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  if (first.empty() || second.empty())
    return std::nullopt;
  const std::size_t both = std::min(first.size(), second.size()), all = std::max(first.size(), second.size());
  FrameDifference found{.count = 0, .of = static_cast<int>(all), .first = 0, .last = 0};
  for (std::size_t i = 0; i < all; ++i) {
    if (i < both && first[i] == second[i])
      continue;
    if (found.count++ == 0)
      found.first = static_cast<int>(i);
    found.last = static_cast<int>(i);
  }
  return found.count > 0 ? std::optional(found) : std::nullopt;
}

ProofVerdict verdictOf(const ProofComparison& of) {
  const auto any = [&](StageMatch match) {
    return std::find(of.stages.values.begin(), of.stages.values.end(), match) != of.stages.values.end();
  };
  if (of.recipe == InputMatch::Differs || of.seed == InputMatch::Differs || of.firstStage)
    return ProofVerdict::Differs;
  if (!any(StageMatch::Same))
    return ProofVerdict::Unproved;
  const bool inputsKnown = of.recipe == InputMatch::Same && of.seed == InputMatch::Same;
  const bool lacking = any(StageMatch::OnlyFirst) || any(StageMatch::OnlySecond);
  return inputsKnown && !lacking ? ProofVerdict::Identical : ProofVerdict::IdenticalSoFar;
}

}  // namespace

std::string_view toString(ProofVerdict verdict) {
  switch (verdict) {
  case ProofVerdict::Identical:
    return "identical";
  case ProofVerdict::IdenticalSoFar:
    return "identical_so_far";
  case ProofVerdict::Differs:
    return "differs";
  case ProofVerdict::Unproved:
    return "unproved";
  }
  return "?";
}

std::string_view toString(InputMatch match) {
  switch (match) {
  case InputMatch::Same:
    return "same";
  case InputMatch::Differs:
    return "differs";
  case InputMatch::Unknown:
    return "unknown";
  }
  return "?";
}

std::string_view toString(StageMatch match) {
  switch (match) {
  case StageMatch::Neither:
    return "neither";
  case StageMatch::Same:
    return "same";
  case StageMatch::Differs:
    return "differs";
  case StageMatch::OnlyFirst:
    return "only_first";
  case StageMatch::OnlySecond:
    return "only_second";
  }
  return "?";
}

std::optional<Stage> stageOfOutput(std::string_view kind) {
  const auto found = std::find_if(kOutputKinds.begin(), kOutputKinds.end(), [&](const auto& row) { return row.first == kind; });
  return found == kOutputKinds.end() ? std::nullopt : std::optional(found->second);
}

ProofComparison compareProofs(const ProofFacts& first, const ProofFacts& second) {
  ProofComparison found;
  found.recipe = matchOf(first.recipe, second.recipe, !first.recipe.empty() && !second.recipe.empty());
  found.seed = matchOf(first.seed, second.seed, first.seed.has_value() && second.seed.has_value());
  const auto note = [&](const std::string& kind, StageMatch match) {
    if (const auto stage = stageOfOutput(kind))
      found.stages[*stage] = together(found.stages[*stage], match);
  };
  for (const event::OutputMade& made : first.outputs) {
    const event::OutputMade* const other = outputIn(second.outputs, made.kind);
    note(made.kind, other == nullptr ? StageMatch::OnlyFirst : sameMade(made, *other) ? StageMatch::Same : StageMatch::Differs);
  }
  for (const event::OutputMade& made : second.outputs)
    if (outputIn(first.outputs, made.kind) == nullptr)
      note(made.kind, StageMatch::OnlySecond);
  const auto differs =
      std::find_if(kStages.begin(), kStages.end(), [&](Stage stage) { return found.stages[stage] == StageMatch::Differs; });
  if (differs != kStages.end())
    found.firstStage = *differs;
  if (found.stages[Stage::Video] == StageMatch::Differs)
    found.frames = differenceOf(first.frames, second.frames);
  found.verdict = verdictOf(found);
  return found;
}

}  // namespace vortex::analysis
