// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/cuda/cuda_lane.h"

#include "engine/torch/lanes/attempt_scope.h"

#include <cuda_runtime_api.h>

#include <chrono>
#include <string>
#include <thread>

namespace vortex::torch {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kPoll = std::chrono::microseconds(200);
constexpr auto kLongestDrain = std::chrono::seconds(60);

// Errors after which every further call fails: the context is dead (CUDA Runtime API, "cudaError").
bool contextIsDead(cudaError_t error) {
  switch (static_cast<int>(error)) {
  case 700:  // illegal address
  case 702:  // launch timeout
  case 710:  // assert
  case 714:  // hardware stack error
  case 715:  // illegal instruction
  case 716:  // misaligned address
  case 717:  // invalid address space
  case 718:  // invalid program counter
  case 719:  // launch failure
    return true;
  default:
    return false;
  }
}

std::string describe(cudaError_t error) {
  return std::string("CUDA error ") + std::to_string(static_cast<int>(error)) + ": " + cudaGetErrorString(error);
}

}  // namespace

CudaLane::CudaLane(c10::DeviceIndex device) : m_stream(c10::cuda::getStreamFromPool(/*isHighPriority=*/false, device)) {}

void CudaLane::beginAttempt(AttemptId, backend::LaneCounters& counters) {
  m_guard.emplace(m_stream);
  m_account.beginAttempt(counters);
  m_operators = 0;
}

void CudaLane::endAttempt() {
  m_account.endAttempt();
  m_guard.reset();
}

void CudaLane::beforeOperator() {
  if (c10::cuda::getCurrentCUDAStream(m_stream.device_index()) != m_stream)
    c10::cuda::setCurrentCUDAStream(m_stream);
  const std::scoped_lock ring(m_ring);
  if (++m_operators % kBatch != 0)
    return;
  const std::uint64_t batch = m_operators / kBatch;
  c10::cuda::CUDAEvent& before = m_batchEnds[(batch + 1) % 2];
  const AttemptScope* scope = AttemptScope::current();
  while (batch > 1 && !before.query() && !(scope != nullptr && scope->stopRequested()))
    std::this_thread::sleep_for(kPoll);
  m_batchEnds[batch % 2].record(m_stream);
}

Drained CudaLane::drain() {
  const auto giveUp = Clock::now() + kLongestDrain;
  cudaError_t state = cudaStreamQuery(m_stream.stream());
  while (state == cudaErrorNotReady && Clock::now() < giveUp) {
    std::this_thread::sleep_for(kPoll);
    state = cudaStreamQuery(m_stream.stream());
  }
  if (state == cudaErrorNotReady)
    return {Drained::State::ContextLost, "the stream did not drain within 60 s"};
  const cudaError_t last = cudaGetLastError();  // clears what can be cleared; not-ready is one of them
  const cudaError_t error = state != cudaSuccess ? state : last;
  if (error == cudaSuccess || error == cudaErrorNotReady)
    return {};
  return {contextIsDead(error) || cudaGetLastError() != cudaSuccess ? Drained::State::ContextLost : Drained::State::DeviceError,
          describe(error)};
}

}  // namespace vortex::torch
