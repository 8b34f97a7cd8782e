// SPDX-License-Identifier: GPL-3.0-or-later
//
// One attempt at a stage: begun on a free lane, ended by exactly one report. Until that report the lane is closed, whatever was
// decided about the slot meanwhile.
#include "engine/schedule/state.h"
#include "engine/schedule/text.h"

#include <algorithm>

namespace vortex::schedule {

AttemptName Scheduler::State::nameOf(const SlotRecord& slot, Stage stage) const {
  const StageRecord& record = slot.stages[stage];
  return {.slot = slot.id, .stage = stage, .n = record.attempts, .id = record.attempt};
}

std::optional<Scheduler::State::Place> Scheduler::State::place(AttemptId attempt) const {
  const std::optional<std::uint32_t> packed = attemptPlace.find(attempt.value);
  if (!packed)
    return std::nullopt;
  return Place{.slot = static_cast<SlotIndex>(*packed / kStageCount), .stage = kStages[*packed % kStageCount]};
}

// What waits for nothing but its lane, by the graph in force: also where it had begun before and is to be tried again.
void Scheduler::State::unlockStages(SlotIndex index) {
  SlotRecord& slot = slots[index];
  StageSet done;
  for (Stage stage : kStages)
    if (slot.stages[stage].state == StageState::Done)
      done.insert(stage);
  for (const StageRow& row : graph)
    if (slot.stages[row.stage].state == StageState::Waiting && done.containsAll(row.needs)) {
      slot.stages[row.stage].state = StageState::Ready;
      ready[row.stage].set(index, slot.urgency);
    }
}

Duration Scheduler::State::timeoutOf(const SlotRecord& slot, Stage stage) const {
  return slot.timeouts[stage] > Duration{} ? slot.timeouts[stage] : settings.stages[stage].timeout;
}

// Whether the slot's slack allows all of the limit: what comes after the stage is reckoned at the warning quantile.
bool Scheduler::State::mayWatch(const SlotRecord& slot, Stage stage, Duration limit) const {
  if (!hasDeadline(slot))
    return true;
  return feasible(now, lastUsefulFinish(slot), settings.deadlineBuffer,
                  limit + estimates.remaining[stagesAfter(graph, stage).bits()].warn + estimates.delivery.warn);
}

// Of the attempt that is about to start: the stage's timeout, or what it may run on to where it is watched (slot/tuning.h).
Duration Scheduler::State::limitOf(const SlotRecord& slot, Stage stage) {
  const Duration timeout = timeoutOf(slot, stage);
  const WatchSettings& watch = settings.stages[stage].watch;
  if (watch.limit <= timeout || slot.stages[stage].attempts > 0 || slot.timeouts[stage] > Duration{})
    return timeout;
  const bool chosen = ++watchable[stage] % static_cast<std::uint64_t>(std::max(watch.every, 1)) == 0;
  return chosen && mayWatch(slot, stage, watch.limit) ? watch.limit : timeout;
}

void Scheduler::State::start(SlotIndex index, Stage stage) {
  SlotRecord& slot = slots[index];
  StageRecord& record = slot.stages[stage];
  ready[stage].erase(index);
  record.state = StageState::Running;
  record.announced = false;
  record.retryAfterDrain = false;
  record.attempt = {++lastAttempt};
  record.timeout = limitOf(slot, stage);
  ++record.attempts;
  record.since = now;
  record.need = estimates.need[stage];
  slot.lostDevice = false;
  ++slot.live;
  ++liveOnLane[laneOf(graph, stage)];
  ledger.commit(record.need);
  attemptPlace.insert(record.attempt.value, static_cast<std::uint32_t>(index * kStageCount + indexOf(stage)));
  // From here until the device says that it started, so that a start that is never answered is bounded too.
  arm(stageTimer(index, stage), now + record.timeout);
  out->emplace_back(command::StartAttempt{.attempt = nameOf(slot, stage), .qualityLevel = slot.qualityLevel});
  review(index);
}

void Scheduler::State::on(const input::AttemptStarted& in) {
  const std::optional<Place> at = place(in.attempt);
  if (!at)
    return;
  SlotRecord& slot = slots[at->slot];
  StageRecord& record = slot.stages[at->stage];
  if (record.state != StageState::Running || record.announced)
    return;
  record.announced = true;
  record.waiting = false;
  record.since = now;  // the wait until here was no stage time
  arm(stageTimer(at->slot, at->stage), now + record.timeout);
  publish(event::AttemptStarted{.attempt = nameOf(slot, at->stage), .timeout = record.timeout});
  review(at->slot);
}

// Its slot's deadline bounds the wait, by which it counts as not begun; a slot that has none waits as long as one has until it
// airs.
void Scheduler::State::on(const input::AttemptWaiting& in) {
  const std::optional<Place> at = place(in.attempt);
  if (!at)
    return;
  StageRecord& record = slots[at->slot].stages[at->stage];
  if (record.state != StageState::Running || record.announced || record.waiting)
    return;
  record.waiting = true;
  arm(stageTimer(at->slot, at->stage), record.since + settings.airAfter);
  review(at->slot);
}

void Scheduler::State::on(const input::AttemptFinished& in) {
  const std::optional<Place> at = place(in.attempt);
  if (!at)
    return;
  StageRecord& record = slots[at->slot].stages[at->stage];
  if (record.state == StageState::Stopping) {  // it ended by itself before the stop reached it: drained, and its result discarded
    stopped(at->slot, at->stage,
            {.attempt = in.attempt,
             .requestToStopped = now - record.stopAt,
             .held = in.held.value_or(Bytes{}),
             .allocated = in.allocated});
    return;
  }
  if (in.elapsed <= record.timeout) {
    stageDone(at->slot, at->stage, in);
    return;
  }
  // A stage that could not be stopped, or whose report overtook its timer: it took too long by its own measure, so it is no
  // success.
  record.state = StageState::Stopping;
  record.cause = StopCause::Timeout;
  record.stopAt = now;
  record.retryAfterDrain = true;
  publish(event::AttemptStopRequested{
      .attempt = nameOf(slots[at->slot], at->stage), .cause = StopCause::Timeout, .elapsed = in.elapsed});
  stopped(at->slot, at->stage, {.attempt = in.attempt, .held = in.held.value_or(Bytes{}), .allocated = in.allocated});
}

void Scheduler::State::on(const input::AttemptFailed& in) {
  const std::optional<Place> at = place(in.attempt);
  if (!at)
    return;
  const StageRecord& record = slots[at->slot].stages[at->stage];
  if (record.state == StageState::Stopping)
    stopped(at->slot, at->stage,
            {.attempt = in.attempt, .requestToStopped = now - record.stopAt, .held = in.held, .allocated = in.allocated});
  else
    failed(at->slot, at->stage, in);
}

void Scheduler::State::on(const input::AttemptStopped& in) {
  const std::optional<Place> at = place(in.attempt);
  if (!at)
    return;
  const StageRecord& record = slots[at->slot].stages[at->stage];
  if (record.state == StageState::Stopping)
    stopped(at->slot, at->stage, in);
  else  // nobody asked: it shared its lane with one that was stopped
    failed(at->slot, at->stage,
           {.attempt = in.attempt,
            .reason = Reason::DeviceError,
            .message = "stopped by the device without being asked to",
            .elapsed = now - record.since,
            .held = in.held,
            .allocated = in.allocated});
}

void Scheduler::State::stageDone(SlotIndex index, Stage stage, const input::AttemptFinished& in) {
  SlotRecord& slot = slots[index];
  publish(event::StageComplete{.attempt = nameOf(slot, stage),
                               .elapsed = in.elapsed,
                               .peak = in.peak,
                               .operators = in.operators,
                               .longestOperator = in.longestOperator,
                               .message = in.message.empty() ? std::nullopt : std::optional(in.message),
                               .allocated = in.allocated,
                               .held = in.held});
  endAttempt(index, stage);
  slot.stages[stage].state = StageState::Done;
  bool allDone = true;
  for (Stage other : kStages)
    allDone = allDone && slot.stages[other].state == StageState::Done;
  if (allDone) {
    generationDone(index, in);
    return;
  }
  unlockStages(index);
  review(index);
}

void Scheduler::State::generationDone(SlotIndex index, const input::AttemptFinished& in) {
  const SlotRecord& slot = slots[index];
  Verdict verdict{.outcome = Outcome::Succeeded};
  if (!in.passesCheck.value_or(true)) {
    verdict = {.outcome = Outcome::SelfCheckFailed, .stage = Stage::Clip, .message = "the clip does not match its prompt"};
  } else if (hasDeadline(slot) && now > lastUsefulFinish(slot)) {
    verdict = {.outcome = Outcome::Late,
               .message = "finished " + inSecondsText(now - lastUsefulFinish(slot)) + " after the last useful finish"};
  }
  decide(index, std::move(verdict), StopCause::SiblingFailed);
}

void Scheduler::State::stop(SlotIndex index, Stage stage, StopCause cause) {
  const SlotRecord& slot = slots[index];
  StageRecord& record = slots[index].stages[stage];
  record.state = StageState::Stopping;
  record.cause = cause;
  record.stopAt = now;
  record.retryAfterDrain = false;
  arm(stageTimer(index, stage), now + settings.stop.drainBudget);
  out->emplace_back(command::StopAttempt{.attempt = nameOf(slot, stage), .cause = cause});
  publish(event::AttemptStopRequested{
      .attempt = nameOf(slot, stage), .cause = cause, .elapsed = record.announced ? now - record.since : Duration{}});
}

void Scheduler::State::timedOut(SlotIndex index, Stage stage) {
  SlotRecord& slot = slots[index];
  if (slot.stages[stage].waiting) {
    stop(index, stage, StopCause::Timeout);
    decide(index,
           {.outcome = Outcome::Failed,
            .stage = stage,
            .reason = Reason::DeviceError,
            .message = std::string(toString(stage)) + " waited " + inSecondsText(now - slot.stages[stage].since) +
                       " for an output buffer and never began"},
           StopCause::SiblingFailed);
    return;
  }
  const bool again = mayRetry(Budget::Stage, slot, stage, backoffOf(slot, stage));
  stop(index, stage, StopCause::Timeout);
  if (!again) {
    decide(index, timeoutVerdict(slot, stage), StopCause::SiblingFailed);
    return;
  }
  slot.stages[stage].retryAfterDrain = true;
  review(index);
}

void Scheduler::State::stopped(SlotIndex index, Stage stage, const input::AttemptStopped& in) {
  SlotRecord& slot = slots[index];
  const StageRecord& record = slot.stages[stage];
  const bool retryWanted = record.retryAfterDrain;
  const Duration delay = backoffOf(slot, stage);
  const bool again = retryWanted && mayRetry(Budget::Stage, slot, stage, delay);
  publish(event::AttemptStopped{.attempt = nameOf(slot, stage),
                                .cause = record.cause,
                                .elapsed = record.announced ? record.stopAt - record.since : Duration{},
                                .requestToStopped = in.requestToStopped,
                                .drain = in.drain,
                                .released = in.released,
                                .held = in.held,
                                .byExit = false,
                                .retryIn = again ? std::optional(delay) : std::nullopt,
                                .allocated = in.allocated});
  endAttempt(index, stage);
  if (again) {
    backOff(Budget::Stage, index, stage, delay);
    review(index);
  } else if (retryWanted) {
    decide(index, timeoutVerdict(slot, stage), StopCause::SiblingFailed);
  }
}

void Scheduler::State::failed(SlotIndex index, Stage stage, const input::AttemptFailed& in) {
  SlotRecord& slot = slots[index];
  const Duration delay = backoffOf(slot, stage);
  // The device may say so of an attempt before its death is known: that is charged as the death will be.
  const Budget budget = in.reason == Reason::DeviceLost ? Budget::DeviceLoss : Budget::Stage;
  const bool transient = in.reason == Reason::DeviceError || in.reason == Reason::DeviceLost;
  const bool again = transient && mayRetry(budget, slot, stage, delay);
  publish(event::AttemptFailed{.attempt = nameOf(slot, stage),
                               .reason = in.reason,
                               .message = in.message,
                               .elapsed = in.elapsed,
                               .retryIn = again ? std::optional(delay) : std::nullopt,
                               .held = in.held,
                               .allocated = in.allocated});
  endAttempt(index, stage);
  if (again) {
    backOff(budget, index, stage, delay);
    review(index);
  } else {
    decide(index, {.outcome = Outcome::Failed, .stage = stage, .reason = in.reason, .message = in.message},
           StopCause::SiblingFailed);
  }
}

void Scheduler::State::endAttempt(SlotIndex index, Stage stage) {
  SlotRecord& slot = slots[index];
  StageRecord& record = slot.stages[stage];
  disarm(stageTimer(index, stage));
  attemptPlace.erase(record.attempt.value);
  ledger.release(record.need);
  --liveOnLane[laneOf(graph, stage)];
  --slot.live;
  record.attempt = {};
  record.state = StageState::Waiting;
  record.waiting = false;
  if (record.overdue) {
    record.overdue = false;
    --overdueDrains;
    liftQuarantineIfDrained();
  }
  if (slot.phase == SlotPhase::Decided && slot.live == 0) {
    --draining;
    settle(index);
  }
}

}  // namespace vortex::schedule
