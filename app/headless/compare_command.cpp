// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/comparison.h"
#include "app/headless/inputs.h"
#include "app/headless/recorded_settings.h"
#include "engine/config/settings_diff.h"
#include "engine/history/recorded_slot.h"
#include "engine/output/frames_file.h"
#include "engine/output/media_measure.h"
#include "engine/report/slot_json.h"

#include <algorithm>
#include <iostream>

namespace vortex::headless {
namespace {

using analysis::StageMatch;
using history::RecordedSlot;

ExitStatus refuseComparison(const std::string& why) {
  std::cerr << "vortex-engine: " << why << '\n';
  return ExitStatus::BadInput;
}

// Where its files are; the error says why there are none.
tl::expected<std::filesystem::path, std::string> folderOf(const RecordedSlot& slot) {
  const std::string name = "slot " + std::to_string(slot.slot.value);
  if (slot.outputsRemovedWall)
    return tl::unexpected("retention removed the files of " + name);
  if (slot.folder.empty())
    return tl::unexpected(name + " has no files");
  return std::filesystem::path(slot.folder);
}

// The digests say that it differs; the files say by how much.
template <typename Measure>
auto measuredWhere(StageMatch match, const RecordedSlot& first, const RecordedSlot& second, Measure&& measure)
    -> std::optional<decltype(measure(std::filesystem::path(), std::filesystem::path()))> {
  if (match != StageMatch::Differs)
    return std::nullopt;
  const auto a = folderOf(first), b = folderOf(second);
  if (!a || !b)
    return tl::unexpected(!a ? a.error() : b.error());
  return measure(*a, *b);
}

analysis::ProofFacts factsOfRecorded(const RecordedSlot& slot) {
  analysis::ProofFacts facts{.recipe = slot.canonicalJson, .seed = slot.seed, .outputs = slot.outputs, .frames = {}};
  const auto folder = folderOf(slot);
  const auto frames =
      std::find_if(slot.outputs.begin(), slot.outputs.end(), [](const auto& made) { return made.kind == "frames"; });
  if (folder && frames != slot.outputs.end())
    if (auto read = output::readFrameDigests(*folder, frames->sha256))
      facts.frames = std::move(*read);
  return facts;
}

tl::expected<std::vector<event::SettingChange>, std::string> settingsThatDiffer(const RecordedSlot& first,
                                                                                const RecordedSlot& second) {
  const auto a = recordedSettings(first), b = recordedSettings(second);
  if (!a || !b)
    return tl::unexpected("this program does not read those of slot " + std::to_string((!a ? first : second).slot.value));
  return config::differences(*a, *b);
}

}  // namespace

ExitStatus compareCommand(const CompareOptions& options) {
  const std::filesystem::path file = options.history ? *options.history : defaultHistoryFile();
  const auto recorded = history::recordedSlots(file, {SlotId{options.first}, SlotId{options.second}});
  if (!recorded)
    return refuseComparison(recorded.error());
  const auto reader = history::Reader::open(file);
  if (!reader)
    return refuseComparison(reader.error());
  const RecordedSlot &a = recorded->at(0), &b = recorded->at(1);
  const auto firstLine = reader->slot(a.slot), secondLine = reader->slot(b.slot);
  const auto firstAttempts = reader->attempts(a.slot), secondAttempts = reader->attempts(b.slot);
  if (!firstLine || !secondLine || !firstAttempts || !secondAttempts || !*firstLine || !*secondLine)
    return refuseComparison(file.string() + ": its slots cannot be read");

  const std::atomic<bool> abandon{false};
  Comparison comparison{.first = **firstLine,
                        .second = **secondLine,
                        .proof = analysis::compareProofs(factsOfRecorded(a), factsOfRecorded(b)),
                        .stages = analysis::compareStages(*firstAttempts, *secondAttempts),
                        .recipe = config::recipeDifferences(a.canonicalJson, b.canonicalJson),
                        .settings = settingsThatDiffer(a, b),
                        .sound = {},
                        .picture = {},
                        .clip = {}};
  const PerStage<StageMatch>& match = comparison.proof.stages;
  comparison.sound = measuredWhere(match[Stage::Audio], a, b, output::measureSounds);
  comparison.picture = measuredWhere(match[Stage::Image], a, b, output::measurePictures);
  comparison.clip = measuredWhere(match[Stage::Video], a, b,
                                  [&](const auto& one, const auto& other) { return output::measureClips(one, other, abandon); });
  std::cout << (options.json ? report::lineOf(jsonOf(comparison)) + '\n' : textOf(comparison));
  return comparison.proof.verdict == analysis::ProofVerdict::Differs ? ExitStatus::SlotsDiffer : ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
