// SPDX-License-Identifier: Apache-2.0
//
// A lane that is a CUDA stream. Kernels that were enqueued cannot be taken back, so the lane never lets the host run further ahead
// than two batches of operators: what a stop has to wait for is bounded by them. A stream's thread-local setting does not follow a
// model into the threads that it forks, so each operator makes sure of it.
#pragma once

#include "engine/torch/cuda/stream_account.h"
#include "engine/torch/device_side.h"

#include <c10/cuda/CUDAEvent.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>

namespace vortex::torch {

class CudaLane final : public LaneSide {
 public:
  static constexpr std::uint64_t kBatch = 8;  // operators between two events
  static constexpr std::uint64_t kRunAhead = 2 * kBatch;

  // The stream comes from LibTorch's pool and is never given back: one a lane, taken once.
  explicit CudaLane(c10::DeviceIndex device);

  void beginAttempt(AttemptId attempt, backend::LaneCounters& counters) override;
  void endAttempt() override;
  void beforeOperator() override;
  Drained drain() override;
  bool refusedMemory() const override { return m_account.refused(); }
  Bytes live() const override { return m_account.live(); }
  Bytes peak() const override { return m_account.peak(); }
  Bytes allocated() const override { return m_account.allocated(); }

  StreamAccount& account() { return m_account; }
  const void* stream() const { return m_stream.stream(); }

 private:
  c10::cuda::CUDAStream m_stream;
  StreamAccount m_account;
  std::optional<c10::cuda::CUDAStreamGuard> m_guard;
  std::mutex m_ring;  // guards the rest
  std::array<c10::cuda::CUDAEvent, 2> m_batchEnds;
  std::uint64_t m_operators = 0;
};

}  // namespace vortex::torch
