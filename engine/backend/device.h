// SPDX-License-Identifier: Apache-2.0
//
// A device as its own process's link end sees it: lanes that run one attempt at a time, memory that can be asked, and a stop token
// that is a number in shared memory. engine/torch implements it; tests implement small ones.
#pragma once

#include "engine/backend/messages.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vortex::backend {

// "Stop every attempt of this lane up to and including id." The engine writes, the lane reads before each operator; one relaxed
// load.
class StopToken {
 public:
  StopToken(const std::atomic<std::uint64_t>& stopThrough, AttemptId attempt)
      : m_stopThrough(&stopThrough), m_attempt(attempt.value) {}
  bool stopRequested() const noexcept { return m_stopThrough->load(std::memory_order_relaxed) >= m_attempt; }

 private:
  const std::atomic<std::uint64_t>* m_stopThrough;
  std::uint64_t m_attempt;
};

// Counters a lane keeps in memory that both processes map, so that they can be read at any time and after its death.
struct LaneCounters {
  std::atomic<std::int64_t> liveBytes{0}, peakBytes{0};
  std::atomic<std::uint64_t> operators{0};
  std::atomic<std::int64_t> operatorSince{0};  // CLOCK_MONOTONIC ns of the running operator's start, 0 between attempts
};

struct InputBuffer {
  ArtifactInfo info;
  std::span<const std::byte> bytes;
};
struct OutputBuffer {
  ArtifactInfo info;
  std::span<std::byte> bytes;
};

struct LaneJob {
  AttemptName name;
  const Job& job;
  std::vector<InputBuffer> inputs;
  std::vector<OutputBuffer> outputs;
  StopToken token;
  LaneCounters& counters;
  std::function<void(int step, int steps)> onStep;
};

// How a lane's attempt ended. stoppedAt: the first stop point that saw the token; drained: when the lane was confirmed empty (on
// the steady clock).
struct LaneResult {
  enum class End : std::uint8_t { Finished = 1, Failed, Stopped } end = End::Finished;
  AttemptCost cost;
  std::optional<Scores> scores;
  Reason reason = Reason::None;
  std::string message;
  Bytes released{}, held{};
  std::chrono::steady_clock::time_point stoppedAt{}, drainedAt{};
};

class Device {
 public:
  virtual ~Device() = default;
  virtual std::string name() const = 0;   // "cpu", "cuda:0 NVIDIA H100"
  virtual std::string build() const = 0;  // this program's version and LibTorch's
  // Loads and warms up all stages; progress is told as it goes. Throws std::exception when the profile does not fit.
  virtual void load(const std::function<void(std::string what, int done, int of)>& progress) = 0;
  // After load(): bytes of models that stay on the device while a stage runs. All zero: nothing is paged, memory().resident says
  // it.
  virtual PerStage<Bytes> loadedWhile() const { return {}; }
  // Runs one attempt in the calling thread, which is the same thread for all attempts of a stage. Never throws.
  virtual LaneResult run(const LaneJob& job) = 0;
  // The rest may be called from another thread while lanes run.
  virtual event::MemorySample memory() const = 0;
  virtual BuffersCleared clearBuffers() = 0;
  // Models that no attempt uses leave the device; the next attempt that needs one brings it back. May throw std::exception.
  virtual event::ModelsUnloaded unloadModels() { return {.error = "this device keeps its models"}; }
  virtual void writeSnapshot(const std::string& file) = 0;  // throws std::exception
};

}  // namespace vortex::backend
