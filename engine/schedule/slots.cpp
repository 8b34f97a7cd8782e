// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a slot begins and how it ends: submission, the bounded queue, its one verdict, delivery, what airs instead.
#include "engine/schedule/state.h"
#include "engine/schedule/text.h"

#include <algorithm>
#include <stdexcept>

namespace vortex::schedule {

std::optional<SlotIndex> Scheduler::State::find(SlotId slot) const { return slotIndex.find(slot.value); }

SlotIndex Scheduler::State::take() {
  if (!unused.empty()) {
    const SlotIndex index = unused.back();
    unused.pop_back();
    return index;
  }
  slots.emplace_back();
  return static_cast<SlotIndex>(slots.size() - 1);
}

// A queued slot whose deadline hangs on its start has none yet.
bool Scheduler::State::hasDeadline(const SlotRecord& slot) const {
  switch (slot.deadlineKind) {
  case DeadlineKind::FromStart:
    return slot.phase != SlotPhase::Queued;
  case DeadlineKind::Named:
    return true;
  case DeadlineKind::None:
    return false;
  }
  return false;
}

// Consensus and propagation come after it: a clip that is done at its air time does not reach the air.
Time Scheduler::State::lastUsefulFinish(const SlotRecord& slot) const { return slot.airAt - settings.downstream; }

void Scheduler::State::on(const input::Submit& in) {
  if (in.slot.value == 0 || find(in.slot))
    throw std::invalid_argument("Scheduler: slot " + std::to_string(in.slot.value) + " is no new slot id");
  // By what a stage reads, whatever order audio and image are made in.
  for (const StageRow& row : stageGraph(AudioImage::Parallel))
    if (in.given == StageSet::all() || (in.given.contains(row.stage) && !in.given.containsAll(row.needs)))
      throw std::invalid_argument("Scheduler: slot " + std::to_string(in.slot.value) +
                                  " is given all stages, or one without what it needs");
  const SlotIndex index = take();
  slotIndex.insert(in.slot.value, index);
  ++submitted;

  SlotRecord& slot = slots[index];
  slot = {};
  slot.phase = SlotPhase::Queued;
  slot.id = in.slot;
  slot.onCadence = in.onCadence;
  slot.pinnedLevel = in.qualityLevel;
  slot.timeouts = in.timeouts;
  for (Stage stage : kStages)
    if (in.given.contains(stage))
      slot.stages[stage].state = StageState::Done;
  slot.submitted = now;
  slot.urgency = {.deadline = now + settings.airAfter, .arrival = ++lastArrival};
  if (in.noDeadline) {
    slot.deadlineKind = DeadlineKind::None;
    slot.urgency.deadline = Time::max();
  } else if (in.airAt) {
    slot.deadlineKind = DeadlineKind::Named;
    slot.airAt = *in.airAt;
    slot.urgency.deadline = *in.airAt;
  }
  publish(event::SlotQueued{.slot = in.slot,
                            .label = in.label,
                            .seed = in.seed,
                            .airAt = in.airAt,
                            .ahead = queue.countBelow(slot.urgency),
                            .rerunOf = {},
                            .given = in.given.empty() ? std::nullopt : std::optional(in.given)});
  queue.set(index, slot.urgency);

  if (shutdown)
    shed(index, Reason::Shutdown, "the engine is shutting down");
  else if (device == DeviceState::Held && !hasDeadline(slot))
    shed(index, Reason::DeviceHeld, "the device is held, nothing can start");
  else
    review(index);
  dispatch();
  if (static_cast<int>(queue.size()) > settings.maxQueued)
    shedLeastUrgent();
}

void Scheduler::State::shedLeastUrgent() {
  const auto& entries = queue.entries();
  const auto last = std::max_element(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  shed(last->id, Reason::QueueFull,
       "the queue holds its " + std::to_string(settings.maxQueued) + " slots, all of them more urgent");
}

// A slot that never began has nothing to stop.
void Scheduler::State::shed(SlotIndex index, Reason reason, std::string message) {
  decide(index, {.outcome = Outcome::Shed, .reason = reason, .message = std::move(message)}, StopCause::Shutdown);
}

void Scheduler::State::on(const input::Cancel& in) {
  const std::optional<SlotIndex> index = find(in.slot);
  if (!index || slots[*index].phase == SlotPhase::Decided)
    return;
  const bool gaveWay = in.cause == StopCause::GaveWay;
  const Reason reason = gaveWay ? Reason::GaveWay : Reason::None;
  const std::string airSlot = "gave way to an air slot that was due";
  if (slots[*index].phase == SlotPhase::Queued)
    shed(*index, reason, gaveWay ? airSlot : "canceled in the queue by an operator");
  else
    decide(*index, {.outcome = Outcome::Canceled, .reason = reason, .message = gaveWay ? airSlot : "canceled by an operator"},
           gaveWay ? StopCause::GaveWay : StopCause::Operator);
}

void Scheduler::State::beginSlot(SlotIndex index) {
  SlotRecord& slot = slots[index];
  queue.erase(index);
  slot.phase = SlotPhase::InFlight;
  slot.started = now;
  ++inFlight;
  if (slot.deadlineKind != DeadlineKind::Named)
    slot.airAt = now + settings.airAfter;

  if (settings.degrade != DegradeMode::Off && hasDeadline(slot) && !slot.pinnedLevel) {
    const Prediction prediction = predict(progressOf(slot), estimates, Chance::Warn);
    const FeasibilitySum sum = sumOf(slot, prediction, Chance::Warn);
    const Degradation::Advice advice = degradation.advise(sum.spare(), settings);
    if (advice != Degradation::Advice::None) {
      const bool lower = advice == Degradation::Advice::Lower;
      const int level = degradation.level() + (lower ? 1 : -1);
      const std::string why =
          lower ? sumText(sum) : "the last " + std::to_string(Degradation::kCalmStarts) + " slots had time to spare";
      if (settings.degrade == DegradeMode::Suggest)
        publish(event::Notice{.text = "quality level " + std::to_string(level) + " is proposed: " + why});
      else if (degradation.set(level, settings))
        publish(event::QualityChanged{.level = level, .why = why});
    }
  }
  const int lowest = std::max(0, static_cast<int>(settings.ladder.size()) - 1);
  slot.qualityLevel = slot.pinnedLevel ? std::clamp(*slot.pinnedLevel, 0, lowest) : degradation.level();
  publish(event::SlotStarted{.slot = slot.id,
                             .waited = now - slot.submitted,
                             .lastUsefulFinish = lastUsefulFinish(slot),
                             .airAt = slot.airAt,
                             .qualityLevel = slot.qualityLevel});
  unlockStages(index);
  review(index);
}

void Scheduler::State::decide(SlotIndex index, Verdict verdict, StopCause stopRest) {
  SlotRecord& slot = slots[index];
  const bool started = slot.phase == SlotPhase::InFlight;
  const bool hasClip =
      verdict.outcome == Outcome::Succeeded || verdict.outcome == Outcome::Late || verdict.outcome == Outcome::SelfCheckFailed;
  const bool airs = verdict.outcome == Outcome::Succeeded;
  if (!started)
    queue.erase(index);
  else
    --inFlight;
  slot.phase = SlotPhase::Decided;
  ++decided;
  disarm(watchTimer(index));
  for (Stage stage : kStages) {
    StageRecord& record = slot.stages[stage];
    switch (record.state) {
    case StageState::Running:
      stop(index, stage, stopRest);
      break;
    case StageState::Stopping:
      record.retryAfterDrain = false;
      break;
    case StageState::Ready:
      ready[stage].erase(index);
      record.state = StageState::Waiting;
      break;
    case StageState::BackingOff:
      disarm(stageTimer(index, stage));
      record.state = StageState::Waiting;
      break;
    case StageState::Waiting:
    case StageState::Done:
      break;
    }
  }
  event::SlotComplete complete{.slot = slot.id,
                               .verdict = std::move(verdict),
                               .elapsed = {},
                               .waited = now - slot.submitted,
                               .spareToAir = {},
                               .marginGeneration = {}};
  if (started) {
    complete.elapsed = now - slot.started;
    complete.waited = slot.started - slot.submitted;
    complete.spareToAir = lastUsefulFinish(slot) - now;
    complete.marginGeneration = settings.generationTarget - complete.elapsed;
  }
  publish(std::move(complete));
  if (slot.live > 0)
    ++draining;
  if (hasClip) {
    slot.delivering = true;
    ++delivering;
    out->emplace_back(command::Deliver{.slot = slot.id});
  }
  if (!airs)
    tellMissed(slot);
  review(index);
  settle(index);
}

// A slot of the cadence that has no air time of its own yet misses none.
void Scheduler::State::tellMissed(SlotRecord& slot) {
  if (!slot.onCadence || slot.missedTold)
    return;
  slot.missedTold = true;
  const Time airAt = slot.airAt != Time{} ? slot.airAt : slot.submitted + settings.airAfter;
  publish(event::SlotMissed{.slot = slot.id, .airAt = airAt, .fallback = std::string(toString(settings.fallback))});
}

void Scheduler::State::settle(SlotIndex index) {
  SlotRecord& slot = slots[index];
  if (slot.phase != SlotPhase::Decided || slot.live > 0 || slot.delivering)
    return;
  disarm(watchTimer(index));
  out->emplace_back(command::Forget{.slot = slot.id});
  slotIndex.erase(slot.id.value);
  slot.phase = SlotPhase::Unused;
  unused.push_back(index);
}

void Scheduler::State::on(const input::Delivered& in) {
  const std::optional<SlotIndex> index = find(in.slot);
  if (!index || !slots[*index].delivering)
    return;
  // Had the engine not been late, its watch would have told by now that it is missed.
  const std::uint32_t watch = watchTimer(*index);
  if (timers.contains(watch) && timers.keyOf(watch).at < now)
    review(*index);
  SlotRecord& slot = slots[*index];
  slot.delivering = false;
  --delivering;
  publish(event::SlotDelivered{.slot = slot.id, .ready = now - slot.started, .encode = in.encode, .folder = in.folder});
  disarm(watch);
  settle(*index);
}

void Scheduler::State::on(const input::DeliveryFailed& in) {
  const std::optional<SlotIndex> index = find(in.slot);
  if (!index || !slots[*index].delivering)
    return;
  SlotRecord& slot = slots[*index];
  slot.delivering = false;
  --delivering;
  publish(event::DeliveryFailed{.slot = slot.id, .message = in.message});
  tellMissed(slot);
  settle(*index);
}

}  // namespace vortex::schedule
