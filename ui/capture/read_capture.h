// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture's file, read on a thread of its own and judged as it was while it ran. It may be anybody's
// (engine/history/foreign_database.h); what of it cannot be read is left out, and said.
#pragma once

#include "ui/models/captured.h"

#include <filesystem>

namespace vortex::ui {

struct ReadCapture {
  std::optional<Captured> captured;
  QString trouble;  // why there is none
};
ReadCapture readCapture(const std::filesystem::path& file);

}  // namespace vortex::ui
