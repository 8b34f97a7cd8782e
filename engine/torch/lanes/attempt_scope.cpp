// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/lanes/attempt_scope.h"

#include "engine/torch/models/model.h"

#include <exception>

namespace vortex::torch {
namespace {

std::int64_t nowNs() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

}  // namespace

AttemptScope::AttemptScope(Account& account, backend::LaneCounters& counters, std::optional<backend::StopToken> token,
                           LaneSide* lane)
    : m_account(account), m_counters(counters), m_token(token), m_lane(lane), m_lastPoint(nowNs()) {
  m_counters.operators.store(0, std::memory_order_relaxed);
  m_counters.operatorSince.store(m_lastPoint.load(std::memory_order_relaxed), std::memory_order_relaxed);
}

AttemptScope* AttemptScope::current() noexcept {
  // Nobody else of this process uses the kind.
  return static_cast<AttemptScope*>(c10::ThreadLocalDebugInfo::get(c10::DebugInfoKind::TEST_INFO));
}

void AttemptScope::noteStop() noexcept {
  if (m_stopped.exchange(true))
    return;
  m_stoppedAt = std::chrono::steady_clock::now();
  m_liveWhenStopped = m_lane != nullptr ? m_lane->live() : Bytes{m_account.live()};
}

void AttemptScope::stop() {
  if (std::uncaught_exceptions() > 0)
    return;
  noteStop();
  throw StopRequested();
}

void AttemptScope::stamp() noexcept {
  const std::int64_t now = nowNs();
  const std::int64_t gap = now - m_lastPoint.exchange(now, std::memory_order_relaxed);
  std::int64_t longest = m_longestGap.load(std::memory_order_relaxed);
  while (gap > longest && !m_longestGap.compare_exchange_weak(longest, gap, std::memory_order_relaxed)) {
  }
}

void AttemptScope::finish() noexcept {
  stamp();
  m_counters.operatorSince.store(0, std::memory_order_relaxed);
}

}  // namespace vortex::torch
