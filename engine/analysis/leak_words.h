// SPDX-License-Identifier: GPL-3.0-or-later
//
// A leak verdict in sentences that a test engineer can defend: what was found, by which method, with which numbers, and what was
// not.
#pragma once

#include "engine/analysis/leak_verdict.h"

#include <string>
#include <vector>

namespace vortex::analysis {

std::string wordOf(LeakWord word);  // "LEAK", "No leak", "Inconclusive"

// One sentence: what was found, and from which slot on that is certain.
std::string headlineOf(const LeakVerdict& verdict);
// What bounds it or would decide it: how much a "no leak" leaves open, how many more slots an "inconclusive" needs, when the limit
// is reached. None: nothing more to say.
std::vector<std::string> remarksOn(const LeakVerdict& verdict);
// Both, in one line.
std::string saidOf(const LeakVerdict& verdict);

// One series by itself: "Floor: leak, since it rises on a line, significantly, and fast enough to matter."
std::string sentenceOf(const JudgedSeries& series);
// "a line", "a step and a ramp that ended were taken for warm-up; then a line"
std::string shapeText(const SeriesVerdict& verdict);
// "S = 10 of 5 slots, p = 1/120 = 0.0083 (exact)"; above kMostJudged slots of their blocks' medians
std::string trendText(const SeriesVerdict& verdict);
// "+3.93 GB (2.87 GB to 3.94 GB at 98.3 %)", "+1.2 MB (open)"
std::string slopeText(const JudgedSeries& series);

}  // namespace vortex::analysis
