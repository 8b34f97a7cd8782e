// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making recorded slots again, in words: what is chosen, how long it will take, and why something cannot be done.
#pragma once

#include "engine/analysis/rerun_estimate.h"
#include "engine/analysis/reset.h"
#include "ui/models/recorded_list.h"

#include <QString>
#include <vector>

namespace vortex::ui {

bool canBeRerun(const RecordedLine& line);
QString whyNoRerun(const RecordedLine& line);  // "" when it can be
QString roughly(Duration duration);            // "8 s", "4 min 10 s", "2 h 5 min"
// "2 timed_out, 1 failed"
QString outcomesOf(const std::vector<const RecordedLine*>& chosen);

// "rerun takes about 4 min 10 s, beside the channel 12 min 45 s". every: its cadence, 0 for none. "" where nothing is known.
QString estimateText(const analysis::RerunEstimate& estimate, Duration every);
// What it rests on: "3 of them by what others took".
QString estimateBasis(const analysis::RerunEstimate& estimate);

// As a clause about the slot; "" when it can be reset.
QString whyNoReset(const analysis::ResetAnswer& answer);
// simulated: who made it.
QString whyOtherBackend(bool simulated);
// "image: keep the sound"
QString resetText(Stage from);

}  // namespace vortex::ui
