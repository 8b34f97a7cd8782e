// SPDX-License-Identifier: Apache-2.0
//
// Whether a frame can show a presenter at all, whatever the prompt says: the right way up, and with a skin that skin can have. Both
// are what a prompt that says little cannot tell. Numbers of the population, nothing learned.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <vector>

namespace vortex::torch {

class Likeness {
 public:
  explicit Likeness(c10::Device device);
  std::vector<at::Tensor*> tensors() { return {&m_skinMean, &m_skinSpread, &m_middle, &m_direction}; }  // made on the device

  // How blue or yellow forehead, cheeks, nose and chin are, in standard deviations of the population. featuresB: [n, 116] of
  // Vision, as measured. f32 [n, 5].
  at::Tensor skin(const at::Tensor& featuresB) const;
  // 1 where the skin is between what the prompt's draws have (low, high: f32 [5]) or most of the population has, 0 where it is far
  // beyond: red and blue swapped. f32 [n].
  static at::Tensor skinFits(const at::Tensor& skin, const at::Tensor& low, const at::Tensor& high);
  // 1 for a frame that is more like the average presenter than like the average presenter upside down, else 0. featuresL: [n, 1008]
  // of Vision, as measured. f32 [n].
  at::Tensor upright(const at::Tensor& featuresL) const;

 private:
  at::Tensor m_skinMean, m_skinSpread;  // [5]
  at::Tensor m_middle, m_direction;     // [5 · 144]: between the two averages, and from one to the other
};

}  // namespace vortex::torch
