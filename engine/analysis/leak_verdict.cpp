// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/leak_verdict.h"

#include <algorithm>

namespace vortex::analysis {

namespace {

struct KnownSeries {
  std::string_view word, name;
  std::optional<double> (*value)(const LeakPoint& point) = nullptr;
};

// In the order of LeakSeries.
constexpr PerLeakSeries<KnownSeries> kKnownSeries{{{
    {"floor", "floor", [](const LeakPoint& point) { return std::optional(point.floor); }},
    {"peak", "peak", [](const LeakPoint& point) { return std::optional(point.peak); }},
    {"reserved", "reserved memory", [](const LeakPoint& point) { return point.reserved; }},
    {"rss", "resident memory", [](const LeakPoint& point) { return point.resident; }},
    {"handles", "open handles", [](const LeakPoint& point) { return point.handles; }},
    {"engine_rss", "resident memory of the engine", [](const LeakPoint& point) { return point.engineResident; }},
    {"engine_handles", "open handles of the engine", [](const LeakPoint& point) { return point.engineHandles; }},
}}};
static_assert(kKnownSeries[LeakSeries::EngineHandles].value != nullptr);

}  // namespace

std::string_view toString(LeakSeries series) { return kKnownSeries[series].word; }
std::string nameOf(LeakSeries series) { return std::string(kKnownSeries[series].name); }
std::optional<double> valueOf(const LeakPoint& point, LeakSeries series) { return kKnownSeries[series].value(point); }

std::string_view toString(LeakWord word) {
  switch (word) {
  case LeakWord::Leak:
    return "leak";
  case LeakWord::NoLeak:
    return "no leak";
  case LeakWord::Inconclusive:
    return "inconclusive";
  }
  return "";
}

std::string_view toString(LeakWhy why) {
  switch (why) {
  case LeakWhy::Rises:
    return "rises";
  case LeakWhy::BoundedBelow:
    return "bounded_below";
  case LeakWhy::SlowGrowth:
    return "slow_growth";
  case LeakWhy::TooFew:
    return "too_few";
  case LeakWhy::TooWide:
    return "too_wide";
  case LeakWhy::Wanders:
    return "wanders";
  case LeakWhy::KeepsChanging:
    return "keeps_changing";
  case LeakWhy::TooFewAfter:
    return "too_few_after";
  case LeakWhy::OutcomesUnseen:
    return "outcomes_unseen";
  case LeakWhy::AtLimit:
    return "at_limit";
  case LeakWhy::NoLimit:
    return "no_limit";
  }
  return "";
}

std::string_view toString(LeakFound found) {
  switch (found) {
  case LeakFound::Nothing:
    return "nothing";
  case LeakFound::Ledger:
    return "ledger";
  case LeakFound::Trend:
    return "trend";
  case LeakFound::OutsideTensors:
    return "outside_tensors";
  }
  return "";
}

std::string_view toString(Shape shape) {
  switch (shape) {
  case Shape::Line:
    return "line";
  case Shape::Step:
    return "step";
  case Shape::RampThenFlat:
    return "ramp_then_flat";
  }
  return "";
}

const JudgedSeries* LeakVerdict::find(LeakSeries which) const {
  const auto at = std::find_if(series.begin(), series.end(), [which](const JudgedSeries& one) { return one.series == which; });
  return at == series.end() ? nullptr : &*at;
}

const JudgedSeries* LeakVerdict::deciding() const {
  if (found == LeakFound::Ledger)
    return nullptr;
  const auto decides = std::find_if(series.begin(), series.end(), [this](const JudgedSeries& one) {
    return one.verdict.word == word && (isOfTensors(one.series) || found == LeakFound::OutsideTensors);
  });
  return decides == series.end() ? nullptr : &*decides;
}

std::vector<const JudgedSeries*> LeakVerdict::beside() const {
  std::vector<const JudgedSeries*> shown;
  if (found != LeakFound::OutsideTensors)
    for (const JudgedSeries& one : series)
      if (!isOfTensors(one.series) && one.verdict.word != LeakWord::NoLeak)
        shown.push_back(&one);
  return shown;
}

bool LeakVerdict::tellsProcessesApart() const {
  return find(LeakSeries::EngineResident) != nullptr || find(LeakSeries::EngineHandles) != nullptr;
}

}  // namespace vortex::analysis
