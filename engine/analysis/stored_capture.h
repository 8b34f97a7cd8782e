// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture's file (history/capture_file.h) judged again from its events, as it was while it ran. The file may be damaged or
// somebody else's: what cannot be read is left out and counted.
#pragma once

#include "engine/analysis/capture_judge.h"
#include "engine/history/capture_file.h"
#include "engine/history/file_trouble.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace vortex::analysis {

struct StoredCapture {
  history::CaptureHead head;
  CaptureJudge judge;
  std::uint64_t unreadable = 0;  // events of kinds that this program does not know, or damaged
  // Where the file itself is damaged: what came behind the last event that could be read is not in it, and why.
  struct Cut {
    std::uint64_t behind = 0;
    std::string why;
  };
  std::optional<Cut> cut;
};
std::string toString(const StoredCapture::Cut& cut);  // "Behind event 812 nothing of it can be read: damaged: …"
// Of the newest capture in it. The error says why it holds none that could be judged.
tl::expected<StoredCapture, history::FileTrouble> judgeCapture(const std::filesystem::path& file);

}  // namespace vortex::analysis
