// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/comparison.h"

#include "engine/config/settings_diff.h"
#include "engine/output/frames_file.h"
#include "engine/output/media_measure.h"
#include "engine/report/recorded_settings.h"

#include <algorithm>
#include <utility>

namespace vortex::report {
namespace {

using analysis::StageMatch;
using history::RecordedSlot;

constexpr int kMemoryPoints = 1'000;  // of a slot's time; folds keep the peaks

analysis::ProofFacts factsOf(const RecordedSlot& slot) {
  analysis::ProofFacts facts{.recipe = slot.canonicalJson, .seed = slot.seed, .outputs = slot.outputs, .frames = {}};
  const auto folder = folderOf(slot);
  const auto frames =
      std::find_if(slot.outputs.begin(), slot.outputs.end(), [](const auto& made) { return made.kind == "frames"; });
  if (folder && frames != slot.outputs.end())
    if (auto read = output::readFrameDigests(*folder, frames->sha256))
      facts.frames = std::move(*read);
  return facts;
}

std::optional<Bytes> usedBy(const history::Reader& reader, const history::SlotLine& line) {
  if (!line.startedAt || !line.decidedAt || *line.decidedAt <= *line.startedAt)
    return std::nullopt;
  const auto points = reader.memory({.run = line.run, .from = *line.startedAt, .to = *line.decidedAt, .atMost = kMemoryPoints});
  if (!points || points->empty())
    return std::nullopt;
  return std::max_element(points->begin(), points->end(), [](const auto& a, const auto& b) { return a.used.most < b.used.most; })
      ->used.most;
}

tl::expected<ComparedSlot, std::string> readSlot(const history::Reader& reader, RecordedSlot recorded) {
  auto line = reader.slot(recorded.slot);
  auto attempts = reader.attempts(recorded.slot);
  if (!line || !attempts)
    return tl::unexpected(!line ? line.error() : attempts.error());
  if (!*line)
    return tl::unexpected("slot " + std::to_string(recorded.slot.value) + " is gone");
  ComparedSlot slot{.recorded = std::move(recorded),
                    .line = std::move(**line),
                    .attempts = std::move(*attempts),
                    .settings = {},
                    .deviceUsed = {}};
  slot.settings = recordedSettings(slot.recorded);
  slot.deviceUsed = usedBy(reader, slot.line);
  return slot;
}

tl::expected<std::vector<event::SettingChange>, std::string> settingsThatDiffer(const ComparedSlot& a, const ComparedSlot& b) {
  if (!a.settings || !b.settings)
    return tl::unexpected("this program does not read those of slot " + std::to_string((!a.settings ? a : b).line.slot.value));
  return config::differences(*a.settings, *b.settings);
}

// The digests say that it differs; the files say by how much.
template <typename Measure>
auto measuredWhere(StageMatch match, const Comparison& of, Measure&& measure)
    -> std::optional<decltype(measure(std::filesystem::path(), std::filesystem::path()))> {
  if (match != StageMatch::Differs)
    return std::nullopt;
  const auto a = folderOf(of.first.recorded), b = folderOf(of.second.recorded);
  if (!a || !b)
    return tl::unexpected(!a ? a.error() : b.error());
  return measure(*a, *b);
}

}  // namespace

tl::expected<std::filesystem::path, std::string> folderOf(const RecordedSlot& slot) {
  const std::string name = "slot " + std::to_string(slot.slot.value);
  if (slot.outputsRemovedWall)
    return tl::unexpected("retention removed the files of " + name);
  if (slot.folder.empty())
    return tl::unexpected(name + " has no files");
  return std::filesystem::path(slot.folder);
}

tl::expected<Comparison, std::string> compareRecorded(const std::filesystem::path& store, SlotId first, SlotId second) {
  auto recorded = history::recordedSlots(store, {first, second});
  if (!recorded)
    return tl::unexpected(recorded.error());
  const auto reader = history::Reader::open(store);
  if (!reader)
    return tl::unexpected(reader.error());
  auto a = readSlot(*reader, std::move(recorded->at(0))), b = readSlot(*reader, std::move(recorded->at(1)));
  if (!a || !b)
    return tl::unexpected(store.string() + ": " + (!a ? a : b).error());
  Comparison comparison{.first = std::move(*a),
                        .second = std::move(*b),
                        .proof = {},
                        .stages = {},
                        .recipe = {},
                        .settings = {},
                        .sound = {},
                        .picture = {},
                        .clip = {}};
  const ComparedSlot &one = comparison.first, &other = comparison.second;
  comparison.proof = analysis::compareProofs(factsOf(one.recorded), factsOf(other.recorded));
  comparison.stages = analysis::compareStages(one.attempts, other.attempts);
  comparison.recipe = config::recipeDifferences(one.recorded.canonicalJson, other.recorded.canonicalJson);
  comparison.settings = settingsThatDiffer(one, other);
  return comparison;
}

void measure(Comparison& comparison, const std::atomic<bool>& abandon) {
  const PerStage<StageMatch>& match = comparison.proof.stages;
  comparison.sound = measuredWhere(match[Stage::Audio], comparison, output::measureSounds);
  comparison.picture = measuredWhere(match[Stage::Image], comparison, output::measurePictures);
  comparison.clip = measuredWhere(match[Stage::Video], comparison,
                                  [&](const auto& one, const auto& other) { return output::measureClips(one, other, abandon); });
}

}  // namespace vortex::report
