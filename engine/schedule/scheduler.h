// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scheduler: a state machine without threads, clock, device or LibTorch. Inputs and the time go in, commands come out. The live
// engine, the load simulation, the what-if and the tests run this same code.
//
// Time never runs backwards between calls. Timers live inside: nextTimer() says when step(TimerDue) is due; calling it early does
// nothing, calling it late is what a late engine does, and the decisions say so.
//
// Invariants, asserted after every step (see checkInvariants): one outcome a slot; no attempt starts on a lane that is not free and
// drained; nothing starts for a decided slot; every armed timer is for something alive; a free lane and ready work never both
// persist.
//
// Cost: O(log n) a step in the number of slots in flight and queued; no allocation beyond the events it publishes.
#pragma once

#include "engine/schedule/command.h"
#include "engine/schedule/input.h"

#include <memory>
#include <optional>
#include <vector>

namespace vortex::schedule {

class Scheduler {
 public:
  explicit Scheduler(Settings settings);
  ~Scheduler();
  Scheduler(Scheduler&&) noexcept;
  Scheduler& operator=(Scheduler&&) noexcept;
  Scheduler(const Scheduler&);  // a value: a what-if forks it
  Scheduler& operator=(const Scheduler&);

  // Appends the commands that `input` at `now` leads to.
  void step(const Input& input, Time now, std::vector<Command>& out);

  // When step(TimerDue) is next due; nothing when no timer is armed.
  std::optional<Time> nextTimer() const;

  const Settings& settings() const;
  int slotsInFlight() const;  // started, not yet decided
  int slotsQueued() const;
  int slotsOpen() const;  // not yet decided, or decided and not yet delivered
  bool deviceReady() const;
  // True after Shutdown, once nothing runs, drains, or awaits delivery.
  bool finished() const;

  // Throws std::logic_error naming the first invariant that does not hold. Tests call it after every step; it is O(slots).
  void checkInvariants() const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace vortex::schedule
