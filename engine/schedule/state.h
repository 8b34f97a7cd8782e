// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scheduler's inside, shared by the files that implement it and seen by nobody else: scheduler.cpp takes inputs apart,
// slots.cpp knows how a slot begins and ends, foresight.cpp asks whether it can still make it, attempts.cpp runs stages, retry.cpp
// tries them again, device.cpp knows about drains, quarantine, deaths and memory, dispatch.cpp hands out free lanes.
#pragma once

#include "engine/schedule/degradation.h"
#include "engine/schedule/feasibility.h"
#include "engine/schedule/id_map.h"
#include "engine/schedule/indexed_heap.h"
#include "engine/schedule/ledger.h"
#include "engine/schedule/scheduler.h"
#include "engine/schedule/slot_record.h"
#include "engine/schedule/stage_graph.h"

#include <array>
#include <string>
#include <utility>

namespace vortex::schedule {

using SlotIndex = std::uint32_t;

struct Scheduler::State {
  // A timer's place in time; what was armed first goes first.
  struct Due {
    Time at{};
    std::uint64_t order = 0;
    friend constexpr auto operator<=>(const Due&, const Due&) = default;
  };
  // Where a live attempt is.
  struct Place {
    SlotIndex slot;
    Stage stage;
  };
  enum class DeviceState : std::uint8_t { Starting = 1, Ready, Quarantined, Killing, Held };

  explicit State(Settings initial);

  // scheduler.cpp: one a kind of input.
  void on(const input::Submit& in);
  void on(const input::Cancel& in);
  void on(const input::AttemptStarted& in);
  void on(const input::AttemptWaiting& in);
  void on(const input::AttemptFinished& in);
  void on(const input::AttemptFailed& in);
  void on(const input::AttemptStopped& in);
  void on(const input::Delivered& in);
  void on(const input::DeliveryFailed& in);
  void on(const input::DeviceStarting& in);
  void on(const input::DeviceReady& in);
  void on(const input::DeviceLost& in);
  void on(const input::MemoryLevel& in);
  void on(const input::NewEstimates& in);
  void on(const input::Tune& in);
  void on(const input::Quality& in);
  void on(const input::Intake& in);
  void on(const input::Shutdown& in);
  void on(const input::TimerDue& in);

  // slots.cpp
  SlotIndex take();
  void beginSlot(SlotIndex index);
  void decide(SlotIndex index, Verdict verdict, StopCause stopRest);
  void shed(SlotIndex index, Reason reason, std::string message);
  void tellMissed(SlotRecord& slot);
  void settle(SlotIndex index);  // forgets the slot if nothing of it is left
  std::optional<SlotIndex> find(SlotId slot) const;
  bool hasDeadline(const SlotRecord& slot) const;
  Time lastUsefulFinish(const SlotRecord& slot) const;
  void shedLeastUrgent();

  // foresight.cpp
  Progress progressOf(const SlotRecord& slot) const;
  FeasibilitySum sumOf(const SlotRecord& slot, const Prediction& prediction, Chance chance) const;
  bool canMeet(const SlotRecord& slot, const Prediction& prediction) const;
  // Decides the slot if it can no longer make it, warns if it may not, says who is missed, and arms its watch for the next such
  // instant.
  void review(SlotIndex index);
  void reviewAll();
  // Tells anew what is foreseen of the slots that this step reviewed, where it has changed.
  void tellForecasts();
  void tellForecast(SlotRecord& slot);

  // attempts.cpp
  Duration timeoutOf(const SlotRecord& slot, Stage stage) const;
  bool mayWatch(const SlotRecord& slot, Stage stage, Duration limit) const;
  Duration limitOf(const SlotRecord& slot, Stage stage);
  void start(SlotIndex index, Stage stage);
  void stageDone(SlotIndex index, Stage stage, const input::AttemptFinished& in);
  void generationDone(SlotIndex index, const input::AttemptFinished& in);
  void stop(SlotIndex index, Stage stage, StopCause cause);
  void timedOut(SlotIndex index, Stage stage);
  void stopped(SlotIndex index, Stage stage, const input::AttemptStopped& in);  // the terminal report of one that was told to
  void failed(SlotIndex index, Stage stage, const input::AttemptFailed& in);
  void endAttempt(SlotIndex index, Stage stage);  // its lane is free and drained
  void unlockStages(SlotIndex index);
  AttemptName nameOf(const SlotRecord& slot, Stage stage) const;
  std::optional<Place> place(AttemptId attempt) const;

