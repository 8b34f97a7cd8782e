// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who gets a free lane: the earliest deadline, whether its slot is in flight or still queued; ties by arrival. A slot that waits
// for memory is not overtaken by later ones, or a stream of small needs would starve it.
#include "engine/schedule/state.h"
#include "engine/schedule/text.h"

namespace vortex::schedule {

bool Scheduler::State::hasFreeLane(Stage stage) const {
  const Stage lane = laneOf(graph, stage);
  return liveOnLane[lane] < settings.stages[lane].laneCapacity;
}

// Whether a queued slot would begin with this stage: nothing that it needs is left.
bool Scheduler::State::couldBegin(const SlotRecord& slot, const StageRow& row) const {
  if (slot.stages[row.stage].state == StageState::Done)
    return false;
  for (Stage stage : kStages)
    if (row.needs.contains(stage) && slot.stages[stage].state != StageState::Done)
      return false;
  return true;
}

// A decided slot keeps its place in flight until its last attempt is drained: it still holds memory and output buffers.
bool Scheduler::State::mayAdmit() const {
  if (queue.empty() || !intakeOpen || inFlight + draining >= settings.maxSlotsInFlight)
    return false;
  const SlotRecord& first = slots[queue.top().id];
  for (const StageRow& row : graph)
    if (couldBegin(first, row) && hasFreeLane(row.stage))
      return true;
  return false;
}

// Whether the first of the queue could begin at least one stage now; what waits for memory stays queued.
Admission Scheduler::State::admitFirstStage() const {
  const SlotRecord& first = slots[queue.top().id];
  for (const StageRow& row : graph)
    if (couldBegin(first, row) && hasFreeLane(row.stage) &&
        ledger.admit(row.stage, estimates.need[row.stage], settings.memory) == Admission::Fits)
      return Admission::Fits;
  return Admission::Waits;
}

std::optional<Stage> Scheduler::State::neverFits(const SlotRecord& slot) const {
  for (Stage stage : kStages)
    if (slot.stages[stage].state != StageState::Done &&
        ledger.admit(stage, estimates.need[stage], settings.memory) == Admission::Never)
      return stage;
  return std::nullopt;
}

void Scheduler::State::failForMemory(SlotIndex index, Stage stage) {
  decide(index,
         {.outcome = Outcome::Failed,
          .stage = stage,
          .reason = Reason::OutOfMemory,
          .message = std::string(toString(stage)) + " needs " + inGigabytesText(estimates.need[stage]) + " beside " +
                     inGigabytesText(ledger.loadedWhile(stage)) + " that stay loaded; the hard limit is " +
                     inGigabytesText(settings.memory.hardLimit)},
         StopCause::OutOfMemory);
}

std::optional<Scheduler::State::Candidate> Scheduler::State::mostUrgent() const {
  std::optional<Candidate> best;
  for (Stage stage : kStages) {
    if (ready[stage].empty() || !hasFreeLane(stage))
      continue;
    const auto& head = ready[stage].top();
    if (!best || head.key < best->urgency)
      best = {.urgency = head.key, .slot = head.id, .stage = stage};
  }
  if (mayAdmit() && (!best || queue.top().key < best->urgency))
    best = {.urgency = queue.top().key, .slot = queue.top().id, .stage = std::nullopt};
  return best;
}

void Scheduler::State::dispatch() {
  waitsForMemory.reset();
  while (acceptsWork()) {
    const std::optional<Candidate> next = mostUrgent();
    if (!next)
      return;
    // Its point of no return may have passed with the timer still to come: nothing is begun for it then.
    const std::uint32_t watch = watchTimer(next->slot);
    if (timers.contains(watch) && timers.keyOf(watch).at <= now) {
      review(next->slot);
      continue;
    }
    if (const std::optional<Stage> stage = neverFits(slots[next->slot])) {
      failForMemory(next->slot, *stage);
      continue;
    }
    if (next->stage && ledger.admit(*next->stage, estimates.need[*next->stage], settings.memory) == Admission::Fits) {
      start(next->slot, *next->stage);
    } else if (!next->stage && admitFirstStage() == Admission::Fits) {
      beginSlot(next->slot);
    } else {
      waitsForMemory = next;
      startSiblingsThatFit(next->slot);
      return;
    }
  }
}

// Told when one begins to wait, when another waits in its place, and when none does any longer.
void Scheduler::State::tellHeld() {
  std::optional<Held> held;
  if (waitsForMemory) {
    const SlotRecord& slot = slots[waitsForMemory->slot];
    const bool goesOn =
        toldHeld && toldHeld->slot == slot.id && (!waitsForMemory->stage || waitsForMemory->stage == toldHeld->stage);
    held = Held{.slot = slot.id, .stage = waitsForMemory->stage.value_or(graph.front().stage), .since = now};
    if (goesOn)
      return;
  }
  if (toldHeld)
    publish(event::HeldForMemory{
        .slot = toldHeld->slot, .stage = toldHeld->stage, .held = false, .need = {}, .free = {}, .waited = now - toldHeld->since});
  toldHeld = held;
  if (held)
    publish(event::HeldForMemory{.slot = held->slot,
                                 .stage = held->stage,
                                 .need = estimates.need[held->stage],
                                 .free = ledger.freeFor(held->stage, settings.memory),
                                 .waited = {}});
}

// The other ready stages of the slot that holds the rest back.
void Scheduler::State::startSiblingsThatFit(SlotIndex index) {
  for (Stage stage : kStages)
    if (slots[index].phase == SlotPhase::InFlight && slots[index].stages[stage].state == StageState::Ready && hasFreeLane(stage) &&
        ledger.admit(stage, estimates.need[stage], settings.memory) == Admission::Fits)
      start(index, stage);
}

}  // namespace vortex::schedule
