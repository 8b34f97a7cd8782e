// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/clip_writer.h"

#include "engine/output/media_module.h"
#include "engine/output/output_error.h"
#include "engine/slot/job.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vortex::output {
namespace {

constexpr int kSamplesPerFrame = kSampleRate / kClipFps;
constexpr std::array<std::string_view, 10> kPresets{"ultrafast", "superfast", "veryfast", "faster",   "fast",
                                                    "medium",    "slow",      "slower",   "veryslow", "placebo"};

void refuseWhatDoesNotFit(const ClipSource& source, const ClipSettings& settings) {
  if (std::find(kPresets.begin(), kPresets.end(), settings.preset) == kPresets.end()) {
    std::string allowed;
    for (std::string_view preset : kPresets)
      allowed += (allowed.empty() ? "" : ", ") + std::string(preset);
    throw OutputError("the encoder's preset \"" + settings.preset + "\" is none of " + allowed);
  }
  const auto size = std::to_string(source.width) + "x" + std::to_string(source.height);
  if (source.count < 1)
    throw OutputError("a clip has at least one frame, not " + std::to_string(source.count));
  if (source.width < 16 || source.height < 16 || source.width % 2 != 0 || source.height % 2 != 0)
    throw OutputError("frames of " + size + ": 4:2:0 takes even sizes of at least 16");
  const auto count = static_cast<std::size_t>(source.count);
  const std::size_t bytes = count * 3 * static_cast<std::size_t>(source.width) * static_cast<std::size_t>(source.height);
  if (source.frames.size() != bytes)
    throw OutputError(std::to_string(source.count) + " frames of " + size + " are " + std::to_string(bytes) + " bytes, not " +
                      std::to_string(source.frames.size()));
  if (source.sound.size() != count * kSamplesPerFrame)
    throw OutputError("the sound of " + std::to_string(source.count) + " frames has " + std::to_string(count * kSamplesPerFrame) +
                      " samples, not " + std::to_string(source.sound.size()));
}

}  // namespace

ClipReport writeClip(const std::filesystem::path& file, const ClipSource& source, const ClipSettings& settings,
                     const ClipHooks& hooks) {
  refuseWhatDoesNotFit(source, settings);
  return valueOrThrow(
      mediaModule().and_then([&](const MediaModule* media) { return media->writeClip(file, source, settings, hooks); }));
}

}  // namespace vortex::output
