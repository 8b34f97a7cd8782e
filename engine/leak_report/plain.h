// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/leak_report/document.h"

#include <string>

namespace vortex::leak {

// For a terminal: the verdict, its numbers and the blame, in some twenty lines.
std::string plainText(const LeakDocument& document);

}  // namespace vortex::leak
