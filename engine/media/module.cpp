// SPDX-License-Identifier: GPL-3.0-or-later
//
// What vortex-media.so is to the program that loads it (engine/output/media_module.h), and the border that no exception crosses.
#include "engine/media/clip_decoder.h"
#include "engine/media/clip_encoder.h"
#include "engine/media/picture_file.h"
#include "engine/media/sound_file.h"
#include "engine/output/media_module.h"

#include <algorithm>
#include <exception>
#include <new>

namespace vortex::media {
namespace {

// What FFmpeg, a bound of ours, a hook or the allocator throws becomes the reason that the caller is told.
template <typename Work>
auto toldAsError(Work&& work) -> tl::expected<decltype(work()), std::string> {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return tl::unexpected(std::string("out of host memory"));
  } catch (const std::exception& error) {
    return tl::unexpected(std::string(error.what()));
  }
}

class OpenClip final : public output::ClipDecoder {
 public:
  explicit OpenClip(const std::filesystem::path& file) : m_clip(file) {}
  const output::ClipFacts& facts() const override { return m_clip.facts(); }
  tl::expected<output::RgbFrame, std::string> frame(int n, int side) override {
    return toldAsError([&] { return m_clip.frame(n, std::clamp(side, 1, output::kLargestSide)); });
  }

 private:
  ClipFile m_clip;
};

class Module final : public output::MediaModule {
 public:
  tl::expected<output::ClipReport, std::string> writeClip(const std::filesystem::path& file, const output::ClipSource& source,
                                                          const output::ClipSettings& settings,
                                                          const output::ClipHooks& hooks) const override {
    return toldAsError([&] { return encodeClip(file, source, settings, hooks); });
  }
  tl::expected<std::unique_ptr<output::ClipDecoder>, std::string> openClip(const std::filesystem::path& file) const override {
    return toldAsError([&]() -> std::unique_ptr<output::ClipDecoder> { return std::make_unique<OpenClip>(file); });
  }
  tl::expected<output::RgbFrame, std::string> readPicture(const std::filesystem::path& file) const override {
    return toldAsError([&] { return media::readPicture(file); });
  }
  tl::expected<output::Sound, std::string> readSound(const std::filesystem::path& file) const override {
    return toldAsError([&] { return media::readSound(file); });
  }
  tl::expected<std::vector<std::byte>, std::string> encodePng(std::span<const std::uint8_t> rgb, int width,
                                                              int height) const override {
    return toldAsError([&] { return media::encodePng(rgb, width, height); });
  }
};

const Module module;

}  // namespace
}  // namespace vortex::media

extern "C" {
extern const vortex::output::MediaEntry vortexMedia;  // a constant is its unit's own otherwise
const vortex::output::MediaEntry vortexMedia{.build = VORTEX_MEDIA_BUILD, .module = &vortex::media::module};
}
