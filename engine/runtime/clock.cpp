// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/clock.h"

#include <time.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace vortex::runtime {
namespace {

std::chrono::nanoseconds readClock(clockid_t id) {
  timespec spec{};
  clock_gettime(id, &spec);  // cannot fail for the clocks named here
  return std::chrono::seconds(spec.tv_sec) + std::chrono::nanoseconds(spec.tv_nsec);
}

}  // namespace

void VirtualClock::advanceTo(Time time) { m_now = std::max(m_now, time); }

ScaledClock::ScaledClock(double scale) : m_scale(scale), m_began(readClock(CLOCK_MONOTONIC)) {
  if (!(scale > 0) || !std::isfinite(scale))
    throw std::invalid_argument("the clock's scale is " + std::to_string(scale) + "; it must be above 0");
}

Time ScaledClock::now() const {
  const auto real = readClock(CLOCK_MONOTONIC) - m_began + std::chrono::nanoseconds(m_slept.load(std::memory_order_relaxed));
  if (m_scale == 1.0)
    return Time{real};
  return Time{Duration{static_cast<std::int64_t>(static_cast<double>(real.count()) * m_scale)}};
}

void ScaledClock::leap(Duration slept) { m_slept.fetch_add(slept.count(), std::memory_order_relaxed); }

std::chrono::nanoseconds ScaledClock::monotonicAt(Time time) const {
  const auto slept = std::chrono::nanoseconds(m_slept.load(std::memory_order_relaxed));
  const auto engine = time.time_since_epoch();
  if (m_scale == 1.0)
    return m_began + engine - slept;
  // One nanosecond more than the quotient, so that rounding never wakes the engine before its time.
  return m_began +
         std::chrono::nanoseconds(static_cast<std::int64_t>(std::ceil(static_cast<double>(engine.count()) / m_scale)) + 1) - slept;
}

SuspendWatch::Reading SuspendWatch::read() {
  return {.monotonic = readClock(CLOCK_MONOTONIC), .boottime = readClock(CLOCK_BOOTTIME)};
}

std::optional<Duration> SuspendWatch::check(Reading reading) {
  const auto gap = reading.boottime - reading.monotonic, slept = gap - m_gap;
  if (slept < kNoticed)
    return std::nullopt;
  m_gap = gap;
  return slept;
}

}  // namespace vortex::runtime
