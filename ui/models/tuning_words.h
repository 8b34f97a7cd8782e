// SPDX-License-Identifier: GPL-3.0-or-later
//
// How Tune says what was drafted.
#pragma once

#include "ui/models/tuning_draft.h"

#include <QString>

namespace vortex::ui {

// What is set is shown as it is set, to the millisecond: "13.6", "0.125", "15.0"; without the unit.
QString timeoutText(Duration timeout, int leastDecimals = 1);
QString timeoutWithUnit(Duration timeout, int leastDecimals = 1);  // "14.5 s"
QString changeText(const TimeoutChange& change);                   // "image 15.0 → 13.6 s"
QString stepText(const DraftStep& step);  // of all its changes: "image 15.0 → 13.6 s, video 10.0 → 9.1 s"

}  // namespace vortex::ui
