// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/baseline_words.h"
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/output_file.h"
#include "app/headless/recorded_runs.h"
#include "app/places/places.h"
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

// "" where it fits to what the baseline has.
std::string misfitOf(const report::Baseline& baseline, const report::BaselineRun& run) {
  const std::string name = "run " + run.uuid.substr(0, 8);
  if (run.numbers.made.empty())
    return name + " began no slot";
  if (run.numbers.made.size() > 1)
    return name + " was made under several conditions: a baseline has one (profile, device, quality)";
  for (const report::BaselineRun& other : baseline.runs) {
    if (other.uuid == run.uuid)
      return name + " is in it already";
    if (!analysis::madeAlike(other.numbers, run.numbers))
      return name + " was made under other conditions than the baseline's: " + run.numbers.made.begin()->first + ", not " +
             other.numbers.made.begin()->first;
  }
  return baseline.runs.size() < report::kMostBaselineRuns
             ? ""
             : "it has " + std::to_string(report::kMostBaselineRuns) + " runs already, and more are not taken";
}

}  // namespace

ExitStatus baselineSaveCommand(const BaselineOptions& options) {
  const auto file = baselineFileOf(options.name);
  if (!file)
    return refuse(file.error());
  report::Baseline baseline{.name = file->stem().string(), .runs = {}};
  if (!report::isBaselineName(baseline.name))
    return refuse(file->string() + ": a baseline's name is letters, digits, '.', '-' and '_'");
  if (std::error_code none; fs::exists(*file, none)) {
    auto read = readNamed(*file);
    if (!read)
      return refuse(read.error());
    baseline = std::move(*read);
  }
  const auto reader = history::Reader::open(options.history ? *options.history : defaultHistoryFile());
  if (!reader)
    return refuse(reader.error());
  const auto runs = chosenRuns(*reader, options.runs);
  if (!runs)
    return refuse(runs.error());
  for (const history::RunLine& run : *runs) {
    auto numbers = numbersOfRun(*reader, run);
    if (!numbers)
      return refuse(numbers.error());
    report::BaselineRun saved = report::baselineRun(run, std::move(*numbers));
    if (const std::string why = misfitOf(baseline, saved); !why.empty())
      return refuse("baseline " + baseline.name + ": " + why);
    baseline.runs.push_back(std::move(saved));
  }
  std::error_code error;
  if (file->has_parent_path())
    fs::create_directories(file->parent_path(), error);  // where that fails, the file says so
  auto output = OutputFile::open(*file);
  if (!output)
    return refuse(output.error());
  output->write(report::textOf(baseline));
  if (const auto written = output->finish(); !written)
    return refuse(written.error());
  const auto count = static_cast<int>(baseline.runs.size());
  std::cout << "baseline " << baseline.name << " has " << count << (count == 1 ? " run" : " runs") << ": " << file->string()
            << '\n';
  if (count < analysis::kLeastBaselineRuns)
    std::cout << "a gate wants " << analysis::kLeastBaselineRuns
              << ": with fewer, nothing tells how much runs differ among themselves\n";
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
  const auto reader = history::Reader::open(options.history ? *options.history : defaultHistoryFile());
  if (!reader)
    return refuse(reader.error());
  const auto runs = chosenRuns(*reader, options.runs);
  if (!runs)
    return refuse(runs.error());
  const history::RunLine& run = runs->front();
  const auto numbers = numbersOfRun(*reader, run);
  if (!numbers)
    return refuse(numbers.error());
  std::vector<analysis::SessionNumbers> others;
  for (const report::BaselineRun& one : baseline->runs)
    if (one.uuid != run.uuid)  // a run is not held against itself
      others.push_back(one.numbers);
  const AgainstBaseline both{
      .baseline = std::move(*baseline), .run = run, .comparison = analysis::compareWithBaseline(others, *numbers)};
  if (options.junit) {
    auto output = OutputFile::open(options.junit);
    if (!output)
      return refuse(output.error());
    output->write(junitOf(both));
    if (const auto written = output->finish(); !written)
      return refuse(written.error());
  }
  std::cout << (options.json ? report::lineOf(jsonOf(both)) + '\n' : textOf(both));
  return both.comparison.regressed() ? ExitStatus::Regressed : ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
