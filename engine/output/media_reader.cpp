// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/media_reader.h"

#include "engine/output/media_module.h"

#include <utility>

namespace vortex::output {
namespace {

template <typename Value>
tl::expected<Value, std::string> named(const std::filesystem::path& file, tl::expected<Value, std::string> answer) {
  return std::move(answer).map_error([&](const std::string& why) { return file.string() + ": " + why; });
}

}  // namespace

struct ClipReader::Impl {
  std::filesystem::path file;
  std::unique_ptr<ClipDecoder> clip;
};

ClipReader::ClipReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ClipReader::ClipReader(ClipReader&&) noexcept = default;
ClipReader& ClipReader::operator=(ClipReader&&) noexcept = default;
ClipReader::~ClipReader() = default;

tl::expected<ClipReader, std::string> ClipReader::open(const std::filesystem::path& file) {
  auto clip = named(file, mediaModule().and_then([&](const MediaModule* media) { return media->openClip(file); }));
  if (!clip)
    return tl::unexpected(std::move(clip.error()));
  return ClipReader(std::make_unique<Impl>(Impl{.file = file, .clip = std::move(*clip)}));
}

const ClipFacts& ClipReader::facts() const { return m_impl->clip->facts(); }

tl::expected<RgbFrame, std::string> ClipReader::frame(int n, int side) { return named(m_impl->file, m_impl->clip->frame(n, side)); }

tl::expected<RgbFrame, std::string> readPicture(const std::filesystem::path& file) {
  return named(file, mediaModule().and_then([&](const MediaModule* media) { return media->readPicture(file); }));
}

tl::expected<Sound, std::string> readSound(const std::filesystem::path& file) {
  return named(file, mediaModule().and_then([&](const MediaModule* media) { return media->readSound(file); }));
}

}  // namespace vortex::output
