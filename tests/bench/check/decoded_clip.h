// SPDX-License-Identifier: GPL-3.0-or-later
//
// A delivered clip as anybody would see it: decoded from its file by the ffmpeg program.
#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>

namespace vortex::bench {

struct DecodedClip {
  std::string prompt;
  at::Tensor frames;  // u8 [n, 3, side, side]
  at::Tensor sound;   // f32 [n · 1000]
};

// folder: a slot's, with clip.mp4 and result.json. Throws std::runtime_error naming what could not be read.
DecodedClip decode(const std::filesystem::path& folder, const std::string& prompt);

}  // namespace vortex::bench
