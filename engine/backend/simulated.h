// SPDX-License-Identifier: Apache-2.0
//
// A device that computes nothing and takes its time: for tests, load simulation and trying the window. It lives on the engine's
// clock, in the engine's process, without threads; it is deterministic in (settings, requests, times). Shown as "simulated".
//
// Like a GPU it has an asynchronous queue: after a stop was noticed, what had been enqueued runs on until it is drained, and only
// then comes the terminal report. An attempt that starts on a lane which is not drained is a fault of whoever drives it: the
// newcomer ends with model_error naming both attempts, and overlaps() counts it.
//
// A lane takes Settings::stages[].laneCapacity attempts at once, as at construction. Artifacts have shapes and no content (null
// leases). Bytes: an attempt holds its stage's `bytes` from its start until its terminal report; `reserved` is the most that was
// held since the last ClearBuffers; an attempt that does not fit below `total` ends with out_of_memory at once. What planted faults
// leave behind (Leak, Grow, Jitter, Fragment) comes on top. A device's death takes all of it away.
#pragma once

#include "engine/backend/backend.h"
#include "engine/slot/settings.h"

#include <cstdint>
#include <deque>
#include <queue>
#include <unordered_map>
#include <vector>

namespace vortex::backend {

class SimulatedBackend final : public Backend {
 public:
  explicit SimulatedBackend(const Settings& settings);

  std::string name() const override { return "simulated"; }
  void open(Time now) override;
  void send(const Request& request, Time now) override;
  void collect(Time now, std::vector<Report>& out) override;
  std::optional<Time> nextDue() const override;
  int descriptor() const override { return -1; }

  // Attempts that were started on a lane which had no room, over the backend's life.
  std::uint64_t overlaps() const { return m_overlaps; }
  // Attempts without a terminal report yet.
  std::size_t running() const { return m_running.size(); }

 private:
  enum class DeviceState : std::uint8_t { Closed = 1, Starting, Ready, Held };
  enum class After : std::uint8_t { Restart = 1, Hold, Close };
  enum class What : std::uint8_t { Step = 1, Finish, FailHalfWay, DieHalfWay, Drained, DeviceReady };

  struct Running {
    AttemptName name;
    std::shared_ptr<const Job> job;
    Time startedAt{};
    Duration takes{};
    Bytes bytes{};
    std::optional<PlantedFault> fault;
    std::size_t faultIndex = 0;  // among the settings' faults
    Bytes leaked{};              // of its own, when it has ended
    int step = 0;
    std::optional<Time> stopAsked, stopNoticed;
  };
  // What happens next, in order of time, then of arrival. Stale when its attempt is gone or was stopped since. The device's own
  // start-up carries the number of its life in place of an attempt.
  struct Due {
    Time at{};
    std::uint64_t order = 0;
    AttemptId attempt;
    What what = What::Finish;
    bool operator>(const Due& other) const { return at != other.at ? at > other.at : order > other.order; }
  };

  void start(const StartAttempt& request, Time now);
  void scheduleNext(const Running& running);
  void stop(AttemptId attempt, Time now);
  void stopRunning(Running& running, Time now);
  void restart(Time now);
  void shutDown(Time now);
  void endShutdown(Time now);
  void loseDevice(DeviceLoss why, std::string detail, After after, Time now);
  void bringUp(int restart, Time now);
  void happen(const Due& due);
  void finish(Running& running, Time at);
  void failHalfWay(Running& running, Time at);
  Running end(const Running& running, FaultWhen way);
  void leaveBehind(Running& ended, FaultWhen way);
  AttemptCost costOf(const Running& running, Time at) const;
  std::optional<std::size_t> faultOf(Stage stage, std::uint64_t ordinal) const;
  Bytes held() const;
  Bytes loaded() const;
  Bytes reserved() const;
  event::MemorySample sample();
  void report(Report report, Time at);
  void push(Time at, AttemptId attempt, What what);
  bool stale(const Due& due) const;
  void dropStale();

  SimulatedSettings m_settings;
  PerStage<Duration> m_targets;
  PerStage<int> m_capacity;
  int m_safeModeDeaths;
  Duration m_safeModeWindow;

  DeviceState m_state = DeviceState::Closed;
  bool m_shuttingDown = false;
  Time m_startBegan{};
  int m_restarts = 0;
  std::uint64_t m_life = 0;   // grows with each death of the device
  std::deque<Time> m_deaths;  // within the safe mode's window
  std::unordered_map<AttemptId, Running> m_running;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
  std::vector<Report> m_reports;  // known, not collected yet
  Time m_reportsSince{};
  std::uint64_t m_order = 0, m_overlaps = 0;
  PerStage<std::uint64_t> m_started{};
  PerStage<int> m_onLane{};
  PerStage<Bytes> m_live{}, m_leaked{};
  Bytes m_reserved{};  // beside what is loaded
  Bytes m_grown{}, m_fragments{};
  PerStage<Bytes> m_jitter{};
  Bytes m_peak{};               // of what was allocated since the last sample
  std::vector<int> m_happened;  // times that each planted fault left something behind
};

}  // namespace vortex::backend