  // retry.cpp
  enum class Budget : std::uint8_t { Stage = 1, DeviceLoss };  // what a further attempt is charged to
  Duration backoffOf(const SlotRecord& slot, Stage stage) const;
  bool hasLeft(Budget budget, const SlotRecord& slot, Stage stage) const;
  void charge(Budget budget, SlotRecord& slot, Stage stage);
  bool mayRetry(Budget budget, const SlotRecord& slot, Stage stage, Duration delay) const;
  void backOff(Budget budget, SlotIndex index, Stage stage, Duration delay);
  Verdict timeoutVerdict(const SlotRecord& slot, Stage stage) const;

  // device.cpp
  bool acceptsWork() const { return device == DeviceState::Ready && !ledger.aboveHard(); }
  void drainOverdue(SlotIndex index, Stage stage);
  void liftQuarantineIfDrained();
  void quarantineOver();
  void loseAttempts(SlotIndex index, bool restarting);
  void tell(const Ledger::Crossings& crossings);
  void relieveMemory();
  void giveUpForMemory(bool stuck);

  // dispatch.cpp
  void dispatch();
  struct Candidate {
    Urgency urgency;
    SlotIndex slot;
    std::optional<Stage> stage;  // absent: a queued slot that would begin
  };
  std::optional<Candidate> mostUrgent() const;
  void tellHeld();
  bool hasFreeLane(Stage stage) const;
  bool mayAdmit() const;
  bool couldBegin(const SlotRecord& slot, const StageRow& row) const;
  Admission admitFirstStage() const;
  std::optional<Stage> neverFits(const SlotRecord& slot) const;
  void failForMemory(SlotIndex index, Stage stage);
  void startSiblingsThatFit(SlotIndex index);

  // Timers: one for the quarantine, and five a slot.
  static constexpr std::uint32_t kQuarantineTimer = 0;
  static constexpr std::uint32_t kTimersPerSlot = 1 + kStageCount;
  static std::uint32_t watchTimer(SlotIndex index) { return 1 + index * kTimersPerSlot; }
  static std::uint32_t stageTimer(SlotIndex index, Stage stage) {
    return watchTimer(index) + 1 + static_cast<std::uint32_t>(indexOf(stage));
  }
  void arm(std::uint32_t timer, Time at) { timers.set(timer, {at, ++timerOrder}); }
  void disarm(std::uint32_t timer) { timers.erase(timer); }
  void fire(std::uint32_t timer);

  template <typename E>
  void publish(E&& body) {
    out->emplace_back(std::in_place_type<command::Publish>, EventBody(std::in_place_type<std::decay_t<E>>, std::forward<E>(body)));
  }

  Settings settings;
  Forecasts forecasts = Forecasts::Told;
  Estimates given;      // as they came
  Estimates targets;    // of the settings
  Estimates estimates;  // as given, with the targets where there are no samples
  StageGraph graph;
  Ledger ledger;
  Degradation degradation;

  std::vector<SlotRecord> slots;
  std::vector<SlotIndex> unused;
  IdMap slotIndex, attemptPlace;
  IndexedHeap<Urgency> queue;            // slots
  PerStage<IndexedHeap<Urgency>> ready;  // slots whose stage waits for its lane
  IndexedHeap<Due> timers;
  PerStage<int> liveOnLane{};
  PerStage<std::uint64_t> watchable{};      // first attempts so far that one in so many of is watched
  std::optional<Candidate> waitsForMemory;  // of the last dispatch: nothing later than it overtakes
  struct Held {
    SlotId slot;
    Stage stage;
    Time since;
  };
  std::optional<Held> toldHeld;  // as event::HeldForMemory told it

  DeviceState device = DeviceState::Starting;
  std::optional<Time> deviceBackAt;  // while it restarts, by the measured restart time
  std::optional<Time> fullSince;     // above the hard limit with nothing running and the buffers cleared
  int overdueDrains = 0;
  bool intakeOpen = true;
  bool shutdown = false;

  std::vector<SlotIndex> toForesee;  // reviewed in the step in hand, in flight

  std::uint64_t lastAttempt = 0, lastArrival = 0, timerOrder = 0;
  std::uint64_t submitted = 0, decided = 0;
  int inFlight = 0;    // begun, not decided
  int draining = 0;    // decided, attempts still live
  int delivering = 0;  // decided, clip not yet on disk

  // The step in hand.
  Time now{};
  std::vector<Command>* out = nullptr;
};

}  // namespace vortex::schedule
