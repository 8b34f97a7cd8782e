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

// The device's life that events are of now. One that is over is judged by all that it had.
CaptureJudge::Life& CaptureJudge::live(int number) {
  if (m_now && number == m_now->number)
    return *m_now;
  if (m_now) {
    m_now->judge.finish();
    m_looks += m_now->judge.looks();
    if (m_now->judge.verdict().word == LeakWord::Leak && !m_leaked)
      m_leaked = std::move(m_now);
  }
  return m_now.emplace(Life{.number = number, .judge = LeakJudge(rulesOf(m_series))});
}

void CaptureJudge::follow() {
  if (!m_now)
    live(0);
  for (const CaptureAccount& account : m_series.takeAccounts()) {
    Life& life = live(std::max(account.life, m_now->number));
    const auto slot = static_cast<std::uint64_t>(account.number);
    life.judge.add(HeldBytes{.slot = slot, .stage = account.attempt.stage, .outcome = account.outcome, .bytes = account.held});
    life.blame.add({.slot = slot,
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
    if (point.life < m_now->number)
      continue;  // of a life that is over, and was held back until a slot that had begun before was decided
    LeakJudge& judge = live(point.life).judge;
    judge.setLimits(rulesOf(m_series).limit);  // what the device is and has is told only once it is ready
    judge.saw(point.outcome);
    judge.add(pointOf(point));
  }
}

const LeakVerdict& CaptureJudge::verdict() const {
  static const LeakVerdict kNone;
  return shown() ? shown()->judge.verdict() : kNone;
}

LeakVerdict CaptureJudge::atEnd() const { return m_now && !m_leaked ? m_now->judge.atEnd() : verdict(); }

const Blame& CaptureJudge::blame() const {
  static const Blame kNone;
  return shown() ? shown()->blame : kNone;
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
