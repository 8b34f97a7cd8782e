// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the engine's capture goes, in the window's words. HTML: what matters is bold.
#pragma once

#include "ui/models/capture_state.h"
#include "ui/models/feed.h"

#include <QString>

namespace vortex::ui {

// While it runs: "7 of 20 slots, 5 judged, about 84 s left", or why none of its own is made (shortGap); afterwards what came of it
// and where it is. "": none was asked for.
QString captureProgressText(const CaptureState& state, Time now, const std::optional<Feed::ShortGap>& shortGap = {});
// What can be said already: "LEAK, from judged slot 5 on", "Inconclusive: about 12 more slots would decide". "": too early.
QString earlyVerdictText(const CaptureState& state);
// 0..1 of what was asked for; absent: it runs until somebody stops it.
std::optional<double> captureShare(const CaptureState& state, Time now);

}  // namespace vortex::ui
