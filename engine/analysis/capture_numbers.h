// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a capture is held against other captures (baseline.h): its series, as they were judged. Pure.
#pragma once

#include "engine/analysis/leak_judge.h"

#include <string>

namespace vortex::analysis {

struct CaptureNumbers {
  std::string made;  // what memory depends on: "fast on torch, cpu; 15.0 % cancelled, 15.0 % timed out"
  int judged = 0;    // slots
  LeakWord word = LeakWord::Inconclusive;
  // Behind the warm-up and what was taken for one; without values: it was not measured.
  PerLeakSeries<SeriesInBlocks> series;
};

// verdict: of the judge, looked at at the end. Without `made`.
CaptureNumbers numbersOf(const LeakJudge& judge, const LeakVerdict& verdict);

}  // namespace vortex::analysis
