// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded slots side by side (README.md, "Compare"): what the record says of both, whether they are the same, and by how much
// their files differ. `vortex-engine compare` and the window say the same.
#pragma once

#include "engine/analysis/proof_comparison.h"
#include "engine/analysis/slot_comparison.h"
#include "engine/config/recipe_diff.h"
#include "engine/history/reader.h"
#include "engine/history/recorded_slot.h"
#include "engine/output/media_difference.h"
#include "engine/slot/event.h"
#include "engine/slot/settings.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vortex::report {

// What was measured, or why it could not be; nothing where there was no need (the digests are the same), or not yet.
template <typename T>
using Measured = std::optional<tl::expected<T, std::string>>;

struct ComparedSlot {
  history::RecordedSlot recorded;
  history::SlotLine line;
  std::vector<history::AttemptLine> attempts;
  std::optional<Settings> settings;  // that held when it began; absent where this program does not read them
  std::optional<Bytes> deviceUsed;   // most of it while the slot was in the making; absent without a sample
};

struct Comparison {
  ComparedSlot first, second;
  analysis::ProofComparison proof;
  std::vector<analysis::StagePair> stages;
  std::vector<config::FieldDifference> recipe;
  // was: of the first, became: of the second. The error: whose settings this program does not read.
  tl::expected<std::vector<event::SettingChange>, std::string> settings;
  Measured<output::SoundDifference> sound;
  Measured<output::PictureDifference> picture;
  Measured<output::ClipDifference> clip;
};

// From the store, and of the files only frames.sha256 where both videos' are there: milliseconds. Nothing is measured yet. The
// error names the slot that is not there, or what is the matter with the file.
tl::expected<Comparison, std::string> compareRecorded(const std::filesystem::path& store, SlotId first, SlotId second);
// What the digests say differs is measured from the files: seconds, mostly the clips'. abandon: as measureClips().
void measure(Comparison& comparison, const std::atomic<bool>& abandon);

// Where its files are; the error says why there are none.
tl::expected<std::filesystem::path, std::string> folderOf(const history::RecordedSlot& slot);

nlohmann::ordered_json jsonOf(const Comparison& comparison);

}  // namespace vortex::report
