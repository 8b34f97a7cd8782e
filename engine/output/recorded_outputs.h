// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a recorded slot's stages made, read back from the files in its folder (delivery.h), bit by bit: for a reset, whose further
// stages take exactly what was recorded (contract 7). The files are hostile until proved: a size is bounded before anything is
// allocated, and an output whose digest is not the recorded one is refused.
#pragma once

#include "engine/backend/artifact.h"
#include "engine/slot/event.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vortex::output {

// Of all outputs of `stages`, in buffers of this process. Reads the disk (some 3 MB a slot), hashes and decodes: not for the
// engine's or a window's thread. Never throws; the error names the file, or the output that was not kept, and what is the matter.
tl::expected<std::vector<backend::Artifact>, std::string>
readOutputs(const std::filesystem::path& folder, const std::vector<event::OutputMade>& recorded, StageSet stages);

// What the record says of an output's type and shape; nothing where that is none of ours.
std::optional<backend::ArtifactInfo> infoOf(const event::OutputMade& made);

}  // namespace vortex::output
