// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/leak_numbers.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace vortex::analysis {
namespace {

template <typename... Args>
std::string formatted(const char* format, Args... args) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, args...);
  return text.data();
}

std::string signOf(double value, Sign sign) {
  if (value < 0)
    return "\u2212";
  return sign == Sign::Always && value > 0 ? "+" : "";
}

// Of a value below 1000: three figures, more before the point.
std::string threeFigures(double value) {
  if (value == 0)
    return "0";
  const int decimals = value >= 99.95 ? 1 : value >= .995 ? 2 : 3;
  return formatted("%.*f", decimals, value);
}

constexpr double kMostDenominator = 1e7;

}  // namespace

std::string bytesText(double bytes, Sign sign) {
  const double size = std::abs(bytes);
  struct Unit {
    double bytes;
    const char* name;
  };
  constexpr std::array<Unit, 5> kUnits{{{1e15, " PB"}, {1e12, " TB"}, {1e9, " GB"}, {1e6, " MB"}, {1e3, " kB"}}};
  for (const Unit& unit : kUnits)
    if (size >= unit.bytes * .9995)
      return signOf(bytes, sign) + threeFigures(size / unit.bytes) + unit.name;
  if (size == std::floor(size))
    return signOf(bytes, sign) + formatted("%.0f B", size);
  return signOf(bytes, sign) + formatted("%.3g B", size);
}

std::string valueText(LeakSeries series, double value, Sign sign) {
  if (!isCount(series))
    return bytesText(value, sign);
  const double size = std::abs(value);
  return signOf(value, sign) + (size == std::floor(size) ? formatted("%.0f", size) : formatted("%.3g", size));
}

std::string chanceText(double p, bool exact) {
  if (p >= 1)
    return "1";
  const std::string number = p >= .001 ? formatted("%.4f", p) : formatted("%.2g", p);
  const double whole = p > 0 ? std::round(1 / p) : 0;
  if (exact && whole >= 2 && whole <= kMostDenominator && std::abs(1 / p - whole) < 1e-6 * whole)
    return formatted("1/%.0f = ", whole) + number;
  return number;
}

std::string figureText(double value) {
  const double size = std::abs(value);
  return signOf(value, Sign::OfNegatives) + (size >= 100 && size < 1e6 ? formatted("%.0f", size) : formatted("%.3g", size));
}

std::string percentText(double share) {
  const double percent = 100 * share;
  return percent > 0 && percent < .05 ? formatted("%.1g %%", percent) : formatted("%.1f %%", percent);
}

std::string slotsText(std::uint64_t first, std::uint64_t last) {
  return first == last ? "slot " + std::to_string(first) : "slots " + std::to_string(first) + " to " + std::to_string(last);
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace vortex::analysis
