// SPDX-License-Identifier: Apache-2.0
//
// The person of a picture, cut out and ready to be moved over a still set: what the motion model prepares once a clip. Only the
// window in which the person can move is computed for each frame; the rest of the picture is still. Formulas: README.md, "The
// presenter moves".
#pragma once

#include "engine/torch/models/motion/mouth.h"
#include "engine/torch/models/motion/window.h"
#include "engine/torch/models/presenter/painter.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <span>

namespace vortex::torch {

class Puppet {
 public:
  // picture: f32 [1, 3, side, side], sRGB, as the image stage made it of the painter's look.
  Puppet(const at::Tensor& picture, const Painter& painter, const Quality& quality);

  // Writes the frames of a few poses into frames: u8 [poses, 3, side, side], on the host.
  void pose(std::span<const Pose> poses, const at::Tensor& frames) const;

 private:
  Puppet(const at::Tensor& picture, const Painter& painter, const Quality& quality, const at::Tensor& mask, const at::Tensor& set);
  void closeEyes(const at::Tensor& persons, std::span<const Pose> poses) const;
  at::Tensor gridOf(std::span<const Pose> poses) const;

  FaceGeometry m_face;
  Sampling m_sampling;
  Window m_window;
  at::Tensor m_still;   // the picture at rest, u8 [1, 3, side, side], on the host
  at::Tensor m_set;     // f32 [1, 3, window]
  at::Tensor m_person;  // premultiplied RGBA f32 [1, 4, window]
  std::array<Patch, 2> m_closed;
  Mouth m_mouth;
  // The warp on a coarse grid over the window, [1, n, n] each: head units of the points, and how much of each motion they take.
  at::Tensor m_x, m_y, m_turn, m_follow, m_brows;
};

}  // namespace vortex::torch
