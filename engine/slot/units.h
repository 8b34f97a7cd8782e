// SPDX-License-Identifier: Apache-2.0
//
// Time and memory as types. Time is the engine's: nanoseconds since the engine's clock started, monotonic, never a wall clock.
// Nothing in slot/ or schedule/ can ask what time it is; whoever drives them says so.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace vortex {

using Duration = std::chrono::nanoseconds;

// The engine's clock as a type only: it has no now(). runtime/clock.h has the ones that tell time.
struct EngineClock {
  using rep = std::int64_t;
  using period = std::nano;
  using duration = Duration;
  using time_point = std::chrono::time_point<EngineClock>;
  static constexpr bool is_steady = true;
};
using Time = EngineClock::time_point;

constexpr Duration seconds(double s) { return Duration{static_cast<std::int64_t>(s * 1e9 + (s < 0 ? -0.5 : 0.5))}; }
// To the nearest microsecond, half away from zero: as finely as times are written.
constexpr Duration inWholeMicroseconds(Duration d) { return Duration{(d.count() + (d.count() < 0 ? -500 : 500)) / 1'000 * 1'000}; }
constexpr Duration milliseconds(double ms) { return seconds(ms * 1e-3); }
constexpr double inSeconds(Duration d) { return static_cast<double>(d.count()) * 1e-9; }
constexpr double inMilliseconds(Duration d) { return static_cast<double>(d.count()) * 1e-6; }

// A number of bytes. Limits are decimal (1 GB = 1e9 bytes), as the contract's table of memory is.
struct Bytes {
  std::int64_t count = 0;
  friend constexpr auto operator<=>(Bytes, Bytes) = default;
  friend constexpr Bytes operator+(Bytes a, Bytes b) { return {a.count + b.count}; }
  friend constexpr Bytes operator-(Bytes a, Bytes b) { return {a.count - b.count}; }
  constexpr Bytes& operator+=(Bytes b) { return count += b.count, *this; }
  constexpr Bytes& operator-=(Bytes b) { return count -= b.count, *this; }
};
constexpr Bytes gigabytes(double gb) { return {static_cast<std::int64_t>(gb * 1e9 + 0.5)}; }

}  // namespace vortex
