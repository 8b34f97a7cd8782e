// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/motion/puppet.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/grid_sampler_2d.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <algorithm>
#include <vector>

namespace vortex::torch {
namespace {

constexpr int kGrid = 49;                            // points a side of the displacement grid
constexpr double kNeckY = 0.34;                      // the head rolls about this point
constexpr double kBodyFrom = 0.22, kBodyTo = 0.78;   // from here down the motion fades, below here the body stays
constexpr double kLidTravel = 3.4, kLidOpen = -1.7;  // of an eye's half height: where the lid's edge runs
constexpr int kBilinear = 0, kBicubic = 2, kZeros = 0;

DrawOptions drawing(int side) { return {.side = side, .supersample = side >= 256 ? 2 : 1}; }

at::Tensor cutOut(const at::Tensor& picture, const at::Tensor& set, const at::Tensor& mask) {
  const at::Tensor cover = mask.view({1, 1, mask.size(0), mask.size(1)});
  // Edge pixels hold some of the set: taking it out makes "person over set" give the picture again, exactly.
  const at::Tensor colour = at::minimum((picture - (1 - cover) * set).clamp_min(0), cover);
  return at::cat({colour, cover}, 1);
}

template <typename Number>
at::Tensor column(std::span<const Pose> poses, const Number& number, const at::Tensor& like) {
  std::vector<float> values(poses.size());
  std::transform(poses.begin(), poses.end(), values.begin(), number);
  return at::tensor(values, at::kFloat).to(like.device()).view({-1, 1, 1});
}

}  // namespace

Puppet::Puppet(const at::Tensor& picture, const Painter& painter, const Quality& quality)
    : m_face(painter.face()), m_sampling(quality.sampling), m_side(static_cast<int>(picture.size(3))),
      m_set(painter.set(drawing(m_side)).unsqueeze(0)), m_closed(painter.closedEyes(drawing(m_side))),
      m_mouth(m_face, m_person = cutOut(picture, m_set, painter.mask(drawing(m_side)))) {
  const at::TensorOptions options = picture.options();
  const at::Tensor across = at::linspace(-1, 1, kGrid, options);
  m_x = across.div(kZoom).view({1, 1, kGrid});
  m_y = across.div(kZoom).sub(kHeadY - kCameraY).view({1, kGrid, 1});
  const at::Tensor t = m_y.sub(kBodyFrom).div(kBodyTo - kBodyFrom).clamp(0, 1);
  const at::Tensor v = 1 - t.square() * (3 - 2 * t);
  m_follow = v.square() * (3 - 2 * v);
  m_turn = (at::exp((m_x.div(0.24).square() + m_y.div(0.34).square()).neg()).mul(0.65).add(0.35)) * m_follow;
  const double browX = m_face.ex, browY = m_face.by;
  const at::Tensor bumpY = m_y.sub(browY).div(0.045).square();
  m_brows =
      at::exp((m_x.sub(browX).div(0.085).square() + bumpY).neg()) + at::exp((m_x.add(browX).div(0.085).square() + bumpY).neg());
}

void Puppet::closeEyes(const at::Tensor& persons, std::span<const Pose> poses) const {
  const double unit = pixelsPerUnit(m_side);
  const Point origin = pixelOfHead({0, 0}, m_side);
  const at::Tensor lids = column(
      poses, [](const Pose& pose) { return pose.lids; }, persons);
  const at::Tensor lidY = (lids * kLidTravel + kLidOpen) * m_face.eh + m_face.ey;  // head units, [poses, 1, 1]
  for (const Patch& patch : m_closed) {
    const std::int64_t height = patch.cover.size(0), width = patch.cover.size(1);
    const at::Tensor y = at::arange(height, persons.options()).add(patch.y - origin.y).div(unit).view({1, height, 1});
    const at::Tensor shut = (lidY - y).mul(unit).add(0.5).clamp(0, 1) * lids.gt(0);
    const at::Tensor cover = (shut * patch.cover).unsqueeze(1);  // [poses, 1, h, w]
    const at::Tensor window = persons.slice(2, patch.y, patch.y + height).slice(3, patch.x, patch.x + width).slice(1, 0, 3);
    const at::Tensor alpha = persons.slice(2, patch.y, patch.y + height).slice(3, patch.x, patch.x + width).slice(1, 3, 4);
    window.add_((patch.colour.unsqueeze(0) * alpha - window) * cover);
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
  // A pixel shows what has moved to it: where it was is one displacement back.
  const at::Tensor fromX = ((m_x - dx) * kZoom), fromY = ((m_y - dy) + (kHeadY - kCameraY)) * kZoom;
  const at::Tensor coarse = at::stack({fromX, fromY}, 1);  // [poses, 2, n, n]
  // The grid's corners are the picture's corners at ±1; pixel centres lie half a pixel inside, so the fine grid is cut from one
  // that reaches the corners.
  const double inset = 1.0 / m_side;
  at::Tensor fine = at::upsample_bilinear2d(coarse, {m_side, m_side}, true);
  fine = fine.mul(1 - inset);
  return fine.permute({0, 2, 3, 1});
}

at::Tensor Puppet::pose(std::span<const Pose> poses) const {
  const auto count = static_cast<std::int64_t>(poses.size());
  const at::Tensor persons = m_person.repeat({count, 1, 1, 1});
  m_mouth.drawInto(persons, poses, m_sampling);
  if (std::any_of(poses.begin(), poses.end(), [](const Pose& pose) { return pose.lids > 0; }))
    closeEyes(persons, poses);
  const at::Tensor moved =
      at::grid_sampler_2d(persons, gridOf(poses), m_sampling == Sampling::Bicubic ? kBicubic : kBilinear, kZeros, false);
  const at::Tensor cover = moved.slice(1, 3, 4).clamp(0, 1);
  const at::Tensor picture = moved.slice(1, 0, 3) + (1 - cover) * m_set;
  return picture.mul_(255).add_(0.5).clamp_(0, 255.0).to(at::kByte);
}

}  // namespace vortex::torch
