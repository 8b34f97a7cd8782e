// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a what-if found (engine/analysis/what_if.h), said for operators: slots gained and lost, what proves it and what does not,
// what history cannot answer. Pure.
#pragma once

#include "engine/analysis/what_if.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace vortex::ui {

QString headlineText(const analysis::WhatIfAnswer& answer);  // "2 slots gained, 1 lost", "1 to 2 slots gained, none lost"
QString netText(const analysis::WhatIfAnswer& answer);       // "net +1, 95 % interval −3.4 to +5.4", in slots
// Whether that is proved, and how many slots more would. every: of the channel's cadence.
QString proofText(const analysis::WhatIfAnswer& answer, Duration every);
// What it is of, and what it cannot tell: one clause each.
QStringList limitTexts(const analysis::WhatIfAnswer& answer);
// Some of the slots that air now, and some that do not any more, each with why; rich text. "" where there is none.
QString gainedText(const analysis::WhatIfAnswer& answer);
QString lostText(const analysis::WhatIfAnswer& answer);

// Outcome, before, after, change, shares of all slots: always the same rows, so that nothing moves.
constexpr int kOutcomeRows = 5;
std::vector<QStringList> outcomeRows(const analysis::WhatIfAnswer& answer);
// How long their bars are, of 1: what succeeded of all slots, and failures, of which there are few, of the most of them.
struct OutcomeBar {
  double before = 0, after = 0;  // after: in the worst case
  friend bool operator==(const OutcomeBar&, const OutcomeBar&) = default;
};
std::vector<OutcomeBar> outcomeBars(const analysis::WhatIfAnswer& answer);
// What 50, 95 and 99 % of the slots have at least: before, after, change, its interval; then how many missed.
std::vector<QStringList> leastRows(const analysis::WhatIfAnswer& answer);

}  // namespace vortex::ui
