// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/baseline_file.h"

#include "engine/config/bounded_json.h"
#include "engine/config/source_text.h"
#include "engine/report/utc_time.h"

#include <algorithm>
#include <stdexcept>

namespace vortex::report {
namespace {

using Json = nlohmann::ordered_json;
using analysis::Lasted;
using analysis::Observation;

constexpr int kFormat = 1;
constexpr std::size_t kMostBaselineBytes = 256u << 20;  // 100 runs of 50,000 slots
constexpr std::int64_t kLongest_ns = 366LL * 24 * 3600 * 1'000'000'000;

Json timesOf(const Lasted& lasted, bool finished) {
  Json times = Json::array();
  for (const Observation& o : lasted.observations)
    if (o.finished == finished)
      times.push_back(o.time.count());
  return times;
}

Json runJson(const BaselineRun& run) {
  Json json{{"run", run.uuid},
            {"started", utcTime(run.startedWall)},
            {"program", run.program},
            {"version", run.version},
            {"profile", run.profile},
            {"backend", run.backend},
            {"slots", run.numbers.slotCount},
            {"made", run.numbers.made},
            {"peaks_bytes", run.numbers.peaks}};
  for (const Stage stage : kStages) {
    const Lasted& lasted = run.numbers.stages[stage];
    json["stages"][std::string(toString(stage))] = {
        {"finished_ns", timesOf(lasted, true)}, {"cut_ns", timesOf(lasted, false)}, {"left_out", lasted.times.leftOut}};
  }
  return json;
}

void require(bool holds, const std::string& what) {
  if (!holds)
    throw std::runtime_error(what);
}

void readTimes(const nlohmann::json& list, bool finished, Lasted& into) {
  for (const auto& each : list) {
    const auto ns = each.get<std::int64_t>();
    require(ns >= 0 && ns <= kLongest_ns, "an attempt lasted " + std::to_string(ns) + " ns");
    into.observations.push_back({.time = Duration(ns), .finished = finished});
  }
}

Lasted readStage(const nlohmann::json& json) {
  Lasted lasted;
  readTimes(json.at("finished_ns"), true, lasted);
  readTimes(json.at("cut_ns"), false, lasted);
  const int left = json.at("left_out").get<int>(), seen = static_cast<int>(lasted.observations.size());
  require(left >= 0 && left <= 1'000'000'000, "a number of attempts is none");
  lasted.times = {.attempts = seen + left, .cut = static_cast<int>(json.at("cut_ns").size()), .leftOut = left};
  return lasted;
}

BaselineRun readRun(const nlohmann::json& json) {
  BaselineRun run;
  json.at("run").get_to(run.uuid);
  json.at("program").get_to(run.program);
  json.at("version").get_to(run.version);
  json.at("profile").get_to(run.profile);
  json.at("backend").get_to(run.backend);
  const auto started = parseUtcTime(json.at("started").get<std::string>());
  require(started.has_value(), "a run's start is no time");
  run.startedWall = *started;
  json.at("slots").get_to(run.numbers.slotCount);
  json.at("made").get_to(run.numbers.made);
  json.at("peaks_bytes").get_to(run.numbers.peaks);
  require(std::all_of(run.numbers.peaks.begin(), run.numbers.peaks.end(), [](double peak) { return peak > 0 && peak < 1e18; }),
          "a slot's memory is no number of bytes");
  std::sort(run.numbers.peaks.begin(), run.numbers.peaks.end());
  for (const Stage stage : kStages)
    run.numbers.stages[stage] = readStage(json.at("stages").at(std::string(toString(stage))));
  return run;
}

}  // namespace

BaselineRun baselineRun(const history::RunLine& run, analysis::SessionNumbers numbers) {
  return {.uuid = run.uuid,
          .program = run.program,
          .version = run.version,
          .profile = run.profile,
          .backend = run.backend,
          .startedWall = run.clock.wall,
          .numbers = std::move(numbers)};
}

bool isBaselineName(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  };
  return !name.empty() && name.size() <= 64 && name.front() != '.' && std::all_of(name.begin(), name.end(), fits);
}

tl::expected<Baseline, std::string> readBaseline(const std::filesystem::path& file) {
  const auto text = config::readTextFile(file, kMostBaselineBytes);
  if (!text)
    return tl::unexpected(text.error());
  const nlohmann::json json = config::boundedJson(*text);
  try {
    require(json.is_object() && json.contains("baseline"), "it is no baseline");
    const int format = json.at("format").get<int>();
    require(format == kFormat, "it is of format " + std::to_string(format) + ", which a later program made; this one reads " +
                                   std::to_string(kFormat));
    Baseline baseline{.name = json.at("baseline").get<std::string>(), .runs = {}};
    require(isBaselineName(baseline.name), "its name is none");
    require(json.at("runs").is_array() && json.at("runs").size() <= kMostBaselineRuns,
            "it has more than " + std::to_string(kMostBaselineRuns) + " runs");
    for (const auto& run : json.at("runs"))
      baseline.runs.push_back(readRun(run));
    return baseline;
  } catch (const std::exception& error) {  // nlohmann's own, and require()'s
    return tl::unexpected(std::string(error.what()));
  }
}

std::string textOf(const Baseline& baseline) {
  Json json{{"baseline", baseline.name}, {"format", kFormat}, {"runs", Json::array()}};
  for (const BaselineRun& run : baseline.runs)
    json["runs"].push_back(runJson(run));
  return json.dump() + '\n';
}

}  // namespace vortex::report
