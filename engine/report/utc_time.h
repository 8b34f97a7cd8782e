// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vortex::report {

// Nanoseconds since 1970 as 2026-11-28T13:00:30.500Z; "" for none.
std::string utcTime(const std::optional<std::int64_t>& wall);
// The way back, with any number of decimals or none; nothing for any other text, for a day or an hour that there is none of, and
// beyond kWallYears.
std::optional<std::int64_t> parseUtcTime(const std::string& text);

// What nanoseconds since 1970 can tell in 64 bits, in whole years.
inline constexpr const char* kWallYears = "the years 1678 to 2261";
// Seconds since 1970 and part of one as nanoseconds since 1970; nothing beyond kWallYears.
std::optional<std::int64_t> wallOf(std::int64_t seconds, std::int64_t nanoseconds);

}  // namespace vortex::report
