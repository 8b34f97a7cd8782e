// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/asked_reruns.h"

#include "engine/config/config_reader.h"
#include "engine/config/recipe_reader.h"
#include "engine/given_stages.h"
#include "engine/history/recorded_slot.h"

#include <unistd.h>

#include <utility>

namespace vortex {
namespace {

constexpr int kMostAskedResets = 64;  // of one order: what is given is kept in memory until it was made, some 7 MB a slot

// "" where it was given.
std::string giveStages(const history::RecordedSlot& slot, Stage from, const AskedEngine& engine, SlotRequest& request) {
  if (from == Stage::Audio)
    return {};
  if (engine.backend == BackendKind::Simulated) {  // whose device made nothing that could be kept
    request.given = std::make_shared<const GivenStages>(GivenStages{.stages = StageSet::before(from), .outputs = {}});
    return {};
  }
  auto given = readGivenStages(slot.folder, slot.outputs, from);
  if (!given)
    return given.error();
  request.given = std::move(*given);
  return misfitOf(*request.given, request.recipe, engine.settings, request.qualityLevel.value_or(0));
}

tl::expected<SlotRequest, std::string> requestFor(const door::ask::Rerun& wish, const AskedEngine& engine) {
  const auto recorded = history::recordedSlots(engine.store, {wish.of});
  if (!recorded)
    return tl::unexpected(recorded.error());
  const history::RecordedSlot& slot = recorded->front();
  if (slot.state == "queued" || slot.state == "running")
    return tl::unexpected(std::string("it is still in the making"));
  if ((slot.backend == "simulated") != (engine.backend == BackendKind::Simulated))
    return tl::unexpected("it was made on the " + slot.backend + " device, and this engine has another");
  const int levels = static_cast<int>(engine.settings.ladder.size());
  if (wish.qualityLevel && (*wish.qualityLevel < 0 || *wish.qualityLevel >= levels))
    return tl::unexpected("quality level " + std::to_string(*wish.qualityLevel) + ": the ladder has levels 0 to " +
                          std::to_string(levels - 1));
  config::RecipeFile read = config::readRecipes(wish.recipe, "slot " + std::to_string(wish.of.value) + "'s recipe");
  if (config::hasErrors(read.complaints))
    return tl::unexpected(config::toString(read.complaints.front()));
  if (read.recipes.size() != 1)
    return tl::unexpected(std::string("its recipe is none"));
  SlotRequest request{.recipe = std::move(read.recipes.front().recipe),
                      .seed = wish.seed,
                      .noDeadline = true,
                      .rerunOf = wish.of,
                      .qualityLevel = wish.qualityLevel};
  request.recipe.label = wish.label;
  request.recipe.source = nullptr;  // the store knows where the recorded slot's came from
  if (wish.from)
    if (std::string why = giveStages(slot, *wish.from, engine, request); !why.empty())
      return tl::unexpected("no reset from " + std::string(toString(*wish.from)) + ": " + why);
  return request;
}

}  // namespace

AskedReruns requestsOf(const std::vector<door::ask::Rerun>& wishes, const AskedEngine& engine) {
  AskedReruns asked;
  int number = 0, resets = 0;
  for (const door::ask::Rerun& wish : wishes) {
    ++number;
    resets += wish.from && *wish.from != Stage::Audio ? 1 : 0;
    auto request = resets > kMostAskedResets ? tl::expected<SlotRequest, std::string>(tl::unexpected(
                                                   "at most " + std::to_string(kMostAskedResets) + " slots can be reset at once"))
                                             : requestFor(wish, engine);
    if (request)
      asked.requests.push_back(std::move(*request));
    else
      asked.refused.push_back({.number = number, .why = std::move(request.error())});
  }
  if (!asked.refused.empty())
    asked.requests.clear();
  return asked;
}

door::say::Welcome welcomeOf(const EngineOptions& options) {
  const bool simulated = options.backend == BackendKind::Simulated;
  return {.program = options.program,
          .version = options.version,
          .pid = ::getpid(),
          .backend = simulated ? "simulated" : "torch",
          .settings = config::toYaml(options.settings),
          .device = {},
          .build = {},
          .every = {},
          .now = {},
          .clockScale = simulated ? options.clockScale.value_or(options.settings.simulated.clockScale) : 1.0};
}

}  // namespace vortex
