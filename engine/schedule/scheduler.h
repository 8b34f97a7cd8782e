// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scheduler: a state machine without threads, clock, device or LibTorch. Inputs and the time go in, commands come out. The live
// engine, the load simulation, the what-if and the tests run this same code.
//
// Time never runs backwards between calls (std::logic_error). Timers live inside and act only in step(TimerDue): nextTimer() says
// when it is due; calling it early does nothing, calling it late is what a late engine does, and the decisions say so. Whoever
// drives it hands in the reports that have arrived first and TimerDue after them, so that a finish at exactly the timeout counts as
// finished. Reports of attempts and slots that it no longer knows change nothing. A slot id is submitted once
// (std::invalid_argument).
//
// A slot may be submitted with stages given (a reset): their outputs are there, no attempt is made at them, and it begins with what
// is left. A queued slot is not overtaken by a later one, also where it waits for the lane of the stage that it begins with.
//
// Every submitted slot gets exactly one SlotComplete, and Forget as its last command, once nothing of it runs, drains or awaits
// delivery. Deliver is asked for succeeded, late and self_check_failed: each has a clip that a person may want to see; only the
// first airs.
//
// Invariants, asserted after every step (see checkInvariants): one outcome a slot; no attempt starts on a lane that is not free and
// drained; nothing starts for a decided slot; every armed timer is for something alive; a free lane and ready work never both
// persist, unless the device, the intake or an earlier slot that waits for memory holds it back.
//
// Cost: O(log n) a step in the number of slots in flight and queued (a submission also counts those ahead of it; new estimates,
// tuning and the device's coming and going look at every slot); no allocation beyond the events it publishes.
#pragma once

#include "engine/schedule/command.h"
#include "engine/schedule/input.h"

#include <memory>
#include <optional>
#include <vector>

namespace vortex::schedule {

// How a slot that is not decided stands. The predicted finish is that of its delivery; lastUsefulFinish − finish is the spare to
// air.
struct Outlook {
  SlotId slot;
  bool started = false;
  Time lastUsefulFinish{};
  Time likelyFinish{};    // by the median
  Time cautiousFinish{};  // by Settings::warnQuantile
  int samples = 0;        // 0: the targets stand in
};

// Whether what is foreseen of slots is told (event::SlotForecast). It decides nothing: who has nobody to show it to, saves it.
enum class Forecasts : std::uint8_t { Told = 1, Untold };

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

  void setForecasts(Forecasts forecasts);  // Told at first; kept by copies

  // When step(TimerDue) is next due; nothing when no timer is armed.
  std::optional<Time> nextTimer() const;

  const Settings& settings() const;
  const Estimates& estimates() const;  // in force: with the targets where there are no samples
  int qualityLevel() const;            // of the next slot to start
  // The slots that have a deadline, the most urgent first. O(slots log slots); for a screen, not for a decision.
  std::vector<Outlook> outlook(Time now) const;
  int slotsInFlight() const;  // started, not yet decided
  int slotsQueued() const;
  int slotsOpen() const;     // not yet decided, or decided and not yet delivered
  int attemptsLive() const;  // run, or drain
  bool deviceReady() const;
  bool deviceHeld() const;
  // True after Shutdown, once nothing runs, drains, or awaits delivery.
  bool finished() const;

  // Throws std::logic_error naming the first invariant that does not hold. Tests call it after every step; it is O(slots).
  void checkInvariants() const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace vortex::schedule
