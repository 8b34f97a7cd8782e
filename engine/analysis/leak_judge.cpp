// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/leak_judge.h"

#include "engine/analysis/cusum.h"
#include "engine/analysis/saturated.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vortex::analysis {
namespace {

constexpr double kFarthestSlot = 1e9;  // from the last one: what comes later is not predicted

std::optional<std::uint64_t> limitReached(const SeriesVerdict& verdict, std::optional<double> limit, double lastSlot) {
  if (!limit || verdict.word == LeakWord::Inconclusive || !verdict.rises())
    return std::nullopt;
  const double at = std::max(lastSlot, std::ceil((*limit - verdict.slope.intercept) / verdict.slope.value));
  return at <= lastSlot + kFarthestSlot ? std::optional(static_cast<std::uint64_t>(at)) : std::nullopt;
}

void keepLargest(std::vector<HeldBytes>& largest, const HeldBytes& held) {
  const auto at = std::upper_bound(largest.begin(), largest.end(), held,
                                   [](const HeldBytes& a, const HeldBytes& b) { return a.bytes > b.bytes; });
  largest.insert(at, held);
  if (largest.size() > kMostHeldShown)
    largest.pop_back();
}

// The how-manieth judged slot this one is, told or not; 0: of the warm-up.
int judgedUpTo(std::span<const LeakPoint> points, int warmUp, std::uint64_t slot) {
  const auto at = std::lower_bound(points.begin(), points.end(), slot,
                                   [](const LeakPoint& point, std::uint64_t value) { return point.slot < value; });
  return std::max(0, static_cast<int>(at - points.begin()) + 1 - warmUp);
}

struct Certain {
  std::uint64_t from = 0;
  int judged = 0;
};

// Of the series for which `counts`, where the word held first, or where it held of all.
template <typename Counts>
std::optional<Certain> firstOf(const LeakVerdict& verdict, LeakWord word, Counts counts) {
  std::optional<Certain> first;
  for (const JudgedSeries& one : verdict.series)
    if (counts(one.series) && one.verdict.word == word && (!first || one.certainFrom < first->from))
      first = Certain{.from = one.certainFrom, .judged = one.certainFromJudged};
  return first;
}

// Floor and peak are free of a leak: from where on that held of both.
std::optional<Certain> cleanSince(const LeakVerdict& verdict) {
  const JudgedSeries* floor = verdict.find(LeakSeries::Floor);
  const JudgedSeries* peak = verdict.find(LeakSeries::Peak);
  if (!floor || !peak || floor->verdict.word != LeakWord::NoLeak || peak->verdict.word != LeakWord::NoLeak)
    return std::nullopt;
  const JudgedSeries& later = floor->certainFrom > peak->certainFrom ? *floor : *peak;
  return Certain{.from = later.certainFrom, .judged = later.certainFromJudged};
}

// More slots until floor and peak may be decided.
std::optional<int> neededBy(const LeakVerdict& verdict) {
  if (verdict.series.empty())
    return std::max(1, kLeastJudged - verdict.judged());
  int most = 1;
  for (const JudgedSeries& one : verdict.series) {
    if (!isOfTensors(one.series) || one.verdict.word != LeakWord::Inconclusive)
      continue;
    if (!one.verdict.needs)
      return std::nullopt;
    most = std::max(most, one.verdict.n + *one.verdict.needs - verdict.judged());
  }
  return most;
}

// About so many more slots until each promised outcome came often enough; 0: each did.
int slotsToSee(const LeakRules& rules, const std::vector<OutcomeSeen>& unseen) {
  int most = 0;
  for (const OutcomeSeen& seen : unseen)
    for (const PromisedOutcome& promised : rules.promised)
      if (promised.outcome == seen.outcome)
        most = std::max(most, static_cast<int>(std::ceil((kLeastSeen - seen.times) / std::clamp(promised.share, 1e-6, 1.))));
  return most;
}

}  // namespace

void addProcessRules(LeakRules& rules, double mostResident) {
  constexpr double kOpenFiles = 1024;  // the usual bound of a process
  constexpr double kPage = 4096;
  rules.limit[LeakSeries::Resident] = rules.limit[LeakSeries::EngineResident] = mostResident;
  rules.limit[LeakSeries::Handles] = rules.limit[LeakSeries::EngineHandles] = kOpenFiles;
  rules.block[LeakSeries::Resident] = rules.block[LeakSeries::EngineResident] = kPage;
  rules.block[LeakSeries::Handles] = rules.block[LeakSeries::EngineHandles] = 1;
}

LeakJudge::LeakJudge(LeakRules rules) : m_rules(std::move(rules)) {
  m_rules.warmUp = std::max(0, m_rules.warmUp);
  conclude(m_verdict);
}

std::span<const LeakPoint> LeakJudge::judged() const {
  return std::span(m_points).subspan(std::min(m_points.size(), static_cast<std::size_t>(m_rules.warmUp)));
}

bool LeakJudge::add(const LeakPoint& point) {
  if (point.slot > kMostLeakSlot || (!m_points.empty() && point.slot <= m_points.back().slot))
    return false;
  for (const LeakSeries series : kLeakSeries)
    if (const std::optional<double> value = valueOf(point, series); value && !(*value >= 0 && *value <= kMostLeakValue))
      return false;
  m_points.push_back(point);
  if (static_cast<int>(judged().size()) == m_nextLook) {
    m_nextLook *= 2;
    ++m_looks;
    look(m_verdict);
  }
  conclude(m_verdict);
  return true;
}

