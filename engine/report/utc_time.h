// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vortex::report {

// Nanoseconds since 1970 as 2026-11-28T13:00:30.500Z; "" for none.
std::string utcTime(const std::optional<std::int64_t>& wall);
// The way back, with any number of decimals or none; nothing for any other text, and for a day or an hour that there is none of.
std::optional<std::int64_t> parseUtcTime(const std::string& text);

}  // namespace vortex::report
