// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/motion/puppet.h"

#include "engine/torch/models/motion/grid_sampler.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/grid_sampler_2d.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/nonzero.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace vortex::torch {
namespace {

constexpr int kGrid = 49;                            // points a side of the displacement grid
constexpr double kNeckY = 0.34;                      // the head rolls about this point
constexpr double kBodyFrom = 0.22, kBodyTo = 0.78;   // from here down the motion fades, below here the body stays
constexpr double kPoseReach = 0.09;                  // of the side: no pose of acting.cpp moves anything further
constexpr double kLidTravel = 3.4, kLidOpen = -1.7;  // of an eye's half height: where the lid's edge runs

DrawOptions drawing(int side) { return {.side = side, .supersample = side >= 256 ? 2 : 1}; }

int sideOf(const at::Tensor& picture) { return static_cast<int>(picture.size(3)); }

Window windowOf(const at::Tensor& mask) {
  const int side = static_cast<int>(mask.size(0));
  const int bottom = std::clamp(static_cast<int>(std::ceil(pixelOfHead({0, kBodyTo}, side).y)) + 1, 1, side);
  const at::Tensor columns = mask.slice(0, 0, bottom).amax(0).gt(0).nonzero().cpu();
  if (columns.numel() == 0)
    return {.side = side, .width = side, .height = bottom};
  const auto margin = static_cast<std::int64_t>(std::ceil(kPoseReach * side));
  const auto left = std::max<std::int64_t>(0, columns.min().item<std::int64_t>() - margin);
  const auto right = std::min<std::int64_t>(side, columns.max().item<std::int64_t>() + margin + 1);
  return {.side = side, .left = static_cast<int>(left), .width = static_cast<int>(right - left), .height = bottom};
}

at::Tensor within(const Window& window, const at::Tensor& whole) {
  return whole.slice(2, window.top, window.top + window.height).slice(3, window.left, window.left + window.width);
}

// Edge pixels hold some of the set: taking it out makes "person over set" give the picture again.
at::Tensor cutOut(const at::Tensor& picture, const at::Tensor& set, const at::Tensor& cover) {
  const at::Tensor colour = at::minimum((picture - (1 - cover) * set).clamp_min(0), cover);
  return at::cat({colour, cover}, 1).contiguous();
}

at::Tensor onGrid(const at::Tensor& picture) { return picture.mul(255).add_(0.5).clamp_(0, 255.0).to(at::kByte); }

template <typename Number>
at::Tensor column(std::span<const Pose> poses, const Number& number, const at::Tensor& like) {
  std::vector<float> values(poses.size());
  std::transform(poses.begin(), poses.end(), values.begin(), number);
  return at::tensor(values, at::kFloat).to(like.device()).view({-1, 1, 1});
}

// Head units of the centres of a window's first and last pixel.
struct Ends {
  Point first, last;
};
Ends endsOf(const Window& window) {
  const auto picture = [&](int pixel) { return (2 * pixel + 1.0) / window.side - 1; };
  return {.first = headOfPicture({picture(window.left), picture(window.top)}),
          .last = headOfPicture({picture(window.left + window.width - 1), picture(window.top + window.height - 1)})};
}

}  // namespace

Puppet::Puppet(const at::Tensor& picture, const Painter& painter, const Quality& quality)
    : Puppet(picture, painter, quality, painter.mask(drawing(sideOf(picture))),
             painter.set(drawing(sideOf(picture))).unsqueeze(0)) {}

Puppet::Puppet(const at::Tensor& picture, const Painter& painter, const Quality& quality, const at::Tensor& mask,
               const at::Tensor& set)
    : m_face(painter.face()), m_sampling(quality.sampling), m_window(windowOf(mask)), m_still(onGrid(picture).cpu()),
      m_set(within(m_window, set).contiguous()),
      m_person(cutOut(within(m_window, picture), m_set, within(m_window, mask.view({1, 1, m_window.side, m_window.side})))),
      m_closed(painter.closedEyes(drawing(m_window.side))), m_mouth(m_face, m_window, m_person) {
  const Ends ends = endsOf(m_window);
  m_x = at::linspace(ends.first.x, ends.last.x, kGrid, picture.options()).view({1, 1, kGrid});
  m_y = at::linspace(ends.first.y, ends.last.y, kGrid, picture.options()).view({1, kGrid, 1});
  const at::Tensor t = m_y.sub(kBodyFrom).div(kBodyTo - kBodyFrom).clamp(0, 1);
  const at::Tensor v = 1 - t.square() * (3 - 2 * t);
  m_follow = v.square() * (3 - 2 * v);
  m_turn = (at::exp((m_x.div(0.24).square() + m_y.div(0.34).square()).neg()).mul(0.65).add(0.35)) * m_follow;
  const at::Tensor bumpY = m_y.sub(m_face.by).div(0.045).square();
  m_brows = at::exp((m_x.sub(m_face.ex).div(0.085).square() + bumpY).neg()) +
            at::exp((m_x.add(m_face.ex).div(0.085).square() + bumpY).neg());
}

