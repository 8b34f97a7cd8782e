// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine advises for a stage's timeout, said for operators: what it suggests, on what, and why it does nothing yet.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/settings.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace vortex::ui {

using Advices = PerStage<std::optional<event::TimeoutAdvice>>;

// Why the engine suggests what it does: a word or two, which fit a column, and a clause.
struct Why {
  QString word;      // "needs 108 more"
  QString sentence;  // "108 more before it may be lowered"
};
Why whyOf(const event::TimeoutAdvice& advice);
// Stage, running, suggested, at most, P95 x 1.5, n, why.
QStringList adviceRow(const event::TimeoutAdvice& advice);
// What auto does next, or would, and why not yet: a sentence.
QString nextText(const Advices& advices, const TuningSettings& tuning);
// How many attempts a claim of this rate takes: "2 % takes 149 attempts, with 3 longer 386"
QString claimText(double rate);
// "max(2·3.0 + 0.5, 13.6) + 9.1 + 2.0 = 24.7 of 26.0 s": the timeouts of a slot in a row.
QString inARowText(const Settings& settings);

}  // namespace vortex::ui
