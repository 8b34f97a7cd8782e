// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/comparison.h"
#include "engine/report/proof_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <type_traits>

namespace vortex::report {
namespace {

using Json = nlohmann::ordered_json;

double threeDecimals(double value) { return std::round(value * 1000) / 1000; }

Json valueOrNull(const std::optional<Duration>& duration) {
  return duration ? Json(threeDecimals(static_cast<double>(duration->count()) / 1e6)) : Json();
}
Json valueOrNull(const std::optional<Bytes>& bytes) { return bytes ? Json(bytes->count) : Json(); }
Json valueOrNull(const std::optional<double>& number) { return number ? Json(threeDecimals(*number)) : Json(); }
Json valueOrNull(const std::optional<std::uint64_t>& number) { return number ? Json(*number) : Json(); }
Json valueOrNull(const std::optional<int>& number) { return number ? Json(*number) : Json(); }
Json valueOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }
// A recipe's field: a value of its own, not a text of one.
Json fieldOrNull(const std::optional<std::string>& text) {
  if (!text)
    return {};
  Json value = Json::parse(*text, nullptr, false);
  return value.is_discarded() ? Json(*text) : value;  // of a recipe that is no JSON
}

template <typename T>
Json pairOf(const T& first, const T& second) {
  return {{"first", valueOrNull(first)}, {"second", valueOrNull(second)}};
}
template <typename T>
Json pairWithDelta(const std::optional<T>& first, const std::optional<T>& second, const std::optional<T>& delta) {
  Json json = pairOf(first, second);
  json["delta"] = valueOrNull(delta);
  return json;
}

Json stageJson(const analysis::StagePair& pair) {
  Json json;
  json["attempts"] = {{"first", pair.first.attempts}, {"second", pair.second.attempts}};
  json["outcome"] = pairOf(pair.first.outcome, pair.second.outcome);
  json["reason"] = pairOf(pair.first.reason, pair.second.reason);
  json["elapsed_ms"] = pairWithDelta(pair.first.elapsed, pair.second.elapsed, pair.longer);
  json["timeout_ms"] = pairOf(pair.first.timeout, pair.second.timeout);
  json["peak_bytes"] = pairWithDelta(pair.first.peak, pair.second.peak, pair.more);
  return json;
}

Json measuredJson(const output::SoundDifference& d) {
  return {{"differing", d.differing},
          {"of", d.of},
          {"largest_steps", d.largest},
          {"first_s", threeDecimals(d.first_s)},
          {"last_s", threeDecimals(d.last_s)}};
}
Json measuredJson(const output::PictureDifference& d) { return {{"largest", d.largest}, {"psnr_db", valueOrNull(d.psnr_dB)}}; }
Json measuredJson(const output::ClipDifference& d) {
  return {{"compared", d.compared},
          {"differing", d.differing},
          {"first", d.firstFrame},
          {"last", d.lastFrame},
          {"largest", d.largest},
          {"worst", d.worstFrame},
          {"worst_db", valueOrNull(d.worst_dB)},
          {"mean_db", valueOrNull(d.mean_dB)}};
}
template <typename T>
Json measuredJson(const Measured<T>& measured) {
  if (!measured)
    return {};
  if (*measured)
    return measuredJson(**measured);
  Json json;
  json["why"] = measured->error();
  return json;
}

}  // namespace

Json jsonOf(const Comparison& c) {
  Json json;
  json["first"] = c.first.line.slot.value;
  json["second"] = c.second.line.slot.value;
  json["proof"] = jsonOf(c.proof);
  json["outcome"] = pairOf(c.first.line.outcome, c.second.line.outcome);
  json["seed"] = pairOf(c.first.line.seed, c.second.line.seed);
  json["profile"] = pairOf(c.first.line.profile, c.second.line.profile);
  json["backend"] = pairOf(c.first.line.backend, c.second.line.backend);
  json["device"] = pairOf(c.first.recorded.device, c.second.recorded.device);
  json["build"] = pairOf(c.first.recorded.build, c.second.recorded.build);
  json["quality_level"] = pairOf(c.first.line.qualityLevel, c.second.line.qualityLevel);
  const auto lengths = [&](const char* name, const std::optional<Duration>& a, const std::optional<Duration>& b) {
    json[name] = pairWithDelta(a, b, analysis::deltaOf(a, b));
  };
  lengths("elapsed_ms", c.first.line.elapsed, c.second.line.elapsed);
  lengths("waited_ms", c.first.line.waited, c.second.line.waited);
  lengths("spare_to_air_ms", c.first.line.spareToAir, c.second.line.spareToAir);
  lengths("margin_generation_ms", c.first.line.marginGeneration, c.second.line.marginGeneration);
  lengths("encode_ms", c.first.line.encode, c.second.line.encode);
  json["device_used_bytes"] =
      pairWithDelta(c.first.deviceUsed, c.second.deviceUsed, analysis::deltaOf(c.first.deviceUsed, c.second.deviceUsed));
  for (const analysis::StagePair& pair : c.stages)
    json["stages"][std::string(toString(pair.stage))] = stageJson(pair);
  json["recipe"] = Json::array();
  for (const config::FieldDifference& field : c.recipe)
    json["recipe"].push_back({{"field", field.field}, {"first", fieldOrNull(field.first)}, {"second", fieldOrNull(field.second)}});
  json["settings"] = nullptr;
  json["settings_why"] = nullptr;
  if (c.settings) {
    json["settings"] = Json::array();
    for (const event::SettingChange& change : *c.settings)
      json["settings"].push_back({{"key", change.key}, {"first", change.was}, {"second", change.became}});
  } else {
    json["settings_why"] = c.settings.error();
  }
  json["sound"] = measuredJson(c.sound);
  json["picture"] = measuredJson(c.picture);
  json["clip"] = measuredJson(c.clip);
  return json;
}

}  // namespace vortex::report
