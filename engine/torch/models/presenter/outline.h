// SPDX-License-Identifier: Apache-2.0
//
// Curves of a drawing, as points. Pure; no LibTorch. A closed outline is a Catmull-Rom spline through its control points (Hermite
// form, tension ½), cut into short straight edges; a stroke is an open one with a half-width at each point.
#pragma once

#include "engine/torch/models/presenter/face_geometry.h"

#include <vector>

namespace vortex::torch {

using Points = std::vector<Point>;

// Closed curve through the control points, cut so that long spans get up to 8 edges and short ones fewer.
Points closedCurve(const Points& control);

struct Ribbon {
  Points points;
  std::vector<double> halfWidths;
};
// Open curve; halfWidths as many as control points, or one for all.
Ribbon openCurve(const Points& control, const std::vector<double>& halfWidths);

// The right half, listed from top to bottom, and the left half mirrored after it. Points with x = 0 are on the axis and stay
// single.
Points mirrored(const Points& rightHalf);

// Every point with x times s (s = ±1).
Points flipped(const Points& points, double s);
Points moved(const Points& points, Point by);

// A scalloped arch about (0, y): radii rx ry waving by amp over n bulges, from angle -a to a (0 is up).
Points scallop(double rx, double ry, double y, double amp, int n, double a);

}  // namespace vortex::torch
