// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a recorded slot was made from, so that it can be made again: recipe, seed and the settings that held when it began; and what
// it came to, so that what is made again can be held against it.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/ids.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vortex::history {

struct RecordedSlot {
  SlotId slot;
  std::string state;          // queued, running, decided, interrupted
  std::string label;          // "" where it has none
  std::string canonicalJson;  // the recipe as it was read; "" where none was recorded
  std::optional<std::uint64_t> seed;
  std::string profile, backend, origin;
  std::string settings;            // of its run's start, as YAML
  std::vector<std::string> tuned;  // KEY=VALUE, in order: what an operator set from then until the slot began
  std::optional<SlotId> rerunOf;
  std::string device, build;                       // as its device said it of itself when it was ready last; "" unknown
  std::optional<int> qualityLevel;                 // of the ladder, when it began
  std::string folder;                              // of its files; "" where there are none
  std::optional<std::int64_t> outputsRemovedWall;  // ns since 1970: retention took its files
  PerStage<std::optional<Duration>> took;          // of each stage that an attempt of it finished
  std::vector<event::OutputMade> outputs;          // by digest; they outlive the files
};

// In the order asked for. The error names a slot that is not there, or what is the matter with the file.
tl::expected<std::vector<RecordedSlot>, std::string> recordedSlots(const std::filesystem::path& file,
                                                                   const std::vector<SlotId>& wanted);
// How long the newest finished attempts at each stage took, of one profile on one backend: 1,000 slots' at most.
tl::expected<PerStage<std::vector<Duration>>, std::string> finishedTimes(const std::filesystem::path& file,
                                                                         const std::string& profile, const std::string& backend);
// Interrupted, and not made again since; the oldest first, 100,000 at most.
tl::expected<std::vector<SlotId>, std::string> interruptedSlots(const std::filesystem::path& file);

}  // namespace vortex::history
