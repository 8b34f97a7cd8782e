// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether and when a stage is tried again: its own budget and back-off (contract 1), and never one that can no longer meet the
// deadline.
#include "engine/schedule/state.h"
#include "engine/schedule/text.h"

#include <algorithm>

namespace vortex::schedule {

namespace {

constexpr int kMaxDoublings = 20;  // 0.5 s · 2^20 is six days: beyond any deadline, within 64 bits of nanoseconds

}  // namespace

Duration Scheduler::State::backoffOf(const SlotRecord& slot, Stage stage) const {
  const int doublings = std::min(slot.stages[stage].retriesUsed, kMaxDoublings);
  return settings.stages[stage].backoff * (std::int64_t{1} << doublings);
}

bool Scheduler::State::hasLeft(Budget budget, const SlotRecord& slot, Stage stage) const {
  switch (budget) {
  case Budget::Stage:
    return slot.stages[stage].retriesUsed < settings.stages[stage].retries;
  case Budget::DeviceLoss:
    return slot.lostDevice || slot.deviceLosses < settings.deviceLossRetries;
  }
  return false;
}

// One death is one loss to a slot, however many of its attempts it took along.
void Scheduler::State::charge(Budget budget, SlotRecord& slot, Stage stage) {
  switch (budget) {
  case Budget::Stage:
    ++slot.stages[stage].retriesUsed;
    break;
  case Budget::DeviceLoss:
    slot.deviceLosses += slot.lostDevice ? 0 : 1;
    slot.lostDevice = true;
    break;
  }
}

bool Scheduler::State::mayRetry(Budget budget, const SlotRecord& slot, Stage stage, Duration delay) const {
  if (!hasLeft(budget, slot, stage))
    return false;
  Progress progress = progressOf(slot);
  progress.begun.erase(stage);
  progress.delayed.insert(stage);
  progress.delay[stage] = delay;
  return canMeet(slot, predict(progress, estimates, Chance::Abort));
}

void Scheduler::State::backOff(Budget budget, SlotIndex index, Stage stage, Duration delay) {
  charge(budget, slots[index], stage);
  StageRecord& record = slots[index].stages[stage];
  record.state = StageState::BackingOff;
  record.since = now + delay;
  arm(stageTimer(index, stage), record.since);
}

Verdict Scheduler::State::timeoutVerdict(const SlotRecord& slot, Stage stage) const {
  const StageRecord& record = slot.stages[stage];
  const int retries = settings.stages[stage].retries;
  std::string message = std::string(toString(stage)) + " took longer than its timeout of " + inSecondsText(record.timeout) + ", ";
  message += std::to_string(record.retriesUsed) + " of " + std::to_string(retries) + " retries used";
  if (record.retriesUsed < retries)
    message += "; a further one could no longer meet the deadline";
  return {.outcome = Outcome::TimedOut, .stage = stage, .message = std::move(message)};
}

}  // namespace vortex::schedule
