// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/driver.h"

#include "engine/runtime/clip_check.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vortex::runtime {
namespace {

// What goes on without time passing (zero-cost stages) is left to the next call after this many rounds, so that whoever calls can
// look at its other work.
constexpr int kRounds = 64;
// What a shutdown that stops waits for clips that are being written.
constexpr Duration kDeliveryPatience = seconds(30);
constexpr std::size_t kEventsKept = 4096;  // capacity that is not given back between calls

}  // namespace

Driver::Driver(Settings settings, backend::Backend& backend, DeliverySink& sink)
    : m_settings(settings), m_backend(backend), m_sink(sink), m_scheduler(std::move(settings)) {}

Time Driver::at(Time now) { return m_now = std::max(m_now, now); }

// ---- from outside ----

void Driver::open(Time now) { m_backend.open(at(now)); }

void Driver::submit(const Submission& submission, Time now) {
  at(now);
  SlotRecord record;
  record.slot = submission.slot;
  record.recipe = submission.recipe;
  record.seed = submission.seed;
  record.profile = m_settings.profile;
  record.backend = m_backend.name();
  m_records.open(std::move(record));
  Slot& slot = m_slots[submission.slot];
  slot.recipe = submission.recipe;
  slot.seed = submission.seed;
  step(schedule::input::Submit{.slot = submission.slot,
                               .label = submission.recipe->label,
                               .seed = submission.seed,
                               .airAt = submission.airAt,
                               .onCadence = submission.onCadence,
                               .noDeadline = submission.noDeadline});
}

void Driver::refuse(SlotId first, SlotId last, Time now) {
  at(now);
  const Verdict verdict{.outcome = Outcome::Shed,
                        .stage = std::nullopt,
                        .reason = Reason::QueueFull,
                        .message = "more slots were submitted at once than the engine takes"};
  for (SlotId slot = first; slot <= last; ++slot.value)
    publish(event::SlotComplete{.slot = slot, .verdict = verdict});
}

void Driver::cancel(SlotId slot, Time now) {
  at(now);
  step(schedule::input::Cancel{slot});
}

void Driver::setIntake(bool isOpen, Time now) {
  at(now);
  step(schedule::input::Intake{isOpen});
}

void Driver::tune(Settings settings, bool rearmRunning, Time now) {
  at(now);
  m_settings = settings;
  step(schedule::input::Tune{.settings = std::move(settings), .rearmRunning = rearmRunning});
}

void Driver::clearBuffers(Time now) {
  at(now);
  send(backend::ClearBuffers{});
}

void Driver::snapshot(std::string file, Time now) {
  at(now);
  send(backend::Snapshot{std::move(file)});
}

void Driver::restartDevice(Time now) {
  at(now);
  if (m_scheduler.deviceReady())
    send(backend::KillDevice{.why = DeviceLoss::Shutdown, .hold = false});
  else
    send(backend::RestartDevice{});
}

void Driver::notice(std::string text, Time now) {
  at(now);
  publish(event::Notice{std::move(text)});
}

void Driver::clockJumped(Duration slept, Time now) {
  at(now);
  publish(event::ClockJumped{slept});
  // The device slept too, or did not survive it: ask at once rather than at the next sample.
  send(backend::Probe{});
}

void Driver::shutdown(bool stopRunning, Time now) {
  at(now);
  if (m_ending == Ending::Running)
    m_ending = Ending::Asked;
  if (m_ending == Ending::Asked && stopRunning && !m_endBy)
    m_endBy = m_now + kDeliveryPatience;
  step(schedule::input::Shutdown{stopRunning});
}

// ---- time ----

void Driver::advance(Time now) {
  at(now);
  for (int round = 0; round < kRounds; ++round) {
    m_reports.clear();
    m_backend.collect(m_now, m_reports);
    m_results.clear();
    m_sink.collect(m_now, m_results);
    const auto timer = m_scheduler.nextTimer();
    const bool timerDue = timer && *timer <= m_now;
    if (m_reports.empty() && m_results.empty() && !timerDue)
      break;
    for (backend::Report& report : m_reports)
      handle(std::move(report));
    for (DeliveryResult& result : m_results)
      handle(std::move(result));
    if (timerDue)
      step(schedule::input::TimerDue{});
  }
  refreshEstimates();
  sample();
  endDevice();
}

std::optional<Time> Driver::nextDue() const {
  std::optional<Time> due;
  const auto earlier = [&](std::optional<Time> other) {
    if (other && (!due || *other < *due))
      due = other;
  };
  earlier(m_scheduler.nextTimer());
  earlier(m_backend.nextDue());
  earlier(m_sink.nextDue());
  earlier(m_nextSample);
  earlier(m_endBy);
  return due;
}

void Driver::sample() {
  if (!m_nextSample || m_now < *m_nextSample)
    return;
  send(backend::Probe{});
  m_nextSample = m_now + m_settings.memory.sampleInterval;
}

