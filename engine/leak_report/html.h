// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/leak_report/document.h"

#include <string>

namespace vortex::leak {

// One page that needs nothing else: no script, no font, no picture from elsewhere. Light and dark as the reader has it; prints.
std::string htmlOf(const LeakDocument& document);

}  // namespace vortex::leak
