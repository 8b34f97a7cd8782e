// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of JSON as an event again: what event_json.h writes, read with suspicion, since anybody may have written it. Everything
// that is wrong with a line is told, naming the field, its value and what is allowed. Fields that are not known are passed over, as
// are those that follow from others; an optional one may be missing.
#pragma once

#include "engine/slot/event.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vortex::telemetry {

inline constexpr std::size_t kLongestLine = 1 << 20;  // bytes
inline constexpr int kDeepest = 8;                    // objects and lists within one another

struct ReadEvent {
  Event event;
  std::string wall;  // as the log writes it, "" where the line has none
};
// A line that is no event of a run: run_summary, log, or a kind that this program does not know.
struct PassedOver {
  std::string kind;  // as JSON, at most 60 characters: it may be anything
  bool known = false;
};

tl::expected<std::variant<ReadEvent, PassedOver>, std::vector<std::string>> readEventLine(std::string_view line);

}  // namespace vortex::telemetry
