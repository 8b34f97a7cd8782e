// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/event_json.h"

#include <spdlog/fmt/fmt.h>

#include <string>

namespace vortex::telemetry {
namespace {

std::string took(Duration duration) {
  return duration < seconds(1) && duration > seconds(-1) ? fmt::format("{:.1f} ms", inMilliseconds(duration))
                                                         : fmt::format("{:.2f} s", inSeconds(duration));
}

// Bytes in the decimal unit that keeps three digits, as the limits are decimal.
std::string size(Bytes bytes) {
  const auto count = static_cast<double>(bytes.count);
  if (bytes.count >= 1'000'000'000)
    return fmt::format("{:.2f} GB", count * 1e-9);
  if (bytes.count >= 1'000'000)
    return fmt::format("{:.1f} MB", count * 1e-6);
  if (bytes.count >= 1'000)
    return fmt::format("{:.1f} kB", count * 1e-3);
  return fmt::format("{} B", bytes.count);
}

std::string named(const AttemptName& name) {
  return fmt::format("slot {}: {}{}", name.slot.value, toString(name.stage),
                     name.n > 1 ? fmt::format(" (attempt {})", name.n) : "");
}

std::string retry(const std::optional<Duration>& retryIn) { return retryIn ? ", again in " + took(*retryIn) : std::string{}; }

std::string names(StageSet stages) {
  std::string text;
  for (const Stage stage : kStages)
    if (stages.contains(stage))
      text += (text.empty() ? "" : ", ") + std::string(toString(stage));
  return text;
}

struct Sentence {
  std::string operator()(const event::SlotQueued& e) const {
    return fmt::format("slot {} queued{}{}{}, seed {}, {} ahead", e.slot.value, e.label.empty() ? "" : " (" + e.label + ")",
                       e.rerunOf ? fmt::format(", rerun of {}", e.rerunOf->value) : "", e.given ? ", given " + names(*e.given) : "",
                       e.seed, e.ahead);
  }
  std::string operator()(const event::SlotStarted& e) const {
    return fmt::format("slot {} started after {} in the queue, last useful finish at {:.2f} s", e.slot.value, took(e.waited),
                       inSeconds(e.lastUsefulFinish.time_since_epoch()));
  }
  std::string operator()(const event::AttemptStarted& e) const {
    return fmt::format("{} started, timeout {}", named(e.attempt), took(e.timeout));
  }
  std::string operator()(const event::AttemptStep& e) const {
    return fmt::format("{} step {}/{}", named(e.attempt), e.step, e.steps);
  }
  std::string operator()(const event::StageComplete& e) const {
    return fmt::format("{} complete in {}, peak {}, {} operators, longest {}{}{}{}", named(e.attempt), took(e.elapsed),
                       size(e.peak), e.operators, took(e.longestOperator),
                       e.held.value_or(Bytes{}) > Bytes{} ? ", holds " + size(*e.held) : std::string(), e.message ? "; " : "",
                       e.message.value_or(""));
  }
  std::string operator()(const event::AttemptFailed& e) const {
    return fmt::format("{} failed after {}: {}{}{}{}{}", named(e.attempt), took(e.elapsed), toString(e.reason),
                       e.message.empty() ? "" : ": ", e.message, e.held > Bytes{} ? ", holds " + size(e.held) : std::string{},
                       retry(e.retryIn));
  }
  std::string operator()(const event::AttemptStopRequested& e) const {
    return fmt::format("{} told to stop after {}: {}", named(e.attempt), took(e.elapsed), toString(e.cause));
  }
  std::string operator()(const event::AttemptStopped& e) const {
    return fmt::format("{} stopped ({}) {} after the request, drained in {}, released {}{}, holds {}{}", named(e.attempt),
                       toString(e.cause), took(e.requestToStopped), took(e.drain), size(e.released),
                       e.byExit ? " by the device's exit" : "", size(e.held), retry(e.retryIn));
  }
  std::string operator()(const event::SlotAtRisk& e) const {
    return fmt::format(
        "slot {} at risk: {} left until the last useful finish{}, {} of work left (P{:.0f} of {}), spare {}", e.slot.value,
        took(e.sum.lastUsefulFinish - e.sum.now), e.sum.buffer > Duration{} ? " less a buffer of " + took(e.sum.buffer) : "",
        took(e.sum.remaining), e.sum.quantile * 100,
        e.sum.samples > 0 ? fmt::format("{} recorded", e.sum.samples) : std::string("the targets"), took(e.sum.spare()));
  }
  std::string operator()(const event::SlotForecast& e) const {
    return fmt::format("slot {} foreseen: spare {} (P{:.0f} of {}), {} (P50)", e.slot.value,
                       took(e.lastUsefulFinish - e.cautiousFinish), e.quantile * 100,
                       e.samples > 0 ? fmt::format("{} recorded", e.samples) : std::string("the targets"),
                       took(e.lastUsefulFinish - e.likelyFinish));
  }
  std::string operator()(const event::SlotComplete& e) const {
    std::string text = fmt::format("slot {} {}", e.slot.value, toString(e.verdict.outcome));
    if (e.verdict.stage)
      text += fmt::format(" in {}", toString(*e.verdict.stage));
    text += fmt::format(" after {}", took(e.elapsed));
    if (e.verdict.reason != Reason::None)
      text += fmt::format(", {}", toString(e.verdict.reason));
    if (!e.verdict.message.empty())
      text += ": " + e.verdict.message;
    if (e.spareToAir)
      text += ", spare to air " + took(*e.spareToAir);
    if (e.marginGeneration)
      text += ", margin to the generation target " + took(*e.marginGeneration);
    return text;
  }
  std::string operator()(const event::SlotDelivered& e) const {
    return fmt::format("slot {} delivered to {}, ready after {}, encoded in {}", e.slot.value, e.folder, took(e.ready),
                       took(e.encode));
  }
  std::string operator()(const event::DeliveryFailed& e) const {
    return fmt::format("slot {} not delivered: {}", e.slot.value, e.message);
  }
  std::string operator()(const event::SlotMissed& e) const {
    return fmt::format("slot {} misses its air time at {:.2f} s: {} instead", e.slot.value, inSeconds(e.airAt.time_since_epoch()),
                       e.fallback);
  }
  std::string operator()(const event::DeviceStarting& e) const {
    return e.restart == 0 ? std::string("device starting") : fmt::format("device starting again (restart {})", e.restart);
  }
  std::string operator()(const event::DeviceProgress& e) const { return fmt::format("device: {} {}/{}", e.what, e.done, e.of); }
  std::string operator()(const event::DeviceReady& e) const {
    return fmt::format("device ready: {}, {}, pid {}, after {}", e.device, e.build, e.pid, took(e.restart));
  }
  std::string operator()(const event::DeviceQuarantined& e) const {
    return fmt::format("device quarantined: the {} lane has not drained after {}", toString(e.lane), took(e.drained));
  }
  std::string operator()(const event::DeviceLost& e) const {
    return fmt::format("device lost: {}{}{}, {} attempts with it", toString(e.reason), e.detail.empty() ? "" : ": ", e.detail,
                       e.attempts);
  }
  std::string operator()(const event::DeviceHeld& e) const { return "device held: " + e.why; }
  std::string operator()(const event::MemorySample& e) const {
    Bytes allocated = e.resident;
    for (Stage stage : kStages)
      allocated += e.allocated[stage];
    return fmt::format("device memory {} of {} used, ours {} allocated and {} reserved", size(e.used), size(e.total),
                       size(allocated), size(e.reserved));
  }
  std::string operator()(const event::MemoryCrossed& e) const {
    return fmt::format("device memory {} {} the {} limit of {}", size(e.used), e.above ? "above" : "back below",
                       e.limit == event::MemoryLimit::Soft ? "soft" : "hard", size(e.bound));
  }
  std::string operator()(const event::BuffersCleared& e) const {
    return fmt::format("buffers cleared: reserved {} before, {} after; output pool {} before, {} after", size(e.reservedBefore),
                       size(e.reservedAfter), size(e.poolBefore), size(e.poolAfter));
  }
  std::string operator()(const event::HeldForMemory& e) const {
    const std::string who = "slot " + std::to_string(e.slot.value) + ": " + std::string(toString(e.stage));
    return e.held ? fmt::format("{} is held back: it needs {} of device memory, {} are free", who, size(e.need), size(e.free))
                  : fmt::format("{} is no longer held back for memory, after {}", who, took(e.waited));
  }
  std::string operator()(const event::OutputPoolFull& e) const {
    return e.full ? fmt::format("{} waits for an output buffer: slots in flight and clips being written hold all of them",
                                named(e.first))
                  : fmt::format("output buffers again, after {}", took(e.waited));
  }
  std::string operator()(const event::QualityChanged& e) const { return fmt::format("quality level {}: {}", e.level, e.why); }
  std::string operator()(const event::IntakeChanged& e) const { return e.open ? "intake open" : "intake closed"; }
  std::string operator()(const event::ClockJumped& e) const { return fmt::format("the machine slept for {}", took(e.slept)); }
  std::string operator()(const event::Notice& e) const { return e.text; }
  std::string operator()(const event::SlotRecorded& e) const {
    return fmt::format("slot {} recorded in {}, {} outputs, {}", e.slot.value, e.folder, e.outputs.size(), size(e.bytes));
  }
  std::string operator()(const event::SettingsChanged& e) const {
    std::string text = "settings changed:";
    for (const event::SettingChange& change : e.changes)
      text += fmt::format("{} {} from {} to {}", &change == &e.changes.front() ? "" : ",", change.key, change.was, change.became);
    for (const event::TimeoutEvidence& evidence : e.evidence)
      text += fmt::format("; {} {}: {} of {} over", toString(evidence.stage), reasonIn(evidence.why), evidence.over, evidence.of);
    if (e.who && *e.who != "operator")
      text += fmt::format("; by {}", *e.who);
    return text + (e.rearmRunning ? "; what runs has its timeouts moved" : "");
  }
  std::string operator()(const event::TimeoutAdvice& e) const {
    std::string text = fmt::format("{} timeout {}", toString(e.stage), took(e.timeout));
    if (e.proposed)
      text += fmt::format(", better {}", took(*e.proposed));
    text += fmt::format(": {}; {} of {} over, at most {:.2f} %, {:.2f} % wanted", reasonIn(e.why), e.over, e.of, e.atMost * 100,
                        e.rate * 100);
    if (e.missing > 0)
      text += fmt::format("; {} more to come before it may be lowered", e.missing);
    if (e.row > e.room)
      text += fmt::format("; in a row {} of {}", took(e.row), took(e.room));
    return text;
  }
  std::string operator()(const event::QuarantineLifted&) const {
    return "quarantine lifted: what outlived its drain budget has drained";
  }
  std::string operator()(const event::HistoryChanged& e) const {
    const std::string lost = e.notStored > 0 ? fmt::format("; {} events are in no store", e.notStored) : std::string();
    return e.storing ? "history: the database can be written again" + lost
                     : "history: the database cannot be written, what is told waits in the ring: " + e.trouble + lost;
  }
  std::string operator()(const event::AlarmChanged& e) const {
    return fmt::format("ALARM {} ({}, {}): {}{}{}", e.alarm, toString(e.priority), toString(e.state), e.text,
                       e.action.empty() ? "" : " -> ", e.action);
  }
  std::string operator()(const event::AlarmFlood& e) const {
    return e.flood ? fmt::format("alarm flood: {} alarms in ten minutes", e.raised) : std::string("the alarm flood is over");
  }
  std::string operator()(const event::SlotMemory& e) const {
    std::string text = fmt::format("slot {} ended: floor {}", e.slot.value, size(e.floor));
    if (e.peak)
      text += ", peak " + size(*e.peak);
    text += ", reserved " + size(e.reserved);
    if (e.engineRss)
      text += fmt::format("; engine {} resident, {} handles", size(*e.engineRss), e.engineHandles.value_or(0));
    if (e.deviceRss)
      text += fmt::format("; device {} resident, {} handles", size(*e.deviceRss), e.deviceHandles.value_or(0));
    return text + (e.quiet ? "" : "; others ran");
  }
  std::string operator()(const event::MemorySnapshot& e) const {
    return e.error.empty() ? fmt::format("memory snapshot written to {}, {}", e.file, size(e.bytes))
                           : fmt::format("no memory snapshot in {}: {}", e.file, e.error);
  }
  std::string operator()(const event::EmergencyAsked& e) const {
    switch (e.act) {
    case EmergencyAct::ClearBuffers:
      return "clearing buffers, asked by " + e.who;
    case EmergencyAct::UnloadModels:
      return "unloading models, asked by " + e.who;
    case EmergencyAct::RestartDevice:
      return "restarting the device, asked by " + e.who;
    }
    return "?";
  }
  std::string operator()(const event::ModelsUnloaded& e) const {
    return e.error.empty()
               ? fmt::format("models unloaded: {} loaded before, {} after", size(e.residentBefore), size(e.residentAfter))
               : fmt::format("models stay loaded, {}: {}", size(e.residentAfter), e.error);
  }
  std::string operator()(const event::CaptureStarted& e) const {
    const std::string until = e.spec.slotCount > 0        ? fmt::format(", {} slots", e.spec.slotCount)
                              : e.spec.lasts > Duration{} ? fmt::format(", {:.0f} s", inSeconds(e.spec.lasts))
                                                          : std::string();
    return fmt::format("capture {}started in {}{}, {} of warm-up", e.spec.label.empty() ? "" : "'" + e.spec.label + "' ", e.file,
                       until, e.spec.warmUp);
  }
  std::string operator()(const event::CaptureProgress& e) const {
    return fmt::format("capture: {} slots, {} judged{}", e.done, e.judged, e.left ? ", " + took(*e.left) + " left" : "");
  }
  std::string operator()(const event::CaptureNoted& e) const { return "capture: noted: " + e.notes; }
  std::string operator()(const event::CaptureVerdict& e) const {
    return fmt::format("capture: {} after {} judged slots: {}", toString(e.word), e.judged, e.text);
  }
  std::string operator()(const event::CaptureFiled& e) const {
    return fmt::format("capture filed in {}, {}{}{}", e.file, size(e.bytes), e.trouble.empty() ? "" : "; ", e.trouble);
  }
  std::string operator()(const event::CaptureEnded& e) const {
    return fmt::format("capture ended ({}) after {} slots, in {}{}{}", toString(e.why), e.done, e.file,
                       e.trouble.empty() ? "" : "; ", e.trouble);
  }
};

}  // namespace

std::string_view reasonIn(TuningWhy why) {
  switch (why) {
  case TuningWhy::Allowed:
    return "what was seen allows it";
  case TuningWhy::TooFew:
    return "too few were seen to lower it";
  case TuningWhy::Pinned:
    return "pinned";
  case TuningWhy::ByHand:
    return "set by hand, what is seen from then on counts";
  case TuningWhy::MostAreCut:
    return "most are cut";
  case TuningWhy::TooManyOver:
    return "too many are cut";
  case TuningWhy::NotSeen:
    return "too many are cut, and it was not seen how long they take";
  case TuningWhy::FewerOver:
    return "a shorter one cuts few enough";
  case TuningWhy::Hangs:
    return "those that are cut never finish: longer does not help";
  case TuningWhy::AtMost:
    return "too many are cut, and a longer one saves none or is not allowed";
  case TuningWhy::MustFit:
    return "the timeouts in a row must fit";
  case TuningWhy::WatchBegins:
    return "watched from now on, to see how long they take";
  case TuningWhy::WatchEnds:
    return "no longer watched";
  }
  return "?";
}

std::string sentenceOf(const EventBody& body) { return std::visit(Sentence{}, body); }

std::string toText(const Event& event) {
  return fmt::format("{:9.3f} s  {}", inSeconds(event.at.time_since_epoch()), sentenceOf(event.body));
}

std::string toText(const RunSummary& summary) {
  std::string counts;
  for (const auto& [outcome, count] : summary.outcomes)
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, toString(outcome));
  return fmt::format("{} slots in {}: {}; {} delivered; {} on {}, profile {}", summary.slotCount, took(summary.wall),
                     counts.empty() ? "none decided" : counts, summary.delivered, summary.backend, summary.device, summary.profile);
}

}  // namespace vortex::telemetry
