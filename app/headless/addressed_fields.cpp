// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/addressed_fields.h"

#include "engine/analysis/rerun_chain.h"

#include <utility>

namespace vortex::headless {
namespace {

bool leftNoClip(const history::SlotLine& line) {
  return history::needsAddressing(line.outcome.empty() ? line.state : line.outcome);
}

}  // namespace

Addressed::Addressed(std::unordered_map<SlotId, SlotId> byRerun, const std::vector<history::Addressing>& byHand)
    : m_byRerun(std::move(byRerun)) {
  for (const history::Addressing& said : byHand)
    m_byHand.emplace(said.slot, said.comment);
}

std::string Addressed::remarkOf(const history::SlotLine& line) const {
  if (!leftNoClip(line))
    return {};
  if (const auto rerun = m_byRerun.find(line.slot); rerun != m_byRerun.end())
    return "addressed by " + std::to_string(rerun->second.value);
  const auto said = m_byHand.find(line.slot);
  return said == m_byHand.end() ? std::string() : "addressed by hand: " + said->second;
}

void Addressed::addTo(nlohmann::ordered_json& json, const history::SlotLine& line) const {
  json["addressed_by"] = nullptr;
  json["addressed_comment"] = nullptr;
  if (!leftNoClip(line))
    return;
  if (const auto rerun = m_byRerun.find(line.slot); rerun != m_byRerun.end())
    json["addressed_by"] = rerun->second.value;
  if (const auto said = m_byHand.find(line.slot); said != m_byHand.end())
    json["addressed_comment"] = said->second;
}

tl::expected<Addressed, std::string> readAddressed(const history::Reader& reader) {
  const auto links = reader.reruns();
  const auto byHand = reader.addressings();
  if (!links || !byHand)
    return tl::unexpected(!links ? links.error() : byHand.error());
  return Addressed(analysis::addressedBy(*links), *byHand);
}

}  // namespace vortex::headless
