// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue on disk, so that a window that died comes back with it: JSON lines beside the history (README.md, "The window"). Each
// recipe is kept as it was read, the files that recipes came from as they were given.
#pragma once

#include "engine/slot/ids.h"
#include "ui/models/channel.h"

#include <QString>
#include <filesystem>
#include <optional>
#include <vector>

namespace vortex::ui {

struct KeptQueue {
  std::vector<Waiting> waiting;
  bool intakePaused = false;
  std::optional<SlotId> selected;
};

// The whole file, by way of a temporary one: it is the queue before or the one after. What went wrong, "" for nothing.
QString writeQueue(const std::filesystem::path& file, const KeptQueue& queue);

struct ReadQueue {
  KeptQueue queue;
  QString trouble;  // what could not be read, and why; "" when all was, or when there is no file
};
// What can be read of it.
ReadQueue readQueue(const std::filesystem::path& file);

}  // namespace vortex::ui
