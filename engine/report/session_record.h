// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/session_numbers.h"
#include "engine/history/reader.h"

#include <tl/expected.hpp>

#include <atomic>
#include <string>

namespace vortex::report {

// The newest 100,000 slots of a run and all their attempts: about a second for 10,000. abandon: gives up soon after it is set, with
// an error that nobody reads.
tl::expected<analysis::SessionRecord, std::string> recordOf(const history::Reader& reader, const history::RunLine& run,
                                                            const std::atomic<bool>& abandon);

}  // namespace vortex::report
