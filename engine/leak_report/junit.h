// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/leak_report/document.h"

#include <string>

namespace vortex::leak {

// For a build server: the ledger and each series a test case; a leak is a failure, an inconclusive series is skipped, with why.
std::string junitOf(const LeakDocument& document);

}  // namespace vortex::leak
