// SPDX-License-Identifier: Apache-2.0
//
// When the worker is started, killed, started anew or left alone. Pure: what happened and the time go in, actions come out, and
// whoever drives it (DeviceProcess; a test on virtual time) carries them out.
//
//   Off ── open ──► Starting ── ready ──► Running
//                      │  ▲                  │  death, kill
//     back-off is over │  │ Launch           ▼
//                   BackingOff ◄──────── Dying (SIGKILL sent, or its sockets closed) ──► Unkillable, held
//                                            │
//                                            └──► Held (safe mode, wrong build, on demand) ── restart ──► Starting
//
// Each life of a worker ends with exactly one Lose. Back-off doubles with each death in a row; a worker that has finished an
// attempt ends the row. An end that was asked for (DeviceLoss::Shutdown) is no death: it counts towards neither the row nor safe
// mode.
#pragma once

#include "engine/link/pulse.h"
#include "engine/link/worker.h"
#include "engine/slot/outcome.h"
#include "engine/slot/settings.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace vortex::link {

struct Action {
  enum class Do : std::uint8_t { Launch = 1, Kill, AskShutdown, Lose } what = Do::Launch;
  int restart = 0;  // Launch: 0 for the first start
  // Lose: the worker is gone (or given up), all its attempts end now. Its memory may be reused unless abandoned.
  DeviceLoss why = DeviceLoss::Exited;
  std::string detail{};
  bool restarting = false, abandoned = false;
};
using Actions = std::vector<Action>;

class Supervisor {
 public:
  struct Bounds {
    Duration shutdown = seconds(3);       // from AskShutdown to Kill
    Duration death = seconds(2);          // from Kill to giving it up as unkillable
    Duration hangUp = milliseconds(200);  // from closed sockets to Kill
  };
  explicit Supervisor(const DeviceSettings& settings) : Supervisor(settings, Bounds{}) {}
  Supervisor(const DeviceSettings& settings, Bounds bounds);

  enum class State : std::uint8_t { Off = 1, Starting, Running, BackingOff, Dying, Held };
  State state() const { return m_state; }

  void open(Time now, Actions& out);
  void restart(Time now, Actions& out);  // an operator's: ends what runs or starts, skips a back-off, leaves a hold
  void kill(DeviceLoss why, std::string detail, bool hold, Time now, Actions& out);
  void shutdown(Time now, Actions& out);

  void launchFailed(std::string why, Time now, Actions& out);
  void ready(Time now);
  void proved() { m_deathsInARow = 0; }                                        // it finished an attempt
  void refused(DeviceLoss why, std::string detail, Time now, Actions& out);    // handshake or protocol: kill, with this reason
  void hungUp(std::string detail, Time now);                                   // a socket was closed
  void saidBye(DeviceLoss why, std::string detail);                            // its own last word
  void ended(const WorkerEnd& end, std::string tail, Time now, Actions& out);  // tail: the end of what it printed

  // What is watched every pulsePeriod(): whether it is stopped (told twice in a row before it counts, since a stopped terminal
  // stops us too), and once it is ready its beats. One that is loading does not beat: what hangs there meets the start's bound.
  void pulse(const Pulse& pulse, bool stopped, Time now, Actions& out);
  Duration pulsePeriod() const { return m_settings.heartbeat / 2; }
  bool pulseDue(Time now) const { return m_pulseDue && now >= *m_pulseDue; }
  bool overdue() const { return m_judge.overdue(); }  // then the pulse should say what its main thread does

  void tick(Time now, Actions& out);
  std::optional<Time> nextDue() const;
  Duration downFor(Time now) const { return now - m_downSince; }  // since the loss, or the first start

 private:
  struct Cause {
    DeviceLoss why;
    std::string detail;
  };
  void launch(Actions& out, Time now);
  void condemn(DeviceLoss why, std::string detail, Time now, Actions& out);
  void lose(Cause cause, Time now, Actions& out, bool abandoned);
  Cause causeOf(const WorkerEnd& end) const;

  DeviceSettings m_settings;
  Bounds m_bounds;
  PulseJudge m_judge;
  State m_state = State::Off;
  bool m_opened = false, m_ending = false, m_hold = false, m_wasReady = false, m_killed = false;
  int m_launches = 0, m_deathsInARow = 0, m_stoppedSeen = 0;
  std::deque<Time> m_deaths;
  std::optional<Cause> m_cause;  // why we kill it; or what it said itself
  std::optional<Time> m_due;     // of this state
  std::optional<Time> m_pulseDue;
  std::string m_hangUp;
  Time m_downSince{};
};

}  // namespace vortex::link
