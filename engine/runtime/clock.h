// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's time. What decides only ever sees Time values; these are where they come from.
#pragma once

#include "engine/slot/units.h"

#include <atomic>
#include <chrono>
#include <optional>

namespace vortex::runtime {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

// Jumps when told; never by itself. One thread.
class VirtualClock final : public Clock {
 public:
  Time now() const override { return m_now; }
  // Never backwards: an earlier time is ignored.
  void advanceTo(Time time);

 private:
  Time m_now{};
};

// CLOCK_MONOTONIC since construction, times `scale` engine seconds per real second (1: the steady clock). Any thread may ask.
class ScaledClock final : public Clock {
 public:
  explicit ScaledClock(double scale = 1.0);  // above 0, else std::invalid_argument
  Time now() const override;
  // Lets the engine's time catch up with `slept` of real time, during which CLOCK_MONOTONIC stood still.
  void leap(Duration slept);
  // When CLOCK_MONOTONIC will have reached the engine's `time`; never before it.
  std::chrono::nanoseconds monotonicAt(Time time) const;
  double scale() const { return m_scale; }

 private:
  double m_scale;
  std::chrono::nanoseconds m_began;
  std::atomic<std::int64_t> m_slept{0};
};

// CLOCK_MONOTONIC stands still while the machine is suspended, CLOCK_BOOTTIME does not: the difference grows by what it slept.
class SuspendWatch {
 public:
  struct Reading {
    std::chrono::nanoseconds monotonic{}, boottime{};
  };
  static constexpr Duration kNoticed = std::chrono::milliseconds(100);  // less is the skew between two readings

  static Reading read();
  explicit SuspendWatch(Reading start = read()) : m_gap(start.boottime - start.monotonic) {}
  // How long the machine has slept since the last call that said so.
  std::optional<Duration> check(Reading reading = read());

 private:
  std::chrono::nanoseconds m_gap;
};

}  // namespace vortex::runtime
