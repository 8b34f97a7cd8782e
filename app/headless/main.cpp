// SPDX-License-Identifier: GPL-3.0-or-later
//
// vortex-engine: the engine without a window. This file knows the command line; what the commands do is in *_command.cpp.
#include "app/headless/capture_command_line.h"
#include "app/headless/commands.h"
#include "app/headless/number_within.h"
#include "app/headless/report_line.h"
#include "app/headless/snapshot_line.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace {

using namespace vortex;
using namespace vortex::headless;

void addConfig(CLI::App& command, ConfigChoice& choice) {
  command.add_option("--config", choice.file, "A config file (YAML) laid over the profile")->option_text("FILE");
  command.add_option("--profile", choice.profile, "cpu (default), fast, full, simulated or load")->option_text("NAME");
  command.add_option("--set", choice.sets, "One setting, as in the config: orchestration.timeouts.image_s=1")
      ->option_text("KEY=VALUE");
}

void addRecords(CLI::App& command, RunTargets& options) {
  command.add_option("--log", options.logFile, "Also write the events as JSON lines to FILE, which rotates")->option_text("FILE");
  command.add_option("--history", options.history, "Where it is recorded, or none (default: $XDG_DATA_HOME/vortex/history.db)")
      ->option_text("FILE");
  command.add_flag("--json", options.json, "One JSON object a line for each event, closed by run_summary");
}

void addTargets(CLI::App& command, RunTargets& options) {
  command.add_option("--out", options.out, "Where OUT/<slot>/ is made (default: $XDG_DATA_HOME/vortex/slots)")->option_text("DIR");
  addRecords(command, options);
}

void addBackend(CLI::App& command, std::optional<BackendKind>& backend) {
  const std::map<std::string, BackendKind> backends{{"torch", BackendKind::Torch}, {"simulated", BackendKind::Simulated}};
  command.add_option("--backend", backend, "torch or simulated; else the profile's")->transform(CLI::CheckedTransformer(backends));
}

