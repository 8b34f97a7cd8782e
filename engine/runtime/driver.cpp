// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/driver.h"

#include "engine/runtime/fixed_settings.h"

#include <algorithm>
#include <utility>

namespace vortex::runtime {
namespace {

// What goes on without time passing (zero-cost stages) is left to the next call after this many rounds, so that whoever calls can
// look at its other work.
constexpr int kRounds = 64;
// What a shutdown that stops waits for clips that are being written.
constexpr Duration kDeliveryPatience = seconds(30);
// What one that finishes waits for the next answer of the sink.
constexpr Duration kAnswerPatience = seconds(300);
// From the sink's being told to abandon what it has to its being left with it: a disk that hangs answers nobody.
constexpr Duration kAbandonPatience = seconds(5);
constexpr std::size_t kEventsKept = 4096;  // capacity that is not given back between calls

}  // namespace

Driver::Driver(Settings settings, backend::Backend& backend, DeliverySink& sink, InputWatch onInput, std::unique_ptr<Tuner> tuner)
    : m_settings(settings), m_backend(backend), m_sink(sink), m_onInput(std::move(onInput)), m_scheduler(std::move(settings)),
      m_tuner(std::move(tuner)) {
  if (m_tuner)
    m_tuner->foresaw(m_scheduler.estimates());
}

Time Driver::at(Time now) { return m_now = std::max(m_now, now); }

// ---- from outside ----

void Driver::open(Time now) { m_backend.open(at(now)); }

void Driver::submit(const Submission& submission, Time now) {
  at(now);
  SlotRecord record;
  record.slot = submission.slot;
  record.recipe = submission.recipe;
  record.seed = submission.seed;
  record.rerunOf = submission.rerunOf;
  record.given = submission.given;
  record.profile = m_settings.profile;
  record.backend = m_backend.name();
  m_records.open(std::move(record));
  Slot& slot = m_slots[submission.slot];
  slot.recipe = submission.recipe;
  slot.seed = submission.seed;
  slot.rerunOf = submission.rerunOf;
  slot.ownLevel = submission.qualityLevel.has_value();
  for (const backend::Artifact& output : submission.givenOutputs)
    slot.artifacts[backend::stageOf(output.info.kind)].push_back(output);
  step(schedule::input::Submit{.slot = submission.slot,
                               .label = submission.recipe->label,
                               .seed = submission.seed,
                               .airAt = submission.airAt,
                               .onCadence = submission.onCadence,
                               .noDeadline = submission.noDeadline,
                               .given = submission.given,
                               .qualityLevel = submission.qualityLevel,
                               .timeouts = submission.timeouts});
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

void Driver::cancel(SlotId slot, Time now, StopCause cause) {
  at(now);
  step(schedule::input::Cancel{.slot = slot, .cause = cause});
}

void Driver::setIntake(bool isOpen, Time now) {
  at(now);
  step(schedule::input::Intake{isOpen});
}

void Driver::tune(Settings settings, bool rearmRunning, SettingsDiff diff, Time now) {
  at(now);
  if (const std::vector<std::string> kept = keepFixed(settings, m_settings); !kept.empty()) {
    std::string text = "tuning: the engine has to be started anew for ";
    for (const std::string& key : kept)
      text += (&key == &kept.front() ? "" : ", ") + key;
    publish(event::Notice{text + "; until then what was set before holds"});
  }
  if (std::vector<event::SettingChange> changes = diff(m_settings, settings); !changes.empty() || rearmRunning)
    publish(event::SettingsChanged{.changes = std::move(changes), .rearmRunning = rearmRunning, .who = "operator"});
  if (settings.abortQuantile != m_settings.abortQuantile || settings.warnQuantile != m_settings.warnQuantile ||
      settings.parallelAudioImage != m_settings.parallelAudioImage)
    m_experience.settingsChanged();
  m_settings = settings;
  step(schedule::input::Tune{.settings = std::move(settings), .rearmRunning = rearmRunning});
  if (m_tuner) {
    m_tuner->foresaw(m_scheduler.estimates());
    m_tuner->configured(m_settings, true);
  }
}

void Driver::setQuality(int level, std::string why, Time now) {
  at(now);
  step(schedule::input::Quality{.level = level, .why = std::move(why)});
}

void Driver::clearBuffers(std::string who, Time now) {
  at(now);
  publish(event::EmergencyAsked{.act = EmergencyAct::ClearBuffers, .who = std::move(who)});
  send(backend::ClearBuffers{});
}

void Driver::unloadModels(std::string who, Time now) {
  at(now);
  publish(event::EmergencyAsked{.act = EmergencyAct::UnloadModels, .who = std::move(who)});
  send(backend::UnloadModels{});
}

void Driver::snapshot(std::string file, Time now) {
  at(now);
  send(backend::Snapshot{std::move(file)});
}

void Driver::tellSlotMemory(bool on, Time now) {
  at(now);
  m_boundaries.watch(on);
  m_snapshotAtBoundary.reset();  // of who watched before
}

void Driver::restartDevice(std::string who, Time now) {
  at(now);
  publish(event::EmergencyAsked{.act = EmergencyAct::RestartDevice, .who = std::move(who)});
  send(backend::RestartDevice{});
}

void Driver::tell(EventBody body, Time now) {
  at(now);
  publish(std::move(body));
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
    if (m_relief.takeDue(m_now))
      clearBuffers("engine", m_now);
  }
  refreshEstimates();
  askTuner();
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
  earlier(m_answerBy);
  return due;
}

void Driver::sample() {
  if (!m_nextSample || m_now < *m_nextSample)
    return;
  send(backend::Probe{});
  m_nextSample = m_now + m_settings.memory.sampleInterval;
}

void Driver::endDeliveries(bool over) {
  const bool sinkAlone =
      m_ending == Ending::Asked && !m_sink.idle() && m_scheduler.slotsInFlight() + m_scheduler.slotsQueued() == 0;
  if (!sinkAlone)
    m_answerBy.reset();
  else if (!m_answerBy)
    m_answerBy = m_now + kAnswerPatience;
  if (m_ending == Ending::Asked && (over || (m_answerBy && m_now >= *m_answerBy))) {
    m_ending = Ending::SinkAbandoned;
    m_answerBy.reset();
    m_endBy = m_now + kAbandonPatience;
    m_sink.abandon();
  } else if (m_ending == Ending::SinkAbandoned && over) {
    m_ending = Ending::SinkLeft;
    m_endBy.reset();
    if (!m_sink.idle())
      publish(event::Notice{"the output folder's disk does not answer; what was still to be written there is left behind"});
  }
  if (m_ending != Ending::SinkLeft)
    return;
  std::vector<SlotId> unanswered;
  for (const auto& [id, slot] : m_slots)
    if (slot.delivered)
      unanswered.push_back(id);
  std::sort(unanswered.begin(), unanswered.end());
  for (SlotId id : unanswered)
    step(schedule::input::DeliveryFailed{.slot = id,
                                         .message = "abandoned: the disk does not answer and the engine is shutting down"});
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
  case Ending::SinkAbandoned:
  case Ending::SinkLeft:
    endDeliveries(over);
    if (!m_scheduler.finished() || (m_ending != Ending::SinkLeft && !m_sink.idle()))
      return;
    m_answerBy.reset();
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

void Driver::refreshEstimates() {
  auto estimates = m_experience.refresh(m_settings, m_level, m_now);
  if (!estimates)
    return;
  step(schedule::input::NewEstimates{std::move(*estimates)});
  if (m_tuner)
    m_tuner->foresaw(m_scheduler.estimates());
}

// Twice, so that what has become of what was set is told at once.
void Driver::askTuner() {
  for (int round = 0; m_tuner != nullptr && round < 2; ++round) {
    m_advice.clear();
    auto tuning = m_tuner->ask(m_advice);
    for (EventBody& body : m_advice)
      publish(std::move(body));
    if (!tuning)
      return;
    publish(event::SettingsChanged{
        .changes = std::move(tuning->changes), .rearmRunning = false, .who = "auto", .evidence = std::move(tuning->evidence)});
    m_settings = tuning->settings;
    step(schedule::input::Tune{.settings = std::move(tuning->settings), .rearmRunning = false});
    m_tuner->configured(m_settings, false);
  }
}

void Driver::publish(EventBody body) {
  if (const auto* started = std::get_if<event::SlotStarted>(&body))
    if (const auto slot = m_slots.find(started->slot); slot == m_slots.end() || !slot->second.ownLevel)
      m_level = started->qualityLevel;
  if (auto* queued = std::get_if<event::SlotQueued>(&body))  // the scheduler does not care whose rerun it is
    if (const auto slot = m_slots.find(queued->slot); slot != m_slots.end())
      queued->rerunOf = slot->second.rerunOf;
  m_events.push_back({.seq = ++m_seq, .at = m_now, .body = std::move(body)});
  m_records.apply(m_events.back());
  m_relief.told(m_events.back().body);
  if (m_tuner)
    m_tuner->told(m_events.back());
  if (!m_boundaries.told(m_events.back().body))
    return;
  send(backend::Probe{});
  if (const auto file = std::exchange(m_snapshotAtBoundary, std::nullopt))
    send(backend::Snapshot{*file});
}

void Driver::send(backend::Request request) { m_backend.send(request, m_now); }

}  // namespace vortex::runtime
