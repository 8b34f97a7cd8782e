// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's clip, sound and picture read back from the disk, for whoever looks at them. The files are hostile until proved: only the
// containers that clip_writer.h, wav_writer.h and png_writer.h write are taken, whatever a file's name says, and sizes are bounded
// before anything is allocated. Nothing throws; an error names the file, the step and the cause. A reader is one thread's at a
// time.
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vortex::output {

inline constexpr int kLargestSide = 8192;            // pixels
inline constexpr double kLongestSoundSeconds = 600;  // what is longer is refused

struct ClipFacts {
  int width = 0, height = 0;
  int frames = 0;
  double framesPerSecond = 0;
  std::string codec;  // "h264", "vp9"
};

// 8-bit RGB, rows of 3 · width bytes without padding, sRGB full range.
struct RgbFrame {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
};

class ClipReader {
 public:
  static tl::expected<ClipReader, std::string> open(const std::filesystem::path& file);
  ClipReader(ClipReader&&) noexcept;
  ClipReader& operator=(ClipReader&&) noexcept;
  ~ClipReader();

  const ClipFacts& facts() const;

  // Frame n, from 0, scaled down to fit `side` pixels where it is larger. Costs one decode where n follows the last frame asked
  // for, else those from the key frame before it (clip_writer.h: 48 at most in a clip of ours).
  tl::expected<RgbFrame, std::string> frame(int n, int side);

 private:
  struct Impl;
  explicit ClipReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

// Of actor.png: 8-bit RGB, exactly as it was written; another pixel format is refused.
tl::expected<RgbFrame, std::string> readPicture(const std::filesystem::path& file);

struct Sound {
  int rate = 0;                // samples a second
  int channels = 0;            // of the file; samples are their mean
  std::vector<float> samples;  // -1..1
};

// Of audio.wav or clip.mp4.
tl::expected<Sound, std::string> readSound(const std::filesystem::path& file);

}  // namespace vortex::output
