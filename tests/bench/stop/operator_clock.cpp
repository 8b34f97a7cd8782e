// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/stop/operator_clock.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

namespace vortex::torch {
namespace {

struct Stamp {
  OperatorClock::Time at;
  bool operatorBegins;
};

// Observers are plain functions, so what they write to has no owner; an OperatorClock clears it.
struct Record {
  std::atomic<std::thread::id> thread{};
  std::vector<Stamp> stamps;
  std::atomic<std::size_t> count{0};
  std::atomic<OperatorClock::Time> last{};
};
Record& record() {
  static Record only;
  return only;
}

void stamp(bool operatorBegins) {
  Record& r = record();
  if (r.thread.load(std::memory_order_relaxed) != std::this_thread::get_id())
    return;
  const auto now = std::chrono::steady_clock::now();
  r.stamps.push_back({now, operatorBegins});
  r.last.store(now);
  r.count.store(r.stamps.size());
}

std::unique_ptr<at::ObserverContext> onStart(const at::RecordFunction&) { return stamp(true), nullptr; }
void onEnd(const at::RecordFunction&, at::ObserverContext*) { stamp(false); }

}  // namespace

OperatorClock::OperatorClock()
    : m_handle(at::addGlobalCallback(at::RecordFunctionCallback(&onStart, &onEnd).scopes({at::RecordScope::FUNCTION}))) {}

OperatorClock::~OperatorClock() { at::removeCallback(m_handle); }

void OperatorClock::start() {
  Record& r = record();
  r.stamps.clear();
  r.count = 0;
  r.thread = std::this_thread::get_id();
  stamp(false);
}

void OperatorClock::stop() {
  stamp(false);
  record().thread = std::thread::id();
}

OperatorClock::Mark OperatorClock::now() const {
  const Record& r = record();
  for (;;) {
    const std::size_t count = r.count.load();
    const Time since = r.last.load();
    if (count == r.count.load() && count > 0)
      return {count - 1, since};
    std::this_thread::yield();
  }
}

std::vector<OperatorClock::Duration> OperatorClock::lengths() const {
  const auto& stamps = record().stamps;
  std::vector<Duration> result;
  for (std::size_t i = 1; i < stamps.size(); ++i)
    result.push_back(stamps[i].at - stamps[i - 1].at);
  return result;
}

OperatorClock::Duration OperatorClock::longestOperator() const {
  const auto& stamps = record().stamps;
  Duration longest{};
  for (std::size_t i = 1; i < stamps.size(); ++i)
    if (stamps[i - 1].operatorBegins)
      longest = std::max<Duration>(longest, stamps[i].at - stamps[i - 1].at);
  return longest;
}

}  // namespace vortex::torch
