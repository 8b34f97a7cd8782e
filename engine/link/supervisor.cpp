// SPDX-License-Identifier: Apache-2.0
#include "engine/link/supervisor.h"

#include <algorithm>
#include <cstring>

namespace vortex::link {
namespace {

std::string millisecondsText(Duration d) {
  return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(d).count()) + " ms";
}

std::string howText(const WorkerEnd& end) {
  switch (end.how) {
  case WorkerEnd::How::Exited:
    return "exit status " + std::to_string(end.code);
  case WorkerEnd::How::Signaled: {
    const char* const name = ::sigdescr_np(end.code);
    return "signal " + std::to_string(end.code) + " (" + (name != nullptr ? name : "?") + ")";
  }
  case WorkerEnd::How::Unseen:
    return "exit status unknown";
  }
  return {};
}

}  // namespace

Supervisor::Supervisor(const DeviceSettings& settings, Bounds bounds)
    : m_settings(settings), m_bounds(bounds), m_judge(settings.heartbeat, settings.hungAfter) {}

void Supervisor::open(Time now, Actions& out) {
  if (m_opened)
    return;
  m_opened = true;
  m_downSince = now;
  launch(out, now);
}

void Supervisor::restart(Time now, Actions& out) {
  if (m_ending)
    return;
  switch (m_state) {
  case State::Starting:
  case State::Running:
    return condemn(DeviceLoss::Shutdown, "restarted by an operator", now, out);
  case State::BackingOff:
    return launch(out, now);
  case State::Dying:
    m_hold = false;  // its Lose is on the way
    return;
  case State::Held:
    m_hold = false;
    m_downSince = now;  // how long it was held is no part of what a start takes
    m_deaths.clear();
    m_deathsInARow = 0;
    return launch(out, now);
  case State::Off:
    return;
  }
}

void Supervisor::launch(Actions& out, Time now) {
  m_state = State::Starting;
  m_wasReady = m_killed = false;
  m_stoppedSeen = 0;
  m_cause.reset();
  m_hangUp.clear();
  m_pulseDue = now + pulsePeriod();
  m_due = now + m_settings.startTimeout;
  out.push_back({.what = Action::Do::Launch, .restart = m_launches++});
}

void Supervisor::kill(DeviceLoss why, std::string detail, bool hold, Time now, Actions& out) {
  m_hold = m_hold || hold;
  switch (m_state) {
  case State::Starting:
  case State::Running:
    return condemn(why, std::move(detail), now, out);
  case State::Dying:
    return;  // its Lose is on the way
  case State::BackingOff:
  case State::Off:
  case State::Held:
    if (m_hold) {
      m_state = State::Held;
      m_due.reset();
    }
    out.push_back(
        {.what = Action::Do::Lose, .why = why, .detail = "no device was running", .restarting = m_state == State::BackingOff});
  }
}

void Supervisor::shutdown(Time now, Actions& out) {
  if (m_ending)
    return;
  m_ending = m_hold = true;
  switch (m_state) {
  case State::Running:
    m_due = now + m_bounds.shutdown;
    out.push_back({.what = Action::Do::AskShutdown});
    return;
  case State::Starting:  // it listens to nobody before it has loaded
    return condemn(DeviceLoss::Shutdown, "while it was starting", now, out);
  case State::Dying:
    return;
  case State::BackingOff:
  case State::Off:
  case State::Held:
    m_state = State::Held;
    m_due.reset();
    out.push_back({.what = Action::Do::Lose, .why = DeviceLoss::Shutdown, .detail = "no device was running"});
  }
}

void Supervisor::launchFailed(std::string why, Time now, Actions& out) {
  lose({DeviceLoss::RefusedStart, std::move(why)}, now, out, false);
}

void Supervisor::ready(Time now) {
  m_state = State::Running;
  m_wasReady = true;
  if (m_hangUp.empty())  // else it is due for that
    m_due.reset();
  m_judge.begin(now);
  m_pulseDue = now + pulsePeriod();
}

void Supervisor::refused(DeviceLoss why, std::string detail, Time now, Actions& out) {
  if (m_state == State::Starting || m_state == State::Running)
    condemn(why, std::move(detail), now, out);
}

void Supervisor::hungUp(std::string detail, Time now) {
  if ((m_state != State::Starting && m_state != State::Running) || !m_hangUp.empty())
    return;
  m_hangUp = std::move(detail);
  if (!m_ending)  // its end is expected right behind; an orderly one has a bound of its own
    m_due = now + m_bounds.hangUp;
}

void Supervisor::saidBye(DeviceLoss why, std::string detail) {
  // A goodbye that nobody asked for says nothing about why; its exit status may.
  if (!m_cause && (m_ending || why != DeviceLoss::Shutdown))
    m_cause = Cause{why, std::move(detail)};
}

void Supervisor::condemn(DeviceLoss why, std::string detail, Time now, Actions& out) {
  m_cause = Cause{why, std::move(detail)};
  m_killed = true;
  m_state = State::Dying;
  m_due = now + m_bounds.death;
  m_pulseDue.reset();
  out.push_back({.what = Action::Do::Kill});
}