void LeakJudge::add(const HeldBytes& held) {
  if (held.bytes.count <= 0)
    return;
  LeakLedger& ledger = m_verdict.ledger;
  ledger.held = saturated(ledger.held, held.bytes);
  Bytes& ofSlot = m_holding[held.slot];
  ofSlot = saturated(ofSlot, held.bytes);
  ledger.holders = static_cast<int>(m_holding.size());
  ledger.first = m_holding.begin()->first;
  ledger.last = m_holding.rbegin()->first;
  keepLargest(ledger.largest, held);
  conclude(m_verdict);
}

Bytes LeakJudge::heldByWarmUp() const {
  Bytes held;
  for (const auto& [slot, bytes] : m_holding) {
    if (judgedUpTo(m_points, m_rules.warmUp, slot) > 0)
      break;
    held = saturated(held, bytes);
  }
  return held;
}

void LeakJudge::saw(Outcome outcome) { ++m_seen[outcome]; }

int LeakJudge::timesSeen(Outcome outcome) const {
  const auto seen = m_seen.find(outcome);
  return seen == m_seen.end() ? 0 : seen->second;
}

JudgedSeries LeakJudge::look(LeakSeries series, const LeakVerdict& before) const {
  std::vector<double> x, y;
  for (const LeakPoint& point : judged())
    if (const std::optional<double> value = valueOf(point, series)) {
      x.push_back(static_cast<double>(point.slot));
      y.push_back(*value);
    }
  JudgedSeries found{.series = series, .verdict = {}, .limit = m_rules.limit[series], .limitReachedIn = {}, .lookHere = {}};
  if (y.empty())
    return found;
  SeriesRules rules{.matters = {}, .block = m_rules.block[series], .outcomesNeed = slotsToSee(m_rules, before.unseen)};
  if (found.limit)
    rules.matters = std::max(0., (*found.limit - y.back()) / kSlotsThatMatter);
  found.verdict = judgeSeries(x, y, rules);
  found.limitReachedIn = limitReached(found.verdict, found.limit, x.back());
  found.certainFrom = m_points.back().slot;
  found.certainFromJudged = static_cast<int>(judged().size());
  if (const JudgedSeries* last = before.find(series); last && last->verdict.word == found.verdict.word) {
    found.certainFrom = last->certainFrom;
    found.certainFromJudged = last->certainFromJudged;
  }
  if (const auto shift = shiftIn(y, std::max(1., rules.block)))
    found.lookHere = static_cast<std::uint64_t>(x[*shift]);
  return found;
}

void LeakJudge::look(LeakVerdict& verdict) const {
  verdict.unseen.clear();
  for (const PromisedOutcome& promised : m_rules.promised)
    if (const int times = timesSeen(promised.outcome); times < kLeastSeen)
      verdict.unseen.push_back({.outcome = promised.outcome, .times = times});
  std::vector<JudgedSeries> series;
  for (const LeakSeries one : kLeakSeries)
    if (JudgedSeries found = look(one, verdict); found.verdict.n > 0)
      series.push_back(std::move(found));
  verdict.series = std::move(series);
}

void LeakJudge::conclude(LeakVerdict& verdict) const {
  const auto points = judged();
  verdict.points = static_cast<int>(m_points.size());
  verdict.warmUp = static_cast<int>(m_points.size() - points.size());
  verdict.firstJudged = points.empty() ? 0 : points.front().slot;
  verdict.lastJudged = points.empty() ? 0 : points.back().slot;

  verdict.word = LeakWord::Leak;
  verdict.needs.reset();
  verdict.unseenShare = 1;
  std::optional<Certain> certain = firstOf(verdict, LeakWord::Leak, isOfTensors);
  if (verdict.ledger.held.count > 0) {
    verdict.found = LeakFound::Ledger;
    const std::uint64_t first = verdict.ledger.first;
    if (!certain || first <= certain->from)
      certain = Certain{.from = first, .judged = judgedUpTo(m_points, m_rules.warmUp, first)};
  } else if (certain) {
    verdict.found = LeakFound::Trend;
  } else if ((certain = firstOf(verdict, LeakWord::Leak, [](LeakSeries one) { return !isOfTensors(one); }))) {
    verdict.found = LeakFound::OutsideTensors;
  } else {
    verdict.found = LeakFound::Nothing;
    certain = cleanSince(verdict);
    verdict.word = certain ? LeakWord::NoLeak : LeakWord::Inconclusive;
    if (certain) {
      const int clean = std::min(verdict.find(LeakSeries::Floor)->verdict.used, verdict.find(LeakSeries::Peak)->verdict.used);
      verdict.unseenShare = 1 - std::pow(.05, 1. / clean);
    } else {
      verdict.needs = neededBy(verdict);
    }
  }
  verdict.certainFrom = certain ? std::optional(certain->from) : std::nullopt;
  verdict.certainFromJudged = certain ? certain->judged : 0;
}

LeakVerdict LeakJudge::atEnd() const {
  LeakVerdict verdict = m_verdict;
  look(verdict);
  conclude(verdict);
  return verdict;
}

LeakVerdict judgeLeak(const LeakRules& rules, std::span<const LeakPoint> points, std::span<const HeldBytes> held) {
  LeakJudge judge(rules);
  for (const LeakPoint& point : points)
    judge.add(point);
  for (const HeldBytes& one : held)
    judge.add(one);
  return judge.atEnd();
}

}  // namespace vortex::analysis
