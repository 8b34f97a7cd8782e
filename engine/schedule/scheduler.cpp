// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/scheduler.h"

#include "engine/schedule/estimates.h"
#include "engine/schedule/state.h"

#include <stdexcept>

namespace vortex::schedule {

Scheduler::State::State(Settings initial)
    : settings(std::move(initial)), targets(targetEstimates(settings)), estimates(targets), graph(stageGraph(orderOf(settings))) {}

Scheduler::Scheduler(Settings settings) : m_state(std::make_unique<State>(std::move(settings))) {}
Scheduler::~Scheduler() = default;
Scheduler::Scheduler(Scheduler&&) noexcept = default;
Scheduler& Scheduler::operator=(Scheduler&&) noexcept = default;
Scheduler::Scheduler(const Scheduler& other) : m_state(std::make_unique<State>(*other.m_state)) {}
Scheduler& Scheduler::operator=(const Scheduler& other) {
  if (this != &other)
    m_state = std::make_unique<State>(*other.m_state);
  return *this;
}

void Scheduler::step(const Input& input, Time now, std::vector<Command>& out) {
  State& state = *m_state;
  if (now < state.now)
    throw std::logic_error("Scheduler::step: time runs backwards, from " + std::to_string(state.now.time_since_epoch().count()) +
                           " ns to " + std::to_string(now.time_since_epoch().count()) + " ns");
  state.now = now;
  state.out = &out;
  std::visit([&state](const auto& in) { state.on(in); }, input);
  state.dispatch();
  state.tellHeld();
  state.tellForecasts();
  state.out = nullptr;
}

std::optional<Time> Scheduler::nextTimer() const {
  if (m_state->timers.empty())
    return std::nullopt;
  return m_state->timers.top().key.at;
}

void Scheduler::setForecasts(Forecasts forecasts) { m_state->forecasts = forecasts; }

const Settings& Scheduler::settings() const { return m_state->settings; }
const Estimates& Scheduler::estimates() const { return m_state->estimates; }
int Scheduler::qualityLevel() const { return m_state->degradation.level(); }
int Scheduler::slotsInFlight() const { return m_state->inFlight; }
int Scheduler::slotsQueued() const { return static_cast<int>(m_state->queue.size()); }
int Scheduler::slotsOpen() const { return slotsQueued() + slotsInFlight() + m_state->delivering; }
int Scheduler::attemptsLive() const { return static_cast<int>(m_state->attemptPlace.size()); }
bool Scheduler::deviceReady() const { return m_state->device == State::DeviceState::Ready; }
bool Scheduler::deviceHeld() const { return m_state->device == State::DeviceState::Held; }
bool Scheduler::finished() const { return m_state->shutdown && m_state->slotIndex.size() == 0; }

void Scheduler::State::on(const input::NewEstimates& in) {
  given = in.estimates;
  estimates = withTargets(given, targets);
  reviewAll();
}

void Scheduler::State::on(const input::Tune& in) {
  settings = in.settings;
  graph = stageGraph(orderOf(settings));
  targets = targetEstimates(settings);
  estimates = withTargets(given, targets);
  for (SlotIndex index = 0; index < slots.size(); ++index) {
    SlotRecord& slot = slots[index];
    if (slot.phase != SlotPhase::InFlight)
      continue;
    for (Stage stage : kStages) {
      StageRecord& record = slot.stages[stage];
      if (record.state == StageState::Ready) {  // the graph may have changed
        record.state = StageState::Waiting;
        ready[stage].erase(index);
      }
      if (in.rearmRunning && record.state == StageState::Running) {
        record.timeout = timeoutOf(slot, stage);
        if (!record.waiting)
          arm(stageTimer(index, stage), record.since + record.timeout);
      }
    }
    unlockStages(index);
  }
  tell(ledger.update(settings.memory));
  reviewAll();
}

void Scheduler::State::on(const input::Quality& in) {
  if (degradation.set(in.level, settings))
    publish(event::QualityChanged{.level = degradation.level(), .why = in.why});
}

void Scheduler::State::on(const input::Intake& in) {
  if (intakeOpen == in.open)
    return;
  intakeOpen = in.open;
  publish(event::IntakeChanged{.open = in.open});
}

void Scheduler::State::on(const input::Shutdown& in) {
  shutdown = true;
  for (SlotIndex index = 0; index < slots.size(); ++index) {
    if (slots[index].phase == SlotPhase::Queued)
      shed(index, Reason::Shutdown, "the engine is shutting down");
    else if (slots[index].phase == SlotPhase::InFlight && in.stopRunning)
      decide(index, {.outcome = Outcome::Canceled, .reason = Reason::Shutdown, .message = "the engine was told to stop"},
             StopCause::Shutdown);
  }
}

// Only here do timers act, so reports that arrive at the same instant as a timer go first: a finish at exactly the timeout counts.
void Scheduler::State::on(const input::TimerDue&) {
  while (!timers.empty() && timers.top().key.at <= now) {
    const std::uint32_t timer = timers.top().id;
    timers.erase(timer);
    fire(timer);
  }
}

void Scheduler::State::fire(std::uint32_t timer) {
  if (timer == kQuarantineTimer) {
    quarantineOver();
    return;
  }
  const SlotIndex index = (timer - 1) / kTimersPerSlot;
  const std::uint32_t which = (timer - 1) % kTimersPerSlot;
  if (which == 0) {
    review(index);
    return;
  }
  const Stage stage = kStages[which - 1];
  switch (slots[index].stages[stage].state) {
  case StageState::Running:
    timedOut(index, stage);
    break;
  case StageState::Stopping:
    drainOverdue(index, stage);
    break;
  case StageState::BackingOff:
    slots[index].stages[stage].state = StageState::Waiting;
    unlockStages(index);
    review(index);
    break;
  case StageState::Waiting:
  case StageState::Ready:
  case StageState::Done:
    throw std::logic_error("Scheduler: a timer is armed for a stage that neither runs, stops nor backs off");
  }
}

}  // namespace vortex::schedule