Supervisor::Cause Supervisor::causeOf(const WorkerEnd& end) const {
  const bool exited = end.how == WorkerEnd::How::Exited;
  std::string how = howText(end);
  if (m_killed)
    return *m_cause;
  if (end.byOutOfMemory)
    return {DeviceLoss::OutOfMemory, how + ", by the kernel's out-of-memory killer"};
  if (exited && end.code == kExitOutOfMemory)
    return {DeviceLoss::OutOfMemory, "it could get no more memory"};
  if (m_cause)
    return {m_cause->why, m_cause->detail.empty() ? how : m_cause->detail};
  if (exited && end.code == kExitContextLost)
    return {DeviceLoss::ContextLost, how};
  if (!m_wasReady)
    return {DeviceLoss::RefusedStart, how + " before it was ready"};
  return {end.how == WorkerEnd::How::Signaled ? DeviceLoss::Signaled : DeviceLoss::Exited, how};
}

void Supervisor::ended(const WorkerEnd& end, std::string tail, Time now, Actions& out) {
  if (m_state != State::Starting && m_state != State::Running && m_state != State::Dying)
    return;
  Cause cause = causeOf(end);
  if (m_ending && !m_killed)
    cause.why = DeviceLoss::Shutdown;
  if (!tail.empty())
    cause.detail += (cause.detail.empty() ? "it printed: " : "; it printed: ") + tail;
  lose(std::move(cause), now, out, false);
}

void Supervisor::lose(Cause cause, Time now, Actions& out, bool abandoned) {
  m_downSince = now;
  m_pulseDue.reset();
  m_due.reset();
  const bool asked = cause.why == DeviceLoss::Shutdown;  // by an operator or the engine: nothing is wrong with what comes next
  if (!asked) {
    ++m_deathsInARow;
    m_deaths.push_back(now);
  }
  while (!m_deaths.empty() && m_deaths.front() + m_settings.safeModeWindow < now)
    m_deaths.pop_front();
  if (!asked && !m_hold && !abandoned && static_cast<int>(m_deaths.size()) >= m_settings.safeModeDeaths) {
    cause.detail += "; safe mode: " + std::to_string(m_deaths.size()) + " deaths within " +
                    std::to_string(std::chrono::duration_cast<std::chrono::seconds>(m_settings.safeModeWindow).count()) + " s";
    m_hold = true;
  }
  if (m_hold || abandoned || cause.why == DeviceLoss::WrongBuild) {  // a wrong build stays wrong
    m_state = State::Held;
  } else {
    const int doublings = asked ? 0 : std::min(m_deathsInARow - 1, 20);
    m_state = State::BackingOff;
    m_due = now + std::min(m_settings.backoffBase * (std::int64_t{1} << doublings), m_settings.backoffMax);
  }
  out.push_back({.what = Action::Do::Lose,
                 .why = cause.why,
                 .detail = std::move(cause.detail),
                 .restarting = m_state == State::BackingOff,
                 .abandoned = abandoned});
}

void Supervisor::pulse(const Pulse& pulse, bool stopped, Time now, Actions& out) {
  if (m_state != State::Starting && m_state != State::Running)
    return;
  m_pulseDue = now + pulsePeriod();
  const bool hung = m_state == State::Running && m_judge.observe(pulse, now);
  m_stoppedSeen = stopped ? m_stoppedSeen + 1 : 0;
  if (m_stoppedSeen >= 2)
    condemn(DeviceLoss::StoppedProcess, "stopped by a signal", now, out);
  else if (hung)
    condemn(DeviceLoss::Hung, "no heartbeat for " + millisecondsText(m_judge.silent()), now, out);
}

void Supervisor::tick(Time now, Actions& out) {
  if (!m_due || now < *m_due)
    return;
  switch (m_state) {
  case State::Starting:
    if (!m_hangUp.empty())
      return condemn(DeviceLoss::ProtocolError, m_hangUp, now, out);
    return condemn(DeviceLoss::RefusedStart, "not ready within " + millisecondsText(m_settings.startTimeout), now, out);
  case State::Running:
    if (m_ending)
      return condemn(DeviceLoss::Shutdown, "killed: it had not ended within " + millisecondsText(m_bounds.shutdown), now, out);
    return condemn(DeviceLoss::ProtocolError, m_hangUp, now, out);
  case State::BackingOff:
    return launch(out, now);
  case State::Dying:
    return lose({DeviceLoss::Unkillable,
                 "killed for " + std::string(toString(m_cause->why)) + ", still there after " + millisecondsText(m_bounds.death)},
                now, out, true);
  case State::Off:
  case State::Held:
    return;
  }
}

std::optional<Time> Supervisor::nextDue() const {
  if (m_due && m_pulseDue)
    return std::min(*m_due, *m_pulseDue);
  return m_due ? m_due : m_pulseDue;
}

}  // namespace vortex::link
