// SPDX-License-Identifier: Apache-2.0
#include "engine/backend/simulated.h"

#include "engine/backend/simulated_times.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace vortex::backend {
namespace {

constexpr double kLowScore = 0.1;

bool is(const std::optional<PlantedFault>& planted, Fault fault) { return planted && planted->fault == fault; }
bool ignoresStop(const std::optional<PlantedFault>& planted) { return is(planted, Fault::IgnoreStop); }
bool neverEnds(const std::optional<PlantedFault>& planted) { return is(planted, Fault::Block) || ignoresStop(planted); }

std::string nameOf(const AttemptName& attempt) {
  return "slot " + std::to_string(attempt.slot.value) + " " + std::string(toString(attempt.stage)) + " attempt " +
         std::to_string(attempt.n);
}

}  // namespace

SimulatedBackend::SimulatedBackend(const Settings& settings)
    : m_settings(settings.simulated), m_safeModeDeaths(settings.device.safeModeDeaths),
      m_safeModeWindow(settings.device.safeModeWindow), m_peak(settings.simulated.resident),
      m_happened(settings.simulated.faults.size()) {
  for (Stage stage : kStages) {
    m_targets[stage] = settings.stages[stage].target;
    m_capacity[stage] = settings.stages[stage].laneCapacity;
  }
}

void SimulatedBackend::open(Time now) {
  if (m_state == DeviceState::Closed)
    bringUp(0, now);
}

void SimulatedBackend::send(const Request& request, Time now) {
  struct Visitor {
    SimulatedBackend& self;
    Time now;
    void operator()(const StartAttempt& r) { self.start(r, now); }
    void operator()(const StopAttempt& r) { self.stop(r.name.id, now); }
    void operator()(const ClearBuffers&) {
      const Bytes before = self.reserved();
      self.m_reserved = self.held();
      self.report(BuffersCleared{.reservedBefore = before, .reservedAfter = self.reserved()}, now);
    }
    void operator()(const UnloadModels&) {
      self.report(event::ModelsUnloaded{.residentBefore = self.loaded(),
                                        .residentAfter = self.loaded(),
                                        .error = "a simulated device has no models to unload"},
                  now);
    }
    void operator()(const Snapshot& r) {
      self.report(SnapshotWritten{.file = r.file, .error = "a simulated device has no memory to take a snapshot of"}, now);
    }
    void operator()(const Probe&) {
      if (self.m_state == DeviceState::Ready)
        self.report(self.sample(), now);
    }
    void operator()(const KillDevice& r) {
      if (self.m_state == DeviceState::Ready || self.m_state == DeviceState::Starting)
        self.loseDevice(r.why, "the simulated device was ended", r.hold ? After::Hold : After::Restart, now);
    }
    void operator()(const RestartDevice&) { self.restart(now); }
    void operator()(const Shutdown&) { self.shutDown(now); }
  };
  std::visit(Visitor{*this, now}, request);
  dropStale();
}

void SimulatedBackend::collect(Time now, std::vector<Report>& out) {
  while (!m_due.empty() && m_due.top().at <= now) {
    const Due due = m_due.top();
    m_due.pop();
    if (!stale(due))
      happen(due);
  }
  dropStale();
  out.insert(out.end(), std::make_move_iterator(m_reports.begin()), std::make_move_iterator(m_reports.end()));
  m_reports.clear();
}

std::optional<Time> SimulatedBackend::nextDue() const {
  if (!m_reports.empty())
    return m_reportsSince;
  if (m_due.empty())
    return std::nullopt;
  return m_due.top().at;
}

void SimulatedBackend::start(const StartAttempt& request, Time now) {
  const AttemptName& name = request.name;
  if (m_state != DeviceState::Ready) {
    report(AttemptFailed{.name = name, .cost = {}, .reason = Reason::DeviceError, .message = "the device is not ready", .held = {}},
           now);
    return;
  }
  const std::uint64_t ordinal = ++m_started[name.stage];
  const SimulatedStage& stage = m_settings.stages[name.stage];
  Running running;
  running.name = name;
  running.job = request.job;
  running.startedAt = now;
  running.bytes = stage.bytes;
  if (const auto planted = faultOf(name.stage, ordinal)) {
    running.fault = m_settings.faults[*planted];
    running.faultIndex = *planted;
  }
  running.takes = drawDuration(stage, m_targets[name.stage], m_settings.slowdown, m_settings.seed, name, ordinal - 1);
  report(AttemptStarted{name}, now);

  if (m_onLane[name.stage] >= m_capacity[name.stage]) {
    ++m_overlaps;
    const auto other =
        std::find_if(m_running.begin(), m_running.end(), [&](const auto& r) { return r.second.name.stage == name.stage; });
    report(AttemptFailed{.name = name,
                         .cost = {},
                         .reason = Reason::ModelError,
                         .message = nameOf(name) + " was started on a lane that " + nameOf(other->second.name) + " still runs on",
                         .held = {}},
           now);
    return;
  }
  if (loaded() + held() + running.bytes > m_settings.total) {
    report(AttemptFailed{.name = name,
                         .cost = {},
                         .reason = Reason::OutOfMemory,
                         .message = std::to_string(running.bytes.count) + " bytes do not fit beside the " +
                                    std::to_string((loaded() + held()).count) + " in use of " +
                                    std::to_string(m_settings.total.count),
                         .held = {}},
           now);
    return;
  }

  m_live[name.stage] += running.bytes;
  ++m_onLane[name.stage];
  m_reserved = std::max(m_reserved, held());
  m_peak = std::max(m_peak, loaded() + held());
  const auto& fault = running.fault;
  if (is(fault, Fault::Fail) || is(fault, Fault::TransientFail) || is(fault, Fault::OutOfMemory))
    push(now + running.takes / 2, name.id, What::FailHalfWay);
  if (is(fault, Fault::DeviceLost))
    push(now + running.takes / 2, name.id, What::DieHalfWay);
  scheduleNext(m_running.emplace(name.id, std::move(running)).first->second);
}

