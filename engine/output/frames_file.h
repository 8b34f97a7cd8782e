// SPDX-License-Identifier: GPL-3.0-or-later
//
// frames.sha256 read back (delivery.h): where in time two videos differ is known long after their frames are gone.
#pragma once

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace vortex::output {

inline constexpr std::size_t kMostFrames = 100'000;  // of a file; a longer one is none of ours

// Each frame's SHA-256 in hex, in order, proved against the video's digest (`total`, in hex). Reads the disk: not for the engine's
// or a window's thread. Never throws; the error names the file and what is the matter with it.
tl::expected<std::vector<std::string>, std::string> readFrameDigests(const std::filesystem::path& folder, const std::string& total);

}  // namespace vortex::output
