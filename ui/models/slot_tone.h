// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a cell about a slot is written, in the session's table and in that of the history.
#pragma once

namespace vortex::ui {

// Quiet: a caption's grey. Thin: in time with less than kThinSpare, or abnormal without harm. Bad: viewers see it, or would have.
enum class SlotTone : int { Plain = 1, Quiet, Thin, Bad };

}  // namespace vortex::ui
