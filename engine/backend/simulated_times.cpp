// SPDX-License-Identifier: Apache-2.0
#include "engine/backend/simulated_times.h"

#include "engine/slot/seed.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vortex::backend {
namespace {

constexpr double kShortestShare = 0.1;  // of the mean: what a normal draw is cut off at

// Uniform in (0, 1): the top 53 bits, moved off zero by half a step.
double unit(std::uint64_t bits) { return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53; }

// Standard normal, by Box and Muller (1958).
double gauss(std::uint64_t key) {
  return std::sqrt(-2 * std::log(unit(mix64(key)))) * std::cos(2 * std::numbers::pi * unit(mix64(key ^ 0x5bd1e995)));
}

}  // namespace

Duration drawDuration(const SimulatedStage& stage, Duration target, double slowdown, std::uint64_t seed, const AttemptName& attempt,
                      std::uint64_t ordinal) {
  const Duration time = stage.time.value_or(target);
  const auto stretched = [&](double factor) {
    return Duration{std::llround(static_cast<double>(time.count()) * std::max(0.0, factor * slowdown))};
  };
  const auto draw = [&] {
    return gauss(stageSeed(mix64(seed) ^ (attempt.slot.value << 8) ^ static_cast<std::uint64_t>(attempt.n), attempt.stage));
  };
  switch (stage.form) {
  case TimeSpread::Fixed:
    return stretched(1);
  case TimeSpread::Normal:
    return stretched(std::max(kShortestShare, 1 + stage.spread * draw()));
  case TimeSpread::LogNormal:
    return stretched(std::exp(stage.spread * draw()));
  case TimeSpread::Recorded:
    if (stage.recorded.empty())
      return stretched(1);
    return Duration{std::llround(static_cast<double>(stage.recorded[ordinal % stage.recorded.size()].count()) * slowdown)};
  }
  return stretched(1);
}

Bytes drawBytes(Bytes most, std::uint64_t seed, const AttemptName& attempt) {
  const std::uint64_t key = mix64(seed ^ 0x6a697474) ^ (attempt.slot.value << 8) ^ static_cast<std::uint64_t>(attempt.n);
  return {std::llround(static_cast<double>(most.count) * unit(stageSeed(key, attempt.stage)))};
}

}  // namespace vortex::backend
