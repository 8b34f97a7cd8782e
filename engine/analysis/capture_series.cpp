// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/capture_series.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace vortex::analysis {
namespace {

// Not by its id, which a stream that was imported does not have.
std::tuple<SlotId, Stage, int> attemptKeyOf(const AttemptName& attempt) { return {attempt.slot, attempt.stage, attempt.n}; }

}  // namespace

struct CaptureSeries::Fold {
  CaptureSeries& to;
  Time at;

  void operator()(const event::SlotQueued& e) const {
    if (to.m_queued.size() < kMostPoints)
      to.m_queued.insert(e.slot);
  }
  void operator()(const event::SlotStarted& e) const {
    to.m_queued.erase(e.slot);
    if (to.m_open.size() < kMostPoints && to.m_open.try_emplace(e.slot, OpenSlot{.number = to.m_lastNumber + 1}).second)
      to.m_openNumbers.insert(++to.m_lastNumber);
  }
  void operator()(const event::SlotComplete& e) const {
    if (const auto slot = to.m_open.find(e.slot); slot != to.m_open.end()) {
      slot->second.outcome = e.verdict.outcome;
    } else if (to.m_queued.erase(e.slot) > 0) {
      ++to.m_neverStarted;
      ++to.m_outcomes[e.verdict.outcome];
    }
  }
  void operator()(const event::AttemptStopRequested& e) const {
    if (to.m_stopping.size() < kMostPoints)
      to.m_stopping[attemptKeyOf(e.attempt)] = e.cause;
  }
  void operator()(const event::StageComplete& e) const {
    to.account(e.attempt, AttemptOutcome::Finished, e.allocated, e.held.value_or(Bytes{}));
  }
  void operator()(const event::AttemptFailed& e) const {
    to.account(e.attempt, e.reason == Reason::DeviceLost ? AttemptOutcome::DeviceLost : AttemptOutcome::Failed, e.allocated,
               e.held);
  }
  // Its own cause may be another one than the stop's that was asked first.
  void operator()(const event::AttemptStopped& e) const {
    const auto asked = to.m_stopping.find(attemptKeyOf(e.attempt));
    const StopCause cause = asked == to.m_stopping.end() ? e.cause : asked->second;
    const AttemptOutcome outcome = cause == StopCause::Timeout                ? AttemptOutcome::TimedOut
                                   : e.byExit && asked == to.m_stopping.end() ? AttemptOutcome::DeviceLost
                                                                              : AttemptOutcome::Stopped;
    to.account(e.attempt, outcome, e.allocated, e.held);
  }
  void operator()(const event::SlotMemory& e) const { to.point(e); }
  void operator()(const event::MemorySample& e) const { to.m_total = e.total; }
  void operator()(const event::DeviceReady& e) const {
    to.m_device = e.device;
    to.m_build = e.build;
  }
  void operator()(const event::DeviceLost&) const {
    ++to.m_life;
    to.m_inLife = to.m_judged = 0;
  }
  void operator()(const event::CaptureNoted& e) const { to.m_notes = e.notes; }
  void operator()(const event::CaptureVerdict& e) const { to.m_told = e; }
  void operator()(const event::CaptureEnded& e) const {
    to.m_ended = e;
    to.settle();
  }
  template <typename Other>
  void operator()(const Other&) const {}
};

void CaptureSeries::take(const Event& event) {
  if (const auto* started = std::get_if<event::CaptureStarted>(&event.body); started != nullptr && !m_started) {
    m_started = *started;
    m_notes = started->spec.notes;
    m_device = started->device;
    m_build = started->build;
    m_startedAt = m_lastAt = event.at;
    return;
  }
  if (!m_started || m_ended)
    return;
  m_lastAt = std::max(m_lastAt, event.at);
  std::visit(Fold{*this, event.at}, event.body);
}

std::vector<CaptureAccount> CaptureSeries::takeAccounts() { return std::exchange(m_accounts, {}); }

void CaptureSeries::account(const AttemptName& attempt, AttemptOutcome outcome, std::optional<Bytes> allocated, Bytes held) {
  m_stopping.erase(attemptKeyOf(attempt));
  const auto slot = m_open.find(attempt.slot);
  if (slot == m_open.end() || m_accounts.size() >= kMostPoints)
    return;  // it had started before the capture
  held = std::max(held, Bytes{});
  m_accounts.push_back({.number = slot->second.number,
                        .life = m_life,
                        .attempt = attempt,
                        .outcome = outcome,
                        .allocated = std::max(allocated.value_or(held), held),
                        .held = held});
}

void CaptureSeries::point(const event::SlotMemory& memory) {
  const auto slot = m_open.find(memory.slot);
  if (slot == m_open.end() || m_points.size() + m_early.size() >= kMostPoints)
    return;
  const Outcome outcome = slot->second.outcome.value_or(Outcome::Succeeded);
  m_early.try_emplace(slot->second.number,
                      CapturePoint{.number = slot->second.number, .memory = memory, .outcome = outcome, .life = m_life});
  m_openNumbers.erase(slot->second.number);
  m_open.erase(slot);
  release();
}

// In the order in which they started, as far as nothing is missing before them.
void CaptureSeries::release() {
  const int open = m_openNumbers.empty() ? m_lastNumber + 1 : *m_openNumbers.begin();
  while (!m_early.empty() && m_early.begin()->first < open)
    add(std::move(m_early.extract(m_early.begin()).mapped()));
}

void CaptureSeries::settle() {
  while (!m_early.empty())
    add(std::move(m_early.extract(m_early.begin()).mapped()));
}

void CaptureSeries::add(CapturePoint point) {
  ++m_outcomes[point.outcome];
  if (point.life == m_life)
    ++m_inLife;
  point.warmUp = m_inLife <= m_started->spec.warmUp;
  m_judged += point.warmUp || point.life != m_life ? 0 : 1;
  m_points.push_back(std::move(point));
}

}  // namespace vortex::analysis
