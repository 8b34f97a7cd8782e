// SPDX-License-Identifier: GPL-3.0-or-later
//
// The point of no return. Each slot that has a deadline keeps one watch, armed for the next instant at which something about its
// future changes by the mere passing of time: it is lost, it is at risk, or its air time must be given to the fallback. It is armed
// anew whenever an estimate, a stage or a setting changes.
#include "engine/schedule/state.h"
#include "engine/schedule/text.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace vortex::schedule {

namespace {

// Equality is feasible, so the first instant that is not lies one tick later.
constexpr Duration kTick{1};

// A forecast that moves by less is not told again: nobody sees it, and a slot has a handful of them instead of dozens.
constexpr Duration kForecastStep = milliseconds(10);

double quantileOf(Chance chance, const Settings& settings) {
  switch (chance) {
  case Chance::Abort:
    return settings.abortQuantile;
  case Chance::Median:
    return 0.5;
  case Chance::Warn:
    return settings.warnQuantile;
  }
  return 0;
}

// A running clip check may finish: it is the last, and `late` is a result that can be shown.
bool onlyClipRuns(const SlotRecord& slot, const Progress& progress) {
  const StageRecord& clip = slot.stages[Stage::Clip];
  return progress.left == StageSet{Stage::Clip} && clip.state == StageState::Running && !clip.waiting;
}

}  // namespace

