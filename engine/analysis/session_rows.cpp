// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/session_rows.h"

#include <set>
#include <utility>

namespace vortex::analysis {
namespace {

using Row = SessionRow;

// In the order in which people look for them; what else occurred comes after.
constexpr const char* kUsualWords[] = {"succeeded",
                                       "late",
                                       "self_check_failed",
                                       "timed_out",
                                       "deadline_unreachable",
                                       "failed",
                                       "canceled",
                                       "shed",
                                       "interrupted",
                                       "running",
                                       "queued",
                                       "damaged"};

int countOf(const SessionSide& side, const std::string& word) {
  const auto found = side.outcomes.find(word);
  return found == side.outcomes.end() ? 0 : found->second;
}

void addOutcomes(std::vector<Row>& rows, const SessionComparison& c) {
  std::set<std::string> left;
  for (const SessionSide* side : {&c.first, &c.second})
    for (const auto& [word, count] : side->outcomes)
      left.insert(word);
  const auto add = [&](const std::string& word) {
    if (left.erase(word) > 0)
      rows.push_back(
          {.what = Row::What::Outcome, .outcome = word, .first = countOf(c.first, word), .second = countOf(c.second, word)});
  };
  for (const char* word : kUsualWords)
    add(word);
  while (!left.empty())
    add(std::string(*left.begin()));
}

Row::Value valueOf(const std::variant<Percentile<Duration>, TooFew>& share) {
  return std::visit([](const auto& known) { return Row::Value(known); }, share);
}

Row::Value valueOf(const std::optional<Estimate>& estimate) {
  return estimate ? Row::Value(*estimate) : Row::Value(std::monostate{});
}

void addStage(std::vector<Row>& rows, const StageComparison& stage) {
  if (stage.first.attempts + stage.second.attempts == 0)
    return;
  rows.push_back({.what = Row::What::Attempts, .stage = stage.stage, .first = stage.first, .second = stage.second});
  for (const auto& [percent, compared] : {std::pair{50, &stage.p50}, std::pair{95, &stage.p95}, std::pair{99, &stage.p99}})
    rows.push_back({.what = Row::What::StageTime,
                    .stage = stage.stage,
                    .percent = percent,
                    .first = valueOf(compared->first),
                    .second = valueOf(compared->second),
                    .compared = *compared});
}

}  // namespace

std::vector<SessionRow> rowsOf(const SessionComparison& c) {
  std::vector<Row> rows;
  rows.push_back({.what = Row::What::SlotCount, .first = c.first.slotCount, .second = c.second.slotCount});
  addOutcomes(rows, c);
  rows.push_back({.what = Row::What::Missed, .first = c.first.missed, .second = c.second.missed});
  rows.push_back({.what = Row::What::SpareHalf, .first = valueOf(c.first.spareMedian), .second = valueOf(c.second.spareMedian)});
  rows.push_back({.what = Row::What::Spare95, .first = valueOf(c.first.spare95), .second = valueOf(c.second.spare95)});
  for (const StageComparison& stage : c.stages)
    addStage(rows, stage);
  if (c.peak)
    rows.push_back(
        {.what = Row::What::Peak, .first = valueOf(c.peak->first), .second = valueOf(c.peak->second), .compared = *c.peak});
  return rows;
}

}  // namespace vortex::analysis
