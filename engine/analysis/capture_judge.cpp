// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/capture_judge.h"

#include "engine/analysis/leak_words.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

double numberOf(Bytes bytes) { return static_cast<double>(bytes.count); }

LeakRules rulesOf(const CaptureSeries& series) {
  const event::CaptureStarted& started = *series.started();
  LeakRules rules{.warmUp = started.spec.warmUp, .limit = {}, .block = {}, .promised = {}};
  if (started.limit > Bytes{})
    rules.limit[LeakSeries::Floor] = rules.limit[LeakSeries::Peak] = rules.limit[LeakSeries::Reserved] = numberOf(started.limit);
  // A capture tells the device's memory, which is the host's on the CPU only.
  const bool isHost = series.device().starts_with("cpu") && series.total() > Bytes{};
  addProcessRules(rules, isHost ? numberOf(series.total()) : kUnknownHost);
  if (started.spec.cancelShare > 0)
    rules.promised.push_back({Outcome::Canceled, started.spec.cancelShare});
  if (started.spec.timeoutShare > 0)
    rules.promised.push_back({Outcome::TimedOut, started.spec.timeoutShare});
  if (started.spec.failShare > 0)
    rules.promised.push_back({Outcome::Failed, started.spec.failShare});
  return rules;
}

LeakPoint pointOf(const CapturePoint& point) {
  const event::SlotMemory& memory = point.memory;
  LeakPoint made{.slot = static_cast<std::uint64_t>(point.number),
                 .floor = numberOf(memory.floor),
                 .peak = numberOf(std::max(memory.peak.value_or(memory.floor), memory.floor)),
                 .reserved = numberOf(memory.reserved),
                 .resident = {},
                 .handles = {},
                 .engineResident = {},
                 .engineHandles = {}};
  if (!memory.quiet)
    return made;
  const auto take = [](std::optional<double>& to, const auto& from, auto&& number) {
    if (from)
      to = number(*from);
  };
  const auto count = [](int handles) { return static_cast<double>(handles); };
  take(made.resident, memory.deviceRss, numberOf);
  take(made.handles, memory.deviceHandles, count);
  take(made.engineResident, memory.engineRss, numberOf);
  take(made.engineHandles, memory.engineHandles, count);
  return made;
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

// Those of the warm-up are not blamed, once it is known which they are.
void CaptureJudge::placeBlame() {
  if (!m_judge->knowsWarmUp())
    return;
  for (const CaptureAccount& account : std::exchange(m_accounts, {}))
    if (const auto slot = static_cast<std::uint64_t>(account.number); !m_judge->isWarmUp(slot))
      m_blame.add({.slot = slot,
                   .stage = account.attempt.stage,
                   .attempt = account.attempt.n,
                   .outcome = account.outcome,
                   .allocated = account.allocated,
                   .released = account.allocated - account.held,
                   .held = account.held});
}

// The device's life that events are of now. One that is over is judged by all that it had.
void CaptureJudge::live(int life) {
  if (m_judge && life == m_life)
    return;
  if (m_judge) {
    m_judge->finish();
    m_looks += m_judge->looks();
    if (m_judge->verdict().word == LeakWord::Leak && !m_leaked)
      m_leaked = std::move(m_judge);
  }
  m_life = life;
  m_accounts.clear();
  m_judge.emplace(rulesOf(m_series));
}

void CaptureJudge::follow() {
  if (!m_judge)
    live(0);
  for (const CaptureAccount& account : m_series.takeAccounts()) {
    live(std::max(account.life, m_life));
    m_judge->add(HeldBytes{.slot = static_cast<std::uint64_t>(account.number),
                           .stage = account.attempt.stage,
                           .outcome = account.outcome,
                           .bytes = account.held});
    m_accounts.push_back(account);
  }
  const auto& points = m_series.points();
  for (; m_followed < points.size(); ++m_followed) {
    const CapturePoint& point = points[m_followed];
    if (point.life < m_life)
      continue;  // of a life that is over, and was held back until a slot that had begun before was decided
    live(point.life);
    m_judge->setLimits(rulesOf(m_series).limit);  // what the device is and has is told only once it is ready
    m_judge->saw(point.outcome);
    m_judge->add(pointOf(point));
  }
  placeBlame();
}

const LeakVerdict& CaptureJudge::verdict() const {
  static const LeakVerdict kNone;
  return judge() ? judge()->verdict() : kNone;
}

LeakVerdict CaptureJudge::atEnd() const { return m_judge && !m_leaked ? m_judge->atEnd() : verdict(); }

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
  told.text = saidOf(verdict);
  told.judged = std::max(verdict.judged(), 0);
  if (verdict.certainFrom)
    told.certainFrom = verdict.certainFromJudged;
  const JudgedSeries* shown = verdict.deciding();
  if (shown == nullptr)
    shown = verdict.find(LeakSeries::Floor);
  if (shown != nullptr && !isCount(shown->series)) {
    told.bytesPerSlot = shown->verdict.slope.value;
    told.lower = shown->verdict.slope.lower;
    told.upper = shown->verdict.slope.upper;
  }
  told.needs = verdict.needs;
  return told;
}

}  // namespace vortex::analysis
