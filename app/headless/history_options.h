// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of `history list` and `history export` as a filter.
#pragma once

#include "app/headless/options.h"
#include "engine/history/slot_filter.h"

#include <tl/expected.hpp>

namespace vortex::headless {

// `now` is what -2h counts from. The error names the option, the value and what is allowed.
tl::expected<history::SlotFilter, std::string> filterOf(const FilterOptions& options, std::int64_t now);
std::int64_t wallClock();  // ns since 1970

}  // namespace vortex::headless
