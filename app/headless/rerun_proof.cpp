// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/rerun_proof.h"

#include "app/headless/proof_words.h"
#include "app/headless/reporter.h"
#include "engine/output/frames_file.h"
#include "engine/report/proof_json.h"
#include "engine/report/slot_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace vortex::headless {
namespace {

std::string digestOfFrames(const std::vector<event::OutputMade>& outputs) {
  const auto frames =
      std::find_if(outputs.begin(), outputs.end(), [](const event::OutputMade& made) { return made.kind == "frames"; });
  return frames == outputs.end() ? std::string() : frames->sha256;
}

// Only where it matters: the videos differ. Where a file is gone, it is not known where.
void addFrames(analysis::ProofFacts& facts, const std::string& folder) {
  if (folder.empty())
    return;
  if (auto frames = output::readFrameDigests(folder, digestOfFrames(facts.outputs)))
    facts.frames = std::move(*frames);
}

}  // namespace

void RerunProof::expect(const history::RecordedSlot& of, std::string recipe) {
  m_expected.insert_or_assign(of.slot, Expected{.of = of, .recipe = std::move(recipe)});
}

void RerunProof::take(const Event& event, Reporter& reporter) {
  if (const auto* queued = std::get_if<event::SlotQueued>(&event.body)) {
    if (queued->rerunOf && m_expected.contains(*queued->rerunOf))
      m_made[queued->slot] = {.of = *queued->rerunOf, .seed = queued->seed};
  } else if (const auto* complete = std::get_if<event::SlotComplete>(&event.body)) {
    if (complete->verdict.reason == Reason::GaveWay)
      gaveWay(complete->slot);  // its files may be recorded before it is said that it waits again
    else if (const auto made = m_made.find(complete->slot); made != m_made.end())
      made->second.decided = true;
  } else if (const auto* recorded = std::get_if<event::SlotRecorded>(&event.body)) {
    if (const auto made = m_made.find(recorded->slot); made != m_made.end())
      tell(made->first, made->second, recorded, event.at, reporter);
  }
}

void RerunProof::ended(Time now, Reporter& reporter) {
  for (auto& [slot, made] : m_made)
    if (made.decided && !made.told)
      tell(slot, made, nullptr, now, reporter);
}

void RerunProof::tell(SlotId slot, Made& made, const event::SlotRecorded* recorded, Time now, Reporter& reporter) {
  made.told = true;
  const Expected& expected = m_expected.at(made.of);
  analysis::ProofFacts was{
      .recipe = expected.of.canonicalJson, .seed = expected.of.seed, .outputs = expected.of.outputs, .frames = {}};
  analysis::ProofFacts became{.recipe = expected.recipe, .seed = made.seed, .outputs = {}, .frames = {}};
  if (recorded != nullptr)
    became.outputs = recorded->outputs;
  analysis::ProofComparison proof = analysis::compareProofs(was, became);
  if (proof.stages[Stage::Video] == analysis::StageMatch::Differs) {
    addFrames(was, expected.of.outputsRemovedWall ? std::string() : expected.of.folder);
    addFrames(became, recorded->folder);
    proof = analysis::compareProofs(was, became);
  }
  if (proof.verdict == analysis::ProofVerdict::Differs)
    ++m_differing;

  nlohmann::ordered_json json;
  json["event"] = "rerun_proof";
  json["t_ms"] = std::round(static_cast<double>(now.time_since_epoch().count()) / 1e3) / 1e3;
  json["slot"] = slot.value;
  json["rerun_of"] = made.of.value;
  json.update(report::jsonOf(proof));
  char clock[32] = {};
  std::snprintf(clock, sizeof clock, "%9.3f s  ", std::chrono::duration<double>(now.time_since_epoch()).count());
  reporter.line(report::lineOf(json), clock + ("slot " + std::to_string(slot.value)) + " against slot " +
                                          std::to_string(made.of.value) + ", " + sentenceOf(proof));
}

}  // namespace vortex::headless
