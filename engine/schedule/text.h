// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sentences of verdicts: each names the thing, the value and what is allowed. Built only when something went wrong.
#pragma once

#include "engine/slot/event.h"

#include <string>

namespace vortex::schedule {

std::string inSecondsText(Duration duration);  // "10.999 s"
std::string inGigabytesText(Bytes bytes);      // "11.50 GB"

// "the rest needs 11.000 s (targets, no samples yet), 10.999 s are left until the last useful finish less its buffer: short by
// 0.001 s"
std::string sumText(const FeasibilitySum& sum);

}  // namespace vortex::schedule
