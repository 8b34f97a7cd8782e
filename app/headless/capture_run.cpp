// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_run.h"

#include "app/headless/capture_companion.h"
#include "app/headless/capture_words.h"
#include "app/headless/inputs.h"
#include "engine/analysis/leak_numbers.h"
#include "engine/config/config_reader.h"

#include <charconv>
#include <iostream>

namespace vortex::headless {
namespace {

constexpr int kMostCaptured = 1'000'000;  // slots of a capture by time

// "none", "first-last" or "every:N" into the spec.
bool readPlan(const std::string& text, CaptureSpec& spec) {
  if (text == "none" || text == "first-last") {
    spec.snapshots = text == "none" ? SnapshotPlan::None : SnapshotPlan::FirstLast;
    return true;
  }
  constexpr std::string_view kEvery = "every:";
  if (!text.starts_with(kEvery))
    return false;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data() + kEvery.size(), end, spec.snapshotEvery);
  spec.snapshots = SnapshotPlan::Every;
  return error == std::errc() && at == end && spec.snapshotEvery > 0;
}

std::string workloadText(const CaptureOptions& options) {
  std::string text;
  for (const auto& file : options.recipeFiles)
    text += (text.empty() ? "" : ", ") + file.filename().string();
  if (options.burst)
    return text + "; all at once";
  return text + (options.every_s ? "; one every " + analysis::figureText(*options.every_s) + " s" : "; one by one");
}

}  // namespace

std::optional<CaptureRun> readyToCapture(const CaptureOptions& given) {
  const auto refused = [](const std::string& why) {
    static_cast<void>(refuse(why));
    return std::nullopt;
  };
  CaptureRun run{.options = given,
                 .spec = {.label = given.label,
                          .notes = given.notes,
                          .slotCount = given.slots.value_or(0),
                          .lasts = seconds(given.minutes.value_or(0) * 60),
                          .warmUp = given.warmUp,
                          .workload = {},
                          .cancelShare = given.cancelShare,
                          .timeoutShare = given.timeoutShare,
                          .seed = given.seed.value_or(1),
                          .exclusive = given.exclusive,
                          .snapshots = SnapshotPlan::FirstLast,
                          .snapshotEvery = 0},
                 .settings = {},
                 .plan = {}};
  CaptureOptions& options = run.options;
  if (options.file.empty())
    return refused("a capture needs its file: --out NAME.vortexcap");
  if (options.cancelShare + options.timeoutShare > kMostShare)
    return refused("--cancel-share and --timeout-share together leave no slot that may finish; at most 0.9 are allowed");
  if (options.burst && run.spec.slotCount == 0)
    return refused("--burst submits all slots at once, so it needs their number: --slots N");
  if (!readPlan(options.snapshots, run.spec))
    return refused("--snapshots " + options.snapshots + ": allowed are none, first-last and every:N");
  if (options.recipeFiles.empty())
    options.recipeFiles.push_back(config::resourceFolder() / "recipes" / "evening-news.json");
  run.spec.workload = workloadText(options);
  const auto settings = readSettings(options.config);
  auto recipes = readRecipes(options.recipeFiles);
  if (!settings || !recipes)
    return std::nullopt;
  if (recipes->empty())
    return refused("no recipe in the given files");
  run.settings = *settings;
  run.backend = options.backend.value_or(backendOf(*settings));
  run.plan = {.recipes = std::move(*recipes),
              .cancelShare = run.spec.cancelShare,
              .timeoutShare = run.spec.timeoutShare,
              .seed = run.spec.seed,
              .sound = std::max(run.spec.warmUp, 1),
              .airIn = {}};
  if (options.every_s)
    run.plan.airIn = settings->airAfter;
  if (!options.to.history)
    options.to.history = "none";  // the capture's own file has it all
  return run;
}

ExitStatus captureSlots(const CaptureRun& run, std::vector<RunCompanion*> companions, bool quiet) {
  const CaptureOptions& options = run.options;
  CaptureCompanion capture({.spec = run.spec, .file = options.file}, Workload(run.plan, run.settings));
  companions.insert(companions.begin(), &capture);
  const RunEnd end = makeSlots({.settings = run.settings,
                                .backend = run.backend,
                                .slots = run.spec.slotCount > 0 ? run.spec.slotCount : kMostCaptured,
                                .pace = options.burst     ? Pace::Burst
                                        : options.every_s ? Pace::Cadence
                                                          : Pace::OneByOne,
                                .every = seconds(options.every_s.value_or(0)),
                                .request = [&](std::size_t n) { return capture.slot(n); },
                                .to = options.to,
                                .companions = std::move(companions),
                                .untilMemory = true,
                                .takesGuests = !run.spec.exclusive,
                                .quiet = quiet});
  if (end.status == ExitStatus::BadInput)
    return end.status;  // nothing was begun, and why was told
  const ExitStatus told = tellMadeCapture(options.file, options.to.json, options.requireVerdict);
  return end.status == ExitStatus::EngineFailed && told != ExitStatus::Leak ? end.status : told;
}

}  // namespace vortex::headless
