// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/reset.h"

#include "engine/analysis/proof_comparison.h"

namespace vortex::analysis {
namespace {

enum class Kept : std::uint8_t { No = 1, WithoutFile, WithFile };

// Of everything that a stage hands on: audio hands on two things, and both are needed.
Kept keptOf(const std::vector<event::OutputMade>& outputs, Stage stage) {
  int needed = stage == Stage::Audio ? 2 : 1;
  bool files = true;
  for (const event::OutputMade& made : outputs)
    if (stageOfOutput(made.kind) == stage) {
      --needed;
      files = files && !made.file.empty();
    }
  return needed > 0 ? Kept::No : files ? Kept::WithFile : Kept::WithoutFile;
}

}  // namespace

ResetAnswer canReset(const ResetFacts& facts, Stage from) {
  const StageSet needed = StageSet::before(from);
  for (const Stage stage : kStages) {
    if (!needed.contains(stage))
      continue;
    if (facts.simulated ? !facts.finished.contains(stage) : keptOf(facts.outputs, stage) == Kept::No)
      return {.bar = ResetBar::NotMade, .stage = stage};
  }
  if (facts.simulated)
    return {};
  if (needed.contains(Stage::Video))
    return {.bar = ResetBar::FramesNotKept, .stage = {}};
  if (facts.filesRemoved || facts.folder.empty())
    return {.bar = ResetBar::FilesRemoved, .stage = {}};
  for (const Stage stage : kStages)
    if (needed.contains(stage) && keptOf(facts.outputs, stage) == Kept::WithoutFile)
      return {.bar = ResetBar::NotKept, .stage = stage};
  return {};
}

StageSet resetsThatCan(const ResetFacts& facts) {
  StageSet can;
  for (const Stage from : {Stage::Image, Stage::Video, Stage::Clip})
    if (canReset(facts, from).bar == ResetBar::None)
      can.insert(from);
  return can;
}

}  // namespace vortex::analysis
