// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/stop/bench_models.h"

#include "engine/torch/reference_models.h"
#include "engine/torch/rehearsal.h"

namespace vortex::torch {

StageModels makeBenchModels() { return makeReferenceModels(); }

Job benchJob() {
  Job job = tinyJob();
  job.duration = seconds(4);
  job.quality.side = 256;
  job.quality.maxFrames = 96;
  job.quality.passes = {4, 6, 8, 12};
  return job;
}

}  // namespace vortex::torch
