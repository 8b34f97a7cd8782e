// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/outline.h"

#include <algorithm>
#include <cmath>

namespace vortex::torch {
namespace {

constexpr double kEdgeLength = 0.014;  // units; finer than any eye sees at 1024 pixels
constexpr int kMostEdges = 8;

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

int edgesOf(Point from, Point to) {
  return std::clamp(static_cast<int>(std::ceil(distance(from, to) / kEdgeLength)), 2, kMostEdges);
}

Point hermite(Point before, Point from, Point to, Point after, double t) {
  const double t2 = t * t, t3 = t2 * t;
  const double h1 = 2 * t3 - 3 * t2 + 1, h2 = t3 - 2 * t2 + t, h3 = -2 * t3 + 3 * t2, h4 = t3 - t2;
  return {h1 * from.x + h2 * (to.x - before.x) / 2 + h3 * to.x + h4 * (after.x - from.x) / 2,
          h1 * from.y + h2 * (to.y - before.y) / 2 + h3 * to.y + h4 * (after.y - from.y) / 2};
}

}  // namespace

Points closedCurve(const Points& control) {
  const std::size_t n = control.size();
  Points curve;
  for (std::size_t i = 0; i < n; ++i) {
    const Point &before = control[(i + n - 1) % n], &from = control[i], &to = control[(i + 1) % n], &after = control[(i + 2) % n];
    const int edges = edgesOf(from, to);
    for (int k = 0; k < edges; ++k)
      curve.push_back(hermite(before, from, to, after, static_cast<double>(k) / edges));
  }
  return curve;
}

Ribbon openCurve(const Points& control, const std::vector<double>& halfWidths) {
  const std::size_t n = control.size();
  const auto widthAt = [&](std::size_t i) { return halfWidths.size() == 1 ? halfWidths[0] : halfWidths[i]; };
  Ribbon ribbon;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const Point &before = control[i == 0 ? 0 : i - 1], &from = control[i], &to = control[i + 1],
                &after = control[std::min(i + 2, n - 1)];
    const int edges = edgesOf(from, to);
    for (int k = 0; k < edges; ++k) {
      const double t = static_cast<double>(k) / edges;
      ribbon.points.push_back(hermite(before, from, to, after, t));
      ribbon.halfWidths.push_back(widthAt(i) + (widthAt(i + 1) - widthAt(i)) * t);
    }
  }
  ribbon.points.push_back(control[n - 1]);
  ribbon.halfWidths.push_back(widthAt(n - 1));
  return ribbon;
}

Points mirrored(const Points& rightHalf) {
  Points all = rightHalf;
  for (auto p = rightHalf.rbegin(); p != rightHalf.rend(); ++p)
    if (p->x != 0)
      all.push_back({-p->x, p->y});
  return all;
}

Points flipped(const Points& points, double s) {
  Points all = points;
  for (Point& p : all)
    p.x *= s;
  return all;
}

Points moved(const Points& points, Point by) {
  Points all = points;
  for (Point& p : all)
    p = {p.x + by.x, p.y + by.y};
  return all;
}

Points scallop(double rx, double ry, double y, double amp, int n, double a) {
  Points arch;
  for (int i = 0; i <= 4 * n; ++i) {
    const double t = -a + 2 * a * i / (4 * n);
    const double q = 1 + amp * (std::abs(std::sin(M_PI * i / 4)) - .5);
    arch.push_back({rx * q * std::sin(t), y - ry * q * std::cos(t)});
  }
  return arch;
}

}  // namespace vortex::torch
