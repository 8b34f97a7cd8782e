// SPDX-License-Identifier: GPL-3.0-or-later
//
// By how much what lies in two slots' folders differs. Reads and decodes (media_reader.h: hostile until proved): a second or two a
// clip, so not for the engine's or a window's thread. Never throws; an error names the file and what is the matter, or what cannot
// be compared and why.
#pragma once

#include "engine/output/media_difference.h"

#include <tl/expected.hpp>

#include <atomic>
#include <filesystem>
#include <string>

namespace vortex::output {

tl::expected<SoundDifference, std::string> measureSounds(const std::filesystem::path& firstFolder,
                                                         const std::filesystem::path& secondFolder);
tl::expected<PictureDifference, std::string> measurePictures(const std::filesystem::path& firstFolder,
                                                             const std::filesystem::path& secondFolder);
// Up to the shorter one's end. `abandon` is looked at before each frame; set, the error says so.
tl::expected<ClipDifference, std::string> measureClips(const std::filesystem::path& firstFolder,
                                                       const std::filesystem::path& secondFolder, const std::atomic<bool>& abandon);

}  // namespace vortex::output
