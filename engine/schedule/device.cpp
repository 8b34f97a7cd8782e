// SPDX-License-Identifier: GPL-3.0-or-later
//
// The device as a whole (contract 3 and 4): drains that do not end, quarantine, death and return, memory limits.
#include "engine/schedule/state.h"
#include "engine/schedule/text.h"

#include <algorithm>

namespace vortex::schedule {

void Scheduler::State::on(const input::DeviceStarting&) {
  if (device != DeviceState::Held)
    return;
  device = DeviceState::Starting;
  if (estimates.restart > Duration{})
    deviceBackAt = now + estimates.restart;
  reviewAll();
}

void Scheduler::State::on(const input::DeviceReady& in) {
  if (device == DeviceState::Starting || device == DeviceState::Held)
    device = DeviceState::Ready;
  deviceBackAt.reset();
  ledger.setLoadedWhile(in.loadedWhile);
  publish(event::DeviceReady{.device = in.device, .build = in.build, .pid = in.pid, .restart = in.startup});
  reviewAll();
}

void Scheduler::State::drainOverdue(SlotIndex index, Stage stage) {
  StageRecord& record = slots[index].stages[stage];
  record.overdue = true;
  ++overdueDrains;
  if (device != DeviceState::Ready)
    return;
  device = DeviceState::Quarantined;
  arm(kQuarantineTimer, now + settings.stop.quarantineBound);
  publish(event::DeviceQuarantined{.lane = laneOf(graph, stage), .drained = now - record.stopAt});
}

void Scheduler::State::liftQuarantineIfDrained() {
  if (device != DeviceState::Quarantined || overdueDrains > 0)
    return;
  device = DeviceState::Ready;
  disarm(kQuarantineTimer);
  publish(event::QuarantineLifted{});
}

void Scheduler::State::quarantineOver() {
  device = DeviceState::Killing;
  out->emplace_back(command::KillDevice{.why = DeviceLoss::Wedged, .hold = settings.stop.onWedged == OnWedged::Hold});
}

void Scheduler::State::on(const input::DeviceLost& in) {
  publish(event::DeviceLost{.reason = in.reason, .detail = in.detail, .attempts = static_cast<int>(attemptPlace.size())});
  device = in.restarting ? DeviceState::Starting : DeviceState::Held;
  disarm(kQuarantineTimer);
  deviceBackAt.reset();
  if (in.restarting && estimates.restart > Duration{})
    deviceBackAt = now + estimates.restart;
  if (!in.restarting && !shutdown)  // what is lost while the engine ends waits for no operator
    publish(event::DeviceHeld{.why = in.detail.empty() ? std::string(toString(in.reason)) : in.detail});

  for (SlotIndex index = 0; index < slots.size(); ++index) {
    if (slots[index].live > 0)
      loseAttempts(index, in.restarting);
    SlotRecord& slot = slots[index];
    if (in.restarting)
      continue;
    // Nobody knows when the device comes back: what runs is lost, and what has no deadline would wait without bound.
    if (slot.phase == SlotPhase::InFlight)
      decide(index, {.outcome = Outcome::Failed, .reason = Reason::DeviceLost, .message = "the device was lost and is held"},
             StopCause::DeviceLost);
    else if (slot.phase == SlotPhase::Queued && !hasDeadline(slot))
      shed(index, Reason::DeviceHeld, "the device is held, nothing can start");
  }
  // What died gave its memory back.
  const Bytes others = std::max(ledger.level().used - ledger.level().reserved, Bytes{});
  tell(ledger.update({.used = others, .reserved = {}, .resident = {}}, settings.memory));
  reviewAll();
}

void Scheduler::State::loseAttempts(SlotIndex index, bool restarting) {
  SlotRecord& slot = slots[index];
  std::optional<Stage> ran, timedOutEarlier;  // a stage that the device took along; one whose timeout was to be made good
  Progress progress = progressOf(slot);
  for (Stage stage : kStages) {
    const StageRecord& record = slot.stages[stage];
    if (record.state == StageState::Running) {
      ran = ran ? ran : stage;
      progress.begun.erase(stage);
    } else if (record.state == StageState::Stopping && record.retryAfterDrain) {
      timedOutEarlier = stage;
    }
  }
  const bool lossAllowed = !ran || (restarting && hasLeft(Budget::DeviceLoss, slot, *ran));
  const bool timeoutAllowed = !timedOutEarlier || hasLeft(Budget::Stage, slot, *timedOutEarlier);
  const bool goesOn = slot.phase == SlotPhase::InFlight && restarting && lossAllowed && timeoutAllowed &&
                      canMeet(slot, predict(progress, estimates, Chance::Abort));
  const Duration backIn = deviceBackAt ? *deviceBackAt - now : Duration{};

  for (Stage stage : kStages) {
    const StageRecord& record = slot.stages[stage];
    if (!record.live())
      continue;
    const bool tookAlong = record.state == StageState::Running;
    const bool retry = goesOn && (tookAlong || record.retryAfterDrain);
    const Duration delay = tookAlong ? backIn : backoffOf(slot, stage);
    const Time until = tookAlong ? now : record.stopAt;
    publish(event::AttemptStopped{.attempt = nameOf(slot, stage),
                                  .cause = tookAlong ? StopCause::DeviceLost : record.cause,
                                  .elapsed = record.announced ? until - record.since : Duration{},
                                  .requestToStopped = now - until,
                                  .drain = {},
                                  .released = {},
                                  .held = {},
                                  .byExit = true,
                                  .retryIn = retry ? std::optional(delay) : std::nullopt});
    endAttempt(index, stage);
    if (retry && !tookAlong)
      backOff(Budget::Stage, index, stage, delay);
  }

  if (slot.phase != SlotPhase::InFlight)
    return;
  if (goesOn) {
    if (ran)
      charge(Budget::DeviceLoss, slot, *ran);
    unlockStages(index);
  } else if (ran) {
    std::string message = "the device was lost while " + std::string(toString(*ran)) + " ran; " +
                          std::to_string(slot.deviceLosses) + " of " + std::to_string(settings.deviceLossRetries) +
                          " such retries used";
    if (lossAllowed)
      message += "; a further one could no longer meet the deadline";
    decide(index, {.outcome = Outcome::Failed, .stage = ran, .reason = Reason::DeviceLost, .message = std::move(message)},
           StopCause::DeviceLost);
  } else if (timedOutEarlier) {
    decide(index, timeoutVerdict(slot, *timedOutEarlier), StopCause::DeviceLost);
  }
}

void Scheduler::State::tell(const Ledger::Crossings& crossings) {
  if (crossings.soft)
    publish(event::MemoryCrossed(*crossings.soft));
  if (crossings.hard)
    publish(event::MemoryCrossed(*crossings.hard));
}

void Scheduler::State::on(const input::MemoryLevel& in) {
  const bool atRest = in.cleared && ledger.aboveHard() && attemptPlace.size() == 0;
  MemorySettings limits = settings.memory;
  if (atRest)  // nothing is left that could make it flutter, and within the hysteresis it would stay closed for good
    limits.hysteresis = {};
  tell(ledger.update(in, limits));
  if (ledger.overHardNow(settings.memory))
    relieveMemory();
  giveUpForMemory(atRest && ledger.aboveHard());
}

// Nobody knows when what else uses the device lets go of it: what has no deadline waits as long as a slot has until it airs, and
// what comes after that no longer.
void Scheduler::State::giveUpForMemory(bool stuck) {
  if (!stuck) {
    fullSince.reset();
    return;
  }
  fullSince = fullSince.value_or(now);
  if (now - *fullSince < settings.airAfter)
    return;
  for (SlotIndex index = 0; index < slots.size(); ++index) {
    const SlotRecord& slot = slots[index];
    if ((slot.phase != SlotPhase::Queued && slot.phase != SlotPhase::InFlight) || hasDeadline(slot))
      continue;
    const auto next = std::find_if(graph.begin(), graph.end(),
                                   [&](const StageRow& row) { return slot.stages[row.stage].state != StageState::Done; });
    decide(index,
           {.outcome = Outcome::Failed,
            .stage = next->stage,
            .reason = Reason::OutOfMemory,
            .message = "the device uses " + inGigabytesText(ledger.level().used) +
                       " with nothing running and its buffers cleared, the hard limit is " +
                       inGigabytesText(settings.memory.hardLimit)},
           StopCause::OutOfMemory);
  }
}

// Stops the least urgent slot that runs; one at a time, since what drains gives memory back once the buffers are cleared, which
// whoever drives sees to before the next level is told.
void Scheduler::State::relieveMemory() {
  std::optional<SlotIndex> victim;
  for (SlotIndex index = 0; index < slots.size(); ++index) {
    const SlotRecord& slot = slots[index];
    for (Stage stage : kStages) {
      if (slot.stages[stage].state == StageState::Stopping)
        return;
      if (slot.stages[stage].state == StageState::Running && (!victim || slots[*victim].urgency < slot.urgency))
        victim = index;
    }
  }
  if (!victim)
    return;
  std::optional<Stage> largest;
  for (Stage stage : kStages) {
    const StageRecord& record = slots[*victim].stages[stage];
    if (record.state == StageState::Running && (!largest || record.need > slots[*victim].stages[*largest].need))
      largest = stage;
  }
  decide(*victim,
         {.outcome = Outcome::Failed,
          .stage = largest,
          .reason = Reason::OutOfMemory,
          .message = "the device uses " + inGigabytesText(ledger.level().used) + ", the hard limit is " +
                     inGigabytesText(settings.memory.hardLimit)},
         StopCause::OutOfMemory);
}

}  // namespace vortex::schedule
