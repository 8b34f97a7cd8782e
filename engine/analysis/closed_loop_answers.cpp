// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the replayed scheduler commands, and what answers it.
#include "engine/analysis/closed_loop.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

// A draw in [0, 1) that belongs to the attempt.
double drawOf(std::uint64_t seed, const AttemptName& name) {
  std::uint64_t x =
      seed ^ (name.slot.value * 0x9E3779B97F4A7C15ull) ^ (indexOf(name.stage) << 56) ^ (static_cast<std::uint64_t>(name.n) << 48);
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;  // splitmix64 (Steele, Lea & Flood 2014)
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  x ^= x >> 31;
  return static_cast<double>(x >> 11) * 0x1.0p-53;
}

}  // namespace

// ---- from the scheduler ----

void ClosedLoop::obey(const schedule::Command& command) {
  if (const auto* start = std::get_if<schedule::command::StartAttempt>(&command)) {
    starts(*start);
  } else if (const auto* stop = std::get_if<schedule::command::StopAttempt>(&command)) {
    stops(*stop);
  } else if (const auto* kill = std::get_if<schedule::command::KillDevice>(&command)) {
    kills(*kill);
  } else if (const auto* deliver = std::get_if<schedule::command::Deliver>(&command)) {
    delivers(deliver->slot);
  } else if (const auto* publish = std::get_if<schedule::command::Publish>(&command)) {
    if (const auto* complete = std::get_if<event::SlotComplete>(&publish->body))
      m_lived[*m_order.session->find(complete->slot)].end = endOf(*complete, m_now);
    else if (const auto* done = std::get_if<event::StageComplete>(&publish->body))
      finished(done->attempt.id);
    else if (const auto* held = std::get_if<event::HeldForMemory>(&publish->body))
      m_held = held->held;
    else if (const auto* stopping = std::get_if<event::AttemptStopRequested>(&publish->body);
             stopping != nullptr && stopping->cause == StopCause::Timeout)
      m_lived[*m_order.session->find(stopping->attempt.slot)].lastTimeout = {
          .stage = stopping->attempt.stage, .n = stopping->attempt.n, .age = stopping->elapsed, .cause = stopping->cause};
  }
}

void ClosedLoop::starts(const schedule::command::StartAttempt& start) {
  const RecordedSession& session = *m_order.session;
  const AttemptName& name = start.attempt;
  const auto index = static_cast<std::uint32_t>(m_attempts.size());
  Attempt& attempt = m_attempts.emplace_back();
  m_liveAttempts.push_back(index);
  attempt.id = name.id;
  attempt.slot = *session.find(name.slot);
  attempt.stage = name.stage;
  attempt.start = m_now;
  LivedSlot& lived = m_lived[attempt.slot];
  std::uint32_t at = session.attempt(attempt.slot, name.stage, name.n);
  if (at != RecordedAttempt::kNone && session.attempts()[at].qualityLevel != start.qualityLevel) {
    lived.otherQuality = true;
    at = RecordedAttempt::kNone;
  }
  attempt.recorded = at;
  if (at == RecordedAttempt::kNone) {
    const Duration latency = m_order.times->startLatency[name.stage];
    push(m_now + latency, kOwnReport, What::Started, index);
    assume(attempt, name, latency);
    lived.bracketed = true;
    return;
  }
  const RecordedAttempt& recorded = session.attempts()[at];
  if (recorded.waiting.came())
    pushAnswer(m_now, recorded.start, recorded.waiting, What::Waiting, index);
  if (recorded.started.came())
    pushAnswer(m_now, recorded.start, recorded.started, What::Started, index);
  if (recorded.lengthKnown()) {
    attempt.known = true;
    attempt.finishes = recorded.how == AttemptEnd::Finished;
    attempt.natural = m_now + recorded.end.after;
    attempt.elapsed = recorded.elapsed;
    pushAnswer(m_now, recorded.start, recorded.end, What::Natural, index);
    return;
  }
  attempt.silent = recorded.how == AttemptEnd::Lost && recorded.stopAsked &&
                   recorded.end.after - *recorded.stopAsked > session.settings().stop.drainBudget;
  attempt.cutAt = recorded.stopAsked                 ? *recorded.stopAsked
                  : recorded.how == AttemptEnd::Lost ? recorded.end.after
                                                     : session.endsAt() - recorded.start;
  if (!recorded.started.came() && recorded.how != AttemptEnd::Open)
    push(m_now + std::max(attempt.cutAt, m_order.times->startLatency[name.stage]), kOwnReport, What::Started, index);
  assume(attempt, name, recorded.started.came() ? recorded.started.after : Duration{});
}

// The length of an attempt of which is known only that it took longer than `cutAt`, by the scenario. after: when it is told
// started.
void ClosedLoop::assume(Attempt& attempt, const AttemptName& name, Duration after) {
  const SessionTimes& times = *m_order.times;
  const Duration least = attempt.cutAt > after ? attempt.cutAt - after : Duration{};  // on its lane
  std::optional<Duration> length;
  switch (m_order.scenario) {
  case Scenario::Best:
    length = attempt.recorded == RecordedAttempt::kNone ? times.least[name.stage] : std::optional(least + Duration{1});
    break;
  case Scenario::Worst:
    break;
  case Scenario::Expected: {
    const SurvivalCurve& curve = times.curve[name.stage];
    const Share share = curve.at(least);
    if (const auto* identified = std::get_if<Identified>(&share))
      length = curve.timeOf(drawOf(m_order.seed, name) * identified->survival).value;
    if (length && *length <= least)
      length = least + Duration{1};
    break;
  }
  }
  attempt.assumed = true;
  if (!length)
    return;
  attempt.finishes = true;
  attempt.elapsed = *length;
  attempt.natural = m_now + after + *length;
  push(attempt.natural, kOwnReport, What::Natural, static_cast<std::uint32_t>(&attempt - m_attempts.data()));
}

