// SPDX-License-Identifier: Apache-2.0
//
// The backend that is another process: starts the worker, gives it its work, hears it, and starts it anew when it dies. Engine
// thread only, which must outlive it (the child's death signal follows the thread that forked it). Nothing blocks, except the
// destructor, which kills and reaps within a bound.
//
// What it promises beyond backend.h:
//   - After a StopAttempt was sent, that attempt is never reported as finished.
//   - Buffers of attempts that ran on a worker that died are free again only once the worker is gone for sure.
//   - Inputs may lie in any host memory (a reset's recorded outputs): they are copied into the pool for the length of the attempt.
//   - A start that finds no free output buffer waits here until one comes back (waiting(), told as AttemptWaiting); at most
//   kMaxWaiting do.
#pragma once

#include "engine/backend/backend.h"
#include "engine/backend/device.h"
#include "engine/link/output_pool.h"
#include "engine/link/pool_sweep.h"
#include "engine/link/session.h"
#include "engine/link/supervisor.h"
#include "engine/link/worker.h"
#include "engine/slot/settings.h"

#include <tl/expected.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::link {

class DeviceProcess : public backend::Backend {
 public:
  struct Options {
    Settings settings;          // device, ladder, maxSlotsInFlight, memory, profile
    std::string program;        // the worker where settings.device.command names none
    std::string requiredBuild;  // what its hello must say; "" lets any in
    Supervisor::Bounds bounds{};
    Spawn spawn{};                    // how a worker comes to be; empty: the process that is named above
    Duration clearing = seconds(30);  // what its answer to a clear is waited for; then it has given nothing back
  };
  static constexpr std::size_t kMaxWaiting = 256;
  static constexpr std::size_t kMaxAbandoned = 4;

  // The error is a machine that refuses the pool or the descriptors.
  static tl::expected<std::unique_ptr<DeviceProcess>, std::string> create(Options options);
  ~DeviceProcess() override;

  std::string name() const override { return "torch"; }
  void open(Time now) override;
  void send(const backend::Request& request, Time now) override;
  void collect(Time now, std::vector<backend::Report>& out) override;
  std::optional<Time> nextDue() const override;
  int descriptor() const override { return m_epoll.get(); }

  // What a lane counts, also while it is busy; null while there is no worker.
  const backend::LaneCounters* counters(Stage stage) const;
  int pid() const { return m_session ? m_session->worker().pid() : 0; }  // 0: none
  const OutputPool& pool() const { return m_pool; }
  // Back-pressure: starts that wait now, for an output buffer (told as OutputPoolFull) or (more than a lane's capacity at once) for
  // room in its socket, and how many ever had to.
  std::size_t waiting() const { return m_waiting.size(); }
  std::uint64_t everWaited() const { return m_everWaited; }
  Supervisor::State state() const { return m_supervisor.state(); }

 private:
  enum class Dispatch : std::uint8_t { Done = 1, NoBuffer, LaneFull };

  DeviceProcess(Options options, OutputPool pool, UniqueFd epoll);

  void handle(const backend::StartAttempt& request, Time now);
  void handle(const backend::StopAttempt& request, Time now);
  void handle(const backend::ClearBuffers& request, Time now);
  void handle(const backend::UnloadModels& request, Time now);
  void handle(const backend::Snapshot& request, Time now);
  void handle(const backend::Probe& request, Time now);
  void handle(const backend::KillDevice& request, Time now);
  void handle(const backend::RestartDevice& request, Time now);
  void handle(const backend::Shutdown& request, Time now);

  void launch(int restart, Time now);
  void lose(const Action& action);
  void carryOut(Time now);
  void heed(Heard& heard, Time now);
  void look(Time now);
  void reapAbandoned();
  void unwatch(Session& session);
  void watch(int fd, std::uint64_t key);

  Dispatch dispatch(const backend::StartAttempt& request);
  std::string complaintOf(const backend::StartAttempt& request, const std::vector<backend::ArtifactInfo>& outputs) const;
  void tellPressure(Time now);
  void tellCleared(Time now);
  void dispatchWaiting(Time now);
  void stopWaiting(Stage stage, AttemptId through);
  void fail(const AttemptName& name, Reason reason, std::string message);

  Options m_options;
  OutputPool m_pool;
  UniqueFd m_epoll;
  Supervisor m_supervisor;
  Actions m_actions;
  std::unique_ptr<Session> m_session;
  std::vector<std::unique_ptr<Session>> m_abandoned;  // could not be killed: they keep their buffers until they are gone
  std::deque<backend::StartAttempt> m_waiting;
  std::uint64_t m_everWaited = 0;
  std::optional<AttemptName> m_starved;  // the first of m_waiting that found no output buffer
  struct Pressure {
    AttemptName first;
    Time since;
  };
  std::optional<Pressure> m_pressure;  // what was told of it
  PoolSweep m_sweep;
  struct Clearing {
    std::optional<Time> patience;  // until when the device's answer is waited for; none: it is there, or not to be had
    backend::BuffersCleared report;
  };
  std::optional<Clearing> m_clearing;
  std::optional<Time> m_retryAt;  // a lane's socket was full
  bool m_ending = false;
  Start m_start;  // kept for its memory
  Heard m_heard;
  std::vector<backend::Report> m_reports;
  Time m_now{};
};

}  // namespace vortex::link
