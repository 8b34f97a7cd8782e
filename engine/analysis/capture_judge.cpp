// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/capture_judge.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace vortex::analysis {
namespace {

constexpr double kOpenFiles = 1024;  // the usual bound of a process
constexpr double kPage = 4096;

double numberOf(Bytes bytes) { return static_cast<double>(bytes.count); }

LeakRules rulesOf(const CaptureSeries& series) {
  const event::CaptureStarted& started = *series.started();
  LeakRules rules{.warmUp = started.spec.warmUp, .limit = {}, .block = {}, .promised = {}};
  if (started.limit > Bytes{})
    rules.limit[LeakSeries::Floor] = rules.limit[LeakSeries::Peak] = rules.limit[LeakSeries::Reserved] = numberOf(started.limit);
  // Where the device computes on the host, its process has the host's memory.
  if (series.device().starts_with("cpu") && series.total() > Bytes{})
    rules.limit[LeakSeries::Resident] = numberOf(series.total());
  rules.limit[LeakSeries::Handles] = kOpenFiles;
  rules.block[LeakSeries::Resident] = kPage;
  rules.block[LeakSeries::Handles] = 1;
  if (started.spec.cancelShare > 0)
    rules.promised.push_back(Outcome::Canceled);
  if (started.spec.timeoutShare > 0)
    rules.promised.push_back(Outcome::TimedOut);
  return rules;
}

LeakPoint pointOf(const CapturePoint& point) {
  const event::SlotMemory& memory = point.memory;
  LeakPoint made{.slot = static_cast<std::uint64_t>(point.number),
                 .floor = numberOf(memory.floor),
                 .peak = numberOf(std::max(memory.peak.value_or(memory.floor), memory.floor)),
                 .reserved = numberOf(memory.reserved),
                 .resident = {},
                 .handles = {}};
  if (memory.quiet && memory.deviceRss)
    made.resident = numberOf(*memory.deviceRss);
  if (memory.quiet && memory.deviceHandles)
    made.handles = *memory.deviceHandles;
  return made;
}

std::string bytesText(double bytes) {
  const double size = std::abs(bytes);
  const auto [unit, name] = size >= 1e9   ? std::pair(1e9, "GB")
                            : size >= 1e6 ? std::pair(1e6, "MB")
                            : size >= 1e3 ? std::pair(1e3, "kB")
                                          : std::pair(1.0, "B");
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.3g %s", bytes / unit, name);
  return text.data();
}

}  // namespace

void CaptureJudge::take(const Event& event) {
  m_series.take(event);
  if (m_series.started())
    follow();
}

void CaptureJudge::settle() {
  m_series.settle();
  if (m_series.started())
    follow();
}

void CaptureJudge::begin() {
  if (m_judge && m_judge->verdict().word == LeakWord::Leak && !m_leaked)
    m_leaked = m_judge;
  m_judge.emplace(rulesOf(m_series));
  m_inLife = 0;
  m_nextLook = kLeastJudged;
}

void CaptureJudge::follow() {
  if (!m_judge)
    begin();
  for (const CaptureAccount& account : m_series.takeAccounts()) {
    if (account.held > Bytes{})
      m_judge->add(HeldBytes{.slot = static_cast<std::uint64_t>(account.number),
                             .stage = account.attempt.stage,
                             .outcome = account.outcome,
                             .bytes = account.held});
    if (!account.warmUp)
      m_blame.add({.slot = static_cast<std::uint64_t>(account.number),
                   .stage = account.attempt.stage,
                   .attempt = account.attempt.n,
                   .outcome = account.outcome,
                   .allocated = account.allocated,
                   .released = account.allocated - account.held,
                   .held = account.held});
  }
  const auto& points = m_series.points();
  for (; m_followed < points.size(); ++m_followed) {
    const CapturePoint& point = points[m_followed];
    if (point.life != m_life) {
      m_life = point.life;
      begin();
    }
    m_judge->saw(point.outcome);
    if (!m_judge->add(pointOf(point)))
      continue;
    ++m_inLife;
    if (m_inLife - m_judge->rules().warmUp < m_nextLook)
      continue;
    ++m_looks;
    m_nextLook *= 2;
  }
}

const LeakVerdict& CaptureJudge::verdict() const {
  static const LeakVerdict kNone;
  return judge() ? judge()->verdict() : kNone;
}

LeakVerdict CaptureJudge::atEnd() const { return m_judge && !m_leaked ? m_judge->atEnd() : verdict(); }

std::string sentenceOf(const LeakVerdict& verdict) {
  const LeakLedger& ledger = verdict.ledger;
  if (verdict.word == LeakWord::Leak && verdict.found == LeakFound::Ledger) {
    std::string text = std::to_string(ledger.holders) + (ledger.holders == 1 ? " slot holds " : " slots hold ") +
                       bytesText(static_cast<double>(ledger.held.count)) + ", the first is slot " + std::to_string(ledger.first);
    if (!ledger.largest.empty() && ledger.largest.front().stage)
      text += "; most of one stage: " + std::string(toString(*ledger.largest.front().stage)) + ", " +
              std::string(toString(ledger.largest.front().outcome));
    return text;
  }
  const JudgedSeries* const deciding = verdict.deciding();
  const auto slope = [&](const JudgedSeries& series) {
    const Slope& s = series.verdict.slope;
    const auto amount = [&](double value) {
      return series.series == LeakSeries::Handles ? std::to_string(value) + " handles" : bytesText(value);
    };
    return std::string(toString(series.series)) + " " + amount(s.value) + " a slot (" + (s.lower ? amount(*s.lower) : "open") +
           " to " + (s.upper ? amount(*s.upper) : "open") + ")";
  };
  if (verdict.word == LeakWord::Leak && deciding != nullptr)
    return slope(*deciding) +
           (deciding->limitReachedIn ? ", its limit is reached in slot " + std::to_string(*deciding->limitReachedIn) : "");
  if (verdict.word == LeakWord::NoLeak && deciding != nullptr)
    return slope(*deciding) + ", too little to matter within a day" +
           (deciding->verdict.why == LeakWhy::SlowGrowth ? ", though it does grow" : "");
  std::string text = verdict.judged() < kLeastJudged ? "too few slots" : "neither a leak nor its absence can be told yet";
  if (!verdict.unseen.empty())
    text += ", too few slots ended " + std::string(toString(verdict.unseen.front().outcome));
  if (verdict.needs)
    text += "; about " + std::to_string(*verdict.needs) + " more would decide";
  return text;
}

event::CaptureVerdict toldOf(const LeakVerdict& verdict) {
  event::CaptureVerdict told;
  switch (verdict.word) {
  case LeakWord::Leak:
    told.word = CaptureWord::Leak;
    break;
  case LeakWord::NoLeak:
    told.word = CaptureWord::NoLeak;
    break;
  case LeakWord::Inconclusive:
    told.word = CaptureWord::Inconclusive;
    break;
  }
  told.text = sentenceOf(verdict);
  told.judged = std::max(verdict.judged(), 0);
  if (verdict.certainFrom)
    told.certainFrom = verdict.certainFromJudged;
  const JudgedSeries* shown = verdict.deciding();
  if (shown == nullptr)
    shown = verdict.find(LeakSeries::Floor);
  if (shown != nullptr && shown->series != LeakSeries::Handles) {
    told.bytesPerSlot = shown->verdict.slope.value;
    told.lower = shown->verdict.slope.lower;
    told.upper = shown->verdict.slope.upper;
  }
  told.needs = verdict.needs;
  return told;
}

}  // namespace vortex::analysis