void ClosedLoop::stops(const schedule::command::StopAttempt& stop) {
  const std::uint32_t index = static_cast<std::uint32_t>(stop.attempt.id.value - m_firstId);
  Attempt& attempt = m_attempts[index];
  attempt.stopped = true;
  const RecordedAttempt* recorded =
      attempt.recorded == RecordedAttempt::kNone ? nullptr : &m_order.session->attempts()[attempt.recorded];
  const Duration age = m_now - attempt.start;
  if (attempt.assumed && recorded != nullptr && age > attempt.cutAt)
    m_lived[attempt.slot].bracketed = true;
  const bool asRecorded = recorded != nullptr && recorded->stopAsked && *recorded->stopAsked == age;
  if (attempt.silent || (asRecorded && !attempt.known && recorded->how != AttemptEnd::Stopped)) {
    attempt.natural = Time::max();  // nothing came of it before the record or the device ended
    return;
  }
  if (recorded != nullptr && recorded->how == AttemptEnd::Stopped) {
    // As late as it was then.
    attempt.natural = Time::max();
    const Duration latency = recorded->end.after - *recorded->stopAsked;
    pushAnswer(m_now, recorded->start + *recorded->stopAsked, {.after = latency, .n = recorded->end.n}, What::Stopped, index);
    return;
  }
  if (asRecorded)
    return;  // its natural end answers, as it did then
  const SessionTimes& times = *m_order.times;
  const Duration own = recorded != nullptr ? recorded->longestOperator : Duration{};
  const Duration latency = times.stopLatency[attempt.stage].value_or(own > Duration{} ? own : times.longestOperator[attempt.stage]);
  if (attempt.natural <= m_now + latency)
    return;
  attempt.natural = Time::max();
  push(m_now + latency, kOwnReport, What::Stopped, index);
}

void ClosedLoop::kills(const schedule::command::KillDevice& kill) {
  m_killed = true;
  m_killLoss = static_cast<std::uint32_t>(m_losses.size());
  for (const RecordedLoss& loss : m_order.session->losses())
    if (loss.asked && loss.askedAt == m_now) {
      m_losses.push_back({.input = loss.input, .recorded = &loss, .asked = true});
      push(loss.at, loss.n, What::Lost, m_killLoss);
      return;
    }
  m_losses.push_back({.input = {.reason = kill.why, .detail = {}, .restarting = !kill.hold}, .recorded = nullptr, .asked = true});
  push(m_now + m_order.times->killLatency, kOwnReport, What::Lost, m_killLoss);
}

void ClosedLoop::delivers(SlotId id) {
  const std::uint32_t index = *m_order.session->find(id);
  const RecordedSlot& slot = m_order.session->slotsByArrival()[index];
  if (slot.delivered.came())
    pushAnswer(m_now, slot.deliverAsked, slot.delivered, What::Delivered, index);
  else if (slot.deliverAsked == Time{} || slot.deliverAsked != m_now)
    push(m_now + m_order.times->deliveryLatency, kOwnDelivery, What::Delivered, index);
}

// ---- ends ----

void ClosedLoop::natural(Attempt& attempt) {
  const RecordedAttempt* recorded =
      attempt.recorded == RecordedAttempt::kNone ? nullptr : &m_order.session->attempts()[attempt.recorded];
  const AttemptId id = attempt.id;
  if (attempt.assumed)
    m_lived[attempt.slot].bracketed = true;
  const bool finishes = attempt.finishes;
  const Duration elapsed = attempt.elapsed;
  over(attempt);
  if (finishes)
    step(schedule::input::AttemptFinished{.attempt = id,
                                          .elapsed = elapsed,
                                          .peak = {},
                                          .operators = 0,
                                          .longestOperator = {},
                                          .passesCheck = recorded != nullptr ? recorded->passesCheck : std::nullopt,
                                          .message = {}},
         m_now);
  else if (recorded->how == AttemptEnd::Failed)
    step(schedule::input::AttemptFailed{.attempt = id, .reason = recorded->reason, .message = {}, .elapsed = elapsed, .held = {}},
         m_now);
  else
    step(schedule::input::AttemptStopped{.attempt = id, .requestToStopped = {}, .drain = {}, .released = {}, .held = {}}, m_now);
}

// Its lane is free: all of it for nothing, unless the scheduler says that the stage is done.
void ClosedLoop::over(Attempt& attempt) {
  std::erase(m_liveAttempts, static_cast<std::uint32_t>(&attempt - m_attempts.data()));
  charge(attempt);
}

void ClosedLoop::charge(Attempt& attempt) {
  attempt.live = false;
  attempt.took = m_now - attempt.start;
  m_lived[attempt.slot].busy[attempt.stage] += attempt.took;
  m_lived[attempt.slot].cut += attempt.took;
}

void ClosedLoop::finished(AttemptId id) {
  const Attempt& attempt = m_attempts[id.value - m_firstId];
  m_lived[attempt.slot].cut -= attempt.took;
}

void ClosedLoop::lost(Time at) {
  m_now = at;
  for (const std::uint32_t index : std::exchange(m_liveAttempts, {})) {
    Attempt& attempt = m_attempts[index];
    charge(attempt);
    if (attempt.assumed && !attempt.stopped && attempt.recorded != RecordedAttempt::kNone && attempt.took > attempt.cutAt)
      m_lived[attempt.slot].bracketed = true;
  }
}

}  // namespace vortex::analysis
