// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/slot_json.h"

#include "engine/report/utc_time.h"
#include "engine/telemetry/event_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <type_traits>

namespace vortex::report {
namespace {

using Json = nlohmann::ordered_json;
using history::AttemptLine;
using history::SlotLine;

double ms(Duration duration) { return std::round(static_cast<double>(duration.count()) / 1e3) / 1e3; }
Json orNull(const std::optional<Duration>& duration) { return duration ? Json(ms(*duration)) : Json(); }
Json orNull(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json orNull(const std::optional<Bytes>& bytes) { return bytes ? Json(bytes->count) : Json(); }
template <typename T>
requires std::is_integral_v<T> Json orNull(const std::optional<T>& number) { return number ? Json(*number) : Json(); }

}  // namespace

Json jsonOf(const SlotLine& line) {
  Json json;
  json["slot"] = line.slot.value;
  json["state"] = line.state;
  json["outcome"] = orNull(line.outcome);
  json["stage"] = orNull(line.stage);
  json["reason"] = orNull(line.reason);
  json["message"] = orNull(line.message);
  json["queued"] = orNull(utcTime(line.queuedWall));
  json["started"] = orNull(utcTime(line.startedWall));
  json["recipe_id"] = line.recipeId;
  json["label"] = line.label;
  json["seed"] = orNull(line.seed);
  json["quality_level"] = orNull(line.qualityLevel);
  json["waited_ms"] = orNull(line.waited);
  json["elapsed_ms"] = orNull(line.elapsed);
  json["spare_to_air_ms"] = orNull(line.spareToAir);
  json["margin_generation_ms"] = orNull(line.marginGeneration);
  json["ready_ms"] = orNull(line.ready);
  json["encode_ms"] = orNull(line.encode);
  json["missed"] = line.missed;
  json["fallback"] = orNull(line.fallback);
  json["folder"] = orNull(line.folder);
  json["delivery_error"] = orNull(line.deliveryError);
  json["files_removed"] = orNull(utcTime(line.outputsRemovedWall));
  json["rerun_of"] = line.rerunOf ? Json(line.rerunOf->value) : Json();
  json["source"] = orNull(line.sourceName);
  json["source_line"] = line.sourceName.empty() ? Json() : Json(line.sourceLine);
  json["run"] = line.runUuid;
  json["origin"] = line.origin;
  json["foreign_slot"] = orNull(line.foreignSlot);
  json["profile"] = line.profile;
  json["backend"] = line.backend;
  return json;
}

Json jsonOf(const AttemptLine& line) {
  Json json;
  json["stage"] = toString(line.stage);
  json["attempt"] = line.n;
  json["outcome"] = orNull(line.outcome);
  json["reason"] = orNull(line.reason);
  json["message"] = orNull(line.message);
  json["timeout_ms"] = ms(line.timeout);
  json["elapsed_ms"] = orNull(line.elapsed);
  json["cause"] = orNull(line.cause);
  json["request_to_stopped_ms"] = orNull(line.requestToStopped);
  json["drain_ms"] = orNull(line.drain);
  json["peak_bytes"] = orNull(line.peak);
  json["bytes_released"] = orNull(line.released);
  json["bytes_held"] = orNull(line.held);
  json["operators"] = orNull(line.operators);
  json["longest_operator_ms"] = orNull(line.longestOperator);
  return json;
}

Json jsonOf(const event::OutputMade& made) {
  Json json;
  json["kind"] = made.kind;
  json["dtype"] = made.dtype;
  json["shape"] = made.shape;
  json["sha256"] = made.sha256;
  json["bytes"] = made.bytes.count;
  json["file"] = orNull(made.file);
  return json;
}

std::string lineOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

tl::expected<std::string, std::string> slotJson(const history::Reader& reader, SlotId slot) {
  const auto line = reader.slot(slot);
  const auto attempts = reader.attempts(slot);
  const auto told = reader.events(slot);
  const auto outputs = reader.outputs(slot);
  if (!line || !attempts || !told || !outputs)
    return tl::unexpected(!line ? line.error() : !attempts ? attempts.error() : !told ? told.error() : outputs.error());
  if (!*line)
    return tl::unexpected("slot " + std::to_string(slot.value) + " is not in the history");
  Json json = jsonOf(**line);
  json["attempts"] = Json::array();
  for (const AttemptLine& attempt : *attempts)
    json["attempts"].push_back(jsonOf(attempt));
  json["outputs"] = Json::array();
  for (const event::OutputMade& made : *outputs)
    json["outputs"].push_back(jsonOf(made));
  json["events"] = Json::array();
  for (const Event& event : told->events)
    json["events"].push_back(Json::parse(telemetry::toJson(event)));
  return lineOf(json);
}

}  // namespace vortex::report
