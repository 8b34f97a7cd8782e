// SPDX-License-Identifier: Apache-2.0
//
// The attempt that a thread computes for: its stop token, its counters, its memory account. It hangs in the thread's
// ThreadLocalDebugInfo, which at::launch and TorchScript's fork carry to the threads they use; a thread that someone starts by hand
// needs an at::ThreadLocalStateGuard.
//
// Stop points are the beginning and the end of each operator (lanes/stop_guard.h), each allocation (memory/cpu_meter.h), a model's
// step boundaries, its waits for a child process (every half millisecond) and the check of its output (frame by frame). What lies
// between two of them cannot be stopped: longestGap() is the longest such stretch of the attempt, and so the bound of its stop.
// Where an attempt computes on several threads it is the longest stretch without a stop point of any of them.
#pragma once

#include "engine/backend/device.h"
#include "engine/torch/device_side.h"
#include "engine/torch/memory/account.h"

#include <c10/util/ThreadLocalDebugInfo.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace vortex::torch {

class AttemptScope final : public c10::DebugInfoBase {
 public:
  // account: of host memory. Without a token: work that nobody stops, such as loading. Without a lane: work that nobody drains.
  AttemptScope(Account& account, backend::LaneCounters& counters, std::optional<backend::StopToken> token,
               LaneSide* lane = nullptr);

  // Of the calling thread; null outside.
  static AttemptScope* current() noexcept;

  Account& account() noexcept { return m_account; }
  bool stopRequested() const noexcept { return m_token && m_token->stopRequested(); }

  // Throws StopRequested when the attempt was told to stop, except while the thread unwinds already.
  void stopPoint() {
    stamp();
    if (stopRequested())
      stop();
  }
  // A stop point for waits that run no operator (StageContext): says what to do instead of throwing.
  bool stopPointOfAWait() noexcept {
    stamp();
    if (stopRequested())
      noteStop();
    return stopped();
  }
  // An operator begins: a stop point that counts it.
  void operatorBegins() {
    if (m_lane != nullptr)
      m_lane->beforeOperator();
    stopPoint();
    m_counters.operators.fetch_add(1, std::memory_order_relaxed);
    m_counters.operatorSince.store(m_lastPoint.load(std::memory_order_relaxed), std::memory_order_relaxed);
  }

  // The first stop point that the attempt obeys: notes when, and what it holds.
  void noteStop() noexcept;
  // Whether it obeyed, when first, and its live bytes at that time.
  bool stopped() const noexcept { return m_stopped.load(); }
  std::chrono::steady_clock::time_point stoppedAt() const noexcept { return m_stoppedAt; }
  Bytes liveWhenStopped() const noexcept { return m_liveWhenStopped; }

  // An allocation of this attempt was refused. Told apart here, since TorchScript rewraps exceptions.
  void refuseMemory() noexcept { m_outOfMemory.store(true); }
  bool outOfMemory() const noexcept { return m_outOfMemory.load(); }

  // Ends the last gap; the counters show no running operator from here on.
  void finish() noexcept;
  Duration longestGap() const noexcept { return Duration{m_longestGap.load(std::memory_order_relaxed)}; }

 private:
  void stop();
  void stamp() noexcept;

  Account& m_account;
  backend::LaneCounters& m_counters;
  std::optional<backend::StopToken> m_token;
  LaneSide* m_lane;
  std::atomic<std::int64_t> m_lastPoint, m_longestGap{0};
  std::atomic<bool> m_stopped{false}, m_outOfMemory{false};
  std::chrono::steady_clock::time_point m_stoppedAt{};
  Bytes m_liveWhenStopped{};
};

// Makes a scope the calling thread's own for as long as it lives.
class CurrentScope {
 public:
  explicit CurrentScope(std::shared_ptr<AttemptScope> scope) : m_guard(c10::DebugInfoKind::TEST_INFO, std::move(scope)) {}

 private:
  c10::DebugInfoGuard m_guard;
};

}  // namespace vortex::torch