void Puppet::closeEyes(const at::Tensor& persons, std::span<const Pose> poses) const {
  const double unit = pixelsPerUnit(m_window.side);
  const Point origin = pixelOfHead({0, 0}, m_window.side);
  const at::Tensor lids = column(
      poses, [](const Pose& pose) { return pose.lids; }, persons);
  const at::Tensor lidY = (lids * kLidTravel + kLidOpen) * m_face.eh + m_face.ey;  // head units, [poses, 1, 1]
  for (const Patch& patch : m_closed) {
    const std::int64_t height = patch.cover.size(0), width = patch.cover.size(1), x = patch.x - m_window.left,
                       y = patch.y - m_window.top;
    const at::Tensor rows = at::arange(height, persons.options()).add(patch.y - origin.y).div(unit).view({1, height, 1});
    const at::Tensor shut = (lidY - rows).mul(unit).add(0.5).clamp(0, 1) * lids.gt(0);
    const at::Tensor cover = (shut * patch.cover).unsqueeze(1);  // [poses, 1, h, w]
    const at::Tensor region = persons.slice(2, y, y + height).slice(3, x, x + width);
    const at::Tensor colour = region.slice(1, 0, 3), alpha = region.slice(1, 3, 4);
    colour.add_((patch.colour.unsqueeze(0) * alpha - colour) * cover);
  }
}

at::Tensor Puppet::gridOf(std::span<const Pose> poses) const {
  const auto of = [&](auto member) {
    return column(
        poses, [member](const Pose& pose) { return pose.*member; }, m_x);
  };
  const at::Tensor roll = of(&Pose::roll) * m_follow;
  const at::Tensor dx = of(&Pose::yaw) * m_turn + of(&Pose::shiftX) * m_follow - roll * (m_y - kNeckY);
  const at::Tensor dy = of(&Pose::nod) * m_turn + of(&Pose::shiftY) * m_follow + roll * m_x - of(&Pose::browLift) * m_brows;
  // A pixel shows what has moved to it: where it was is one displacement back. The sampler wants the window's edges at ±1, and
  // pixel centres half a pixel inside.
  const double unit = pixelsPerUnit(m_window.side);
  const Point origin = pixelOfHead({0, 0}, m_window.side);
  const at::Tensor fromX = (m_x - dx).mul(2 * unit / m_window.width).add((origin.x - m_window.left + 0.5) * 2 / m_window.width - 1);
  const at::Tensor fromY =
      (m_y - dy).mul(2 * unit / m_window.height).add((origin.y - m_window.top + 0.5) * 2 / m_window.height - 1);
  const at::Tensor coarse = at::stack({fromX.expand_as(fromY), fromY.expand_as(fromX)}, 1);  // [poses, 2, n, n]
  return at::upsample_bilinear2d(coarse, {m_window.height, m_window.width}, true).permute({0, 2, 3, 1});
}

void Puppet::pose(std::span<const Pose> poses, const at::Tensor& frames) const {
  const at::Tensor persons = m_person.repeat({static_cast<std::int64_t>(poses.size()), 1, 1, 1});
  m_mouth.drawInto(persons, poses, m_sampling);
  if (std::any_of(poses.begin(), poses.end(), [](const Pose& pose) { return pose.lids > 0; }))
    closeEyes(persons, poses);
  const at::Tensor moved = at::grid_sampler_2d(persons, gridOf(poses), interpolationOf(m_sampling), kPaddedWithZeros, false);
  const at::Tensor shown = moved.slice(1, 3, 4).clamp(0, 1).neg().add(1).mul(m_set).add_(moved.slice(1, 0, 3));
  frames.copy_(m_still.expand_as(frames));
  within(m_window, frames).copy_(shown.mul_(255).add_(0.5).clamp_(0, 255.0));
}

}  // namespace vortex::torch
