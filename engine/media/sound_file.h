// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/output/media_reader.h"

namespace vortex::media {

// As media_reader.h has it. Throws OutputError without the file's name.
output::Sound readSound(const std::filesystem::path& file);

}  // namespace vortex::media
