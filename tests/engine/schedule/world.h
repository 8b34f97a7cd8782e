// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small random world around a scheduler, and a judge of its own. A script is a list of actions whose numbers are taken modulo
// what there is ("finish the x-th live attempt"), so any part of a script is a script too: that is what lets a failing one shrink.
#pragma once

#include "engine/schedule/scheduler.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace vortex::schedule::test {

enum class Act : std::uint8_t {
  Wait = 1,  // timers fire when due
  Jump,      // time passes and the timers fire late, all at once
  Submit,
  Cancel,
  Started,
  Finish,
  Fail,
  Stopped,
  Deliver,
  LoseDevice,
  DeviceReady,
  Memory,
  NewEstimates,
  Tune,
  Quality,
  Intake,
  Stray,  // a report of an attempt or slot that nobody knows
  Shutdown,
};

struct Action {
  Act act = Act::Wait;
  std::uint32_t x = 0, y = 0;
};
using Script = std::vector<Action>;

Script randomScript(std::uint64_t seed, std::size_t length);
std::string describe(const Action& action);

// What the judge objects to.
struct Violation : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class World {
 public:
  World();

  void act(const Action& action);
  // Makes the world kind: the device comes back, memory is low, everything finishes and is delivered. Throws if a slot stays open.
  void close();

  // Called with each command, beside the judge; may throw Violation.
  std::function<void(const Command&)> alsoJudge;
  // The whole run as text, kept only when asked for.
  std::optional<std::string> transcript;
  // Feeds a copy with the same inputs from now on; any difference is a Violation, but for forecasts that it does not tell.
  void fork(Forecasts forecasts = Forecasts::Told);

  std::uint64_t inputs() const { return m_inputs; }

 private:
  struct Live {
    AttemptName name;
    Time since;
    bool asked = false;
  };
  struct Known {
    bool onCadence = false, named = false;
    Time airAt{};
    bool started = false, decided = false, succeeded = false, hasClip = false, delivering = false, delivered = false,
         missed = false;
    StageSet done;
    PerStage<int> attempts{};
    int live = 0;
  };

  void feed(const Input& input);
  void judge(const Command& command);
  void judge(const command::StartAttempt& start);
  void judge(const command::StopAttempt& stop);
  void judge(const command::Forget& forget);
  void judge(const EventBody& body);
  void judgeState();
  void end(const AttemptName& name);
  void finish(std::size_t index, Duration elapsed, bool passes);
  void waitUntil(Time end);
  void submit(const Action& action);
  void tune(const Action& action);
  Known& known(SlotId slot);

  Scheduler m_scheduler;
  std::optional<Scheduler> m_copy;
  Forecasts m_copyForecasts = Forecasts::Told;
  Settings m_settings;
  Time m_now{};
  std::vector<Live> m_live;
  std::vector<SlotId> m_deliveries;
  std::map<SlotId, Known> m_slots;  // until forgotten
  std::uint64_t m_lastSlot = 0, m_lastAttempt = 0, m_inputs = 0, m_submitted = 0, m_decided = 0;
  bool m_deviceUp = false, m_quarantined = false, m_killed = false, m_aboveHard = false, m_intakeOpen = true, m_shutdown = false;
};

// Runs the script and then close(). The violation's text, or nothing.
std::optional<std::string> violationOf(const Script& script, const std::function<void(const Command&)>& alsoJudge = {});

// The shortest script found that still violates: chunks taken out, then numbers made small.
Script shrunk(Script script, const std::function<bool(const Script&)>& fails);

}  // namespace vortex::schedule::test
