// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tune/recorded_run.h"

#include "engine/config/config_reader.h"
#include "engine/engine.h"
#include "engine/history/store.h"
#include "engine/runtime/simulated_run.h"
#include "engine/schedule/input_codec.h"

#include <QtGlobal>
#include <chrono>
#include <memory>
#include <vector>

namespace vortex::test {
namespace {

using namespace std::chrono_literals;

constexpr double kClockScale = 1'000;             // so that the store's slots are over by the wall's clock, too
constexpr std::uint64_t kMostWaiting = 4U << 20;  // bytes: virtual time goes no faster than the disk
constexpr auto kStorePatience = 10min;            // a net, not an expectation
constexpr Duration kNoSlotTakes = seconds(3'600);

std::shared_ptr<const Recipe> recordedRecipe() {
  Recipe recipe;
  recipe.recipeId = "recorded";
  recipe.script = "hello";
  recipe.prompt = "a presenter";
  recipe.duration = seconds(2);
  recipe.canonicalJson = "{}";
  return std::make_shared<const Recipe>(std::move(recipe));
}

}  // namespace

void recordRun(const std::filesystem::path& file, const Settings& settings, int count) {
  const auto opened = history::Store::open(file, {.program = "test",
                                                  .version = "1",
                                                  .profile = settings.profile,
                                                  .backend = std::string(toString(BackendKind::Simulated)),
                                                  .settings = config::toYaml(settings),
                                                  .outputFolder = {},
                                                  .clockScale = kClockScale});
  if (!opened || opened->store->lastSlot() > 0)
    qFatal("%s cannot be recorded in", file.c_str());
  history::Store& store = *opened->store;
  std::vector<std::byte> bytes;
  runtime::SimulatedRun run(settings, [&](const schedule::Input& input, Time now) {
    bytes.clear();
    schedule::encode(input, config::toYaml, bytes);
    store.input(now, schedule::kindOf(input), bytes);
  });
  const auto recipe = recordedRecipe();
  for (std::uint64_t n = 1; n <= static_cast<std::uint64_t>(count); ++n) {
    store.submitted({n}, *recipe, {.seed = n});
    run.submit({.recipe = recipe, .seed = n});
    if (!run.runUntilIdle(run.now() + kNoSlotTakes))
      qFatal("slot %llu does not end", static_cast<unsigned long long>(n));
    store.tell(run.events);
    run.events.clear();
    if (store.health().waiting > kMostWaiting)
      store.flush(kStorePatience);
  }
  run.finish(false, run.now() + kNoSlotTakes);
  store.tell(run.events);
  store.flush(kStorePatience);
}

}  // namespace vortex::test
