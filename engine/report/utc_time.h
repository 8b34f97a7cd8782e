// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vortex::report {

// Nanoseconds since 1970 as 2026-11-28T13:00:30.500Z; "" for none.
std::string utcTime(const std::optional<std::int64_t>& wall);

}  // namespace vortex::report