// The device is asked to end once nothing needs it; what does not answer is killed, and what cannot be killed is left behind.
void Driver::endDevice() {
  const Duration patience = m_settings.stop.drainBudget + m_settings.stop.quarantineBound;
  const bool over = m_endBy && m_now >= *m_endBy;
  switch (m_ending) {
  case Ending::Running:
  case Ending::Done:
    return;
  case Ending::Asked:
    if (over) {
      m_endBy.reset();
      m_sink.abandon();
    }
    if (!m_scheduler.finished() || !m_sink.idle())
      return;
    m_ending = Ending::DeviceAsked;
    m_endBy = m_now + patience;
    m_nextSample.reset();
    send(backend::Shutdown{});
    return;
  case Ending::DeviceAsked:
    if (!over)
      return;
    m_ending = Ending::DeviceKilled;
    m_endBy = m_now + patience;
    send(backend::KillDevice{.why = DeviceLoss::Wedged, .hold = true});
    return;
  case Ending::DeviceKilled:
    if (!over)
      return;
    publish(event::Notice{"the device did not end when it was told to and was left behind"});
    m_ending = Ending::Done;
    return;
  }
}

bool Driver::finished() const { return m_ending == Ending::Done; }

void Driver::takeEvents(std::vector<Event>& out) {
  if (out.empty())
    out.swap(m_events);
  else
    out.insert(out.end(), std::make_move_iterator(m_events.begin()), std::make_move_iterator(m_events.end()));
  m_events.clear();
  if (m_events.capacity() > kEventsKept)
    m_events = {};
}

// ---- reports and results to inputs ----

struct Driver::OnReport {
  Driver& driver;
  void operator()(backend::AttemptStarted& r) { driver.step(schedule::input::AttemptStarted{r.name.id}); }
  void operator()(backend::AttemptStep& r) {
    if (!driver.m_records.decided(r.name.slot))
      driver.publish(event::AttemptStep{.attempt = r.name, .step = r.step, .steps = r.steps});
  }
  void operator()(backend::AttemptFinished& r) { driver.finishedAttempt(std::move(r)); }
  void operator()(backend::AttemptFailed& r) {
    driver.m_records.note(r.name, r.cost);
    driver.step(schedule::input::AttemptFailed{
        .attempt = r.name.id, .reason = r.reason, .message = std::move(r.message), .elapsed = r.cost.elapsed, .held = r.held});
  }
  void operator()(backend::AttemptStopped& r) {
    driver.m_records.note(r.name, r.cost);
    driver.step(schedule::input::AttemptStopped{
        .attempt = r.name.id, .requestToStopped = r.requestToStopped, .drain = r.drain, .released = r.released, .held = r.held});
  }
  void operator()(const event::MemorySample& r) {
    driver.publish(r);
    driver.step(schedule::input::MemoryLevel{.used = r.used, .reserved = r.reserved, .resident = r.resident});
  }
  void operator()(const backend::BuffersCleared& r) {
    driver.publish(event::BuffersCleared{.reservedBefore = r.reservedBefore, .reservedAfter = r.reservedAfter});
  }
  void operator()(const backend::SnapshotWritten& r) {
    driver.publish(event::Notice{r.error.empty() ? "memory snapshot written to " + r.file
                                                 : "no memory snapshot in " + r.file + ": " + r.error});
  }
  void operator()(const backend::DeviceStarting& r) { driver.publish(event::DeviceStarting{r.restart}); }
  void operator()(backend::DeviceProgress& r) {
    driver.publish(event::DeviceProgress{.what = std::move(r.what), .done = r.done, .of = r.of});
  }
  void operator()(backend::DeviceReady& r) {
    driver.m_device = r.device;
    driver.m_build = r.build;
    driver.m_nextSample = driver.m_now;
    driver.m_experience.noteRestart(r.startup);
    driver.step(schedule::input::DeviceReady{
        .device = std::move(r.device), .build = std::move(r.build), .pid = r.pid, .startup = r.startup});
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

void Driver::finishedAttempt(backend::AttemptFinished&& report) {
  m_records.note(report.name, report.cost);
  schedule::input::AttemptFinished finished{.attempt = report.name.id,
                                            .elapsed = report.cost.elapsed,
                                            .peak = report.cost.peak,
                                            .operators = report.cost.operators,
                                            .longestOperator = report.cost.longestOperator,
                                            .passesCheck = std::nullopt};
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
                                          .held = {}});
      return;
    }
    const ScoreRecord scores = judge(*report.scores, m_settings.check, slot->second.recipe->minClipScore);
    m_records.note(report.name.slot, scores);
    finished.passesCheck = scores.passed;
  }
  if (useful)
    slot->second.artifacts[report.name.stage] = std::move(report.outputs);
  step(finished);
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

void Driver::refreshEstimates() {
  if (auto estimates = m_experience.refresh(m_settings, m_level, m_now))
    step(schedule::input::NewEstimates{std::move(*estimates)});
}

void Driver::publish(EventBody body) {
  if (const auto* started = std::get_if<event::SlotStarted>(&body))
    m_level = started->qualityLevel;
  m_events.push_back({.seq = ++m_seq, .at = m_now, .body = std::move(body)});
  m_records.apply(m_events.back());
}

void Driver::send(backend::Request request) { m_backend.send(request, m_now); }

}  // namespace vortex::runtime
