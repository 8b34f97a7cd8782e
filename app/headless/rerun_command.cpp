// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/slot_run.h"
#include "engine/config/config_reader.h"
#include "engine/config/recipe_reader.h"
#include "engine/history/recorded_slot.h"
#include "engine/history/store.h"

#include <algorithm>
#include <iostream>
#include <map>

namespace vortex::headless {
namespace {

using history::RecordedSlot;

// Slots that are made under the same settings on the same backend: one run of the engine.
struct Group {
  Settings settings;
  BackendKind backend = BackendKind::Torch;
  std::vector<SlotRequest> requests;
};

std::string nameOf(const RecordedSlot& slot) { return "slot " + std::to_string(slot.slot.value); }

class Rerun {
 public:
  explicit Rerun(const RerunOptions& options) : m_options(options) {}

  // What is wrong is told for every slot; nothing runs then.
  bool add(const RecordedSlot& slot) {
    auto request = requestOf(slot);
    Group* const group = request ? groupOf(slot) : nullptr;
    if (group == nullptr)
      return false;
    if (m_options.every_s)
      request->airIn = group->settings.airAfter, request->onCadence = true;
    else
      request->noDeadline = true;
    group->requests.push_back(std::move(*request));
    return true;
  }

  ExitStatus run() const {
    ExitStatus worst = ExitStatus::AllDelivered;
    for (const Group& group : m_groups) {
      const RunEnd end = makeSlots({.settings = group.settings,
                                    .backend = group.backend,
                                    .slots = static_cast<int>(group.requests.size()),
                                    .pace = m_options.every_s ? Pace::Cadence : Pace::OneByOne,
                                    .every = seconds(m_options.every_s.value_or(0)),
                                    .request = [&](std::size_t n) { return group.requests[n]; },
                                    .to = m_options.to});
      worst = std::max(worst, end.status);
      if (end.interrupted)
        break;
    }
    return worst;
  }

 private:
  std::optional<SlotRequest> requestOf(const RecordedSlot& slot) const {
    if (slot.canonicalJson.empty()) {
      std::cerr << "vortex-engine: " << nameOf(slot) << ": its recipe was not recorded\n";
      return std::nullopt;
    }
    config::RecipeFile read = config::readRecipes(slot.canonicalJson, nameOf(slot) + "'s recipe");
    tell(read.complaints);
    if (config::hasErrors(read.complaints) || read.recipes.size() != 1)
      return std::nullopt;
    SlotRequest request{.recipe = std::move(read.recipes.front().recipe), .seed = slot.seed, .rerunOf = slot.slot};
    request.recipe.label = slot.label;
    request.recipe.source = nullptr;  // the store knows where the recorded slot's came from
    if (!slot.seed)
      std::cerr << "vortex-engine: " << nameOf(slot) << ": no seed was recorded, a new one is taken\n";
    return request;
  }

  // nullptr when its settings cannot be had.
  Group* groupOf(const RecordedSlot& slot) {
    std::string key = slot.backend + '\n' + slot.settings;
    for (const std::string& one : slot.tuned)
      key += '\n' + one;
    if (const auto known = m_known.find(key); known != m_known.end())
      return &m_groups[known->second];
    auto settings = settingsOf(slot);
    if (!settings)
      return nullptr;
    const BackendKind recorded = slot.backend == "simulated" ? BackendKind::Simulated : BackendKind::Torch;
    const bool otherProfile = m_options.config.profile || m_options.config.file;
    const BackendKind backend = m_options.backend.value_or(otherProfile ? backendOf(*settings) : recorded);
    m_known.emplace(std::move(key), m_groups.size());
    return &m_groups.emplace_back(Group{.settings = std::move(*settings), .backend = backend, .requests = {}});
  }

  std::optional<Settings> settingsOf(const RecordedSlot& slot) const {
    if (m_options.config.profile || m_options.config.file)
      return readSettings(m_options.config);
    auto settings = config::fromYaml(slot.settings);
    if (!settings) {
      std::cerr << "vortex-engine: " << nameOf(slot)
                << ": this program does not read the settings that it was made under; give --profile or --config\n";
      return std::nullopt;
    }
    std::vector<config::Complaint> complaints;
    const auto apply = [&](const std::string& assignment) {
      const auto said = config::applySet(*settings, assignment);
      complaints.insert(complaints.end(), said.begin(), said.end());
    };
    for (const std::string& tuned : slot.tuned)
      apply(tuned);
    for (const std::string& set : m_options.config.sets)
      apply(set);
    if (!m_options.config.sets.empty()) {
      const auto said = config::validate(*settings);
      complaints.insert(complaints.end(), said.begin(), said.end());
    }
    tell(complaints);
    if (config::hasErrors(complaints))
      return std::nullopt;
    return settings;
  }

  const RerunOptions& m_options;
  std::vector<Group> m_groups;
  std::map<std::string, std::size_t> m_known;  // a group by what its slots were made under
};

}  // namespace

ExitStatus rerunCommand(const RerunOptions& options) {
  if (options.to.history == "none")
    return refuse("--history none: recorded slots are made again from a history");
  const std::filesystem::path file = options.to.history ? std::filesystem::path(*options.to.history) : defaultHistoryFile();
  const auto recovered = history::Store::recover(file);
  if (!recovered)
    return refuse(recovered.error());
  if (*recovered == history::Store::Recovery::InUse)
    return refuse(file.string() + " is written by another program; its slots are made again when it has ended");

  std::vector<SlotId> wanted;
  for (const std::uint64_t slot : options.slots)
    wanted.push_back({slot});
  if (options.interrupted) {
    auto slots = history::interruptedSlots(file);
    if (!slots)
      return refuse(slots.error());
    wanted = std::move(*slots);
    if (wanted.empty()) {
      std::cerr << "vortex-engine: " << file.string() << ": no slot was interrupted that was not made again\n";
      return ExitStatus::AllDelivered;
    }
  }
  const auto recorded = history::recordedSlots(file, wanted);
  if (!recorded)
    return refuse(recorded.error());
  Rerun rerun(options);
  bool good = true;
  for (const RecordedSlot& slot : *recorded)
    good = rerun.add(slot) && good;
  return good ? rerun.run() : ExitStatus::BadInput;
}

}  // namespace vortex::headless
