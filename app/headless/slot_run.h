// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run of the engine from a command line: slots are fed at a pace, events told, and it ends when all are settled.
#pragma once

#include "app/headless/exit_status.h"
#include "app/headless/feeder.h"
#include "app/headless/options.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace vortex::headless {

class Reporter;

// Looks on while slots are made, and may add lines of its own to what is told.
class RunCompanion {
 public:
  virtual ~RunCompanion() = default;
  virtual void begin(Reporter&) {}  // before the engine is made
  // Made, and not started yet; it outlives all that follows. False: the run does not begin, and ends as it says elsewhere.
  virtual bool attach(Engine&) { return true; }
  virtual void submitted(SlotId, std::size_t /*n*/) {}
  // Behind the event itself.
  virtual void take(const Event& event, Reporter& reporter) = 0;
  // Behind all that was told, and when next() has come.
  virtual void turn(Time) {}
  virtual std::optional<Time> next() const { return std::nullopt; }
  // No more slots are to be submitted; what is in the making goes on.
  virtual bool hasEnough() const { return false; }
  // It has nothing to wait for any more. The engine ends when all slots are settled and all companions idle.
  virtual bool idle() const { return true; }
  // Ctrl-C: it comes to its end, and says by idle() when it has. The engine ends then.
  virtual void interrupt() {}
  // Everything is settled and the engine has ended; before the summary.
  virtual void ended(Time now, Reporter& reporter) = 0;
};

// What made the recorded slots; nothing is made by anything else. "" is not compared.
struct RequiredDevice {
  std::string device, build;
};

struct SlotRun {
  const Settings& settings;
  BackendKind backend = BackendKind::Torch;
  int slots = 1;
  Pace pace = Pace::OneByOne;
  Duration every{};  // the cadence's period
  // The n-th slot's, from 0; called once each, in order. airIn: from when it is due, however late it is submitted.
  std::function<SlotRequest(std::size_t n)> request;
  const RunTargets& to;
  std::vector<RunCompanion*> companions{};  // borrowed; in the order in which they speak
  RequiredDevice required{};                // else the run ends with BadInput before its first slot
  // One by one: the next is submitted when the memory that the one before left was told, not when it is decided.
  bool untilMemory = false;
  bool takesGuests = true;  // other programs' slots (guests.h)
  bool quiet = false;       // only what companions say is told
};

struct RunEnd {
  ExitStatus status = ExitStatus::AllDelivered;
  bool interrupted = false;  // Ctrl-C: nothing should follow
};

// Tells events on stdout, closed by a summary; ends the process at a second Ctrl-C. On a cadence nobody is waited for who reads
// them. BadInput where the log file cannot be written: nothing was begun.
RunEnd makeSlots(const SlotRun& run);

}  // namespace vortex::headless
