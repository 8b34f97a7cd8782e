// SPDX-License-Identifier: GPL-3.0-or-later
//
// A leak verdict in sentences that a test engineer can defend: what was found, by which method, with which numbers, and what was
// not.
#pragma once

#include "engine/analysis/leak_verdict.h"

#include <string>
#include <vector>

namespace vortex::leak {

std::string wordOf(analysis::LeakWord word);  // "LEAK", "No leak", "Inconclusive"

// One sentence: what was found, and from which slot on that is certain.
std::string headlineOf(const analysis::LeakVerdict& verdict);
// What bounds it or would decide it: how much a "no leak" leaves open, how many more slots an "inconclusive" needs, when the limit
// is reached. None: nothing more to say.
std::vector<std::string> remarksOn(const analysis::LeakVerdict& verdict);

// One series by itself: "rises by 3.93 GB a slot (2.87 to 3.94)".
std::string sentenceOf(const analysis::JudgedSeries& series);
// "a line", "a step and a ramp that ended were taken for warm-up; then a line"
std::string shapeText(const analysis::SeriesVerdict& verdict);
// "Mann-Kendall, exact, one-sided: S = 10 of 5 slots, p = 1/120 = 0.0083"
std::string trendText(const analysis::SeriesVerdict& verdict);
// "+3.93 GB (2.87 GB to 3.94 GB at 98.3 %)", "+1.2 MB (open)"
std::string slopeText(const analysis::JudgedSeries& series);

struct MethodParagraph {
  std::string title, text;
};
// How it was judged, with the sources of the method.
std::vector<MethodParagraph> methodOf(const analysis::LeakVerdict& verdict);

}  // namespace vortex::leak
