// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moments as people and other programs write them. All are nanoseconds since 1970 (UTC).
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace vortex::headless {

// 2026-11-28, 2026-11-28T14:00[:30[.5]][Z or +01:00] (a blank in the T's place will do), 14:00[:30] of the day that `now` is in,
// or -90s, -30m, -2h, -3d before `now`. Without Z or an offset it is local time. The error names what is allowed;
// beyond report::kWallYears there is no time.
tl::expected<std::int64_t, std::string> parseWallTime(const std::string& text, std::int64_t now);

std::string localTime(const std::optional<std::int64_t>& wall);  // 2026-11-28 14:00:30, or "-"

}  // namespace vortex::headless
