// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_run.h"
#include "app/headless/capture_words.h"
#include "app/headless/commands.h"
#include "app/headless/interrupts.h"
#include "app/headless/recipe_change.h"
#include "app/headless/reporter.h"
#include "app/headless/soak_companion.h"
#include "engine/analysis/leak_numbers.h"
#include "engine/config/complaint.h"
#include "engine/config/recipe_reader.h"
#include "engine/virtual_soak.h"

#include <algorithm>
#include <iostream>

namespace vortex::headless {
namespace {

// A script that is a recipe's, and that no voice can speak: the attempt ends as invalid_output. None: it has no such field.
std::vector<Recipe> unspeakable(const Recipe& recipe) {
  const char* const field = recipe.form == RecipeForm::Narrative ? "narrative.script.setup=…" : "audio_track.script=…";
  const auto changed = changedRecipe(recipe.canonicalJson, {field});
  config::RecipeFile file = config::readRecipes(changed.value_or(""), "unspeakable.json");
  std::vector<Recipe> recipes;
  for (config::RecipeEntry& entry : file.recipes)
    recipes.push_back(std::move(entry.recipe));
  return recipes;
}

// The pretended device reads no script: there every so-manieth video fails, of the slots that come as far.
PlantedFault failing(const CaptureRun& run, double share) {
  const double others = 1 - run.spec.cancelShare - run.spec.timeoutShare;
  const int every = std::max(1, static_cast<int>(std::min(1e6, others / share)));
  return {.stage = Stage::Video, .fault = Fault::InvalidOutput, .nth = run.plan.sound + every, .every = every};
}

ExitStatus soakOnVirtualTime(const CaptureRun& run, SoakCompanion& companion) {
  const auto reporter = reporterFor(run.options.to, run.settings.log, std::cout);
  const Interrupts interrupts;
  Time last{};
  const auto soaked = soakVirtually({.options = {.settings = run.settings,
                                                 .backend = BackendKind::Simulated,
                                                 .outputFolder = {},
                                                 .program = "vortex-engine",
                                                 .version = VORTEX_VERSION},
                                     .capture = {.spec = run.spec, .file = run.options.file},
                                     .plan = run.plan,
                                     .onEvent =
                                         [&](const Event& event) {
                                           companion.take(event, *reporter);
                                           last = event.at;
                                           return interrupts.count() == 0;
                                         },
                                     .onSubmitted = [&](SlotId slot, std::size_t n) { companion.submitted(slot, n); }});
  if (!soaked)
    return refuse(soaked.error());
  companion.ended(last, *reporter);
  reporter->batchEnded(last);
  return tellMadeCapture(run.options.file, run.options.to.json, run.options.requireVerdict);
}

}  // namespace

ExitStatus soakCommand(const SoakOptions& options) {
  CaptureOptions capture = options.capture;
  if (options.hours || options.equivalentHours)
    capture.minutes = 60 * options.hours.value_or(options.equivalentHours.value_or(0));
  if (capture.cancelShare + capture.timeoutShare + options.failShare > kMostShare)
    return refuse(
        "--cancel-share, --timeout-share and --fail-share together leave no slot that may finish; at most 0.9 are allowed");
  if (!capture.minutes)
    return refuse("a soak needs its length: --hours H, --minutes M or --equivalent-hours H");
  if (capture.label.empty())
    capture.label = "soak";
  if (options.equivalentHours && !capture.config.profile && !capture.config.file)
    capture.config.profile = "simulated";
  auto run = readyToCapture(capture);
  if (!run)
    return ExitStatus::BadInput;
  if (options.equivalentHours)
    run->spec.snapshots = SnapshotPlan::None;  // of a device that allocates nothing
  run->plan.failShare = run->spec.failShare = options.failShare;
  run->plan.failing = unspeakable(run->plan.recipes.front());
  if (options.failShare > 0 && run->plan.failing.empty())
    return refuse("the first recipe cannot be given a script that nobody can speak: --fail-share 0, or another recipe");
  run->spec.workload += "; " + analysis::percentText(options.failShare) + " with a script that nobody can speak";
  if (options.failShare > 0 && (options.equivalentHours || run->backend == BackendKind::Simulated))
    run->settings.simulated.faults.push_back(failing(*run, options.failShare));
  SoakCompanion companion(run->plan.recipes.front().canonicalJson, run->spec.seed);
  const ExitStatus status = options.equivalentHours ? soakOnVirtualTime(*run, companion) : captureSlots(*run, {&companion}, true);
  if (companion.swallowed() > 0) {
    std::cerr << "vortex-engine: " << companion.swallowed() << " broken recipes were not refused\n";
    return ExitStatus::SomeSlotDidNot;
  }
  return status;
}

}  // namespace vortex::headless
