// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sum of a slot at risk and what can be done for it, in an operator's words. Pure.
#pragma once

#include "ui/models/rescue.h"

#include <QString>

namespace vortex::ui {

// "8.6 to last useful finish − 3.1 work left (P95 of 407) = +5.5 s   P50 +6.1"
QString riskSumText(const RiskLine& line, Time now);
// "4182", or "queued" where it has no number yet.
QString riskName(const RiskLine& line);
// "starts in 27.6 s; 20.8 s of work (P95 of 409), P50 +6.1"; its wait for the one before apart.
QString toComeText(const RiskLine& line, Time now);

struct RescueText {
  QString label;   // of its button: what it does
  QString brings;  // what it would bring, one sentence
};
RescueText rescueText(const Rescue& rescue, const RiskLine& line);

}  // namespace vortex::ui
