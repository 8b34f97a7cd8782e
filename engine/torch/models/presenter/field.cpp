// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/field.h"

#include "engine/torch/models/presenter/image_ops.h"

#include <ATen/ops/abs.h>
#include <ATen/ops/add.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/full.h>
#include <ATen/ops/hypot.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/remainder.h>
#include <ATen/ops/searchsorted.h>
#include <ATen/ops/sort.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/sub.h>
#include <ATen/ops/where.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vortex::torch {
namespace {

constexpr std::int64_t kElementsAtOnce = 1 << 18;  // elements of one operator in the brute force: stays in a core's cache
constexpr double kGridPixels = 2;                  // a grid finer than this would show nothing

// Segments of a polyline as columns; each column f32 [n, 1, 1].
struct Segments {
  std::vector<float> ax, ay, ex, ey, length, w0, w1;
  std::size_t size() const { return ax.size(); }
  void add(Point a, Point b, double from, double to) {
    const double l = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
    ax.push_back(static_cast<float>(a.x));
    ay.push_back(static_cast<float>(a.y));
    ex.push_back(static_cast<float>((b.x - a.x) / l));
    ey.push_back(static_cast<float>((b.y - a.y) / l));
    length.push_back(static_cast<float>(l));
    w0.push_back(static_cast<float>(from));
    w1.push_back(static_cast<float>(to));
  }
};

at::Tensor column(const std::vector<float>& values, std::size_t from, std::size_t to, c10::Device device) {
  return tensorOf(std::vector<float>(values.begin() + static_cast<std::ptrdiff_t>(from),
                                     values.begin() + static_cast<std::ptrdiff_t>(to)),
                  device)
      .view({-1, 1, 1});
}

// Least distance to any segment, less the ribbon's half-width there.
at::Tensor segmentDistance(const Segments& s, const at::Tensor& xs, const at::Tensor& ys, bool ribbon) {
  const std::int64_t points = xs.numel() * ys.numel();
  const std::size_t block =
      static_cast<std::size_t>(std::max<std::int64_t>(1, kElementsAtOnce / std::max<std::int64_t>(points, 1)));
  const at::Tensor x = xs.view({1, 1, -1}), y = ys.view({1, -1, 1});
  at::Tensor least;
  for (std::size_t from = 0; from < s.size(); from += block) {
    const std::size_t to = std::min(s.size(), from + block);
    const auto col = [&](const std::vector<float>& v) { return column(v, from, to, xs.device()); };
    const at::Tensor ax = col(s.ax), ay = col(s.ay), ex = col(s.ex), ey = col(s.ey), half = col(s.length).mul_(.5);
    // Along the segment from its middle, and across it: both are sums of a part in x and a part in y.
    at::Tensor along = at::add((x - ax) * ex - half, (y - ay) * ey);
    at::Tensor across = at::sub((y - ay) * ex, (x - ax) * ey);
    at::Tensor width;
    if (ribbon) {
      const at::Tensor w0 = col(s.w0), w1 = col(s.w1);
      width = at::add((w0 + w1) * .5, at::minimum(at::maximum(along, -half), half) * ((w1 - w0) / (half * 2)));
    }
    along.abs_().sub_(half).clamp_min_(0);
    across.mul_(across).addcmul_(along, along);
    if (ribbon)
      across.sqrt_().sub_(width);
    const at::Tensor nearest = at::amin(across, {0});
    least = least.defined() ? at::minimum(least, nearest) : nearest;
  }
  return ribbon ? least : least.sqrt_();
}

// Even-odd rule: where each row crosses the polygon, sorted; a point is inside where an odd number of crossings lies to its left.
at::Tensor insidePolygon(const Points& p, const at::Tensor& xs, const at::Tensor& ys) {
  std::vector<float> ax, ay, by, slope;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const Point a = p[i], b = p[(i + 1) % p.size()];
    if (static_cast<float>(a.y) == static_cast<float>(b.y))
      continue;
    ax.push_back(static_cast<float>(a.x));
    ay.push_back(static_cast<float>(a.y));
    by.push_back(static_cast<float>(b.y));
    slope.push_back(static_cast<float>((b.x - a.x) / (b.y - a.y)));
  }
  const auto row = [&](const std::vector<float>& v) { return tensorOf(v, xs.device()).view({1, -1}); };
  const at::Tensor y = ys.view({-1, 1}), top = row(ay);
  const at::Tensor spans = (top <= y) != (row(by) <= y);
  const at::Tensor far = at::full({1, 1}, 1e6F, xs.options());
  const at::Tensor crossings = std::get<0>(at::sort(at::where(spans, (y - top) * row(slope) + row(ax), far), 1));
  const at::Tensor count = at::searchsorted(crossings, xs.view({1, -1}).expand({ys.numel(), xs.numel()}).contiguous());
  return at::remainder(count, 2) == 1;
}

