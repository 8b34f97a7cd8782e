// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/json.h"

#include "engine/analysis/leak_words.h"
#include "engine/leak_report/safe_text.h"

#include <nlohmann/json.hpp>

namespace vortex::leak {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json interval(const analysis::Slope& slope) { return Json::array({orNull(slope.lower), orNull(slope.upper)}); }

Json jsonOf(const analysis::JudgedSeries& judged) {
  const analysis::SeriesVerdict& verdict = judged.verdict;
  Json taken = Json::array();
  for (const analysis::Shape shape : verdict.taken)
    taken.push_back(toString(shape));
  Json shape;
  if (verdict.shape)
    shape = {{"shape", toString(verdict.shape->shape)},
             {"line", verdict.shape->line},
             {"step", verdict.shape->step},
             {"ramp", verdict.shape->ramp < 0 ? Json() : Json(verdict.shape->ramp)}};
  return {{"series", toString(judged.series)},
          {"verdict", toString(verdict.word)},
          {"why", toString(verdict.why)},
          {"n", verdict.n},
          {"used_from", verdict.usedFrom},
          {"used_n", verdict.used},
          {"s", verdict.trend.s},
          {"var_s", verdict.trend.variance},
          {"p_one_sided", verdict.trend.rising},
          {"p_exact", verdict.trend.exact},
          {"rho", verdict.correlation.rho},
          {"vif", verdict.correlation.factor},
          {"slope", verdict.slope.value},
          {"interval", interval(verdict.slope)},
          {"interval_level", verdict.slope.level},
          {"slope_that_matters", orNull(verdict.matters)},
          {"shape", shape},
          {"taken_for_warm_up", taken},
          {"limit", orNull(judged.limit)},
          {"limit_reached_in", orNull(judged.limitReachedIn)},
          {"certain_from", verdict.word == analysis::LeakWord::Inconclusive ? Json() : Json(judged.certainFrom)},
          {"certain_from_judged", verdict.word == analysis::LeakWord::Inconclusive ? Json() : Json(judged.certainFromJudged)},
          {"needs", orNull(verdict.needs)},
          {"look_here", orNull(judged.lookHere)}};
}

Json jsonOf(const analysis::LeakLedger& ledger) {
  Json largest = Json::array();
  for (const analysis::HeldBytes& held : ledger.largest)
    largest.push_back({{"slot", held.slot},
                       {"stage", held.stage ? Json(toString(*held.stage)) : Json()},
                       {"outcome", toString(held.outcome)},
                       {"held_bytes", held.bytes.count}});
  return {{"held_bytes", ledger.held.count},
          {"slots", ledger.holders},
          {"first", ledger.holders > 0 ? Json(ledger.first) : Json()},
          {"last", ledger.holders > 0 ? Json(ledger.last) : Json()},
          {"largest", largest}};
}

Json jsonOf(const analysis::BlameRow& row) {
  return {{"stage", row.stage ? Json(toString(*row.stage)) : Json()},
          {"outcome", toString(row.outcome)},
          {"allocated_bytes", row.allocated.count},
          {"released_bytes", row.released.count},
          {"held_bytes", row.held.count},
          {"attempts", row.attempts},
          {"holding", row.holding},
          {"slots", row.heldIn},
          {"share", row.share}};
}

}  // namespace

Json jsonOf(const LeakDocument& document) {
  const analysis::LeakVerdict& verdict = document.verdict;
  const analysis::JudgedSeries* shown = verdict.deciding();
  if (shown == nullptr && !verdict.series.empty())
    shown = &verdict.series.front();
  const bool inBytes = shown && !isCount(shown->series);
  Json series = Json::array(), unseen = Json::array(), blame = Json::array(), remarks = Json::array();
  for (const analysis::JudgedSeries& one : verdict.series)
    series.push_back(jsonOf(one));
  for (const analysis::OutcomeSeen& one : verdict.unseen)
    unseen.push_back({{"outcome", toString(one.outcome)}, {"times", one.times}});
  for (const analysis::BlameRow& row : document.blame)
    blame.push_back(jsonOf(row));
  for (const std::string& remark : remarksOn(verdict))
    remarks.push_back(remark);
  for (const std::string& remark : document.remarks)
    remarks.push_back(safeText(remark));
  return {{"verdict", toString(verdict.word)},
          {"found", toString(verdict.found)},
          {"headline", headlineOf(verdict)},
          {"remarks", remarks},
          {"series_shown", shown ? Json(toString(shown->series)) : Json()},
          {"slope_bytes", inBytes ? Json(shown->verdict.slope.value) : Json()},
          {"interval", shown ? interval(shown->verdict.slope) : Json::array({Json(), Json()})},
          {"interval_level", shown ? Json(shown->verdict.slope.level) : Json()},
          {"certain_from", orNull(verdict.certainFrom)},
          {"certain_from_judged", verdict.certainFrom ? Json(verdict.certainFromJudged) : Json()},
          {"needs", orNull(verdict.needs)},
          {"unseen_share", verdict.word == analysis::LeakWord::NoLeak ? Json(verdict.unseenShare) : Json()},
          {"points", verdict.points},
          {"warm_up", verdict.warmUp},
          {"judged", verdict.judged()},
          {"unseen_outcomes", unseen},
          {"ledger", jsonOf(verdict.ledger)},
          {"series", series},
          {"blame", blame}};
}

}  // namespace vortex::leak
