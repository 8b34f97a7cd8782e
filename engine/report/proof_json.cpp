// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/proof_json.h"

#include "engine/slot/job.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace vortex::report {

double secondsOfFrame(int frame) { return std::round(1000.0 * frame / kClipFps) / 1000.0; }

nlohmann::ordered_json jsonOf(const analysis::ProofComparison& proof) {
  nlohmann::ordered_json json;
  json["verdict"] = toString(proof.verdict);
  json["recipe"] = toString(proof.recipe);
  json["seed"] = toString(proof.seed);
  for (const Stage stage : kStages)
    json["stages"][std::string(toString(stage))] = toString(proof.stages[stage]);
  json["first_stage"] = proof.firstStage ? nlohmann::ordered_json(toString(*proof.firstStage)) : nlohmann::ordered_json();
  json["frames"] = nullptr;
  if (proof.frames)
    json["frames"] = {{"differing", proof.frames->count},
                      {"of", proof.frames->of},
                      {"first", proof.frames->first},
                      {"last", proof.frames->last},
                      {"first_s", secondsOfFrame(proof.frames->first)},
                      {"last_s", secondsOfFrame(proof.frames->last)}};
  return json;
}

}  // namespace vortex::report
