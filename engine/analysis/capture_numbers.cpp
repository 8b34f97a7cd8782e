// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/capture_numbers.h"

namespace vortex::analysis {

CaptureNumbers numbersOf(const LeakJudge& judge, const LeakVerdict& verdict) {
  CaptureNumbers numbers{.made = {}, .judged = verdict.judged(), .word = verdict.word, .series = {}};
  for (const JudgedSeries& one : verdict.series) {
    std::vector<double> x, y;
    for (const LeakPoint& point : judge.points())
      if (const auto value = valueOf(point, one.series); value && point.slot >= one.verdict.usedFrom) {
        x.push_back(static_cast<double>(point.slot));
        y.push_back(*value);
      }
    numbers.series[one.series] = inBlocks(x, y);
  }
  return numbers;
}

}  // namespace vortex::analysis
