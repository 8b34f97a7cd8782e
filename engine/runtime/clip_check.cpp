// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/clip_check.h"

#include <algorithm>
#include <cmath>

namespace vortex::runtime {

ScoreRecord judge(backend::Scores scores, const CheckSettings& check, std::optional<double> recipeMinimum) {
  ScoreRecord record;
  record.b = scores.b;
  record.l = scores.l;
  record.minB = std::max(check.minB, recipeMinimum.value_or(check.minB));
  record.minL = std::max(check.minL, recipeMinimum.value_or(check.minL));
  record.weightB = check.weightB;
  record.weightL = check.weightL;
  record.outlierGap = check.outlierGap;
  record.ensemble = check.weightB * scores.b + check.weightL * scores.l;
  record.outlier = std::abs(scores.b - scores.l) > check.outlierGap;
  record.passed = scores.b >= record.minB && scores.l >= record.minL;
  return record;
}

}  // namespace vortex::runtime
