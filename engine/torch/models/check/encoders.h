// SPDX-License-Identifier: Apache-2.0
//
// The clip check's two encoders, B (windows) and L (cells): pictures and a prompt's text to vectors of one space, in which a
// picture of the prompt is near its text. The text tower draws the prompt with seeds of its own and keeps what the draws agree on:
// what a prompt does not decide hardly counts, and the more it leaves open, the more any presenter is like it. No seed of the
// recipe is used, so that a picture made by anything can be judged.
#pragma once

#include "engine/torch/models/check/likeness.h"
#include "engine/torch/models/check/vision.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <functional>
#include <string_view>
#include <vector>

namespace vortex::torch {

// A prompt as one encoder understands it; f32 [features] each.
struct Understanding {
  at::Tensor mean;       // of the draws, standardised
  at::Tensor tolerance;  // a picture this near to the mean is what was asked for: kTolerance standard deviations of the draws
  at::Tensor gate;       // 0..1, how much the prompt decides the feature
  at::Tensor low, high;  // the draws' range
  at::Tensor open;       // scalar: what text and picture have in common since the prompt leaves it open
};
struct PromptMeaning {
  Understanding b, l;
  at::Tensor skinLow, skinHigh;  // the draws' range (Likeness)
};

class Encoders {
 public:
  explicit Encoders(c10::Device device);

  // Draws the prompt `draws` times; progress is called after each.
  PromptMeaning understand(std::string_view prompt, int draws, const std::function<void(int)>& progress) const;

  // Embeddings, f32 [n, 512], L2-normalised. Frames as Vision::see takes them, already seen.
  at::Tensor pictureB(const at::Tensor& seen, const PromptMeaning& meaning) const;
  at::Tensor pictureL(const at::Tensor& seen, const PromptMeaning& meaning) const;
  at::Tensor textB(const PromptMeaning& meaning) const;  // f32 [512]
  at::Tensor textL(const PromptMeaning& meaning) const;

  // Whether the frames can show this presenter at all, 0..1: Likeness, and no colour far beyond what the draws have where the
  // prompt decides it. f32 [n].
  at::Tensor plausible(const at::Tensor& seen, const PromptMeaning& meaning) const;

  c10::Device device() const { return m_device; }
  const Vision& vision() const { return m_vision; }

  std::vector<at::Tensor*> tensors();  // all that the constructor made on the device

 private:
  at::Tensor standardB(const at::Tensor& seen) const;
  at::Tensor standardL(const at::Tensor& seen) const;

  c10::Device m_device;
  Vision m_vision;
  Likeness m_likeness;
  at::Tensor m_averageB, m_spreadB, m_averageL, m_spreadL;  // over many random prompts (population.inc)
  at::Tensor m_projectB, m_projectL;  // [512, 117] and [512, 1009], orthonormal; the last column is what is open
};

}  // namespace vortex::torch
