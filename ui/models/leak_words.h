// SPDX-License-Identifier: GPL-3.0-or-later
//
// A leak's verdict in the window's words: the word first, then what it rests on, row by row.
#pragma once

#include "ui/models/captured.h"

#include <QString>
#include <vector>

namespace vortex::ui {

QString leakWord(analysis::LeakWord word);  // "LEAK", "No leak", "Inconclusive"

struct LeakHeadline {
  QString word, says;    // says: below the word
  QString number, unit;  // "+3.93", "GB per slot"; "": no slope is known
  QString interval;      // "peak, 98.3 %: +2.87 to +3.94", in the unit where it is another
};
LeakHeadline headlineOf(const Captured& captured);

// What it rests on.
struct LeakFact {
  QString name, method, value;
};
// baseline: a capture that is known to be good, held against it; null: none.
std::vector<LeakFact> leakFacts(const Captured& captured, const Captured* baseline = nullptr);

QString pathText(AttemptOutcome outcome);  // "timed out"
// Below the blame: what it comes to beside the floor's growth (HTML); and of one row, in which slots.
QString blameSum(const Captured& captured);
QString blameText(const analysis::BlameRow& row);

QString changeText(double bytes);  // "+3.67 GB", "−12 kB": a sign on every change

}  // namespace vortex::ui
