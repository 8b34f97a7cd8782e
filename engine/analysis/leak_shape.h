// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a rise looks like: a line that goes on, a step (something was loaded once), or a ramp that ends (a cache filled). A test for
// "is there a change" (Pettitt's) would not do: it rejects a straight line, too.
//
// Pure. O(n²) with n values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vortex::analysis {

enum class Shape : std::uint8_t { Line = 1, Step, RampThenFlat };

struct ShapeFit {
  Shape shape = Shape::Line;
  double line = 0, step = 0, ramp = 0;  // residual sums of squares, in y's unit squared; ramp < 0: too few values for one
  std::size_t stepAt = 0;               // the first value of the upper level
  std::size_t rampAt = 0;               // the first value of the flat part
  std::size_t changeAt() const;         // of Step and RampThenFlat: where what counts begins; 0 of a line
};
// x ascends strictly; n >= 5. A step needs n·ln(line/step) > 2, a ramp n·ln(line/ramp) > 9, its flat part >= max(3, n/5) values; of
// both the one that fits better.
ShapeFit shapeOf(std::span<const double> x, std::span<const double> y);

}  // namespace vortex::analysis
