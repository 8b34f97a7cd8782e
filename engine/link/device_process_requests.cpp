// SPDX-License-Identifier: Apache-2.0
//
// What the engine asks of the device: attempts, which may have to wait for an output buffer, stops, cleared buffers and the rest.
#include "engine/link/device_process.h"

#include <algorithm>

namespace vortex::link {
namespace {

constexpr Duration kLaneFullRetry = milliseconds(1);

}  // namespace

void DeviceProcess::fail(const AttemptName& name, Reason reason, std::string message) {
  m_reports.emplace_back(backend::AttemptFailed{name, {}, reason, std::move(message), {}});
}

void DeviceProcess::handle(const backend::StartAttempt& request, Time) {
  if (m_ending)
    return fail(request.name, Reason::Shutdown, "the device is being shut down");
  if (!m_session || m_supervisor.state() == Supervisor::State::Starting)
    return fail(request.name, Reason::DeviceLost, "no device is ready");
  const bool behind = std::any_of(m_waiting.begin(), m_waiting.end(),
                                  [&](const auto& waiting) { return waiting.name.stage == request.name.stage; });
  const Dispatch done = behind ? Dispatch::NoBuffer : dispatch(request);
  if (done == Dispatch::Done)
    return;
  if (m_waiting.size() >= kMaxWaiting)
    return fail(request.name, Reason::DeviceError, std::to_string(kMaxWaiting) + " starts wait for an output buffer already");
  if (done == Dispatch::LaneFull)
    m_retryAt = m_now + kLaneFullRetry;
  else if (!behind && !m_starved)
    m_starved = request.name;
  if (done == Dispatch::NoBuffer)
    m_reports.emplace_back(backend::AttemptWaiting{request.name});
  ++m_everWaited;
  m_waiting.push_back(request);
}

// "" where its buffers can be had, sooner or later.
std::string DeviceProcess::complaintOf(const backend::StartAttempt& request,
                                       const std::vector<backend::ArtifactInfo>& outputs) const {
  for (const backend::Artifact& input : request.inputs) {
    if (!input.lease || input.lease->bytes().size() < static_cast<std::size_t>(input.info.bytes().count))
      return "its " + std::string(backend::toString(input.info.kind)) + " has no content";
    if (const auto fits = m_pool.fits(input.info); !fits)
      return fits.error();
  }
  for (const backend::ArtifactInfo& info : outputs)
    if (const auto fits = m_pool.fits(info); !fits)
      return fits.error();
  return {};
}

DeviceProcess::Dispatch DeviceProcess::dispatch(const backend::StartAttempt& request) {
  std::vector<backend::ArtifactInfo> infos = backend::outputsOf(request.name.stage, *request.job);
  if (std::string complaint = complaintOf(request, infos); !complaint.empty()) {
    fail(request.name, Reason::BadInput, std::move(complaint));
    return Dispatch::Done;
  }
  const std::size_t outputCount = infos.size();
  for (const backend::Artifact& input : request.inputs)
    if (!m_pool.owns(*input.lease))
      infos.push_back(input.info);
  auto leases = m_pool.lease(infos);
  if (leases.size() != infos.size())
    return Dispatch::NoBuffer;

  m_start.name = request.name;
  m_start.job = *request.job;
  m_start.inputs.clear();
  m_start.outputs.clear();
  std::vector<backend::Artifact> inputs = request.inputs, outputs;
  for (std::size_t i = 0; i < outputCount; ++i) {
    m_start.outputs.push_back(leases[i]->ref());
    outputs.push_back({m_start.outputs.back().info, std::move(leases[i])});
  }
  std::size_t copy = outputCount;
  for (backend::Artifact& input : inputs) {
    if (!m_pool.owns(*input.lease)) {
      auto& lease = leases[copy++];
      const auto bytes = input.lease->bytes().first(static_cast<std::size_t>(input.info.bytes().count));
      if (const auto filled = m_pool.fill(*lease, bytes); !filled) {
        fail(request.name, Reason::DeviceError, filled.error());
        return Dispatch::Done;
      }
      input.lease = std::move(lease);
    }
    BufferRef ref = static_cast<const PoolLease&>(*input.lease).ref();
    ref.info = input.info;
    m_start.inputs.push_back(ref);
  }
  const auto sent = m_session->start(m_start, std::move(inputs), std::move(outputs), m_heard);
  std::move(m_heard.reports.begin(), m_heard.reports.end(), std::back_inserter(m_reports));
  m_heard.reports.clear();
  if (!sent)
    fail(request.name, Reason::BadInput, sent.error().text());
  return sent && *sent == Sent::WouldBlock ? Dispatch::LaneFull : Dispatch::Done;
}

// In order; one that cannot go yet holds up those behind it on its own lane only.
void DeviceProcess::dispatchWaiting(Time now) {
  m_retryAt.reset();
  m_starved.reset();
  StageSet heldUp;
  for (auto it = m_waiting.begin(); it != m_waiting.end();) {
    const Stage stage = it->name.stage;
    const bool behind = heldUp.contains(stage);
    const Dispatch done = behind ? Dispatch::NoBuffer : dispatch(*it);
    if (done == Dispatch::Done) {
      it = m_waiting.erase(it);
      continue;
    }
    if (done == Dispatch::LaneFull)
      m_retryAt = now + kLaneFullRetry;
    else if (!behind && !m_starved)
      m_starved = it->name;
    heldUp.insert(stage);
    ++it;
  }
}

// Once when the first start finds no buffer, once when none waits for one any more.
void DeviceProcess::tellPressure(Time now) {
  if (m_sweep.underWay())  // it holds what is free, for milliseconds
    return;
  const bool starving =
      m_starved && std::any_of(m_waiting.begin(), m_waiting.end(), [&](const auto& waiting) { return waiting.name == *m_starved; });
  if (starving && !m_pressure) {
    m_pressure = Pressure{*m_starved, now};
    m_reports.emplace_back(event::OutputPoolFull{.full = true, .first = *m_starved, .waited = {}});
  } else if (!starving && m_pressure) {
    m_reports.emplace_back(event::OutputPoolFull{.full = false, .first = m_pressure->first, .waited = now - m_pressure->since});
    m_pressure.reset();
  }
}

void DeviceProcess::stopWaiting(Stage stage, AttemptId through) {
  std::erase_if(m_waiting, [&](const backend::StartAttempt& waiting) {
    const AttemptName& name = waiting.name;
    if (name.stage != stage || name.id > through)
      return false;
    m_reports.emplace_back(backend::AttemptStopped{name, {}, {}, {}, {}, {}});
    return true;
  });
}

void DeviceProcess::handle(const backend::StopAttempt& request, Time) {
  stopWaiting(request.name.stage, request.name.id);
  if (m_session)
    m_session->stop(request.name.stage, request.name.id);
}

// The device gives back its own, the sweep the pool's. What is asked for while one is under way is answered by its end.
void DeviceProcess::handle(const backend::ClearBuffers&, Time now) {
  if (m_clearing)
    return;
  m_clearing = Clearing{.patience = std::nullopt, .report = {}};
  m_clearing->report.poolBefore = m_pool.resident();
  // A device that is not there, or is deaf, holds nothing or gives nothing back.
  if (m_supervisor.state() == Supervisor::State::Running && m_session->tell(Clear{}) == Sent::Yes)
    m_clearing->patience = now + m_options.clearing;
  m_sweep.start(m_pool);
}

void DeviceProcess::tellCleared(Time now) {
  if (!m_clearing)
    return;
  if (m_clearing->patience && now >= *m_clearing->patience)
    m_clearing->patience.reset();
  if (m_clearing->patience || m_sweep.underWay())
    return;
  m_clearing->report.poolAfter = m_pool.resident();
  m_reports.emplace_back(m_clearing->report);
  m_clearing.reset();
}

void DeviceProcess::handle(const backend::UnloadModels&, Time) {
  constexpr int kKnowsUnload = 3;  // since protocol 1.3
  const char* error = nullptr;
  if (m_supervisor.state() != Supervisor::State::Running)
    error = "no device is ready";
  else if (m_session->minorVersion() < kKnowsUnload)
    error = "this device does not know how";
  else if (m_session->tell(Unload{}) != Sent::Yes)
    error = "the device cannot be told now";
  if (error != nullptr)
    m_reports.emplace_back(event::ModelsUnloaded{.residentBefore = {}, .residentAfter = {}, .error = error});
}

void DeviceProcess::handle(const backend::Snapshot& request, Time) {
  if (m_supervisor.state() != Supervisor::State::Running)
    m_reports.emplace_back(backend::SnapshotWritten{request.file, "no device is ready"});
  else if (m_session->tell(request) != Sent::Yes)
    m_reports.emplace_back(backend::SnapshotWritten{request.file, "the device cannot be told this name now"});
}

void DeviceProcess::handle(const backend::Probe& request, Time) {
  if (m_supervisor.state() == Supervisor::State::Running)
    static_cast<void>(m_session->tell(request));  // where it is deaf, the pulse says so
}

void DeviceProcess::handle(const backend::KillDevice& request, Time now) {
  m_supervisor.kill(request.why, "killed on demand", request.hold, now, m_actions);
}

void DeviceProcess::handle(const backend::RestartDevice&, Time now) {
  if (m_abandoned.size() < kMaxAbandoned)
    return m_supervisor.restart(now, m_actions);
  m_reports.emplace_back(
      backend::DeviceLost{DeviceLoss::Unkillable,
                          std::to_string(m_abandoned.size()) + " earlier devices could not be killed and are still there", false});
}

void DeviceProcess::handle(const backend::Shutdown&, Time now) {
  m_ending = true;
  for (Stage stage : kStages)
    stopWaiting(stage, Session::kEveryAttempt);
  m_supervisor.shutdown(now, m_actions);
}

}  // namespace vortex::link
