// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/slot_fields.h"

#include "app/headless/wall_time.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;
using history::AttemptLine;
using history::SlotLine;

std::string secondsText(const std::optional<Duration>& duration) {
  if (!duration)
    return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f s", inSeconds(*duration));
  return text.data();
}

double ms(Duration duration) { return std::round(static_cast<double>(duration.count()) / 1e3) / 1e3; }
Json orNull(const std::optional<Duration>& duration) { return duration ? Json(ms(*duration)) : Json(); }
Json orNull(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json orNull(const std::optional<Bytes>& bytes) { return bytes ? Json(bytes->count) : Json(); }
template <typename T>
requires std::is_integral_v<T> Json orNull(const std::optional<T>& number) { return number ? Json(*number) : Json(); }

std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      c = ' ';
  return text;
}

std::string quotedWhereNeeded(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos)
    return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"')
      quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

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

std::string csvHeader(const Json& object) {
  std::string row;
  for (const auto& field : object.items())
    row += (row.empty() ? "" : ",") + quotedWhereNeeded(field.key());
  return row + "\r\n";
}

std::string csvRow(const Json& object) {
  std::string row;
  bool first = true;
  for (const auto& field : object.items()) {
    if (!first)
      row += ',';
    first = false;
    if (field.value().is_string())
      row += quotedWhereNeeded(field.value().get<std::string>());
    else if (!field.value().is_null())
      row += field.value().dump();
  }
  return row + "\r\n";
}

std::string tableHead() {
  std::array<char, 128> text{};
  std::snprintf(text.data(), text.size(), "%6s  %-19s  %-32s %9s  %9s  %s\n", "slot", "queued", "outcome", "elapsed", "spare",
                "recipe");
  return text.data();
}

std::string tableRow(const SlotLine& line) {
  std::string outcome = line.outcome.empty() ? line.state : line.outcome;
  if (!line.stage.empty())
    outcome += " (" + line.stage + (line.reason.empty() ? "" : ", " + line.reason) + ")";
  std::string recipe = line.recipeId.empty() ? line.label : line.recipeId;
  if (line.rerunOf)
    recipe += (recipe.empty() ? "rerun of " : ", rerun of ") + std::to_string(line.rerunOf->value);
  if (line.foreignSlot)
    recipe += (recipe.empty() ? "" : " ") + ("(imported, there " + std::to_string(*line.foreignSlot)) + ")";
  std::array<char, 256> text{};
  std::snprintf(text.data(), text.size(), "%6llu  %-19s  %-32.100s %9s  %9s  ", static_cast<unsigned long long>(line.slot.value),
                localTime(line.queuedWall).c_str(), printable(outcome).c_str(), secondsText(line.elapsed).c_str(),
                secondsText(line.spareToAir).c_str());
  return text.data() + printable(recipe) + '\n';
}

}  // namespace vortex::headless
