// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/motion/mouth.h"

#include "engine/torch/models/motion/grid_sampler.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/grid_sampler_2d.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/where.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace vortex::torch {
namespace {

constexpr double kWindowX = 0.30, kWindowUp = 0.12, kWindowDown = 0.30;  // head units about the mouth
constexpr double kGap = 0.125;                                           // between the lips at opening 1
constexpr double kUpperShare = 0.26;
constexpr double kJawReach = 0.24;  // below the lips: where the jaw's fall has faded to kJawLeft
constexpr double kJawLeft = 0.55;
constexpr double kTeethShare = 0.42, kTeethMost = 0.026, kTeethWidth = 0.86;

at::Tensor smoothstep(double low, double high, const at::Tensor& x) {
  const at::Tensor t = x.sub(low).div(high - low).clamp(0, 1);
  return t.square().mul(t.mul(-2).add(3));
}

double linearToSrgb(double c) { return std::pow(c, 1 / 2.2); }

at::Tensor colour(double r, double g, double b, const at::TensorOptions& options) {
  return at::tensor({linearToSrgb(r), linearToSrgb(g), linearToSrgb(b)}, options).view({1, 3, 1, 1});
}

// One number a pose, as [poses, 1, 1].
template <typename Number>
at::Tensor column(std::span<const Pose> poses, const Number& number, const at::TensorOptions& options) {
  std::vector<float> values(poses.size());
  std::transform(poses.begin(), poses.end(), values.begin(), [&](const Pose& pose) { return static_cast<float>(number(pose)); });
  return at::tensor(values, at::kFloat).to(options.device()).view({-1, 1, 1});
}

}  // namespace

Mouth::Mouth(const FaceGeometry& face, const Window& canvas, const at::Tensor& person)
    : m_face(face), m_canvas(canvas), m_window{.side = canvas.side}, m_source(person) {
  const int side = canvas.side, right = canvas.left + canvas.width, bottom = canvas.top + canvas.height;
  const Point low = pixelOfHead({-kWindowX, face.my - kWindowUp}, side),
              high = pixelOfHead({kWindowX, face.my + kWindowDown}, side);
  m_window.left = std::clamp(static_cast<int>(std::floor(low.x)), canvas.left, right - 1);
  m_window.top = std::clamp(static_cast<int>(std::floor(low.y)), canvas.top, bottom - 1);
  m_window.width = std::clamp(static_cast<int>(std::ceil(high.x)), m_window.left + 1, right) - m_window.left;
  m_window.height = std::clamp(static_cast<int>(std::ceil(high.y)), m_window.top + 1, bottom) - m_window.top;

  const at::TensorOptions options = person.options();
  const double unit = pixelsPerUnit(m_canvas.side);
  const Point origin = pixelOfHead({0, 0}, m_canvas.side);
  m_x = at::arange(m_window.width, options).add(m_window.left - origin.x).div(unit).view({1, 1, m_window.width});
  m_y = at::arange(m_window.height, options).add(m_window.top - origin.y).div(unit).view({1, m_window.height, 1});
  std::vector<float> line(static_cast<std::size_t>(m_window.width));
  for (int i = 0; i < m_window.width; ++i)
    line[static_cast<std::size_t>(i)] =
        static_cast<float>(lipLineY(face, std::clamp((m_window.left + i - origin.x) / unit, -face.mw, face.mw)));
  m_line = at::tensor(line, at::kFloat).to(person.device()).view({1, 1, m_window.width});
  m_lipArc = at::sqrt(m_x.div(face.mw).square().neg().add(1).clamp_min(0));
  m_jawArc = smoothstep(0.13, kWindowX - 0.01, m_x.abs()).neg().add(1);
  m_cavity = colour(0.035, 0.006, 0.008, options);
  m_teeth = colour(0.93, 0.92, 0.89, options);
  m_tongue = colour(0.70 * 0.82, 0.30 * 0.82, 0.31 * 0.82, options);
}