at::Tensor ellipseDistance(const Shape& s, const at::Tensor& xs, const at::Tensor& ys) {
  const double c = std::cos(s.rotation), n = std::sin(s.rotation);
  const at::Tensor x = (xs - s.centre.x).view({1, -1}), y = (ys - s.centre.y).view({-1, 1});
  const at::Tensor u = at::add(x * (c / s.radii.x), y * (n / s.radii.x)), v = at::sub(y * (c / s.radii.y), x * (n / s.radii.y));
  const at::Tensor k0 = at::hypot(u, v);
  const at::Tensor k1 = at::hypot(u / s.radii.x, v / s.radii.y).clamp_min_(1e-6);
  return (k0 - 1).mul_(k0).div_(k1);
}

at::Tensor boxDistance(const Shape& s, const at::Tensor& xs, const at::Tensor& ys) {
  const at::Tensor qx = (xs - s.centre.x).abs_().sub_(s.radii.x - s.corner).view({1, -1});
  const at::Tensor qy = (ys - s.centre.y).abs_().sub_(s.radii.y - s.corner).view({-1, 1});
  return at::hypot(qx.clamp_min(0), qy.clamp_min(0)).add_(at::maximum(qx, qy).clamp_max_(0)).sub_(s.corner);
}

PixelBox boxOf(const Shape& shape, const Raster& raster, double margin) {
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
  if (shape.points.empty()) {
    const double rx =
        shape.kind == Shape::Kind::Box || shape.rotation == 0 ? shape.radii.x : std::max(shape.radii.x, shape.radii.y);
    const double ry =
        shape.kind == Shape::Kind::Box || shape.rotation == 0 ? shape.radii.y : std::max(shape.radii.x, shape.radii.y);
    left = shape.centre.x - rx, right = shape.centre.x + rx, top = shape.centre.y - ry, bottom = shape.centre.y + ry;
  }
  for (std::size_t i = 0; i < shape.points.size(); ++i) {
    const double w = shape.halfWidths.empty() ? 0 : shape.halfWidths[i];
    left = std::min(left, shape.points[i].x - w), right = std::max(right, shape.points[i].x + w);
    top = std::min(top, shape.points[i].y - w), bottom = std::max(bottom, shape.points[i].y + w);
  }
  const double m = margin + shape.ring + shape.grow;
  const int x0 = static_cast<int>(std::floor(raster.pixelX(left - m))) - 2,
            x1 = static_cast<int>(std::ceil(raster.pixelX(right + m))) + 3;
  const int y0 = static_cast<int>(std::floor(raster.pixelY(top - m))) - 2,
            y1 = static_cast<int>(std::ceil(raster.pixelY(bottom + m))) + 3;
  return intersection({x0, y0, x1 - x0, y1 - y0}, {0, 0, raster.side, raster.side});
}

