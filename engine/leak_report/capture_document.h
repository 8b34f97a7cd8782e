// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture's file as a leak report: judged again from its events, as it was while it ran, with what it says of itself. It may be
// damaged or somebody else's; what cannot be read is left out, and that is among the remarks.
#pragma once

#include "engine/history/file_trouble.h"
#include "engine/leak_report/document.h"

#include <tl/expected.hpp>

#include <filesystem>

namespace vortex::leak {

// Without `program` and `madeWall`, which whoever writes the report says. Reads the whole file; on a worker, where somebody waits.
// The error says why it holds no capture.
tl::expected<LeakDocument, history::FileTrouble> documentOfCapture(const std::filesystem::path& file);

}  // namespace vortex::leak
