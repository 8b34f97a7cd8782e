// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an operator can still do for a slot that may miss its air time, and what each of it brings. Nothing is offered that cannot
// make the last useful finish of the slot that it is for: finish = now + what drains + the work at the cautious quantile. Pure.
#pragma once

#include "ui/models/risk.h"

#include <variant>

namespace vortex::ui {

// Do nothing: at the median it still makes it.
struct LetRun {
  Duration likelySpare{};
};
// The attempt that runs may take longer than its timeout allows and everything after it still fits.
struct RaiseTimeout {
  Stage stage = Stage::Audio;
  Duration from{}, to{};
  Duration spareAtLeast{};  // if it takes all of it
};
// Gives up this slot so that the next one, which would wait for it, makes its own air time.
struct CancelForNext {
  RiskLine next;     // as it stands now
  Duration spare{};  // of the next one, if this one is canceled
};
// The slots that start from now on are made at the next level of the ladder. What that saves is reckoned from pixels, frames and
// passes, not measured: about.
struct LowerQuality {
  int level = 0;
  RiskLine next;
  Duration aboutSpare{};
};
using Rescue = std::variant<LetRun, RaiseTimeout, CancelForNext, LowerQuality>;

// `line` is the risk of `slot`; `next` that of the slot that comes after it, if one waits.
std::vector<Rescue> rescuesOf(const Slot& slot, const RiskLine& line, const std::optional<RiskLine>& next, const Settings& settings,
                              int qualityLevel, Time now);

// How much of a stage's work remains when a slot is made at `to` instead of `from`; 1 where the level does not touch it.
double workShare(Stage stage, const Quality& from, const Quality& to);

}  // namespace vortex::ui
