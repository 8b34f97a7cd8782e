// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/output/clip_writer.h"

namespace vortex::media {

// As clip_writer.h has it, for a source and settings that fit.
output::ClipReport encodeClip(const std::filesystem::path& file, const output::ClipSource& source,
                              const output::ClipSettings& settings, const output::ClipHooks& hooks);

}  // namespace vortex::media