// The next step's end, or the attempt's.
void SimulatedBackend::scheduleNext(const Running& running) {
  const int steps = m_settings.stages[running.name.stage].steps, next = running.step + 1;
  if (neverEnds(running.fault) && next > steps / 2)
    return;
  if (next < steps)
    push(running.startedAt + running.takes * next / steps, running.name.id, What::Step);
  else
    push(running.startedAt + running.takes, running.name.id, What::Finish);
}

void SimulatedBackend::stop(AttemptId attempt, Time now) {
  const auto found = m_running.find(attempt);
  if (found != m_running.end())
    stopRunning(found->second, now);
}

void SimulatedBackend::stopRunning(Running& running, Time now) {
  if (running.stopAsked || ignoresStop(running.fault))
    return;
  const Duration ran = now - running.startedAt, op = m_settings.stages[running.name.stage].operatorTime;
  Time noticed = now;
  if (op > Duration::zero())
    noticed = running.startedAt + op * ((ran.count() + op.count() - 1) / op.count());
  if (!neverEnds(running.fault))
    noticed = std::max(now, std::min(noticed, running.startedAt + running.takes));
  running.stopAsked = now;
  running.stopNoticed = noticed;
  push(noticed + (is(running.fault, Fault::SlowDrain) ? running.fault->lasts : m_settings.drain), running.name.id, What::Drained);
}

void SimulatedBackend::restart(Time now) {
  if (m_shuttingDown)
    return;
  switch (m_state) {
  case DeviceState::Starting:
  case DeviceState::Ready:
    return loseDevice(DeviceLoss::Shutdown, "restarted by an operator", After::Restart, now);
  case DeviceState::Held:
    m_deaths.clear();
    return bringUp(++m_restarts, now);
  case DeviceState::Closed:
    return;
  }
}

void SimulatedBackend::shutDown(Time now) {
  if (m_state == DeviceState::Closed)
    return;
  m_shuttingDown = true;
  for (auto& [id, running] : m_running)
    stopRunning(running, now);
  endShutdown(now);
}

// What takes no notice of the stop does not keep the device from ending.
void SimulatedBackend::endShutdown(Time now) {
  const bool waits = std::any_of(m_running.begin(), m_running.end(), [](const auto& r) { return !ignoresStop(r.second.fault); });
  if (m_shuttingDown && !waits && m_state != DeviceState::Closed)
    loseDevice(DeviceLoss::Shutdown, "asked to end", After::Close, now);
}

void SimulatedBackend::loseDevice(DeviceLoss why, std::string detail, After after, Time now) {
  m_running.clear();
  m_onLane = {};
  m_live = m_leaked = m_jitter = {};
  m_reserved = m_grown = m_fragments = {};
  m_peak = m_settings.resident;
  ++m_life;
  if (after == After::Restart && why != DeviceLoss::Shutdown) {  // what was asked for is no death
    m_deaths.push_back(now);
    while (now - m_deaths.front() > m_safeModeWindow)
      m_deaths.pop_front();
    if (static_cast<int>(m_deaths.size()) >= m_safeModeDeaths) {
      after = After::Hold;
      detail += "; " + std::to_string(m_deaths.size()) + " deaths within " +
                std::to_string(std::llround(inSeconds(m_safeModeWindow))) + " s: held in safe mode";
    }
  }
  report(DeviceLost{.reason = why, .detail = std::move(detail), .restarting = after == After::Restart}, now);
  switch (after) {
  case After::Restart:
    bringUp(++m_restarts, now);
    return;
  case After::Hold:
    m_state = DeviceState::Held;
    return;
  case After::Close:
    m_state = DeviceState::Closed;
    return;
  }
}

void SimulatedBackend::bringUp(int restart, Time now) {
  m_state = DeviceState::Starting;
  m_startBegan = now;
  report(DeviceStarting{.restart = restart}, now);
  const auto startup = Duration{std::llround(static_cast<double>(m_settings.startup.count()) * m_settings.slowdown)};
  push(now + startup, AttemptId{m_life}, What::DeviceReady);
}

