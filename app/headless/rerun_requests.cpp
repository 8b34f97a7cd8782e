// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/rerun_requests.h"

#include "app/headless/inputs.h"
#include "app/headless/recipe_change.h"
#include "engine/analysis/recorded_facts.h"
#include "engine/config/recipe_reader.h"
#include "engine/config/settings_diff.h"
#include "engine/given_stages.h"
#include "engine/report/recorded_settings.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <utility>

namespace vortex::headless {
namespace {

using analysis::ResetBar;
using history::RecordedSlot;

std::string nameOf(const RecordedSlot& slot) { return "slot " + std::to_string(slot.slot.value); }

std::string whyNot(const analysis::ResetAnswer& answer) {
  const std::string stage = answer.stage ? std::string(toString(*answer.stage)) : std::string();
  switch (answer.bar) {
  case ResetBar::None:
    return {};
  case ResetBar::FramesNotKept:
    return "a video's frames are not kept (849 MB a slot)";
  case ResetBar::NotMade:
    return "its " + stage + " came to nothing";
  case ResetBar::FilesRemoved:
    return "retention removed its files";
  case ResetBar::NotKept:
    return "its " + stage + " was recorded by a program that did not keep all of it";
  }
  return {};
}

// "; a full rerun can, and one --from image"
std::string whatCan(const analysis::ResetFacts& facts) {
  std::string text = "; a full rerun can";
  const StageSet can = analysis::resetsThatCan(facts);
  for (const Stage from : kStages)
    if (can.contains(from))
      text += ", and one --from " + std::string(toString(from));
  return text;
}

// What decides whether and how a slot off the air is made.
std::vector<std::string> othersOf(const Settings& was, const Settings& is) {
  static constexpr std::array kDecide{"device.name",
                                      "device.command",
                                      "device.threads",
                                      "models.",
                                      "vram.hard_limit",
                                      "orchestration.timeouts.",
                                      "orchestration.retry_policy.",
                                      "ladder",
                                      "check."};
  std::vector<std::string> others;
  for (const event::SettingChange& one : config::differences(was, is))
    if (std::any_of(kDecide.begin(), kDecide.end(), [&](const char* key) { return one.key.rfind(key, 0) == 0; }))
      others.push_back(one.key + " was " + one.was + ", is " + one.became);
  return others;
}

}  // namespace

bool RerunRequests::changesInputs(const RerunOptions& options) {
  return options.config.profile || options.config.file || !options.config.sets.empty() || options.backend || options.seed ||
         !options.recipeSets.empty();
}

const SlotRequest* RerunRequests::add(const RecordedSlot& slot) {
  const auto refuse = [&](const std::string& why) {
    std::cerr << "vortex-engine: " << nameOf(slot) << ": " << why << '\n';
    return nullptr;
  };
  auto request = requestOf(slot);
  if (!request)
    return nullptr;
  if (const std::string change = m_options.sameInputs ? changeOf(slot, *request) : std::string(); !change.empty())
    return refuse("--same-inputs-check: " + change);
  if (const std::string why = whyNotThere(slot, *request); !why.empty())
    return refuse(why);
  RerunGroup* const group = groupOf(slot);
  if (group == nullptr)
    return nullptr;
  if (const std::string why = giveStages(slot, *group, *request); !why.empty())
    return refuse(why);
  if (m_options.every_s)
    request->airIn = group->settings.airAfter, request->onCadence = true;
  else
    request->noDeadline = true;
  group->times.push_back(analysis::rerunTimesOf(slot, m_options.from.value_or(Stage::Audio)));
  return &group->requests.emplace_back(std::move(*request));
}

// "" where we make it, or where the running engine can. What its settings change is noted.
std::string RerunRequests::whyNotThere(const RecordedSlot& slot, SlotRequest& request) {
  if (m_running == nullptr)
    return {};
  if ((slot.backend == "simulated") != (m_running->backend == BackendKind::Simulated))
    return "it was made by the " + slot.backend + " device, and the program that writes this history runs another; make it when " +
           "that has ended";
  const auto was = report::recordedSettings(slot);
  if (!was || was->ladder != m_running->settings.ladder)
    request.qualityLevel.reset();  // of another ladder
  const auto others = was ? othersOf(*was, m_running->settings) : std::vector<std::string>{};
  m_otherSettings.insert(others.begin(), others.end());
  if (!m_options.sameInputs)
    return {};
  if (!was)
    return "--same-inputs-check: this program does not read the settings that it was made under";
  if (!others.empty())
    return "--same-inputs-check: the running engine has other settings: " + others.front();
  if (slot.device != m_running->device || slot.build != m_running->build)
    return "--same-inputs-check: the running engine's device is " + m_running->device + " (" + m_running->build +
           "), it was made by " + slot.device + " (" + slot.build + ")";
  return {};
}

// "" where nothing is to be given, or it was.
std::string RerunRequests::giveStages(const RecordedSlot& slot, const RerunGroup& group, SlotRequest& request) {
  if (!m_options.from || *m_options.from == Stage::Audio)
    return {};
  const analysis::ResetFacts facts = analysis::resetFactsOf(slot);
  const std::string no = "no reset from " + std::string(toString(*m_options.from)) + ": ";
  if (const auto answer = analysis::canReset(facts, *m_options.from); answer.bar != ResetBar::None)
    return no + whyNot(answer) + whatCan(facts);
  if (++m_resets > kMostResets)
    return no + "at most " + std::to_string(kMostResets) + " slots can be reset at once";
  if (facts.simulated != (group.backend == BackendKind::Simulated))
    return no + "it was made by the " + slot.backend + " device, whose outputs the other one cannot take" + whatCan(facts);
  if (facts.simulated) {
    request.given = std::make_shared<const GivenStages>(GivenStages{.stages = StageSet::before(*m_options.from), .outputs = {}});
    return {};
  }
  auto given = readGivenStages(slot.folder, slot.outputs, *m_options.from);
  if (!given)
    return no + given.error() + "; a full rerun can";
  if (const std::string misfit = misfitOf(**given, request.recipe, group.settings, request.qualityLevel.value_or(0));
      !misfit.empty())
    return no + misfit + "; a full rerun can";
  request.given = std::move(*given);
  return {};
}

// For --same-inputs-check: "" where everything that can be known before the device is up is as recorded.
std::string RerunRequests::changeOf(const RecordedSlot& slot, const SlotRequest& request) const {
  if (changesInputs(m_options))
    return "--seed, --set, --recipe-set, --profile, --config and --backend change what it is made from";
  if (!slot.seed)
    return "its seed was not recorded";
  if (request.recipe.canonicalJson != slot.canonicalJson)
    return "this program reads its recipe otherwise";
  if (slot.build.empty())
    return "which device made it was not recorded";
  return {};
}

std::optional<std::string> RerunRequests::recipeOf(const RecordedSlot& slot) const {
  if (slot.canonicalJson.empty()) {
    std::cerr << "vortex-engine: " << nameOf(slot) << ": its recipe was not recorded\n";
    return std::nullopt;
  }
  auto changed = changedRecipe(slot.canonicalJson, m_options.recipeSets);
  if (!changed) {
    std::cerr << "vortex-engine: " << nameOf(slot) << ": --recipe-set " << changed.error() << '\n';
    return std::nullopt;
  }
  return *changed;
}

std::optional<SlotRequest> RerunRequests::requestOf(const RecordedSlot& slot) {
  const auto text = recipeOf(slot);
  if (!text)
    return std::nullopt;
  config::RecipeFile read = config::readRecipes(*text, nameOf(slot) + "'s recipe");
  tell(read.complaints);
  if (config::hasErrors(read.complaints) || read.recipes.size() != 1)
    return std::nullopt;
  SlotRequest request{.recipe = std::move(read.recipes.front().recipe), .seed = slot.seed, .rerunOf = slot.slot};
  if (m_options.seed)
    request.seed = *m_options.seed + m_seedsGiven++;
  // Under other settings the ladder is another, too.
  if (!m_options.config.profile && !m_options.config.file)
    request.qualityLevel = slot.qualityLevel;
  request.recipe.label = slot.label;
  request.recipe.source = nullptr;  // the store knows where the recorded slot's came from
  if (!request.seed)
    std::cerr << "vortex-engine: " << nameOf(slot) << ": no seed was recorded, a new one is taken\n";
  return request;
}

// nullptr when its settings cannot be had.
RerunGroup* RerunRequests::groupOf(const RecordedSlot& slot) {
  std::string key = slot.backend + '\n' + slot.settings;
  if (m_options.sameInputs)
    key += '\n' + slot.device + '\n' + slot.build;
  for (const std::string& one : slot.tuned)
    key += '\n' + one;
  if (const auto known = m_known.find(key); known != m_known.end())
    return &m_groups[known->second];
  auto settings = settingsOf(slot);
  if (!settings)
    return nullptr;
  const BackendKind recorded = slot.backend == "simulated" ? BackendKind::Simulated : BackendKind::Torch;
  const bool otherProfile = m_options.config.profile || m_options.config.file;
  const BackendKind backend =
      m_running != nullptr ? m_running->backend : m_options.backend.value_or(otherProfile ? backendOf(*settings) : recorded);
  const RequiredDevice required =
      m_options.sameInputs ? RequiredDevice{.device = slot.device, .build = slot.build} : RequiredDevice{};
  m_known.emplace(std::move(key), m_groups.size());
  return &m_groups.emplace_back(RerunGroup{.settings = std::move(*settings),
                                           .backend = backend,
                                           .recordedBackend = slot.backend,
                                           .recordedProfile = slot.profile,
                                           .required = required,
                                           .requests = {},
                                           .times = {}});
}

std::optional<Settings> RerunRequests::settingsOf(const RecordedSlot& slot) {
  if (m_running != nullptr)
    return m_running->settings;
  if (m_options.config.profile || m_options.config.file)
    return readSettings(m_options.config);
  std::vector<config::Complaint> complaints;
  auto settings = report::recordedSettings(slot, m_options.config.sets, complaints);
  if (!settings) {
    std::cerr << "vortex-engine: " << nameOf(slot)
              << ": this program does not read the settings that it was made under; give --profile or --config\n";
    return std::nullopt;
  }
  tell(complaints);
  if (config::hasErrors(complaints))
    return std::nullopt;
  return settings;
}

}  // namespace vortex::headless
