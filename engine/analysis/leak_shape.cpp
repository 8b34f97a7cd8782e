// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/leak_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace vortex::analysis {
namespace {

double meanOf(std::span<const double> values) {
  double sum = 0;  // of differences: values of 1e10 that differ by 1 keep their digits
  for (const double value : values)
    sum += value - values[0];
  return values[0] + sum / static_cast<double>(values.size());
}

double squaresAround(std::span<const double> values, double middle) {
  double sum = 0;
  for (const double value : values)
    sum += (value - middle) * (value - middle);
  return sum;
}

double residualsOfLine(std::span<const double> x, std::span<const double> y) {
  const double middleX = meanOf(x), middleY = meanOf(y);
  double xx = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - middleX) * (x[i] - middleX);
    xy += (x[i] - middleX) * (y[i] - middleY);
  }
  const double slope = xy / xx;
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double rest = (y[i] - middleY) - slope * (x[i] - middleX);
    sum += rest * rest;
  }
  return sum;
}

double residualsOfStep(std::span<const double> y, std::size_t at) {
  const auto lower = y.first(at), upper = y.subspan(at);
  return squaresAround(lower, meanOf(lower)) + squaresAround(upper, meanOf(upper));
}

// By how much the logarithm of the likelihood, twice, is better than the line's.
double gainOver(double line, double other, std::size_t n) {
  if (!(line > 0))
    return 0;
  return other > 0 ? static_cast<double>(n) * std::log(line / other) : std::numeric_limits<double>::infinity();
}

constexpr double kLeastStepGain = 2, kLeastRampGain = 9;

}  // namespace

std::size_t ShapeFit::changeAt() const {
  switch (shape) {
  case Shape::Line:
    return 0;
  case Shape::Step:
    return stepAt;
  case Shape::RampThenFlat:
    return rampAt;
  }
  return 0;
}

ShapeFit shapeOf(std::span<const double> x, std::span<const double> y) {
  const std::size_t n = y.size();
  ShapeFit fit{.line = residualsOfLine(x, y), .step = std::numeric_limits<double>::infinity(), .ramp = -1};
  for (std::size_t at = 1; at < n; ++at)
    if (const double rest = residualsOfStep(y, at); rest < fit.step) {
      fit.step = rest;
      fit.stepAt = at;
    }
  // Of n values at least 3, and at least a fifth, lie on the flat part.
  const std::size_t flat = std::max<std::size_t>(3, (n + 4) / 5);
  std::vector<double> bent(x.begin(), x.end());
  for (std::size_t at = n - flat; at >= 1; --at) {
    std::fill(bent.begin() + static_cast<std::ptrdiff_t>(at), bent.end(), x[at]);
    if (const double rest = residualsOfLine(bent, y); fit.ramp < 0 || rest < fit.ramp) {
      fit.ramp = rest;
      fit.rampAt = at;
    }
  }
  const bool stepped = gainOver(fit.line, fit.step, n) > kLeastStepGain;
  const bool ramped = fit.ramp >= 0 && gainOver(fit.line, fit.ramp, n) > kLeastRampGain;
  if (stepped && !(ramped && fit.ramp < fit.step))
    fit.shape = Shape::Step;
  else if (ramped)
    fit.shape = Shape::RampThenFlat;
  return fit;
}

}  // namespace vortex::analysis
