// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/png_writer.h"

#include "engine/output/media_module.h"
#include "engine/output/output_error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace vortex::output {

void writePng(PendingFile& file, std::span<const float> picture, int width, int height) {
  const std::size_t plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (width < 1 || height < 1 || picture.size() != 3 * plane)
    throw OutputError("a picture of 3x" + std::to_string(height) + "x" + std::to_string(width) + " does not have " +
                      std::to_string(picture.size()) + " values");
  std::vector<std::uint8_t> rgb(3 * plane);
  for (std::size_t pixel = 0; pixel < plane; ++pixel)
    for (std::size_t c = 0; c < 3; ++c) {
      const float value = picture[c * plane + pixel];
      if (!std::isfinite(value))
        throw OutputError("the picture's value at x " + std::to_string(pixel % static_cast<std::size_t>(width)) + ", y " +
                          std::to_string(pixel / static_cast<std::size_t>(width)) + " is not finite");
      rgb[3 * pixel + c] = static_cast<std::uint8_t>(std::clamp(std::lround(value * 255.0f), 0L, 255L));
    }
  file.write(valueOrThrow(mediaModule().and_then([&](const MediaModule* media) { return media->encodePng(rgb, width, height); })));
}

}  // namespace vortex::output
