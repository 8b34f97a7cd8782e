// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/baseline_words.h"
#include "app/headless/capture_words.h"
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/output_file.h"
#include "app/headless/recorded_runs.h"
#include "app/places/places.h"
#include "engine/analysis/leak_numbers.h"
#include "engine/analysis/stored_capture.h"
#include "engine/history/capture_file.h"
#include "engine/report/session_record.h"
#include "engine/report/slot_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace vortex::headless {
namespace {

namespace fs = std::filesystem;

fs::path baselineFolder() { return app::dataFolder() / "baselines"; }

// What ends in .json is a file somewhere, anything else the name of one of the user's.
tl::expected<fs::path, std::string> baselineFileOf(const std::string& name) {
  if (fs::path(name).extension() == ".json")
    return fs::path(name);
  if (!report::isBaselineName(name))
    return tl::unexpected(
        "a baseline's name is letters, digits, '.', '-' and '_', at most 64 and not beginning with '.', or a file "
        "that ends in .json; '" +
        name + "' is neither");
  return baselineFolder() / (name + ".json");
}

tl::expected<report::Baseline, std::string> readNamed(const fs::path& file) {
  auto baseline = report::readBaseline(file);
  if (!baseline)
    return tl::unexpected(file.string() + ": " + baseline.error());
  return baseline;
}

// The named runs, or the newest that an engine of ours made.
tl::expected<std::vector<history::RunLine>, std::string> chosenRuns(const history::Reader& reader,
                                                                    const std::vector<std::string>& named) {
  const auto all = reader.runs();
  if (!all)
    return tl::unexpected(all.error());
  std::vector<history::RunLine> chosen;
  for (const std::string& begins : named) {
    auto run = runBeginning(*all, begins);
    if (!run)
      return tl::unexpected(run.error());
    chosen.push_back(std::move(*run));
  }
  if (!named.empty())
    return chosen;
  const auto newest = std::max_element(
      all->begin(), all->end(), [](const history::RunLine& a, const history::RunLine& b) { return a.clock.wall < b.clock.wall; });
  if (newest == all->end())
    return tl::unexpected(std::string("the history has no run"));
  return std::vector{*newest};
}

tl::expected<analysis::SessionNumbers, std::string> numbersOfRun(const history::Reader& reader, const history::RunLine& run) {
  const std::atomic<bool> never{false};
  const auto record = report::recordOf(reader, run, never);
  if (!record)
    return tl::unexpected(record.error());
  return analysis::numbersOf(*record);
}

std::string misfitOf(const report::BaselineRun& run) {
  if (run.numbers.made.empty())
    return " began no slot";
  return run.numbers.made.size() > 1 ? " was made under several conditions: a baseline has one (profile, device, quality)" : "";
}
std::string misfitOf(const report::BaselineCapture& capture) {
  if (capture.numbers.word == analysis::LeakWord::Leak)
    return " is a leak, and a baseline is what is known to be good";
  return capture.numbers.judged < analysis::kLeastJudged
             ? " has " + std::to_string(capture.numbers.judged) + " judged slots, and fewer than " +
                   std::to_string(analysis::kLeastJudged) + " say nothing"
             : "";
}
std::string conditionsOf(const report::BaselineRun& run) { return toString(run.numbers.made.begin()->first); }
std::string conditionsOf(const report::BaselineCapture& capture) { return capture.numbers.made; }

bool madeAlike(const report::BaselineRun& a, const report::BaselineRun& b) { return analysis::madeAlike(a.numbers, b.numbers); }
bool madeAlike(const report::BaselineCapture& a, const report::BaselineCapture& b) { return a.numbers.made == b.numbers.made; }

// Adds it to what the baseline has. Where it does not fit: why.
template <typename Made>
tl::expected<void, std::string> add(std::vector<Made>& all, Made made, const char* what) {
  const std::string name = what + (" " + made.uuid.substr(0, 8));
  if (const std::string why = misfitOf(made); !why.empty())
    return tl::unexpected(name + why);
  for (const Made& other : all) {
    if (other.uuid == made.uuid)
      return tl::unexpected(name + " is in it already");
    if (!madeAlike(other, made))
      return tl::unexpected(name + " was made under other conditions than the baseline's: " + conditionsOf(made) + ", not " +
                            conditionsOf(other));
  }
  if (all.size() >= report::kMostBaselineRuns)
    return tl::unexpected("it has " + std::to_string(report::kMostBaselineRuns) + ' ' + what + "s already, and more are not taken");
  all.push_back(std::move(made));
  return {};
}

tl::expected<report::BaselineCapture, std::string> captureOf(const fs::path& file) {
  finishIfKilled(file);
  const auto stored = analysis::judgeCapture(file);
  if (!stored)
    return tl::unexpected(stored.error());
  const history::CaptureHead& head = stored->head;
  report::BaselineCapture capture{.uuid = head.uuid,
                                  .label = head.label,
                                  .program = head.program,
                                  .version = head.version,
                                  .startedWall = head.startedWall,
                                  .numbers = numbersOf(*stored->judge.judge(), stored->judge.atEnd())};
  const CaptureSpec& spec = stored->judge.series().started()->spec;
  capture.numbers.made = head.profile + " on " + head.backend + ", " + stored->judge.series().device() + "; " +
                         analysis::percentText(spec.cancelShare) + " cancelled, " + analysis::percentText(spec.timeoutShare) +
                         " timed out";
  return capture;
}

struct ChosenRuns {
  history::Reader reader;
  std::vector<history::RunLine> runs;  // at least one
};
tl::expected<ChosenRuns, std::string> openRuns(const BaselineOptions& options) {
  auto reader = history::Reader::open(options.history ? *options.history : defaultHistoryFile());
  if (!reader)
    return tl::unexpected(reader.error());
  auto runs = chosenRuns(*reader, options.runs);
  if (!runs)
    return tl::unexpected(runs.error());
  return ChosenRuns{.reader = std::move(*reader), .runs = std::move(*runs)};
}

tl::expected<void, std::string> addRuns(report::Baseline& baseline, const BaselineOptions& options) {
  const auto chosen = openRuns(options);
  if (!chosen)
    return tl::unexpected(chosen.error());
  for (const history::RunLine& run : chosen->runs) {
    auto numbers = numbersOfRun(chosen->reader, run);
    if (!numbers)
      return tl::unexpected(numbers.error());
    if (const auto added = add(baseline.runs, report::baselineRun(run, std::move(*numbers)), "run"); !added)
      return tl::unexpected("baseline " + baseline.name + ": " + added.error());
  }
  return {};
}

tl::expected<void, std::string> addCaptures(report::Baseline& baseline, const BaselineOptions& options) {
  for (const fs::path& file : options.captures) {
    auto capture = captureOf(file);
    if (!capture)
      return tl::unexpected(capture.error());
    if (const auto added = add(baseline.captures, std::move(*capture), "capture"); !added)
      return tl::unexpected("baseline " + baseline.name + ": " + added.error());
  }
  return {};
}

// The others of the baseline: none is held against itself.
template <typename Made>
auto numbersBut(const std::vector<Made>& all, const std::string& uuid) {
  std::vector<decltype(Made::numbers)> others;
  for (const Made& one : all)
    if (one.uuid != uuid)
      others.push_back(one.numbers);
  return others;
}

tl::expected<AgainstBaseline, std::string> runAgainst(report::Baseline baseline, const BaselineOptions& options) {
  const auto chosen = openRuns(options);
  if (!chosen)
    return tl::unexpected(chosen.error());
  const history::RunLine& run = chosen->runs.front();
  const auto numbers = numbersOfRun(chosen->reader, run);
  if (!numbers)
    return tl::unexpected(numbers.error());
  if (numbers->made.empty())
    return tl::unexpected("run " + run.uuid.substr(0, 8) + " began no slot: there is nothing to compare");
  auto comparison = analysis::compareWithBaseline(numbersBut(baseline.runs, run.uuid), *numbers);
  return AgainstBaseline{.baseline = std::move(baseline),
                         .isCapture = false,
                         .uuid = run.uuid,
                         .program = run.program,
                         .version = run.version,
                         .startedWall = run.clock.wall,
                         .comparison = std::move(comparison)};
}

tl::expected<AgainstBaseline, std::string> captureAgainst(report::Baseline baseline, const fs::path& file) {
  const auto capture = captureOf(file);
  if (!capture)
    return tl::unexpected(capture.error());
  if (baseline.captures.empty())
    return tl::unexpected("baseline " + baseline.name + " has no captures: baseline save " + baseline.name + " CAPTURE adds one");
  auto comparison = analysis::compareWithBaseline(numbersBut(baseline.captures, capture->uuid), capture->numbers);
  return AgainstBaseline{.baseline = std::move(baseline),
                         .isCapture = true,
                         .uuid = capture->uuid,
                         .program = capture->program,
                         .version = capture->version,
                         .startedWall = capture->startedWall,
                         .comparison = std::move(comparison)};
}

}  // namespace