std::vector<Outlook> Scheduler::outlook(Time now) const {
  const State& state = *m_state;
  std::vector<std::pair<Urgency, Outlook>> ranked;
  for (const SlotRecord& slot : state.slots) {
    const bool open = slot.phase == SlotPhase::Queued || slot.phase == SlotPhase::InFlight;
    if (!open || !state.hasDeadline(slot))
      continue;
    const Progress progress = state.progressOf(slot);
    const Prediction likely = predict(progress, state.estimates, Chance::Median);
    ranked.push_back({slot.urgency,
                      {.slot = slot.id,
                       .started = slot.phase == SlotPhase::InFlight,
                       .lastUsefulFinish = state.lastUsefulFinish(slot),
                       .likelyFinish = likely.finish(now),
                       .cautiousFinish = predict(progress, state.estimates, Chance::Warn).finish(now),
                       .samples = likely.samples}});
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Outlook> outlooks;
  for (const auto& [urgency, outlook] : ranked)
    outlooks.push_back(outlook);
  return outlooks;
}

Progress Scheduler::State::progressOf(const SlotRecord& slot) const {
  Progress progress;
  for (Stage stage : kStages) {
    const StageRecord& record = slot.stages[stage];
    if (record.state == StageState::Done)
      continue;
    progress.left.insert(stage);
    switch (record.state) {
    case StageState::Running:
    case StageState::BackingOff:
      if (record.waiting)
        break;
      progress.begun.insert(stage);
      progress.begunAt[stage] = record.since;
      break;
    case StageState::Stopping:
      progress.delayed.insert(stage);
      progress.delay[stage] = backoffOf(slot, stage);
      break;
    case StageState::Waiting:
    case StageState::Ready:
    case StageState::Done:
      break;
    }
  }
  if (deviceBackAt)
    progress.notBefore = *deviceBackAt;
  return progress;
}

FeasibilitySum Scheduler::State::sumOf(const SlotRecord& slot, const Prediction& prediction, Chance chance) const {
  return {.now = now,
          .lastUsefulFinish = lastUsefulFinish(slot),
          .buffer = settings.deadlineBuffer,
          .remaining = prediction.remaining(now),
          .quantile = quantileOf(chance, settings),
          .samples = prediction.samples};
}

bool Scheduler::State::canMeet(const SlotRecord& slot, const Prediction& prediction) const {
  return !hasDeadline(slot) || feasible(now, lastUsefulFinish(slot), settings.deadlineBuffer, prediction.remaining(now));
}

void Scheduler::State::reviewAll() {
  for (SlotIndex index = 0; index < slots.size(); ++index)
    if (slots[index].phase != SlotPhase::Unused)
      review(index);
}

void Scheduler::State::review(SlotIndex index) {
  SlotRecord& slot = slots[index];
  if (forecasts == Forecasts::Told && slot.phase == SlotPhase::InFlight && !std::exchange(slot.foreseeAgain, true))
    toForesee.push_back(index);
  Time next = Time::max();
  const bool decidedAlready = slot.phase == SlotPhase::Decided;

  if (!decidedAlready && hasDeadline(slot)) {
    const Progress progress = progressOf(slot);
    const Time latest = lastUsefulFinish(slot) - settings.deadlineBuffer;
    if (!onlyClipRuns(slot, progress)) {
      const Prediction prediction = predict(progress, estimates, Chance::Abort);
      if (!canMeet(slot, prediction)) {
        Verdict verdict{.outcome = Outcome::DeadlineUnreachable, .message = sumText(sumOf(slot, prediction, Chance::Abort))};
        if (slot.phase == SlotPhase::Queued) {
          verdict.outcome = Outcome::Shed;
          verdict.reason = device == DeviceState::Held ? Reason::DeviceHeld : Reason::DeadlinePassed;
        } else if (slot.lostDevice) {
          verdict.outcome = Outcome::Failed;
          verdict.reason = Reason::DeviceLost;
        }
        decide(index, std::move(verdict), StopCause::DeadlineUnreachable);
        return;
      }
      next = latest - prediction.moving + kTick;
    }
    const Prediction cautious = predict(progress, estimates, Chance::Warn);
    const bool atRisk = cautious.finish(now) > latest;
    if (atRisk && !slot.atRisk)
      publish(event::SlotAtRisk{.slot = slot.id, .sum = sumOf(slot, cautious, Chance::Warn)});
    slot.atRisk = atRisk;
    if (!atRisk)
      next = std::min(next, latest - cautious.moving + kTick);
  }

  const bool mayMissYet = !decidedAlready || slot.delivering;
  if (slot.onCadence && !slot.missedTold && mayMissYet && hasDeadline(slot)) {
    const Time missedAt = std::min(lastUsefulFinish(slot) + kTick, slot.airAt - settings.missedNotice);
    if (now >= missedAt)
      tellMissed(slot);
    else
      next = std::min(next, missedAt);
  }

  if (next == Time::max())
    disarm(watchTimer(index));
  else
    arm(watchTimer(index), next);
}

void Scheduler::State::tellForecasts() {
  for (const SlotIndex index : toForesee) {
    SlotRecord& slot = slots[index];
    // Its place may be another slot's by now.
    if (std::exchange(slot.foreseeAgain, false) && slot.phase == SlotPhase::InFlight)
      tellForecast(slot);
  }
  toForesee.clear();
}

void Scheduler::State::tellForecast(SlotRecord& slot) {
  const Progress progress = progressOf(slot);
  const Prediction cautious = predict(progress, estimates, Chance::Warn);
  const Time finish = cautious.finish(now);
  const bool told = slot.foreseenFinish != Time::min();
  if (told && std::chrono::abs(finish - std::max(slot.foreseenFinish, now + slot.foreseenLeft)) < kForecastStep &&
      std::chrono::abs(cautious.moving - slot.foreseenLeft) < kForecastStep)
    return;
  slot.foreseenFinish = finish;
  slot.foreseenLeft = cautious.moving;

  const Prediction likely = predict(progress, estimates, Chance::Median);
  event::SlotForecast forecast{.slot = slot.id,
                               .lastUsefulFinish = lastUsefulFinish(slot),
                               .cautiousFinish = finish,
                               .cautiousLeft = cautious.moving,
                               .likelyFinish = likely.finish(now),
                               .likelyLeft = likely.moving,
                               .work = {},
                               .delivery = estimates.delivery.warn,
                               .noReturn = {},
                               .quantile = settings.warnQuantile,
                               .samples = cautious.samples};
  if (hasDeadline(slot) && !onlyClipRuns(slot, progress))
    forecast.noReturn = lastUsefulFinish(slot) - settings.deadlineBuffer - predict(progress, estimates, Chance::Abort).moving;
  StageSet left = progress.left;
  for (const Stage stage : kStages) {
    if (!left.contains(stage))
      continue;
    const Duration with = estimates.remaining[left.bits()].warn;
    left.erase(stage);
    forecast.work[stage] = std::max(with - estimates.remaining[left.bits()].warn, Duration{});
  }
  publish(std::move(forecast));
}

}  // namespace vortex::schedule
