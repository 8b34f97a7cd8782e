// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_command_line.h"

#include "app/headless/number_within.h"

#include <CLI/CLI.hpp>

namespace vortex::headless {
namespace {

constexpr double kMostMinutes = 60 * 24 * 31;

CLI::Option* addRecord(CLI::App& command, CaptureOptions& options) {
  command.add_option("RECIPE_FILE", options.recipeFiles, "Recipes; none: a sample recipe");
  command.add_option("--seed", options.seed, "Of the first slot, and of what is cancelled and timed out when (default 1)")
      ->option_text("N");
  command.add_option("--label", options.label, "What it is called")->option_text("TEXT");
  command.add_option("--notes", options.notes, "What a reader should know")->option_text("TEXT");
  command.add_option("--cancel-share", options.cancelShare, "Of the slots, cancelled at a drawn instant: 0.2")
      ->option_text("SHARE")
      ->check(within(0, 0.9));
  command.add_option("--timeout-share", options.timeoutShare, "Of the slots, run into a timeout of a drawn stage: 0.1")
      ->option_text("SHARE")
      ->check(within(0, 0.9));
  command.add_option("--warm-up", options.warmUp, "The first slots, which the trend leaves out (default 2)")
      ->option_text("N")
      ->check(CLI::Range(0, 100'000));
  command.add_option("--snapshots", options.snapshots, "Of the device's allocations: first-last (default), every:N or none")
      ->option_text("PLAN");
  auto* file = command.add_option("--out", options.file, "The capture's file, NAME.vortexcap; it must not be there yet")
                   ->option_text("FILE");
  command.add_option("--outputs", options.to.out, "Where the slots' folders are made (default: $XDG_DATA_HOME/vortex/slots)")
      ->option_text("DIR");
  command.add_flag("--require-verdict", options.requireVerdict, "Exit status 4 where neither a leak nor its absence can be told");
  return file;
}

}  // namespace

void addCapture(CLI::App& command, CaptureOptions& options) {
  auto* file = addRecord(command, options);
  command.add_option("--show", options.show, "Capture nothing: judge a capture's file again, and say what it says")
      ->option_text("FILE")
      ->excludes(file);
  command.add_option("--slots", options.slots, "It ends behind so many slots")->option_text("N")->check(CLI::Range(1, 1'000'000));
  command.add_option("--minutes", options.minutes, "… or after so long")->option_text("M")->check(within(0.01, kMostMinutes));
  auto* every = command.add_option("--every", options.every_s, "Submit on a cadence, each slot with its air time; else one by one")
                    ->option_text("SECONDS")
                    ->check(within(0.01, 86'400));
  command.add_flag("--burst", options.burst, "Submit all at once")->excludes(every);
  command.add_flag("--exclusive", options.exclusive, "Take no slots of other programs meanwhile");
}

void addSoak(CLI::App& command, SoakOptions& options) {
  addRecord(command, options.capture);
  options.capture.cancelShare = options.capture.timeoutShare = 0.15;
  auto* hours = command.add_option("--hours", options.hours, "How long")->option_text("H")->check(within(0.001, kMostMinutes / 60));
  auto* minutes = command.add_option("--minutes", options.capture.minutes, "… or in minutes")
                      ->option_text("M")
                      ->check(within(0.01, kMostMinutes))
                      ->excludes(hours);
  command
      .add_option("--equivalent-hours", options.equivalentHours,
                  "On the simulated device, whose clock runs as fast as the machine can: so many of its hours")
      ->option_text("H")
      ->check(within(0.01, 24.0 * 366))
      ->excludes(hours)
      ->excludes(minutes);
  command.add_option("--fail-share", options.failShare, "Of the slots, with a script that nobody can speak (default 0.03)")
      ->option_text("SHARE")
      ->check(within(0, 0.5));
}

}  // namespace vortex::headless
