// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/leak_report/document.h"

#include <string>

namespace vortex::leak {

// The report on A4, with its charts; fonts are embedded. Takes some ms a page.
std::string pdfOf(const LeakDocument& document);

}  // namespace vortex::leak
