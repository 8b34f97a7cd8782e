// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/text.h"

#include <array>
#include <cstdio>

namespace vortex::schedule {

namespace {

std::string printed(const char* format, double value) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, value);
  return buffer.data();
}

}  // namespace

std::string inSecondsText(Duration duration) { return printed("%.3f s", inSeconds(duration)); }
std::string inGigabytesText(Bytes bytes) { return printed("%.2f GB", static_cast<double>(bytes.count) * 1e-9); }

std::string sumText(const FeasibilitySum& sum) {
  std::string basis = "targets, no samples yet";
  if (sum.samples > 0)
    basis = "P" + printed("%g", sum.quantile * 100) + " of " + std::to_string(sum.samples) + " slots";
  const Duration left = sum.lastUsefulFinish - sum.buffer - sum.now;
  return "the rest needs " + inSecondsText(sum.remaining) + " (" + basis + "), " + inSecondsText(left) +
         " are left until the last useful finish" + (sum.buffer > Duration{} ? " less the buffer" : "") + ": short by " +
         inSecondsText(sum.remaining - left);
}

}  // namespace vortex::schedule
