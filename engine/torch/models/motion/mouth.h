// SPDX-License-Identifier: Apache-2.0
//
// The talking mouth: a window about the lips of a still picture, resampled so that the upper lip rises, the lower lip and the jaw
// fall, the width follows the spread, and what lies between is drawn (cavity, teeth, tongue). Formulas: README.md, "The presenter
// moves".
#pragma once

#include "engine/slot/job.h"
#include "engine/torch/models/motion/acting.h"
#include "engine/torch/models/motion/window.h"
#include "engine/torch/models/presenter/face_geometry.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <span>

namespace vortex::torch {

class Mouth {
 public:
  // person: premultiplied RGBA f32 [1, 4, height, width] of `canvas`, a part of the picture that holds the mouth's window.
  Mouth(const FaceGeometry& face, const Window& canvas, const at::Tensor& person);

  // Overwrites the mouth's window in `persons` (f32 [poses, 4, height, width]) with the mouth as each pose has it.
  void drawInto(const at::Tensor& persons, std::span<const Pose> poses, Sampling sampling) const;

 private:
  FaceGeometry m_face;
  Window m_canvas, m_window;               // the window is in pixels of the whole picture, as the canvas is
  at::Tensor m_source;                     // the person
  at::Tensor m_x, m_y;                     // head units of the window's pixels: [1, 1, w], [1, h, 1]
  at::Tensor m_line;                       // y of the closed lips at each x: [1, 1, w]
  at::Tensor m_lipArc, m_jawArc;           // how much of the opening reaches x, at the lips and at the jaw: [1, 1, w]
  at::Tensor m_cavity, m_teeth, m_tongue;  // sRGB, [1, 3, 1, 1]
};

}  // namespace vortex::torch
