// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's clip as an MP4 file: H.264 (x264) with AAC, or VP9 and Opus where the system's FFmpeg lacks those. 24 frames a second,
// 4:2:0, BT.709 limited range, tagged so; mono at 24 kHz, exactly as long as the picture. The index lies in front, so that a player
// can start before it has the whole file.
//
// AAC puts 1,024 samples of priming before the sound; the file's edit list takes them away again, so sample n of the source is
// heard at n/24000 s and both tracks start at 0.
//
// Memory is bounded by the encoder's look-ahead, whatever the length: one frame is converted at a time from the source, which is
// not copied.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace vortex::output {

enum class CodecChoice : std::uint8_t {
  Best = 1,  // H.264 and AAC, each replaced where it is missing
  Free,      // VP9 and Opus
};

struct ClipSettings {
  CodecChoice codecs = CodecChoice::Best;
  std::string preset = "veryfast";  // x264's
  int crf = 20;                     // constant quality of x264; VP9's scale is put beside it
  int threads = 1;                  // of the video encoder
  int audioBitsPerSecond = 96'000;
  int keyframeEvery = 48;  // frames: what scrubbing has to decode at most
};

// Borrowed for the length of the call.
struct ClipSource {
  std::span<const std::uint8_t> frames;  // [count, 3, height, width], planes R, G, B
  int count = 0, width = 0, height = 0;  // width and height even
  std::span<const float> sound;          // [count · 1000], -1..1
};

struct ClipHooks {
  // Each frame's bytes, in order, while they are in the cache: for digests. May throw to end the writing.
  std::function<void(int index, std::span<const std::uint8_t> frame)> onFrame;
  // The source has been read for the last time; only the encoders' tails are left.
  std::function<void()> onSourceRead;
};

struct ClipReport {
  std::string videoCodec, audioCodec;  // "libx264", "aac", …
  std::int64_t bytes = 0;
};

// Writes `file` (made or truncated; removing it after a failure is the caller's). Throws OutputError.
ClipReport writeClip(const std::filesystem::path& file, const ClipSource& source, const ClipSettings& settings,
                     const ClipHooks& hooks);

}  // namespace vortex::output
