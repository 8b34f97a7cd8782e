// SPDX-License-Identifier: GPL-3.0-or-later
//
// PNG of 8-bit RGB, there and back. Throws OutputError without the file's name.
#pragma once

#include "engine/output/media_reader.h"

#include <cstddef>
#include <span>

namespace vortex::media {

// rgb: rows of 3 · width.
std::vector<std::byte> encodePng(std::span<const std::uint8_t> rgb, int width, int height);

output::RgbFrame readPicture(const std::filesystem::path& file);

}  // namespace vortex::media
