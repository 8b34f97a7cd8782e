// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of a leak report as people read them: decimal units, a true minus, a sign on every change, a unit after a space.
#pragma once

#include "engine/analysis/leak_verdict.h"

#include <string>

namespace vortex::analysis {

enum class Sign : std::uint8_t { OfNegatives = 1, Always };

// "3.93 GB", "+574.7 kB", "0 B"; three or four figures.
std::string bytesText(double bytes, Sign sign = Sign::OfNegatives);
// A value of a series: bytes, or handles ("57", "+0.25").
std::string valueText(LeakSeries series, double value, Sign sign = Sign::OfNegatives);
// "1/120 = 0.0083" of an exact chance, "0.00011", "2.2e-12".
std::string chanceText(double p, bool exact);
// A plain number with three figures: "2.65", "0.454".
std::string figureText(double value);
std::string percentText(double share);  // "5.0 %"
// "slot 7", "slots 4 to 7".
std::string slotsText(std::uint64_t first, std::uint64_t last);
std::string capitalized(std::string text);

}  // namespace vortex::analysis
