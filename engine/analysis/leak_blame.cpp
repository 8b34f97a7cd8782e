// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/leak_blame.h"

#include "engine/analysis/saturated.h"

#include <algorithm>

namespace vortex::analysis {
namespace {

int keyOf(std::optional<Stage> stage) { return stage ? static_cast<int>(indexOf(*stage)) : static_cast<int>(kStageCount); }

void note(std::vector<std::uint64_t>& noted, std::uint64_t slot) {
  const auto at = std::lower_bound(noted.begin(), noted.end(), slot);
  if (at != noted.end() && *at == slot)
    return;
  noted.insert(at, slot);
  if (noted.size() > kMostBlameSlots)
    noted.pop_back();
}

std::vector<BlameRow> ordered(std::vector<BlameRow> rows, Bytes held) {
  for (BlameRow& row : rows)
    row.share = held.count > 0 ? static_cast<double>(row.held.count) / static_cast<double>(held.count) : 0;
  std::stable_sort(rows.begin(), rows.end(), [](const BlameRow& a, const BlameRow& b) { return a.held > b.held; });
  return rows;
}

}  // namespace

void Blame::add(const AttemptAccount& account) {
  BlameRow& row = m_rows[{keyOf(account.stage), account.outcome}];
  row.stage = account.stage;
  row.outcome = account.outcome;
  row.allocated = saturated(row.allocated, account.allocated);
  row.released = saturated(row.released, account.released);
  ++row.attempts;
  if (account.held.count <= 0)
    return;
  row.held = saturated(row.held, account.held);
  m_held = saturated(m_held, account.held);
  ++row.holding;
  note(row.heldIn, account.slot);
}

std::vector<BlameRow> Blame::rows() const {
  std::vector<BlameRow> rows;
  for (const auto& [key, row] : m_rows)
    rows.push_back(row);
  return ordered(std::move(rows), m_held);
}

std::vector<BlameRow> Blame::byStage() const {
  std::vector<BlameRow> stages;
  for (const BlameRow& row : rows()) {
    const auto at = std::find_if(stages.begin(), stages.end(), [&](const BlameRow& one) { return one.stage == row.stage; });
    if (at == stages.end()) {
      stages.push_back(row);
      continue;
    }
    at->allocated = saturated(at->allocated, row.allocated);
    at->released = saturated(at->released, row.released);
    at->held = saturated(at->held, row.held);
    at->attempts += row.attempts;
    at->holding += row.holding;
    for (const std::uint64_t slot : row.heldIn)
      note(at->heldIn, slot);
  }
  return ordered(std::move(stages), m_held);
}

}  // namespace vortex::analysis