at::Tensor positions(double first, double last, int count, c10::Device device) {
  std::vector<float> at(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    at[static_cast<std::size_t>(i)] = static_cast<float>(first + (last - first) * (i + .5) / count);
  return tensorOf(at, device);
}

}  // namespace

PixelBox intersection(const PixelBox& a, const PixelBox& b) {
  const int x0 = std::max(a.x, b.x), y0 = std::max(a.y, b.y);
  return {x0, y0, std::min(a.x + a.w, b.x + b.w) - x0, std::min(a.y + a.h, b.y + b.h) - y0};
}

at::Tensor positionsX(const Raster& raster, int first, int size, int count, c10::Device device) {
  return positions(raster.localX(first - .5), raster.localX(first + size - .5), count, device);
}
at::Tensor positionsY(const Raster& raster, int first, int size, int count, c10::Device device) {
  return positions(raster.localY(first - .5), raster.localY(first + size - .5), count, device);
}

Field fieldOf(const Shape& shape, const Raster& raster, double margin, int gridMax, c10::Device device) {
  Field field;
  field.box = boxOf(shape, raster, margin);
  if (field.box.empty())
    return field;
  const bool searched = shape.kind == Shape::Kind::Outline || shape.kind == Shape::Kind::Stroke;
  const auto cells = [&](int pixels) {
    return searched ? std::clamp(static_cast<int>(std::ceil(pixels / kGridPixels)), std::min(pixels, 24), std::max(gridMax, 8))
                    : pixels;
  };
  const at::Tensor xs = positionsX(raster, field.box.x, field.box.w, cells(field.box.w), device);
  const at::Tensor ys = positionsY(raster, field.box.y, field.box.h, cells(field.box.h), device);
  switch (shape.kind) {
  case Shape::Kind::Outline: {
    Segments s;
    for (std::size_t i = 0; i < shape.points.size(); ++i)
      s.add(shape.points[i], shape.points[(i + 1) % shape.points.size()], 0, 0);
    const at::Tensor away = segmentDistance(s, xs, ys, false);
    field.grid = at::where(insidePolygon(shape.points, xs, ys), away.neg(), away);
    break;
  }
  case Shape::Kind::Stroke: {
    Segments s;
    for (std::size_t i = 0; i + 1 < shape.points.size(); ++i)
      s.add(shape.points[i], shape.points[i + 1], shape.halfWidths[i], shape.halfWidths[i + 1]);
    field.grid = segmentDistance(s, xs, ys, true);
    break;
  }
  case Shape::Kind::Ellipse:
    field.grid = ellipseDistance(shape, xs, ys);
    break;
  case Shape::Kind::Box:
    field.grid = boxDistance(shape, xs, ys);
    break;
  }
  if (shape.ring > 0)
    field.grid = field.grid.abs().sub_(shape.ring);
  if (shape.grow != 0)
    field.grid = field.grid - shape.grow;
  field.distance = raised(field.grid, field.box.h, field.box.w);
  return field;
}

at::Tensor normalsOf(const Field& field, const Raster& raster, double bevel) {
  const at::Tensor& d = field.grid;
  const double cellX = field.box.w / raster.pixelsPerUnit() / static_cast<double>(d.size(1));
  const double cellY = field.box.h / raster.pixelsPerUnit() / static_cast<double>(d.size(0));
  const at::Tensor t = smoothstep((d / bevel).add_(1).clamp_(0, 1));
  const at::Tensor gx = difference(d, 1).div_(cellX).clamp_(-1, 1), gy = difference(d, 0).div_(cellY).clamp_(-1, 1);
  at::Tensor n = at::stack({gx * t, gy * t});
  // The gradient is torn along the middle line of a body, and where it is cut coarsely: a little smoothing makes it skin.
  n = blurred(n, std::max(.8, std::max(.010, .12 * bevel) / std::max(cellX, cellY)));
  return raised(n, field.box.h, field.box.w);
}

}  // namespace vortex::torch
