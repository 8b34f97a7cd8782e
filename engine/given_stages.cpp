// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/given_stages.h"

#include "engine/output/digest.h"
#include "engine/output/recorded_outputs.h"
#include "engine/slot/job.h"

#include <algorithm>
#include <utility>

namespace vortex {

tl::expected<std::shared_ptr<const GivenStages>, std::string>
readGivenStages(const std::filesystem::path& folder, const std::vector<event::OutputMade>& recorded, Stage from) {
  const StageSet stages = StageSet::before(from);
  if (stages.contains(Stage::Video))
    return tl::unexpected(std::string("its frames were not kept (849 MB a slot)"));
  auto outputs = output::readOutputs(folder, recorded, stages);
  if (!outputs)
    return tl::unexpected(std::move(outputs.error()));
  return std::make_shared<const GivenStages>(GivenStages{.stages = stages, .outputs = std::move(*outputs)});
}

std::string misfitOf(const GivenStages& given, const Recipe& recipe, const Settings& settings, int qualityLevel) {
  if (settings.ladder.empty())
    return {};
  const auto level = static_cast<std::size_t>(std::clamp(qualityLevel, 0, static_cast<int>(settings.ladder.size()) - 1));
  const Job job = jobOf(recipe, 0, settings.ladder[level]);
  for (const backend::Artifact& made : given.outputs)
    for (const backend::ArtifactInfo& wanted : backend::outputsOf(backend::stageOf(made.info.kind), job))
      if (wanted.kind == made.info.kind && wanted != made.info)
        return "its " + std::string(toString(made.info.kind)) + " is " + output::shapeText(made.info) +
               ", what is to be made of it takes " + output::shapeText(wanted);
  return {};
}

}  // namespace vortex