void addRun(CLI::App& command, RunOptions& options) {
  command.add_option("RECIPE_FILE", options.recipeFiles, "Recipes, JSON or YAML: one, a list, or one a line")->required();
  addConfig(command, options.config);
  addBackend(command, options.backend);
  command.add_option("--slots", options.slots, "How many slots; the recipes are taken round and round")
      ->check(CLI::Range(1, 1'000'000));
  auto* every = command.add_option("--every", options.every_s, "Submit on a cadence, each slot with its air time")
                    ->option_text("SECONDS")
                    ->check(within(0.01, 86'400));
  command.add_flag("--burst", options.burst, "Submit all at once")->excludes(every);
  command.add_option("--seed", options.seed, "Of the first slot; the following ones count up")->option_text("N");
  addTargets(command, options.to);
}

void addHistory(CLI::App& command, HistoryOptions& options) {
  command.add_option("--history", options.file, "The store (default: $XDG_DATA_HOME/vortex/history.db)")->option_text("FILE");
  command.add_flag("--json", options.json, "One JSON object a line");
}

void addFilter(CLI::App& command, FilterOptions& filter) {
  command.add_option("--outcome", filter.outcome, "An outcome (succeeded, timed_out, ...) or a state (interrupted, ...)")
      ->option_text("WORD");
  command.add_option("--stage", filter.stage, "Where they ended: audio, image, video, clip")->option_text("WORD");
  command.add_option("--reason", filter.reason, "Of the outcome: out_of_memory, device_lost, ...")->option_text("WORD");
  command.add_option("--text", filter.text, "In the recipe's id, the label or the message")->option_text("TEXT");
  command.add_option("--since", filter.since, "Queued then or later: 2026-11-28T14:00[Z], 14:00 of today, -2h")
      ->option_text("TIME");
  command.add_option("--until", filter.until, "Queued before then")->option_text("TIME");
  command.add_option("--margin-below", filter.marginBelow_s, "Spare to air below this")->option_text("SECONDS");
  command.add_option("--margin-above", filter.marginAbove_s, "Spare to air above this")->option_text("SECONDS");
  command.add_flag("--missed", filter.missed, "Only those whose air time was missed");
  command.add_flag("--open", filter.open, "Only those without a clip that no rerun has addressed; reruns themselves left out");
  command.add_option("--run", filter.run, "How the UUID of their run begins")->option_text("UUID");
  command.add_option("--origin", filter.origin, "engine or import")->option_text("WORD");
  command.add_option("--last", filter.most, "How many at most, the newest")->option_text("N")->check(CLI::Range(1, 100'000));
  command.add_option("--before", filter.before, "Only older ones than this, to page on")->option_text("SLOT");
}

// The options of `history list` as one text.
FilterOptions filterOfText(const std::string& text) {
  CLI::App parser("--where");
  FilterOptions filter;
  filter.most = 1'000;
  addFilter(parser, filter);
  try {
    parser.parse(text);
  } catch (const CLI::ParseError& error) {
    throw CLI::ValidationError("--where", "'" + text + "': " + error.what() + "; allowed are the filters of `history list`");
  }
  return filter;
}

void addRerun(CLI::App& command, RerunOptions& options) {
  auto* slots = command.add_option("SLOT", options.slots, "Their numbers, as in `history list`");
  auto* interrupted =
      command.add_flag("--interrupted", options.interrupted, "All that a killed program left, and that were not made again");
  auto* where = command
                    .add_option_function<std::string>(
                        "--where", [&options](const std::string& text) { options.where = filterOfText(text); },
                        "All that are like this: the filters of `history list`, as '--outcome timed_out --stage image --since -2h'")
                    ->option_text("FILTERS");
  slots->excludes(interrupted)->excludes(where);
  interrupted->excludes(slots)->excludes(where);
  where->excludes(slots)->excludes(interrupted);
  command.callback([&options] {
    if (options.slots.empty() && !options.interrupted && !options.where)
      throw CLI::RequiredError("SLOT, --interrupted or --where");
  });
  const std::map<std::string, Stage> stages{
      {"audio", Stage::Audio}, {"image", Stage::Image}, {"video", Stage::Video}, {"clip", Stage::Clip}};
  command.add_option("--from", options.from, "Reset: what the stages before this one had made is taken as recorded")
      ->option_text("STAGE")
      ->transform(CLI::CheckedTransformer(stages));
  command.add_flag("--dry-run", options.dryRun, "Make nothing; say which slots it would be, and how long that takes");
  addConfig(command, options.config);
  addBackend(command, options.backend);
  command.add_option("--recipe-set", options.recipeSets, "One field of the recipe: visual_track.prompt=a lighthouse")
      ->option_text("FIELD=VALUE");
  command.add_option("--every", options.every_s, "Put them on a cadence, each with its air time; else they have no deadline")
      ->option_text("SECONDS")
      ->check(within(0.01, 86'400));
  command.add_option("--seed", options.seed, "Of the first slot, the following ones count up; else the recorded ones")
      ->option_text("N");
  command.add_flag("--same-inputs-check", options.sameInputs,
                   "Make nothing unless recipe, seed, settings, device and build are as recorded");
  addTargets(command, options.to);
}

void addWhatIf(CLI::App& command, WhatIfOptions& options) {
  command.add_option("--set", options.sets, "One key of the config, laid over the settings that were in force")
      ->option_text("KEY=VALUE");
  command
      .add_option_function<std::string>(
          "--slots",
          [&options](const std::string& text) {
            options.slots.reset();
            if (text == "all")
              return;
            int count = 0;
            if (!CLI::detail::lexical_cast(text, count) || count < 1 || count > 1'000'000)
              throw CLI::ValidationError("--slots", "'" + text + "': allowed are 1 to 1000000, and all");
            options.slots = count;
          },
          "So many of the newest (default 2000), or all")
      ->option_text("N|all");
  options.slots = 2'000;
  command.add_option("--run", options.runs, "Only of the runs whose UUIDs begin so")->option_text("UUID");
  command.add_option("--profile", options.profile, "Runs of this profile (default: the newest run's)")->option_text("NAME");
  command.add_flag("--expected", options.expected,
                   "Beside the best and the worst case one that is drawn from how long attempts took");
  command.add_option("--seed", options.seed, "Of that one (default 1)")->option_text("N");
  command.add_option("--history", options.history, "The store (default: $XDG_DATA_HOME/vortex/history.db)")->option_text("FILE");
  command.add_flag("--json", options.json, "One JSON object");
}

void addCompare(CLI::App& command, CompareOptions& options) {
  auto* first = command.add_option("A", options.first, "A slot's number");
  auto* second = command.add_option("B", options.second, "Another's");
  auto* sessions = command
                       .add_option("--sessions", options.sessions,
                                   "Two sessions instead: how the UUIDs of their runs begin, as in `history runs`")
                       ->option_text("RUN RUN")
                       ->expected(2)
                       ->excludes(first)
                       ->excludes(second);
  command.add_option("--history", options.history, "The store (default: $XDG_DATA_HOME/vortex/history.db)")->option_text("FILE");
  command.add_flag("--json", options.json, "One JSON object");
  command.callback([first, second, sessions] {
    if (sessions->empty() && (first->empty() || second->empty()))
      throw CLI::RequiredError("A and B, or --sessions");
  });
}

void addTune(CLI::App& command, TuneOptions& options) {
  command.add_option("--rate", options.rate, "Of first attempts that may be cut although they would have finished in time: 0.02")
      ->option_text("RATE")
      ->check(within(.001, .2));
  auto* profile = command.add_option("--profile", options.profile, "Over the slots of this profile; else of the newest slot's");
  command.add_option("--run", options.run, "Over the run whose UUID begins so")->option_text("UUID")->excludes(profile);
  command.add_option("--history", options.history, "The store (default: $XDG_DATA_HOME/vortex/history.db)")->option_text("FILE");
  command.add_flag("--json", options.json, "One JSON object");
}

void addBaselineRuns(CLI::App& command, BaselineOptions& options, const char* help) {
  command.add_option("NAME", options.name, "Its name, or a file ending in .json")->required();
  auto* captures = command.add_option("CAPTURE", options.captures, "Captures (.vortexcap) instead of runs: how memory grows");
  command.add_option("--run", options.runs, help)->option_text("UUID")->excludes(captures);
  command.add_option("--history", options.history, "The store (default: $XDG_DATA_HOME/vortex/history.db)")
      ->option_text("FILE")
      ->excludes(captures);
}

void addExport(CLI::App& command, ExportOptions& options) {
  const std::map<std::string, ExportFormat> formats{
      {"json", ExportFormat::Json}, {"csv", ExportFormat::Csv}, {"perfetto", ExportFormat::Perfetto}};
  command.add_option("--history", options.history, "The store (default: $XDG_DATA_HOME/vortex/history.db)")->option_text("FILE");
  command
      .add_option("--format", options.format,
                  "json (a slot a line, its attempts in it), csv or perfetto (a trace for ui.perfetto.dev)")
      ->option_text("FORMAT")
      ->transform(CLI::CheckedTransformer(formats));
  command.add_option("-o,--output", options.output, "Where to; else stdout")->option_text("FILE");
  auto* attempts = command.add_flag("--attempts", options.attempts, "csv: a row an attempt");
  command.add_flag("--events", options.events, "json: the events as `run --json` tells them")->excludes(attempts);
  options.filter.most = 100'000;
  addFilter(command, options.filter);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The control room of a live AI television channel, without a window."};
  app.require_subcommand(1);
  app.set_version_flag("--version", VORTEX_VERSION);

  RunOptions run;
  addRun(*app.add_subcommand("run", "Make slots from recipes"), run);
  CaptureOptions capture;
  auto* captureApp = app.add_subcommand("capture", "Make slots, capture the session in a file of its own, judge it for leaks");
  addConfig(*captureApp, capture.config);
  addBackend(*captureApp, capture.backend);
  addCapture(*captureApp, capture);
  addRecords(*captureApp, capture.to);
  SoakOptions soak;
  auto* soakApp =
      app.add_subcommand("soak", "Hours of slots that are cancelled, timed out and failed at random, captured and judged");
  addConfig(*soakApp, soak.capture.config);
  addBackend(*soakApp, soak.capture.backend);
  addSoak(*soakApp, soak);
  addRecords(*soakApp, soak.capture.to);
  RerunOptions rerun;
  addRerun(*app.add_subcommand("rerun", "Make recorded slots again: same recipe, seed and settings"), rerun);
  CompareOptions compare;
  auto* compareApp = app.add_subcommand("compare", "Two recorded slots side by side, and by how much they differ");
  addCompare(*compareApp, compare);
  BaselineOptions baseline;
  auto* baselineApp = app.add_subcommand("baseline", "Runs, or captures, that later ones are held against");
  baselineApp->require_subcommand(1);
  auto* baselineSave = baselineApp->add_subcommand("save", "Add recorded runs or captures to a baseline; the first makes it");
  addBaselineRuns(*baselineSave, baseline, "How the UUIDs of the runs begin; else the newest");
  auto* baselineList = baselineApp->add_subcommand("list", "The user's baselines");
  baselineList->add_flag("--json", baseline.json, "One JSON object a baseline");
  auto* baselineCompare =
      baselineApp->add_subcommand("compare", "Hold a run or a capture against a baseline; exit status 1 where it regressed");
  addBaselineRuns(*baselineCompare, baseline, "How its UUID begins; else the newest");
  baselineCompare->get_option("--run")->expected(1);
  baselineCompare->get_option("CAPTURE")->expected(0, 1);
  baselineCompare->add_flag("--json", baseline.json, "One JSON object");
  baselineCompare->add_option("--junit", baseline.junit, "Also as JUnit XML, a test case a row")->option_text("FILE");
  AddressOptions address;
  auto* addressApp = app.add_subcommand("address", "Say of a slot that left no clip that it needs no rerun, and why");
  addressApp->add_option("SLOT", address.slot, "Its number")->required();
  auto* comment = addressApp->add_option("--comment", address.comment, "The reason")->option_text("TEXT");
  addressApp->add_flag("--withdraw", address.withdraw, "Take back what was said before")->excludes(comment);
  addressApp->add_option("--history", address.history, "The store (default: $XDG_DATA_HOME/vortex/history.db)")
      ->option_text("FILE");
  std::vector<std::filesystem::path> files;
  app.add_subcommand("check", "Read recipe files and say everything that is wrong with them")
      ->add_option("FILE", files, "Recipe files")
      ->required();
  ConfigChoice doctor;
  bool keys = false;
  auto* doctorApp = app.add_subcommand("doctor", "Say what this machine can do, and whether the profile fits it");
  addConfig(*doctorApp, doctor);
  doctorApp->add_flag("--keys", keys, "List every key of the config instead");

  ImportOptions imported;
  auto* importApp = app.add_subcommand("import", "Bring what another system told into the history");
  importApp->add_option("EVENTS", imported.events, "Events, one JSON object a line, as `run --json` tells them")->required();
  importApp->add_option("--history", imported.history, "The store (default: $XDG_DATA_HOME/vortex/history.db)")
      ->option_text("FILE");

  TuneOptions tune;
  auto* tuneApp = app.add_subcommand("tune", "Timeouts by what was recorded");
  tuneApp->require_subcommand(1);
  addTune(*tuneApp->add_subcommand("suggest", "What each stage's timeout should be for a wanted rate of false timeouts"), tune);

  WhatIfOptions whatIf;
  auto* whatIfApp = app.add_subcommand("whatif", "What other settings would have made of the slots on record");
  addWhatIf(*whatIfApp, whatIf);

  SnapshotOptions snapshots;
  const auto snapshotCommand = addSnapshot(app, snapshots);

  ReportOptions report;
  const auto reportCommand = addReport(app, report);

  HistoryOptions history;
  auto* historyApp = app.add_subcommand("history", "Look at what was recorded");
  historyApp->require_subcommand(1);
  auto* list = historyApp->add_subcommand("list", "The slots, the newest first");
  addHistory(*list, history);
  addFilter(*list, history.filter);
  auto* runs = historyApp->add_subcommand("runs", "The sessions, the newest first");
  addHistory(*runs, history);
  runs->add_option("--last", history.most, "How many at most")->option_text("N")->check(CLI::Range(1, 100'000));
  auto* show = historyApp->add_subcommand("show", "One slot: its attempts and everything that was told of it");
  addHistory(*show, history);
  show->add_option("SLOT", history.slot, "Its number")->required();
  VerifyOptions verify;
  auto* verifyApp = historyApp->add_subcommand("verify", "Run recorded sessions through the scheduler again and compare");
  verifyApp->add_option("--history", verify.file, "The store (default: $XDG_DATA_HOME/vortex/history.db)")->option_text("FILE");
  verifyApp->add_flag("--json", verify.json, "One JSON object a run");
  auto* which = verifyApp->add_option("--run", verify.run, "The run whose UUID begins so")->option_text("UUID");
  verifyApp->add_option("--last", verify.last, "So many of the newest runs (default 1)")
      ->option_text("N")
      ->check(CLI::Range(1, 1'000'000))
      ->excludes(which);
  auto* alarms = historyApp->add_subcommand("alarms", "The alarms that were raised, the newest first");
  addHistory(*alarms, history);
  alarms->add_option("--last", history.most, "How many at most")->option_text("N")->check(CLI::Range(1, 100'000));
  auto* log = historyApp->add_subcommand("log", "What a run told, as its log showed it; the last lines");
  addHistory(*log, history);
  const std::map<std::string, LogLevel> levels{
      {"debug", LogLevel::Debug}, {"info", LogLevel::Info}, {"warning", LogLevel::Warning}, {"error", LogLevel::Error}};
  log->add_option("--level", history.level, "The least that is shown: debug, info (default), warning, error")
      ->transform(CLI::CheckedTransformer(levels));
  log->add_option("--run", history.run, "The run whose UUID begins so; else the newest")->option_text("UUID");
  log->add_option("--last", history.most, "How many at most")->option_text("N")->check(CLI::Range(1, 100'000));
  ExportOptions exported;
  auto* exportApp = historyApp->add_subcommand("export", "Slots for other programs, the oldest first");
  addExport(*exportApp, exported);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitStatus::BadInput);
  }
  try {
    if (const auto ended = snapshotCommand())
      return static_cast<int>(*ended);
    if (app.got_subcommand("run"))
      return static_cast<int>(runCommand(run));
    if (*soakApp)
      return static_cast<int>(soakCommand(soak));
    if (*captureApp)
      return static_cast<int>(captureCommand(capture));
    if (app.got_subcommand("rerun"))
      return static_cast<int>(rerunCommand(rerun));
    if (*addressApp)
      return static_cast<int>(addressCommand(address));
    if (*compareApp)
      return static_cast<int>(compare.sessions.empty() ? compareCommand(compare) : compareSessionsCommand(compare));
    if (*baselineSave)
      return static_cast<int>(baselineSaveCommand(baseline));
    if (*baselineList)
      return static_cast<int>(baselineListCommand(baseline));
    if (*baselineCompare)
      return static_cast<int>(baselineCompareCommand(baseline));
    if (app.got_subcommand("check"))
      return static_cast<int>(checkCommand(files));
    if (*importApp)
      return static_cast<int>(importCommand(imported));
    if (const auto ended = reportCommand())
      return static_cast<int>(*ended);
    if (*whatIfApp)
      return static_cast<int>(whatIfCommand(whatIf));
    if (*tuneApp)
      return static_cast<int>(tuneSuggestCommand(tune));
    if (*list)
      return static_cast<int>(historyListCommand(history));
    if (*runs)
      return static_cast<int>(historyRunsCommand(history));
    if (*alarms)
      return static_cast<int>(historyAlarmsCommand(history));
    if (*log)
      return static_cast<int>(historyLogCommand(history));
    if (*exportApp)
      return static_cast<int>(exportCommand(exported));
    if (*show)
      return static_cast<int>(historyShowCommand(history));
    if (*verifyApp)
      return static_cast<int>(historyVerifyCommand(verify));
    return static_cast<int>(keys ? listKeys() : doctorCommand(doctor));
  } catch (const std::exception& error) {
    std::cerr << "vortex-engine: " << error.what() << '\n';
    return static_cast<int>(ExitStatus::EngineFailed);
  }
}
