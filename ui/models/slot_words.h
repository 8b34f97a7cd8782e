// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the window writes numbers and states. True minus, a sign on every spare, the unit after a space; the decimal point is that of
// the window's language (QLocale's default, window/language.h), and nowhere else do fractions become text (the house test looks).
#pragma once

#include "engine/analysis/conditions.h"
#include "ui/models/session.h"

#include <QString>

namespace vortex::ui {

// A spare below this is thin: said in the colour of "act soon".
inline constexpr Duration kThinSpare = seconds(3);
// Whether a spare is below a bound as both are shown, to a tenth of a second: "+3.0" is not below +3.0, nor is it said to be.
bool isBelow(Duration spare, Duration bound);

QString numberText(double value, int decimals);            // "12.30", "−4", never "−0.0"; in German "12,30"
QString briefNumberText(double value);                     // four digits at most: "44.1", "0.65"
QString secondsText(Duration duration, int decimals = 1);  // "12.3 s"
QString countdownText(Duration left);                      // "27.6 s"; from ten minutes on "12 min"; never below 0
QString signedSeconds(Duration duration);                  // "+5.1", "−14.9"; of a spare: "−0.0" is missed by a little
QString deltaText(double value, int decimals);             // "+5.1", "−14.9", and of what is shown as no change "0.0"
QString bytesText(Bytes bytes);                            // "1.23 GB", "812 MB"
QString groupedText(std::uint64_t number);                 // "902 113 746"
QString stateText(const Slot& slot);                       // "queued", "video", "timed_out, image"
QString stageName(Stage stage);
QString conditionsText(const analysis::Conditions& conditions);  // "fast on torch, quality 0"
QString fallbackText(const std::string& fallback);               // what viewers get instead, from the word of slot_missed
// Whether the slot has a spare to air: it finished, in time or late. One that was stopped has none, however early that was.
bool hasSpare(const Slot& slot);

}  // namespace vortex::ui
