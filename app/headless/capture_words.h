// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came of a capture, read from its file, for people or as one JSON object (README.md, "Capture").
#pragma once

#include "app/headless/exit_status.h"
#include "engine/analysis/leak_series.h"

#include <filesystem>

namespace vortex::headless {

// Where its program was killed, or could not file it, what lies beside the file is taken in first. False: it was not, and why is
// said.
bool finishIfKilled(const std::filesystem::path& capture);

ExitStatus statusOf(analysis::LeakWord word, bool requireVerdict);

// Leak where there is one; NoVerdict where none holds and one is required; BadInput where the file holds no capture.
ExitStatus tellCapture(const std::filesystem::path& file, bool json, bool requireVerdict);
// The same of one that this program has just made: EngineFailed where it could not be put into one file and is no leak.
ExitStatus tellMadeCapture(const std::filesystem::path& file, bool json, bool requireVerdict);

}  // namespace vortex::headless
