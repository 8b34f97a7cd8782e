// SPDX-License-Identifier: Apache-2.0
//
// The person of a picture, cut out and ready to be moved over a still set: what the motion model prepares once a clip. Formulas:
// README.md, "The presenter moves".
#pragma once

#include "engine/torch/models/motion/mouth.h"
#include "engine/torch/models/presenter/painter.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <span>

namespace vortex::torch {

class Puppet {
 public:
  // picture: f32 [1, 3, side, side], sRGB, as the image stage made it of the painter's look.
  Puppet(const at::Tensor& picture, const Painter& painter, const Quality& quality);

  // The frames of a few poses: u8 [poses, 3, side, side].
  at::Tensor pose(std::span<const Pose> poses) const;

 private:
  void closeEyes(const at::Tensor& persons, std::span<const Pose> poses) const;
  at::Tensor gridOf(std::span<const Pose> poses) const;

  FaceGeometry m_face;
  Sampling m_sampling;
  int m_side;
  at::Tensor m_set;     // [1, 3, side, side]
  at::Tensor m_person;  // premultiplied RGBA [1, 4, side, side]
  std::array<Patch, 2> m_closed;
  Mouth m_mouth;
  // The warp on a coarse grid over the picture, [1, n, n] each: head units of the points, and how much of each motion they take.
  at::Tensor m_x, m_y, m_turn, m_follow, m_brows;
};

}  // namespace vortex::torch
