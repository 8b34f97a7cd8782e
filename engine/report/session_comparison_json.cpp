// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/compared_json.h"
#include "engine/report/session_comparison.h"
#include "engine/report/utc_time.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace vortex::report {
namespace {

using Json = nlohmann::ordered_json;
using analysis::SessionSide;

Json spareJson(const std::variant<analysis::Percentile<Duration>, analysis::TooFew>& spare) {
  const auto* found = std::get_if<analysis::Percentile<Duration>>(&spare);
  return found != nullptr ? Json(std::round(inMilliseconds(found->value) * 1e3) / 1e3) : Json();
}

Json sessionJson(const history::RunLine& run, const SessionSide& side) {
  Json json = jsonOf(run);
  json["slots"] = side.slotCount;
  json["outcomes"] = side.outcomes;
  json["missed"] = side.missed;
  json["spare_to_air_50_ms"] = spareJson(side.spareMedian);
  json["spare_to_air_95_ms"] = spareJson(side.spare95);
  json["made"] = Json::object();
  for (const auto& [conditions, count] : side.made)
    json["made"][toString(conditions)] = count;
  return json;
}

Json timesJson(const analysis::StageTimes& times) {
  return {{"attempts", times.attempts}, {"cut", times.cut}, {"left_out", times.leftOut}};
}

}  // namespace

Json jsonOf(const history::RunLine& run) {
  return {{"run", run.uuid},
          {"started", utcTime(run.clock.wall)},
          {"ended", run.endedWall ? Json(utcTime(run.endedWall)) : Json()},
          {"origin", run.origin},
          {"program", run.program},
          {"version", run.version},
          {"profile", run.profile},
          {"backend", run.backend}};
}

Json jsonOf(const ComparedSessions& both) {
  const analysis::SessionComparison& c = both.comparison;
  Json json{
      {"first", sessionJson(both.first, c.first)}, {"second", sessionJson(both.second, c.second)}, {"same_conditions", !c.mixed}};
  for (const analysis::StageComparison& stage : c.stages)
    json["stages"][std::string(toString(stage.stage))] = {{"first", timesJson(stage.first)},
                                                          {"second", timesJson(stage.second)},
                                                          {"p50_ms", jsonOf(stage.p50, 1e3)},
                                                          {"p95_ms", jsonOf(stage.p95, 1e3)},
                                                          {"p99_ms", jsonOf(stage.p99, 1e3)}};
  json["peak_bytes"] = c.peak ? jsonOf(*c.peak, 1) : Json();
  json["settings"] = nullptr;
  if (both.settings) {
    json["settings"] = Json::array();
    for (const event::SettingChange& change : *both.settings)
      json["settings"].push_back({{"key", change.key}, {"first", change.was}, {"second", change.became}});
  }
  return json;
}

}  // namespace vortex::report
