// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/leak_verdict.h"

#include <string>
#include <vector>

namespace vortex::leak {

struct MethodParagraph {
  std::string title, text;
};
// How it was judged, with the sources of the method.
std::vector<MethodParagraph> methodOf(const analysis::LeakVerdict& verdict);

}  // namespace vortex::leak
