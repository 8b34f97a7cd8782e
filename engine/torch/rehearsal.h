// SPDX-License-Identifier: Apache-2.0
//
// One slot run on a device in the calling thread, stage after stage, with buffers of its own: warm-up, `--self-test`, tests,
// benches.
#pragma once

#include "engine/backend/device.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vortex::torch {

// A second of video at 64², single passes: every stage's code runs, in a fraction of a second.
Job tinyJob();

class Rehearsal {
 public:
  explicit Rehearsal(Job job);

  // Runs a stage on the outputs of the stages before it. Sets nothing back: a stage may be run again.
  backend::LaneResult run(backend::Device& device, Stage stage);

  const Job& job() const { return m_job; }
  // Of the stage's run in progress or its last: what another thread may watch, and where it asks for a stop.
  backend::LaneCounters& counters() { return m_counters; }
  void requestStop() { m_stopThrough.store(m_attempt); }
  void requestStopOfNext() { m_stopThrough.store(m_attempt + 1); }
  std::vector<std::byte>& output(Stage stage, std::size_t index) { return m_outputs[stage][index]; }

 private:
  std::vector<backend::InputBuffer> inputsOf(Stage stage) const;

  Job m_job;
  PerStage<std::vector<std::vector<std::byte>>> m_outputs;
  backend::LaneCounters m_counters;
  std::atomic<std::uint64_t> m_stopThrough{0}, m_attempt{0};
};

}  // namespace vortex::torch
