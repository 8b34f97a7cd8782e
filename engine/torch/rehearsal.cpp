// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/rehearsal.h"

#include <utility>

namespace vortex::torch {

Job tinyJob() {
  Job job;
  job.seed = 1;
  job.duration = seconds(1);
  job.script = "Good evening.";
  job.prompt = "a woman with red hair in a blue suit";
  job.quality = {.side = 64,
                 .maxFrames = kClipFps,
                 .passes = {1, 1, 1, 1},
                 .supersample = 1,
                 .sampling = Sampling::Bilinear,
                 .framesPerCall = 4,
                 .textDraws = 1};
  return job;
}

Rehearsal::Rehearsal(Job job) : m_job(std::move(job)) {
  for (Stage stage : kStages)
    for (const backend::ArtifactInfo& info : backend::outputsOf(stage, m_job))
      m_outputs[stage].emplace_back(static_cast<std::size_t>(info.bytes().count));
}

backend::LaneResult Rehearsal::run(backend::Device& device, Stage stage) {
  const std::uint64_t attempt = ++m_attempt;
  backend::LaneJob lane{.name = {.slot = {1}, .stage = stage, .n = 1, .id = {attempt}},
                        .job = m_job,
                        .inputs = inputsOf(stage),
                        .outputs = {},
                        .token = backend::StopToken(m_stopThrough, {attempt}),
                        .counters = m_counters,
                        .onStep = {}};
  const auto infos = backend::outputsOf(stage, m_job);
  for (std::size_t i = 0; i < infos.size(); ++i)
    lane.outputs.push_back({infos[i], m_outputs[stage][i]});
  return device.run(lane);
}

std::vector<backend::InputBuffer> Rehearsal::inputsOf(Stage stage) const {
  std::vector<backend::InputBuffer> inputs;
  for (const backend::ArtifactKind kind : backend::inputsOf(stage)) {
    const auto infos = backend::outputsOf(backend::stageOf(kind), m_job);
    for (std::size_t i = 0; i < infos.size(); ++i)
      if (infos[i].kind == kind)
        inputs.push_back({infos[i], m_outputs[backend::stageOf(kind)][i]});
  }
  return inputs;
}

}  // namespace vortex::torch
