// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/media_measure.h"

#include <algorithm>

namespace vortex::output {
namespace {

std::string sizeText(int width, int height) { return std::to_string(width) + " x " + std::to_string(height); }

}  // namespace

tl::expected<SoundDifference, std::string> measureSounds(const std::filesystem::path& firstFolder,
                                                         const std::filesystem::path& secondFolder) {
  const auto first = readSound(firstFolder / "audio.wav");
  const auto second = readSound(secondFolder / "audio.wav");
  if (!first || !second)
    return tl::unexpected(!first ? first.error() : second.error());
  if (first->rate != second->rate)
    return tl::unexpected("sounds of " + std::to_string(first->rate) + " and " + std::to_string(second->rate) +
                          " samples a second");
  return soundDifference(first->samples, second->samples, first->rate);
}

tl::expected<PictureDifference, std::string> measurePictures(const std::filesystem::path& firstFolder,
                                                             const std::filesystem::path& secondFolder) {
  const auto first = readPicture(firstFolder / "actor.png");
  const auto second = readPicture(secondFolder / "actor.png");
  if (!first || !second)
    return tl::unexpected(!first ? first.error() : second.error());
  if (first->width != second->width || first->height != second->height)
    return tl::unexpected("pictures of " + sizeText(first->width, first->height) + " and " +
                          sizeText(second->width, second->height));
  return pictureDifference(*first, *second);
}

tl::expected<ClipDifference, std::string> measureClips(const std::filesystem::path& firstFolder,
                                                       const std::filesystem::path& secondFolder,
                                                       const std::atomic<bool>& abandon) {
  auto first = ClipReader::open(firstFolder / "clip.mp4");
  auto second = ClipReader::open(secondFolder / "clip.mp4");
  if (!first || !second)
    return tl::unexpected(!first ? first.error() : second.error());
  const ClipFacts &a = first->facts(), &b = second->facts();
  if (a.width != b.width || a.height != b.height)
    return tl::unexpected("clips of " + sizeText(a.width, a.height) + " and " + sizeText(b.width, b.height));
  ClipDifferenceFold fold;
  for (int n = 0; n < std::min(a.frames, b.frames); ++n) {
    if (abandon.load(std::memory_order_relaxed))
      return tl::unexpected(std::string("given up"));
    const auto one = first->frame(n, kLargestSide);
    const auto other = second->frame(n, kLargestSide);
    if (!one || !other)
      return tl::unexpected(!one ? one.error() : other.error());
    fold.add(*one, *other);
  }
  return fold.result();
}

}  // namespace vortex::output
