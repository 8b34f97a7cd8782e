// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must hold between any two steps, counted from scratch.
#include "engine/schedule/state.h"

#include <stdexcept>

namespace vortex::schedule {

namespace {

void hold(bool condition, const char* rule) {
  if (!condition)
    throw std::logic_error(std::string("Scheduler: ") + rule);
}

struct Counts {
  int queued = 0, inFlight = 0, draining = 0, delivering = 0, known = 0, overdue = 0;
  std::size_t live = 0, armed = 0;
  PerStage<int> lanes{};
  Bytes committed;
};

}  // namespace

void Scheduler::checkInvariants() const {
  const State& s = *m_state;
  Counts counts;
  for (SlotIndex index = 0; index < s.slots.size(); ++index) {
    const SlotRecord& slot = s.slots[index];
    const bool watched = s.timers.contains(State::watchTimer(index));
    counts.armed += watched ? 1 : 0;
    if (slot.phase == SlotPhase::Unused) {
      hold(!watched, "every armed timer is for something alive: a forgotten slot is watched");
      for (Stage stage : kStages)
        hold(!s.timers.contains(State::stageTimer(index, stage)) && !s.ready[stage].contains(index),
             "nothing of a forgotten slot is armed or ready");
      continue;
    }
    ++counts.known;
    counts.queued += slot.phase == SlotPhase::Queued ? 1 : 0;
    counts.inFlight += slot.phase == SlotPhase::InFlight ? 1 : 0;
    counts.draining += slot.phase == SlotPhase::Decided && slot.live > 0 ? 1 : 0;
    counts.delivering += slot.delivering ? 1 : 0;
    hold(s.queue.contains(index) == (slot.phase == SlotPhase::Queued), "the queue holds exactly the slots that never started");
    hold(slot.phase != SlotPhase::Decided || slot.live > 0 || slot.delivering, "a slot of which nothing is left is forgotten");
    hold(!slot.delivering || slot.phase == SlotPhase::Decided, "only a decided slot is delivered");
    if (watched)
      hold(slot.phase != SlotPhase::Decided || (slot.delivering && slot.onCadence && !slot.missedTold),
           "a decided slot is watched only for its delivery");
    int live = 0;
    for (Stage stage : kStages) {
      const StageRecord& record = slot.stages[stage];
      const bool timer = s.timers.contains(State::stageTimer(index, stage));
      counts.armed += timer ? 1 : 0;
      hold(s.ready[stage].contains(index) == (record.state == StageState::Ready), "the ready lists hold exactly the ready stages");
      hold(slot.phase == SlotPhase::InFlight ||
               (record.state != StageState::Ready && record.state != StageState::Running && record.state != StageState::BackingOff),
           "nothing runs on, waits for a lane or backs off for a slot that is decided or has not begun");
      const bool wantsTimer = record.state == StageState::Running || record.state == StageState::BackingOff ||
                              (record.state == StageState::Stopping && !record.overdue);
      hold(timer == wantsTimer, "every armed timer is for something alive, and what is alive is bounded by one");
      hold((record.attempt.value != 0) == record.live(), "a stage has an attempt exactly while it runs or drains");
      if (!record.live())
        continue;
      const auto place = s.place(record.attempt);
      hold(place && place->slot == index && place->stage == stage, "each live attempt is found under its id");
      ++live;
      ++counts.live;
      ++counts.lanes[laneOf(s.graph, stage)];
      counts.overdue += record.overdue ? 1 : 0;
      counts.committed += record.need;
    }
    hold(live == slot.live, "a slot knows how many attempts it has");
  }
  hold(counts.queued == slotsQueued() && counts.inFlight == s.inFlight && counts.draining == s.draining &&
           counts.delivering == s.delivering && counts.overdue == s.overdueDrains,
       "the counters are the counts");
  hold(static_cast<std::size_t>(counts.known) == s.slotIndex.size() && counts.live == s.attemptPlace.size(),
       "every slot and every attempt is known under its id and nothing else is");
  hold(counts.lanes == s.liveOnLane, "a lane is busy exactly while an attempt runs or drains on it");
  hold(counts.committed == s.ledger.committed(), "the ledger holds exactly what live attempts were promised");
  hold(s.submitted == s.decided + static_cast<std::uint64_t>(counts.queued + counts.inFlight),
       "every submitted slot is decided once or still open");
  const bool quarantineArmed = s.timers.contains(State::kQuarantineTimer);
  hold(quarantineArmed == (s.device == State::DeviceState::Quarantined), "the quarantine is bounded");
  hold(counts.armed + (quarantineArmed ? 1 : 0) == s.timers.size(), "no other timer is armed");
  if (s.device == State::DeviceState::Starting || s.device == State::DeviceState::Held)
    hold(counts.live == 0, "no attempt lives without a device");
  if (!s.acceptsWork())
    return;
  const auto idle = s.mostUrgent();
  hold(!idle || (s.waitsForMemory && s.waitsForMemory->urgency <= idle->urgency), "a free lane and ready work never both persist");
}

}  // namespace vortex::schedule
