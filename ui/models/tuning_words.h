// SPDX-License-Identifier: GPL-3.0-or-later
//
// How Tune says what was drafted.
#pragma once

#include "ui/models/tuning_draft.h"

#include <QString>

namespace vortex::ui {

QString timeoutText(Duration timeout);            // "13.6", "0.125": as many decimals as it has, one at least; without the unit
QString changeText(const TimeoutChange& change);  // "image 15.0 → 13.6 s"
QString stepText(const DraftStep& step);          // of all its changes: "image 15.0 → 13.6 s, video 10.0 → 9.1 s"

}  // namespace vortex::ui
