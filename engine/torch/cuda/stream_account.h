// SPDX-License-Identifier: Apache-2.0
//
// Who owns which bytes of a GPU. The caching allocator gives every block to the stream that asked for it and tells of each
// allocation and free under its own lock; since a lane has a stream of its own, the stream is the owner. Under that lock nothing
// may be allocated, locked or thrown: an account is made of atomics.
#pragma once

#include "engine/backend/device.h"

#include <atomic>
#include <cstdint>

namespace vortex::torch {

class StreamAccount {
 public:
  // The attempt counts from 0; what its lane held before stays out of it. The counters follow until endAttempt.
  void beginAttempt(backend::LaneCounters& counters) noexcept;
  void endAttempt() noexcept { m_counters.store(nullptr); }
  void refuse() noexcept { m_refused.store(true); }  // from the allocator: it could not give what was asked for
  bool refused() const noexcept { return m_refused.load(); }
  Bytes live() const noexcept { return {m_total.load() - m_before.load()}; }
  Bytes peak() const noexcept { return {m_peak.load()}; }
  Bytes total() const noexcept { return {m_total.load()}; }          // with what earlier attempts left
  Bytes allocated() const noexcept { return {m_allocated.load()}; }  // asked for since beginAttempt, all together
  Bytes running() const noexcept { return m_counters.load() != nullptr ? live() : Bytes{}; }  // of an attempt that has not ended

  void change(std::int64_t bytes) noexcept;  // from the allocator, on any thread; negative: freed

 private:
  std::atomic<std::int64_t> m_total{0}, m_before{0}, m_peak{0}, m_allocated{0};
  std::atomic<bool> m_refused{false};
  std::atomic<backend::LaneCounters*> m_counters{nullptr};
};

}  // namespace vortex::torch
