// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes a delivered slot off the disk: only what a delivery writes (delivery.h), then the folder if nothing else is in it. Neither
// the folder nor a file in it is followed where it is a link; what is no regular file is left, and so is the folder then.
#pragma once

#include "engine/slot/units.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>

namespace vortex::output {

// How many bytes of files were removed; 0 where the folder is gone already; an `out` that is not there is an error. `folder` has to
// be slot-<number>, right in `out`. The error names the path and the reason.
tl::expected<Bytes, std::string> removeSlotFolder(const std::filesystem::path& out, const std::filesystem::path& folder);

}  // namespace vortex::output
