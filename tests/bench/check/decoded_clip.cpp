// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/check/decoded_clip.h"

#include "engine/slot/job.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <vector>

namespace vortex::bench {
namespace {

std::vector<std::uint8_t> outputOf(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe)
    throw std::runtime_error("cannot run: " + command);
  std::vector<std::uint8_t> all, block(1 << 20);
  while (const std::size_t got = fread(block.data(), 1, block.size(), pipe))
    all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got));
  if (pclose(pipe) != 0)
    throw std::runtime_error("failed: " + command);
  return all;
}

int sideOf(const std::string& file) {
  const auto text = outputOf("ffprobe -v error -select_streams v:0 -show_entries stream=width -of csv=p=0 '" + file + "'");
  return std::stoi(std::string(text.begin(), text.end()));
}

}  // namespace

DecodedClip decode(const std::filesystem::path& folder, const std::string& prompt) {
  const std::string file = (folder / "clip.mp4").string();
  const std::int64_t side = sideOf(file);
  auto pixels = outputOf("ffmpeg -v error -i '" + file + "' -f rawvideo -pix_fmt rgb24 -");
  auto samples = outputOf("ffmpeg -v error -i '" + file + "' -f f32le -ac 1 -ar 24000 -");
  const std::int64_t frames = static_cast<std::int64_t>(pixels.size()) / (side * side * 3);
  DecodedClip clip{.prompt = prompt};
  clip.frames = at::from_blob(pixels.data(), {frames, side, side, 3}, at::kByte).permute({0, 3, 1, 2}).contiguous();
  clip.sound = at::zeros({frames * (kSampleRate / kClipFps)}, at::kFloat);
  const std::int64_t got = std::min<std::int64_t>(clip.sound.numel(), static_cast<std::int64_t>(samples.size() / sizeof(float)));
  clip.sound.slice(0, 0, got).copy_(at::from_blob(samples.data(), {got}, at::kFloat));
  return clip;
}

}  // namespace vortex::bench
