// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/cuda/stream_account.h"

namespace vortex::torch {

void StreamAccount::beginAttempt(backend::LaneCounters& counters) noexcept {
  m_before.store(m_total.load());
  m_peak.store(0);
  m_allocated.store(0);
  m_refused.store(false);
  counters.liveBytes.store(0, std::memory_order_relaxed);
  counters.peakBytes.store(0, std::memory_order_relaxed);
  m_counters.store(&counters);
}

// The allocator's lock keeps calls for one device apart, so there is one writer at a time.
void StreamAccount::change(std::int64_t bytes) noexcept {
  if (bytes > 0)
    m_allocated.fetch_add(bytes);
  const std::int64_t live = m_total.fetch_add(bytes) + bytes - m_before.load();
  if (live > m_peak.load())
    m_peak.store(live);
  if (backend::LaneCounters* counters = m_counters.load()) {
    counters->liveBytes.store(live, std::memory_order_relaxed);
    counters->peakBytes.store(m_peak.load(), std::memory_order_relaxed);
  }
}

}  // namespace vortex::torch
