// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/baseline_file.h"

#include "engine/config/bounded_json.h"
#include "engine/config/source_text.h"
#include "engine/report/utc_time.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace vortex::report {
namespace {

using Json = nlohmann::ordered_json;
using analysis::Lasted;
using analysis::Observation;

constexpr int kFormat = 2;                              // 1 said the conditions as a text
constexpr std::size_t kMostBaselineBytes = 256u << 20;  // 100 runs of 50,000 slots
constexpr std::int64_t kLongest_ns = 366LL * 24 * 3600 * 1'000'000'000;

Json timesOf(const Lasted& lasted, bool finished) {
  Json times = Json::array();
  for (const Observation& o : lasted.observations)
    if (o.finished == finished)
      times.push_back(o.time.count());
  return times;
}

Json madeJson(const analysis::SlotsByConditions& made) {
  Json json = Json::array();
  for (const auto& [conditions, count] : made) {
    json.push_back({{"profile", conditions.profile}, {"backend", conditions.backend}, {"slots", count}});
    if (conditions.quality)
      json.back()["quality"] = *conditions.quality;
    if (!conditions.device.empty())
      json.back()["device"] = conditions.device;
  }
  return json;
}

analysis::SlotsByConditions readMade(const nlohmann::json& json) {
  analysis::SlotsByConditions made;
  for (const auto& each : json) {
    analysis::Conditions conditions{
        .profile = each.at("profile").get<std::string>(), .backend = each.at("backend").get<std::string>(), .quality = {}};
    conditions.device = each.value("device", std::string());
    if (const auto quality = each.find("quality"); quality != each.end())
      conditions.quality = quality->get<int>();
    made[conditions] = each.at("slots").get<int>();
  }
  return made;
}

Json runJson(const BaselineRun& run) {
  Json json{{"run", run.uuid},
            {"started", utcTime(run.startedWall)},
            {"program", run.program},
            {"version", run.version},
            {"profile", run.profile},
            {"backend", run.backend},
            {"slots", run.numbers.slotCount},
            {"made", madeJson(run.numbers.made)},
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
  run.numbers.made = readMade(json.at("made"));
  json.at("peaks_bytes").get_to(run.numbers.peaks);
  require(std::all_of(run.numbers.peaks.begin(), run.numbers.peaks.end(), [](double peak) { return peak > 0 && peak < 1e18; }),
          "a slot's memory is no number of bytes");
  std::sort(run.numbers.peaks.begin(), run.numbers.peaks.end());
  for (const Stage stage : kStages)
    run.numbers.stages[stage] = readStage(json.at("stages").at(std::string(toString(stage))));
  return run;
}

Json captureJson(const BaselineCapture& capture) {
  Json json{{"run", capture.uuid},
            {"label", capture.label},
            {"started", utcTime(capture.startedWall)},
            {"program", capture.program},
            {"version", capture.version},
            {"made", capture.numbers.made},
            {"judged", capture.numbers.judged},
            {"series", Json::object()}};
  for (const analysis::LeakSeries which : analysis::kLeakSeries)
    if (const analysis::SeriesInBlocks& series = capture.numbers.series[which]; !series.y.empty())
      json["series"][std::string(toString(which))] = {{"slots", series.x}, {"values", series.y}, {"slots_a_value", series.block}};
  return json;
}

analysis::SeriesInBlocks readSeriesInBlocks(const nlohmann::json& json) {
  analysis::SeriesInBlocks series;
  json.at("slots").get_to(series.x);
  json.at("values").get_to(series.y);
  json.at("slots_a_value").get_to(series.block);
  const auto fits = [](const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return v >= 0 && v <= analysis::kMostLeakValue; });
  };
  require(!series.y.empty() && series.x.size() == series.y.size() && series.y.size() <= analysis::kMostJudged &&
              series.block >= 1 && series.block <= 1'000'000 && fits(series.x) && fits(series.y) &&
              std::adjacent_find(series.x.begin(), series.x.end(), std::greater_equal<>()) == series.x.end(),
          "a capture's series is none");
  return series;
}

BaselineCapture readCapture(const nlohmann::json& json) {
  BaselineCapture capture;
  json.at("run").get_to(capture.uuid);
  json.at("label").get_to(capture.label);
  json.at("program").get_to(capture.program);
  json.at("version").get_to(capture.version);
  const auto started = parseUtcTime(json.at("started").get<std::string>());
  require(started.has_value(), "a capture's start is no time");
  capture.startedWall = *started;
  json.at("made").get_to(capture.numbers.made);
  json.at("judged").get_to(capture.numbers.judged);
  for (const analysis::LeakSeries which : analysis::kLeakSeries)
    if (const auto series = json.at("series").find(std::string(toString(which))); series != json.at("series").end())
      capture.numbers.series[which] = readSeriesInBlocks(*series);
  return capture;
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
    require(format == kFormat, "it is of format " + std::to_string(format) + ", which " +
                                   (format < kFormat ? "an earlier" : "a later") + " program made; this one reads " +
                                   std::to_string(kFormat));
    Baseline baseline{.name = json.at("baseline").get<std::string>(), .runs = {}, .captures = {}};
    require(isBaselineName(baseline.name), "its name is none");
    require(json.at("runs").is_array() && json.at("runs").size() <= kMostBaselineRuns,
            "it has more than " + std::to_string(kMostBaselineRuns) + " runs");
    for (const auto& run : json.at("runs"))
      baseline.runs.push_back(readRun(run));
    require(json.at("captures").is_array() && json.at("captures").size() <= kMostBaselineRuns,
            "it has more than " + std::to_string(kMostBaselineRuns) + " captures");
    for (const auto& capture : json.at("captures"))
      baseline.captures.push_back(readCapture(capture));
    return baseline;
  } catch (const std::exception& error) {  // nlohmann's own, and require()'s
    return tl::unexpected(std::string(error.what()));
  }
}

std::string textOf(const Baseline& baseline) {
  Json json{{"baseline", baseline.name}, {"format", kFormat}, {"runs", Json::array()}, {"captures", Json::array()}};
  for (const BaselineRun& run : baseline.runs)
    json["runs"].push_back(runJson(run));
  for (const BaselineCapture& capture : baseline.captures)
    json["captures"].push_back(captureJson(capture));
  return json.dump() + '\n';
}

}  // namespace vortex::report
