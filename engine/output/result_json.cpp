// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/result_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace vortex::output {
namespace {

using Json = nlohmann::ordered_json;

double ms(Duration duration) { return std::round(static_cast<double>(duration.count()) / 1e3) / 1e3; }
Json msOrNull(const std::optional<Duration>& duration) { return duration ? Json(ms(*duration)) : Json(); }
Json wordOrNull(Reason reason) { return reason == Reason::None ? Json() : Json(toString(reason)); }
Json textOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json stopOf(const std::optional<StopRecord>& stop) {
  if (!stop)
    return {};
  Json json;
  json["cause"] = toString(stop->cause);
  json["request_to_stopped_ms"] = ms(stop->requestToStopped);
  json["drain_ms"] = ms(stop->drain);
  json["bytes_released"] = stop->released.count;
  json["bytes_held"] = stop->held.count;
  json["by_exit"] = stop->byExit;
  return json;
}

Json attemptOf(const AttemptRecord& attempt) {
  Json json;
  json["attempt"] = attempt.n;
  json["start_ms"] = ms(attempt.start);
  json["elapsed_ms"] = ms(attempt.elapsed);
  json["outcome"] = toString(attempt.outcome);
  json["reason"] = wordOrNull(attempt.reason);
  json["message"] = attempt.message;
  json["peak_bytes"] = attempt.peak.count;
  json["operators"] = attempt.operators;
  json["longest_operator_ms"] = ms(attempt.longestOperator);
  json["bytes_held"] = attempt.held ? Json(attempt.held->count) : Json();
  json["stop"] = stopOf(attempt.stop);
  return json;
}

Json stagesOf(const SlotRecord& record) {
  Json json = Json::object();
  for (Stage stage : kStages) {
    Json attempts = Json::array();
    for (const AttemptRecord& attempt : record.attempts[stage])
      attempts.push_back(attemptOf(attempt));
    json[std::string(toString(stage))]["attempts"] = std::move(attempts);
  }
  return json;
}

Json scoresOf(const std::optional<ScoreRecord>& scores) {
  if (!scores)
    return {};
  Json json;
  json["b"] = scores->b;
  json["l"] = scores->l;
  json["ensemble"] = scores->ensemble;
  json["outlier"] = scores->outlier;
  json["passed"] = scores->passed;
  json["thresholds"]["b"] = scores->minB;
  json["thresholds"]["l"] = scores->minL;
  json["thresholds"]["outlier_gap"] = scores->outlierGap;
  json["weights"]["b"] = scores->weightB;
  json["weights"]["l"] = scores->weightL;
  return json;
}

// The one output that stands for its stage; marks only accompany the sound.
bool standsForItsStage(backend::ArtifactKind kind) { return kind != backend::ArtifactKind::Marks; }

Json digestsOf(const std::vector<OutputDigest>& outputs) {
  Json json = Json::object();
  for (Stage stage : kStages)
    json[std::string(toString(stage))] = nullptr;
  for (const OutputDigest& output : outputs)
    if (standsForItsStage(output.info.kind))
      json[std::string(toString(backend::stageOf(output.info.kind)))] = hexOf(output.digest);
  return json;
}

Json outputsOf(const std::vector<OutputDigest>& outputs) {
  Json json = Json::array();
  for (const OutputDigest& output : outputs) {
    Json one;
    one["stage"] = toString(backend::stageOf(output.info.kind));
    one["kind"] = toString(output.info.kind);
    one["dtype"] = toString(output.info.dtype);
    one["shape"] = Json::array();
    for (int i = 0; i < output.info.rank; ++i)
      one["shape"].push_back(output.info.shape[static_cast<std::size_t>(i)]);
    one["sha256"] = hexOf(output.digest);
    json.push_back(std::move(one));
  }
  return json;
}

Json qualityOf(const SlotRecord& record, const std::vector<OutputDigest>& outputs) {
  Json json;
  json["level"] = record.qualityLevel;
  json["side"] = nullptr;
  json["frames"] = nullptr;
  for (const OutputDigest& output : outputs) {
    if (output.info.kind == backend::ArtifactKind::Picture)
      json["side"] = output.info.shape[3];
    if (output.info.kind == backend::ArtifactKind::Frames)
      json["frames"] = output.info.shape[0];
  }
  return json;
}

Json deliveryOf(const DeliveryRecord& delivery) {
  Json json;
  json["delivered"] = delivery.delivered;
  json["message"] = textOrNull(delivery.message);
  json["encode_ms"] = ms(delivery.encode);
  json["video_codec"] = textOrNull(delivery.videoCodec);
  json["audio_codec"] = textOrNull(delivery.audioCodec);
  json["files"] = Json::object();
  for (const auto& [name, bytes] : delivery.files)
    json["files"][name] = bytes;
  return json;
}

}  // namespace

std::string canonicalRecipeOf(const SlotRecord& record) { return record.recipe ? record.recipe->canonicalJson : std::string(); }

std::string resultJson(const SlotRecord& record, const DeliveryRecord& delivery) {
  Json json;
  json["slot"] = record.slot.value;
  json["recipe_id"] = record.recipe ? record.recipe->recipeId : std::string();
  json["label"] = record.recipe ? record.recipe->label : std::string();
  json["seed"] = record.seed;
  json["rerun_of"] = record.rerunOf ? Json(record.rerunOf->value) : Json();
  json["given"] = Json::array();
  for (Stage stage : kStages)
    if (record.given.contains(stage))
      json["given"].push_back(toString(stage));
  json["outcome"] = toString(record.verdict.outcome);
  json["stage"] = record.verdict.stage ? Json(toString(*record.verdict.stage)) : Json();
  json["reason"] = wordOrNull(record.verdict.reason);
  json["message"] = record.verdict.message;
  json["waited_ms"] = ms(record.waited);
  json["elapsed_ms"] = ms(record.elapsed);
  json["margins"]["spare_to_air_ms"] = msOrNull(record.spareToAir);
  json["margins"]["margin_generation_ms"] = msOrNull(record.marginGeneration);
  json["stages"] = stagesOf(record);
  json["scores"] = scoresOf(record.scores);
  json["digests"] = digestsOf(delivery.outputs);
  json["outputs"] = outputsOf(delivery.outputs);
  json["proof"] = hexOf(proofOf(canonicalRecipeOf(record), record.seed, delivery.outputs));
  json["delivery"] = deliveryOf(delivery);
  json["backend"] = record.backend;
  json["device"] = record.device;
  json["build"] = record.build;
  json["profile"] = record.profile;
  json["quality"] = qualityOf(record, delivery.outputs);
  json["threads"] = record.threads;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vortex::output
