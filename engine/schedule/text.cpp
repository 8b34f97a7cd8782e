// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/text.h"

#include <array>
#include <charconv>

namespace vortex::schedule {

namespace {

// As printf writes it, at a third of the cost: a what-if decides thousands of slots.
std::string printed(double value, std::chars_format format, int precision) {
  std::array<char, 48> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision).ptr;
  return std::string(buffer.data(), end);
}
std::string decimal(double value, int decimals) { return printed(value, std::chars_format::fixed, decimals); }

}  // namespace

std::string inSecondsText(Duration duration) { return decimal(inSeconds(duration), 3) + " s"; }
std::string inGigabytesText(Bytes bytes) { return decimal(static_cast<double>(bytes.count) * 1e-9, 2) + " GB"; }

std::string sumText(const FeasibilitySum& sum) {
  std::string basis = "targets, no samples yet";
  if (sum.samples > 0)
    basis = "P" + printed(sum.quantile * 100, std::chars_format::general, 6) + " of " + std::to_string(sum.samples) + " slots";
  const Duration left = sum.lastUsefulFinish - sum.buffer - sum.now;
  return "the rest needs " + inSecondsText(sum.remaining) + " (" + basis + "), " + inSecondsText(left) +
         " are left until the last useful finish" + (sum.buffer > Duration{} ? " less the buffer" : "") + ": short by " +
         inSecondsText(sum.remaining - left);
}

}  // namespace vortex::schedule