void SimulatedBackend::happen(const Due& due) {
  if (due.what == What::DeviceReady) {
    m_state = DeviceState::Ready;
    report(DeviceReady{.device = "simulated", .build = "simulated", .pid = 0, .startup = due.at - m_startBegan}, due.at);
    return;
  }
  Running& running = m_running.at(due.attempt);
  switch (due.what) {
  case What::Step:
    ++running.step;
    report(AttemptStep{.name = running.name, .step = running.step, .steps = m_settings.stages[running.name.stage].steps}, due.at);
    scheduleNext(running);
    return;
  case What::Finish:
    finish(running, due.at);
    return;
  case What::FailHalfWay:
    failHalfWay(running, due.at);
    return;
  case What::DieHalfWay:
    loseDevice(DeviceLoss::Signaled, "killed by a planted fault in " + nameOf(running.name), After::Restart, due.at);
    return;
  case What::Drained: {
    const Running ended = end(running, FaultWhen::Stopped);
    report(AttemptStopped{.name = ended.name,
                          .cost = costOf(ended, due.at),
                          .requestToStopped = *ended.stopNoticed - *ended.stopAsked,
                          .drain = due.at - *ended.stopNoticed,
                          .released = std::max(ended.bytes - ended.leaked, Bytes{}),
                          .held = ended.leaked},
           due.at);
    endShutdown(due.at);
    return;
  }
  case What::DeviceReady:
    return;
  }
}

void SimulatedBackend::finish(Running& running, Time at) {
  const Running ended = end(running, FaultWhen::Finished);
  if (is(ended.fault, Fault::InvalidOutput)) {
    report(AttemptFailed{.name = ended.name,
                         .cost = costOf(ended, at),
                         .reason = Reason::InvalidOutput,
                         .message = "a planted fault: the output is not a number",
                         .held = {}},
           at);
    return;
  }
  if (const int steps = m_settings.stages[ended.name.stage].steps; steps > 0)
    report(AttemptStep{.name = ended.name, .step = steps, .steps = steps}, at);
  AttemptFinished finished{
      .name = ended.name, .cost = costOf(ended, at), .outputs = {}, .scores = std::nullopt, .held = ended.leaked};
  if (ended.job)
    for (const ArtifactInfo& info : outputsOf(ended.name.stage, *ended.job))
      finished.outputs.push_back({.info = info, .lease = nullptr});
  if (ended.name.stage == Stage::Clip)
    finished.scores =
        is(ended.fault, Fault::LowScores) ? Scores{kLowScore, kLowScore} : Scores{m_settings.scoreB, m_settings.scoreL};
  report(std::move(finished), at);
}

void SimulatedBackend::failHalfWay(Running& running, Time at) {
  const Running ended = end(running, FaultWhen::Finished);
  const Fault fault = ended.fault->fault;
  const Reason reason = fault == Fault::OutOfMemory     ? Reason::OutOfMemory
                        : fault == Fault::TransientFail ? Reason::DeviceError
                                                        : Reason::ModelError;
  report(AttemptFailed{.name = ended.name,
                       .cost = costOf(ended, at),
                       .reason = reason,
                       .message = "a planted fault: " + std::string(toString(fault)),
                       .held = {}},
         at);
}

// Takes the attempt off its lane and gives its memory back, but for what it leaks.
SimulatedBackend::Running SimulatedBackend::end(const Running& running, FaultWhen way) {
  Running ended = std::move(m_running.extract(running.name.id).mapped());
  m_live[ended.name.stage] -= ended.bytes;
  --m_onLane[ended.name.stage];
  leaveBehind(ended, way);
  m_reserved = std::max(m_reserved, held());
  m_peak = std::max(m_peak, loaded() + held());
  return ended;
}

AttemptCost SimulatedBackend::costOf(const Running& running, Time at) const {
  const SimulatedStage& stage = m_settings.stages[running.name.stage];
  const Duration elapsed = running.stopNoticed.value_or(at) - running.startedAt, op = stage.operatorTime;
  const std::uint64_t operators =
      op > Duration::zero() ? static_cast<std::uint64_t>((elapsed.count() + op.count() - 1) / op.count()) : 0;
  return {.elapsed = elapsed,
          .peak = running.bytes,
          .operators = operators,
          .longestOperator = std::min(op, elapsed),
          .threads = 0,
          .allocated = std::max(running.bytes, running.leaked)};
}

void SimulatedBackend::report(Report report, Time at) {
  if (m_reports.empty())
    m_reportsSince = at;
  m_reports.push_back(std::move(report));
}

void SimulatedBackend::push(Time at, AttemptId attempt, What what) {
  m_due.push({.at = at, .order = ++m_order, .attempt = attempt, .what = what});
}

bool SimulatedBackend::stale(const Due& due) const {
  if (due.what == What::DeviceReady)
    return due.attempt.value != m_life;
  const auto found = m_running.find(due.attempt);
  return found == m_running.end() || (found->second.stopAsked.has_value() && due.what != What::Drained);
}

void SimulatedBackend::dropStale() {
  while (!m_due.empty() && stale(m_due.top()))
    m_due.pop();
}

}  // namespace vortex::backend