ExitStatus baselineSaveCommand(const BaselineOptions& options) {
  const auto file = baselineFileOf(options.name);
  if (!file)
    return refuse(file.error());
  report::Baseline baseline{.name = file->stem().string(), .runs = {}, .captures = {}};
  if (!report::isBaselineName(baseline.name))
    return refuse(file->string() + ": a baseline's name is letters, digits, '.', '-' and '_'");
  if (std::error_code none; fs::exists(*file, none)) {
    auto read = readNamed(*file);
    if (!read)
      return refuse(read.error());
    baseline = std::move(*read);
  }
  if (const auto added = options.captures.empty() ? addRuns(baseline, options) : addCaptures(baseline, options); !added)
    return refuse(added.error());
  std::error_code error;
  if (file->has_parent_path())
    fs::create_directories(file->parent_path(), error);  // where that fails, the file says so
  if (const auto written = writeWhole(*file, report::textOf(baseline)); !written)
    return refuse(written.error());
  const std::string what = options.captures.empty() ? "run" : "capture";
  const auto count = static_cast<int>(options.captures.empty() ? baseline.runs.size() : baseline.captures.size());
  std::cout << "baseline " << baseline.name << " has " << count << ' ' << what << (count == 1 ? "" : "s") << ": " << file->string()
            << '\n';
  if (count < analysis::kLeastBaselineRuns)
    std::cout << "a gate wants " << analysis::kLeastBaselineRuns << ": with fewer, nothing tells how much " << what
              << "s differ among themselves\n";
  return ExitStatus::AllDelivered;
}

