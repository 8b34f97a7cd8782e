// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/slot_run.h"

#include <iostream>

namespace vortex::headless {
namespace {

Pace paceOf(const RunOptions& options) {
  if (options.burst)
    return Pace::Burst;
  return options.every_s ? Pace::Cadence : Pace::OneByOne;
}

}  // namespace

ExitStatus runCommand(const RunOptions& options) {
  const auto settings = readSettings(options.config);
  const auto recipes = readRecipes(options.recipeFiles);
  if (!settings || !recipes)
    return ExitStatus::BadInput;
  if (recipes->empty()) {
    std::cerr << "vortex-engine: no recipe in the given files\n";
    return ExitStatus::BadInput;
  }
  const auto request = [&](std::size_t n) {
    SlotRequest slot{.recipe = (*recipes)[n % recipes->size()]};
    if (options.seed)
      slot.seed = *options.seed + n;  // rounds over one recipe give different slots
    if (options.every_s)
      slot.airIn = settings->airAfter, slot.onCadence = true;
    return slot;
  };
  return makeSlots({.settings = *settings,
                    .backend = options.backend.value_or(backendOf(*settings)),
                    .slots = options.slots.value_or(static_cast<int>(recipes->size())),
                    .pace = paceOf(options),
                    .every = seconds(options.every_s.value_or(0)),
                    .request = request,
                    .to = options.to})
      .status;
}

}  // namespace vortex::headless
