// SPDX-License-Identifier: GPL-3.0-or-later
//
// The driver's two directions: what backend and sink say becomes inputs of the scheduler, what the scheduler commands becomes
// requests, deliveries and events.
#include "engine/runtime/clip_check.h"
#include "engine/runtime/driver.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <utility>

namespace vortex::runtime {

// ---- reports and results to inputs ----

struct Driver::OnReport {
  Driver& driver;
  void operator()(backend::AttemptWaiting& r) { driver.step(schedule::input::AttemptWaiting{r.name.id}); }
  void operator()(backend::AttemptStarted& r) { driver.step(schedule::input::AttemptStarted{r.name.id}); }
  void operator()(backend::AttemptStep& r) {
    if (!driver.m_records.decided(r.name.slot))
      driver.publish(event::AttemptStep{.attempt = r.name, .step = r.step, .steps = r.steps});
  }
  void operator()(backend::AttemptFinished& r) { driver.finishedAttempt(std::move(r)); }
  void operator()(backend::AttemptFailed& r) {
    driver.m_records.note(r.name, r.cost);
    driver.step(schedule::input::AttemptFailed{.attempt = r.name.id,
                                               .reason = r.reason,
                                               .message = std::move(r.message),
                                               .elapsed = r.cost.elapsed,
                                               .held = r.held,
                                               .allocated = r.cost.allocated});
  }
  void operator()(backend::AttemptStopped& r) {
    driver.m_records.note(r.name, r.cost);
    driver.step(schedule::input::AttemptStopped{.attempt = r.name.id,
                                                .requestToStopped = r.requestToStopped,
                                                .drain = r.drain,
                                                .released = r.released,
                                                .held = r.held,
                                                .allocated = r.cost.allocated});
  }
  void operator()(const event::MemorySample& r) { driver.sampled(r); }
  void operator()(const backend::BuffersCleared& r) {
    driver.publish(event::BuffersCleared{.reservedBefore = r.reservedBefore,
                                         .reservedAfter = r.reservedAfter,
                                         .poolBefore = r.poolBefore,
                                         .poolAfter = r.poolAfter});
    if (driver.m_relief.answered())
      driver.send(backend::Probe{});
  }
  void operator()(const event::OutputPoolFull& r) { driver.publish(r); }
  void operator()(event::ModelsUnloaded& r) { driver.publish(std::move(r)); }
  void operator()(const backend::SnapshotWritten& r) {
    std::error_code none;
    const auto bytes = r.error.empty() ? std::filesystem::file_size(r.file, none) : 0;
    driver.publish(event::MemorySnapshot{.file = r.file, .error = r.error, .bytes = {none ? 0 : static_cast<std::int64_t>(bytes)}});
  }
  void operator()(const backend::DeviceSaid& r) { driver.publish(event::Notice{"device: " + r.text}); }
  void operator()(const backend::DeviceStarting& r) {
    driver.publish(event::DeviceStarting{r.restart});
    if (driver.m_scheduler.deviceHeld())  // else it knows
      driver.step(schedule::input::DeviceStarting{});
  }
  void operator()(backend::DeviceProgress& r) {
    driver.publish(event::DeviceProgress{.what = std::move(r.what), .done = r.done, .of = r.of});
  }
  void operator()(backend::DeviceReady& r) {
    driver.m_device = r.device;
    driver.m_build = r.build;
    driver.m_nextSample = driver.m_now;
    driver.m_experience.noteRestart(r.startup);
    driver.m_boundaries.deviceIs(r.pid);
    driver.step(schedule::input::DeviceReady{.device = std::move(r.device),
                                             .build = std::move(r.build),
                                             .pid = r.pid,
                                             .startup = r.startup,
                                             .loadedWhile = r.loadedWhile});
  }
  void operator()(backend::DeviceLost& r) {
    driver.m_nextSample.reset();
    driver.step(schedule::input::DeviceLost{.reason = r.reason, .detail = std::move(r.detail), .restarting = r.restarting});
    if (driver.m_ending == Ending::DeviceAsked || driver.m_ending == Ending::DeviceKilled)
      driver.m_ending = Ending::Done;
  }
};

void Driver::handle(backend::Report&& report) { std::visit(OnReport{*this}, report); }

void Driver::handle(DeliveryResult&& result) {
  m_answerBy.reset();
  if (!result.folder.empty() || !result.outputs.empty())
    publish(event::SlotRecorded{
        .slot = result.slot, .folder = result.folder, .bytes = result.bytes, .outputs = std::move(result.outputs)});
  if (result.kind == DeliveryKind::RecordOnly) {
    if (!result.error.empty())
      publish(event::Notice{"the record of slot " + std::to_string(result.slot.value) + " was not written: " + result.error});
    return;
  }
  if (!result.error.empty()) {
    step(schedule::input::DeliveryFailed{.slot = result.slot, .message = std::move(result.error)});
    return;
  }
  if (const SlotRecord* record = m_records.find(result.slot))
    m_experience.noteDelivery(record->qualityLevel, result.encode);
  step(schedule::input::Delivered{.slot = result.slot, .encode = result.encode, .folder = std::move(result.folder)});
}

void Driver::sampled(const event::MemorySample& sample) {
  publish(sample);
  for (event::SlotMemory& memory : m_boundaries.sampled(sample))
    publish(std::move(memory));
  if (!m_relief.heeds(m_now))
    return;
  step(schedule::input::MemoryLevel{
      .used = sample.used, .reserved = sample.reserved, .resident = sample.resident, .cleared = m_relief.isSpent()});
  m_relief.weigh(m_scheduler.attemptsLive());
}

void Driver::finishedAttempt(backend::AttemptFinished&& report) {
  m_records.note(report.name, report.cost);
  schedule::input::AttemptFinished finished{.attempt = report.name.id,
                                            .elapsed = report.cost.elapsed,
                                            .peak = report.cost.peak,
                                            .operators = report.cost.operators,
                                            .longestOperator = report.cost.longestOperator,
                                            .passesCheck = std::nullopt,
                                            .message = std::move(report.message),
                                            .allocated = report.cost.allocated,
                                            .held = report.held};
  const auto slot = m_slots.find(report.name.slot);
  // What ends although it was told to stop is of no use any more, and a retry's outputs must not meet it.
  const bool useful = slot != m_slots.end() && !wasStopped(report.name);
  if (useful && report.name.stage == Stage::Clip) {
    if (!report.scores || !std::isfinite(report.scores->b) || !std::isfinite(report.scores->l)) {
      step(schedule::input::AttemptFailed{.attempt = report.name.id,
                                          .reason = Reason::InvalidOutput,
                                          .message = report.scores ? "a score of the clip check is not a number"
                                                                   : "the clip check gave no scores",
                                          .elapsed = report.cost.elapsed,
                                          .held = report.held.value_or(Bytes{}),
                                          .allocated = report.cost.allocated});
      return;
    }
    const ScoreRecord scores = judge(*report.scores, m_settings.check, slot->second.recipe->minClipScore);
    m_records.note(report.name.slot, scores);
    finished.passesCheck = scores.passed;
  }
  if (useful)
    slot->second.artifacts[report.name.stage] = std::move(report.outputs);
  step(std::move(finished));
}

bool Driver::wasStopped(const AttemptName& name) const {
  const auto slot = m_slots.find(name.slot);
  if (slot == m_slots.end())
    return false;
  const auto& stopping = slot->second.stopping;
  return std::find(stopping.begin(), stopping.end(), name.id) != stopping.end();
}

// ---- commands to requests, deliveries and events ----

struct Driver::OnCommand {
  Driver& driver;
  std::vector<SlotId>& deliveries;
  std::vector<SlotId>& forgotten;
  void operator()(const schedule::command::StartAttempt& c) { driver.startAttempt(c); }
  void operator()(const schedule::command::StopAttempt& c) {
    if (const auto slot = driver.m_slots.find(c.attempt.slot); slot != driver.m_slots.end())
      slot->second.stopping.push_back(c.attempt.id);
    driver.send(backend::StopAttempt{.name = c.attempt, .cause = c.cause});
  }
  void operator()(const schedule::command::KillDevice& c) { driver.send(backend::KillDevice{.why = c.why, .hold = c.hold}); }
  void operator()(const schedule::command::Deliver& c) { deliveries.push_back(c.slot); }
  void operator()(const schedule::command::Forget& c) { forgotten.push_back(c.slot); }
  void operator()(schedule::command::Publish& c) { driver.publish(std::move(c.body)); }
};

void Driver::step(const schedule::Input& input) {
  if (m_onInput)
    m_onInput(input, m_now);
  m_commands.clear();
  m_scheduler.step(input, m_now, m_commands);
  // Deliveries last: the record that goes with one is complete only when the whole batch was published.
  std::vector<SlotId> deliveries, forgotten;
  for (schedule::Command& command : m_commands)
    std::visit(OnCommand{*this, deliveries, forgotten}, command);
  for (SlotId slot : deliveries)
    deliver(slot, DeliveryKind::Clip);
  for (SlotId slot : forgotten)
    forget(slot);
}

void Driver::startAttempt(const schedule::command::StartAttempt& command) {
  Slot& slot = m_slots.at(command.attempt.slot);
  if (!slot.job) {
    // One job for all of the slot's stages: a level that changes in between is for the next slot.
    const auto level =
        static_cast<std::size_t>(std::clamp(command.qualityLevel, 0, static_cast<int>(m_settings.ladder.size()) - 1));
    slot.job = std::make_shared<const Job>(jobOf(*slot.recipe, slot.seed, m_settings.ladder[level]));
  }
  backend::StartAttempt request{.name = command.attempt, .job = slot.job, .inputs = {}};
  for (backend::ArtifactKind kind : backend::inputsOf(command.attempt.stage))
    for (const auto& made : slot.artifacts.values)
      for (const backend::Artifact& artifact : made)
        if (artifact.info.kind == kind)
          request.inputs.push_back(artifact);
  send(std::move(request));
}

void Driver::deliver(SlotId id, DeliveryKind kind) {
  Slot& slot = m_slots.at(id);
  // The buffers go along: the sink gives each back as soon as it was read.
  Delivery delivery{.kind = kind, .record = *m_records.find(id), .job = slot.job, .artifacts = std::exchange(slot.artifacts, {})};
  delivery.record.device = m_device;
  delivery.record.build = m_build;
  slot.delivered = true;
  m_sink.deliver(std::move(delivery), m_now);
}

// Nothing runs or drains for the slot any more, and its delivery was answered.
void Driver::forget(SlotId id) {
  const auto slot = m_slots.find(id);
  if (slot == m_slots.end())
    return;
  if (!slot->second.delivered && slot->second.job)
    deliver(id, DeliveryKind::RecordOnly);
  m_experience.noteSlot(*m_records.find(id));
  m_slots.erase(slot);
  m_records.close(id);
}

}  // namespace vortex::runtime
