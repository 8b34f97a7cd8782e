// SPDX-License-Identifier: Apache-2.0
//
// The reference model of the clip stage. Scores (README.md, "The clip check"), means over the keyframes:
//   B = ν · cos_B          L = ν · (0.6 · cos_L + 0.4 · lips)
// ν falls for frames that are noise, flat or burnt out (Vision), upside down or of a skin that no skin has (Likeness); lips is 0
// to 1.
#pragma once

#include "engine/torch/models/check/encoders.h"
#include "engine/torch/models/model.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace vortex::torch {

// Which frames are looked at: 5 evenly spaced (0, 270, 540, 810, 1079 of 1080), all when fewer than 5.
std::vector<int> keyframesOf(int frames);

// How well the lips go with the sound at these keyframes, 0 to 1 (lips.h has the two traces and the correlation).
double lipScore(std::span<const float> trace, std::span<const float> loudness, std::span<const int> keys);

// sound, frames and embedding as ClipModel::judge has them; `progress` is called between blocks of frames.
ClipScores scoreClip(const Encoders& encoders, const PromptMeaning& meaning, const at::Tensor& sound, const at::Tensor& frames,
                     const at::Tensor& embedding, const std::function<void()>& progress);

std::unique_ptr<ClipModel> makeReferenceClipCheck();

}  // namespace vortex::torch
