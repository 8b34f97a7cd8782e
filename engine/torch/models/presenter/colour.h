// SPDX-License-Identifier: Apache-2.0
//
// Linear light as a value; gamma 2.2 both ways, as the finish uses it.
#pragma once

#include "engine/torch/models/presenter/vocabulary.h"

#include <cmath>

namespace vortex::torch {

struct Colour {
  double r = 0, g = 0, b = 0;
  friend constexpr Colour operator*(Colour a, double k) { return {a.r * k, a.g * k, a.b * k}; }
  friend constexpr Colour operator*(double k, Colour a) { return a * k; }
  friend constexpr Colour operator*(Colour x, Colour y) { return {x.r * y.r, x.g * y.g, x.b * y.b}; }
  friend constexpr Colour operator+(Colour x, Colour y) { return {x.r + y.r, x.g + y.g, x.b + y.b}; }
};

inline Colour linear(Rgb c) { return {std::pow(c.r, 2.2), std::pow(c.g, 2.2), std::pow(c.b, 2.2)}; }
inline Colour linear(std::uint32_t rrggbb) { return linear(hex(rrggbb)); }
constexpr Colour mix(Colour a, Colour b, double t) { return a * (1 - t) + b * t; }
constexpr Colour grey(double v) { return {v, v, v}; }
constexpr double mean(Colour c) { return (c.r + c.g + c.b) / 3; }

}  // namespace vortex::torch