ExitStatus baselineListCommand(const BaselineOptions& options) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(baselineFolder(), none))
    if (entry.path().extension() == ".json")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  bool all = true;
  for (const fs::path& file : files) {
    const auto baseline = readNamed(file);
    if (!baseline) {
      refuse(baseline.error());
      all = false;
      continue;
    }
    std::cout << (options.json ? report::lineOf(jsonOf(*baseline, file.string())) + '\n' : lineOf(*baseline, file.string()));
  }
  return all ? ExitStatus::AllDelivered : ExitStatus::BadInput;
}

ExitStatus baselineCompareCommand(const BaselineOptions& options) {
  const auto file = baselineFileOf(options.name);
  if (!file)
    return refuse(file.error());
  auto baseline = readNamed(*file);
  if (!baseline)
    return refuse(baseline.error());
  const auto both = options.captures.empty() ? runAgainst(std::move(*baseline), options)
                                             : captureAgainst(std::move(*baseline), options.captures.front());
  if (!both)
    return refuse(both.error());
  std::cout << (options.json ? report::lineOf(jsonOf(*both)) + '\n' : textOf(*both)) << std::flush;
  if (options.junit) {
    if (const auto written = writeWhole(*options.junit, junitOf(*both)); !written) {
      std::cerr << "vortex-engine: " << written.error() << '\n';
      return ExitStatus::EngineFailed;
    }
  }
  return both->comparison.regressed() ? ExitStatus::Regressed : ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