void Mouth::drawInto(const at::Tensor& persons, std::span<const Pose> poses, Sampling sampling) const {
  const bool still = std::all_of(poses.begin(), poses.end(), [](const Pose& p) { return p.opening == 0 && p.spread == 0; });
  if (still)
    return;
  const at::TensorOptions options = persons.options();
  const double unit = pixelsPerUnit(m_canvas.side);
  const at::Tensor gap = column(
      poses, [](const Pose& p) { return kGap * p.opening; }, options);
  const at::Tensor width = column(
      poses,
      [](const Pose& p) { return 1 + 0.22 * p.spread * std::min(1.0, 0.35 + p.opening) - 0.10 * std::max(0.0, p.opening - 0.3); },
      options);

  // Where each pixel of the window comes from. Width first: x is stretched about the mouth, less and less away from it.
  const at::Tensor below = m_y - m_line;  // how far below the closed lips, [1, h, w]
  const at::Tensor near = at::exp((m_x.div(0.15).square() + below.div(0.10).square()).neg());
  const at::Tensor x = m_x * (near * (width.reciprocal() - 1) + 1);
  const at::Tensor reach = x.div(m_face.mw).square().neg().add(1).clamp_min(0).sqrt();
  const at::Tensor rise = gap * kUpperShare * reach, fall = gap * (1 - kUpperShare) * reach;

  // The lower face: the lip's own arc at the lips gives way to the jaw's broad one below, fades with depth, and ends under the
  // chin.
  const at::Tensor depth = (below - fall).div(kJawReach).clamp(0, 2);
  const at::Tensor broad = smoothstep(0, 0.75, depth);
  const at::Tensor fade = depth.clamp_max(1).mul(kJawLeft - 1).add(1);
  const double chin = m_face.chin - m_face.my;
  const at::Tensor underChin = smoothstep(chin + 0.035, std::max(chin + 0.06, kWindowDown - 0.02), below).neg().add(1);
  const at::Tensor jaw = (fall * (broad.neg() + 1) + gap * (1 - kUpperShare) * m_jawArc * broad) * fade * underChin;
  const at::Tensor lifted = rise * smoothstep(-0.085, 0, below + rise);
  const at::Tensor upper = (m_y + rise).lt(m_line);
  const at::Tensor y = at::where(upper, m_y + lifted, m_y - jaw);

  // The sampler wants the canvas's edges at ±1, and pixel centres half a pixel inside.
  const Point origin = pixelOfHead({0, 0}, m_canvas.side);
  const at::Tensor fromX = x.mul(2 * unit / m_canvas.width).add((origin.x - m_canvas.left + 0.5) * 2 / m_canvas.width - 1);
  const at::Tensor fromY = y.mul(2 * unit / m_canvas.height).add((origin.y - m_canvas.top + 0.5) * 2 / m_canvas.height - 1);
  const at::Tensor grid = at::stack({fromX.expand_as(fromY), fromY}, 3);
  const auto count = static_cast<std::int64_t>(poses.size());
  const at::Tensor face =
      at::grid_sampler_2d(m_source.expand({count, -1, -1, -1}), grid, interpolationOf(sampling), kPaddedWithBorder, false);

  // What is seen between the lips.
  const at::Tensor top = m_line - rise, bottom = m_line + fall;
  const at::Tensor inside =
      at::minimum(m_y - top, bottom - m_y).mul(unit).add(0.5).clamp(0, 1) * reach.gt(0.02) * gap.mul(unit).clamp_max(1);
  const at::Tensor teethReach = x.div(kTeethWidth * m_face.mw).square().neg().add(1).clamp_min(0).sqrt();
  const at::Tensor teethEnd = top + at::clamp(gap * kTeethShare, {}, kTeethMost) * teethReach;
  const at::Tensor teeth = (teethEnd - m_y).mul(unit).add(0.5).clamp(0, 1) * teethReach.gt(0.02);
  const at::Tensor tongueX = x.div(0.6 * m_face.mw),
                   tongueY = (m_y - (m_line + gap * (1 - kUpperShare) * 1.05)) / (gap * 0.42 + 1e-4);
  const at::Tensor tongue = ((tongueX.square() + tongueY.square()).sqrt().neg() + 1).mul(gap * 0.42 * unit).add(0.5).clamp(0, 1);
  const at::Tensor shade = ((m_y - top) / (gap + 1e-4)).clamp(0, 1).mul(0.25).add(0.75);  // darker under the upper lip
  const auto over = [](const at::Tensor& under, const at::Tensor& paint, const at::Tensor& cover) {
    return under + (paint - under) * cover.unsqueeze(1);
  };
  at::Tensor drawn = over(m_cavity, m_tongue, tongue);
  drawn = over(drawn, m_teeth, teeth) * shade.unsqueeze(1);
  const at::Tensor alpha = face.slice(1, 3, 4);
  const at::Tensor rgb = over(face.slice(1, 0, 3), drawn * alpha, inside);
  const int left = m_window.left - m_canvas.left, row = m_window.top - m_canvas.top;
  persons.slice(2, row, row + m_window.height).slice(3, left, left + m_window.width).copy_(at::cat({rgb, alpha}, 1));
}

}  // namespace vortex::torch
