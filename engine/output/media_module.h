// SPDX-License-Identifier: GPL-3.0-or-later
//
// What output/ leaves to FFmpeg, and how it comes by it. FFmpeg brings a hundred shared libraries, 50 to 60 ms of mapping and
// relocating at a program's start. So only vortex-media.so (engine/media), which stands beside the programs, links it, and the
// first clip, sound or picture that is written or read loads it, in the thread that wants it. Internal to output/: clip_writer.h,
// media_reader.h and png_writer.h are what others see.
#pragma once

#include "engine/output/clip_writer.h"
#include "engine/output/media_reader.h"
#include "engine/output/output_error.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vortex::output {

// A clip that is open; one thread's at a time.
class ClipDecoder {
 public:
  virtual ~ClipDecoder() = default;
  virtual const ClipFacts& facts() const = 0;
  virtual tl::expected<RgbFrame, std::string> frame(int n, int side) = 0;
};

// Any thread. Nothing that is thrown leaves it, not by the hooks either: it becomes the error, the step and the cause without the
// file.
class MediaModule {
 public:
  virtual ~MediaModule() = default;
  virtual tl::expected<ClipReport, std::string> writeClip(const std::filesystem::path& file, const ClipSource& source,
                                                          const ClipSettings& settings, const ClipHooks& hooks) const = 0;
  virtual tl::expected<std::unique_ptr<ClipDecoder>, std::string> openClip(const std::filesystem::path& file) const = 0;
  virtual tl::expected<RgbFrame, std::string> readPicture(const std::filesystem::path& file) const = 0;
  virtual tl::expected<Sound, std::string> readSound(const std::filesystem::path& file) const = 0;
  // The bytes of a PNG file. rgb: rows of 3 · width.
  virtual tl::expected<std::vector<std::byte>, std::string> encodePng(std::span<const std::uint8_t> rgb, int width,
                                                                      int height) const = 0;
};

// What vortex-media.so exports under the name vortexMedia. The build stands first and is looked at before anything else is: it
// names the release, the compiler, the sanitizers and these headers' bytes, and the two sides must have been built with the same.
struct MediaEntry {
  const char* build;
  const MediaModule* module;
};

// Loads a module, never to be unloaded; the error names the file, the cause and what to do.
tl::expected<const MediaModule*, std::string> loadMediaModule(const std::filesystem::path& file);

// The one beside the running program: loaded by whoever asks first (60 ms, once), while others wait. Where that failed the next
// caller tries again, since what was wrong may have been a shortage of memory or descriptors. Any thread.
tl::expected<const MediaModule*, std::string> mediaModule();

// For those who throw.
template <typename Value>
Value valueOrThrow(tl::expected<Value, std::string> answer) {
  if (!answer)
    throw OutputError(answer.error());
  return std::move(*answer);
}

}  // namespace vortex::output
