// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/event_json.h"

#include "engine/slot/event_fields.h"
#include "engine/telemetry/event_object.h"

#include <cmath>
#include <type_traits>
#include <utility>

namespace vortex::telemetry {
namespace {

using Json = nlohmann::ordered_json;

double ms(Duration duration) { return roundedMs(duration); }
double msOf(Time time) { return roundedMs(time.time_since_epoch()); }

std::string_view wordOf(event::MemoryLimit limit) {
  switch (limit) {
  case event::MemoryLimit::Soft:
    return "soft";
  case event::MemoryLimit::Hard:
    return "hard";
  }
  return "?";
}

// Appends an event's own fields, behind those that all events have.
class JsonWriter {
 public:
  template <typename T>
  using Ref = const T&;
  explicit JsonWriter(Json& to) : m_to(to) {}

  template <typename T>
  void operator()(const char* name, const T& value) {
    m_to[name] = valueOf(value);
  }
  template <typename T>
  void operator()(const char* name, const std::optional<T>& value) {
    m_to[name] = value ? valueOf(*value) : Json();
  }
  template <typename T>
  void operator()(const char* name, const std::vector<T>& values) {
    Json list = Json::array();
    for (const T& value : values) {
      Json object = Json::object();
      JsonWriter writer(object);
      event::fields(writer, value);
      list.push_back(std::move(object));
    }
    m_to[name] = std::move(list);
  }
  void attempt(const AttemptName& name) {
    m_to["slot"] = name.slot.value;
    m_to["stage"] = toString(name.stage);
    m_to["attempt"] = name.n;
  }
  void verdict(const Verdict& verdict) {
    if (verdict.stage)
      m_to["stage"] = toString(*verdict.stage);
    m_to["outcome"] = toString(verdict.outcome);
    m_to["reason"] = valueOf(verdict.reason);
    m_to["message"] = verdict.message;
  }
  void derived(const char* name, Duration value) { m_to[name] = ms(value); }
  template <typename T>
  void perStage(const char* name, const PerStage<T>& values) {
    Json object = Json::object();
    for (Stage stage : kStages)
      object[std::string(toString(stage))] = valueOf(values[stage]);
    m_to[name] = std::move(object);
  }

 private:
  template <typename T>
  requires(std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) static Json valueOf(const T& value) { return value; }
  static Json valueOf(SlotId slot) { return slot.value; }
  static Json valueOf(Duration duration) { return ms(duration); }
  static Json valueOf(Time time) { return msOf(time); }
  static Json valueOf(Bytes bytes) { return bytes.count; }
  static Json valueOf(Stage stage) { return toString(stage); }
  static Json valueOf(StageSet stages) {
    Json words = Json::array();
    for (const Stage stage : kStages)
      if (stages.contains(stage))
        words.push_back(toString(stage));
    return words;
  }
  static Json valueOf(Reason reason) { return reason == Reason::None ? Json() : Json(toString(reason)); }
  static Json valueOf(StopCause cause) { return toString(cause); }
  static Json valueOf(DeviceLoss loss) { return toString(loss); }
  static Json valueOf(AlarmPriority priority) { return toString(priority); }
  static Json valueOf(AlarmState state) { return toString(state); }
  static Json valueOf(event::MemoryLimit limit) { return wordOf(limit); }
  static Json valueOf(TuningMode mode) { return toString(mode); }
  static Json valueOf(TuningState state) { return toString(state); }
  static Json valueOf(TuningWhy why) { return toString(why); }
  static Json valueOf(SnapshotPlan plan) { return toString(plan); }
  static Json valueOf(CaptureEnd end) { return toString(end); }
  static Json valueOf(CaptureWord word) { return toString(word); }
  static Json valueOf(EmergencyAct act) { return toString(act); }

  Json& m_to;
};

struct Name {
  std::string_view operator()(const event::SlotQueued&) const { return "slot_queued"; }
  std::string_view operator()(const event::SlotStarted&) const { return "slot_started"; }
  std::string_view operator()(const event::AttemptStarted&) const { return "attempt_started"; }
  std::string_view operator()(const event::AttemptStep&) const { return "attempt_step"; }
  std::string_view operator()(const event::StageComplete& e) const {
    switch (e.attempt.stage) {
    case Stage::Audio:
      return "audio_complete";
    case Stage::Image:
      return "image_complete";
    case Stage::Video:
      return "video_complete";
    case Stage::Clip:
      return "clip_complete";
    }
    return "?";
  }
  std::string_view operator()(const event::AttemptFailed&) const { return "attempt_failed"; }
  std::string_view operator()(const event::AttemptStopRequested&) const { return "attempt_stop_requested"; }
  std::string_view operator()(const event::AttemptStopped&) const { return "attempt_stopped"; }
  std::string_view operator()(const event::SlotAtRisk&) const { return "slot_at_risk"; }
  std::string_view operator()(const event::SlotComplete&) const { return "slot_complete"; }
  std::string_view operator()(const event::SlotDelivered&) const { return "slot_delivered"; }
  std::string_view operator()(const event::DeliveryFailed&) const { return "delivery_failed"; }
  std::string_view operator()(const event::SlotMissed&) const { return "slot_missed"; }
  std::string_view operator()(const event::DeviceStarting&) const { return "device_starting"; }
  std::string_view operator()(const event::DeviceProgress&) const { return "device_progress"; }
  std::string_view operator()(const event::DeviceReady&) const { return "device_ready"; }
  std::string_view operator()(const event::DeviceQuarantined&) const { return "device_quarantined"; }
  std::string_view operator()(const event::DeviceLost&) const { return "device_lost"; }
  std::string_view operator()(const event::DeviceHeld&) const { return "device_held"; }
  std::string_view operator()(const event::MemorySample&) const { return "memory_sample"; }
  std::string_view operator()(const event::MemoryCrossed&) const { return "memory_crossed"; }
  std::string_view operator()(const event::BuffersCleared&) const { return "buffers_cleared"; }
  std::string_view operator()(const event::OutputPoolFull&) const { return "output_pool_full"; }
  std::string_view operator()(const event::QualityChanged&) const { return "quality_changed"; }
  std::string_view operator()(const event::IntakeChanged&) const { return "intake_changed"; }
  std::string_view operator()(const event::ClockJumped&) const { return "clock_jumped"; }
  std::string_view operator()(const event::Notice&) const { return "notice"; }
  std::string_view operator()(const event::SlotRecorded&) const { return "slot_recorded"; }
  std::string_view operator()(const event::SettingsChanged&) const { return "settings_changed"; }
  std::string_view operator()(const event::QuarantineLifted&) const { return "device_quarantine_lifted"; }
  std::string_view operator()(const event::HistoryChanged&) const { return "history_changed"; }
  std::string_view operator()(const event::AlarmChanged&) const { return "alarm"; }
  std::string_view operator()(const event::AlarmFlood&) const { return "alarm_flood"; }
  std::string_view operator()(const event::SlotForecast&) const { return "slot_forecast"; }
  std::string_view operator()(const event::HeldForMemory&) const { return "held_for_memory"; }
  std::string_view operator()(const event::TimeoutAdvice&) const { return "timeout_advice"; }
  std::string_view operator()(const event::SlotMemory&) const { return "slot_memory"; }
  std::string_view operator()(const event::MemorySnapshot&) const { return "memory_snapshot"; }
  std::string_view operator()(const event::EmergencyAsked&) const { return "emergency_asked"; }
  std::string_view operator()(const event::ModelsUnloaded&) const { return "models_unloaded"; }
  std::string_view operator()(const event::CaptureStarted&) const { return "capture_started"; }
  std::string_view operator()(const event::CaptureProgress&) const { return "capture_progress"; }
  std::string_view operator()(const event::CaptureNoted&) const { return "capture_noted"; }
  std::string_view operator()(const event::CaptureVerdict&) const { return "capture_verdict"; }
  std::string_view operator()(const event::CaptureEnded&) const { return "capture_ended"; }
  std::string_view operator()(const event::CaptureFiled&) const { return "capture_filed"; }
};

}  // namespace

double roundedMs(Duration duration) { return std::round(static_cast<double>(duration.count()) / 1e3) / 1e3; }

std::string lineOf(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json fieldsOf(const Event& event) {
  Json object;
  object["event"] = nameOf(event.body);
  object["t_ms"] = msOf(event.at);
  object["seq"] = event.seq;
  object["slot"] = nullptr;
  std::visit([writer = JsonWriter(object)](const auto& body) mutable { event::fields(writer, body); }, event.body);
  return object;
}

std::string_view nameOf(const EventBody& body) { return std::visit(Name{}, body); }
std::string toJson(const Event& event) { return lineOf(fieldsOf(event)); }

std::string toJson(const RunSummary& summary, Time now) {
  Json object;
  object["event"] = "run_summary";
  object["t_ms"] = msOf(now);
  object["slot"] = nullptr;
  object["slots"] = summary.slotCount;
  object["outcomes"] = Json::object();
  for (const auto& [outcome, count] : summary.outcomes)
    object["outcomes"][std::string(toString(outcome))] = count;
  object["delivered"] = summary.delivered;
  object["wall_ms"] = ms(summary.wall);
  object["backend"] = summary.backend;
  object["device"] = summary.device;
  object["profile"] = summary.profile;
  return lineOf(object);
}

}  // namespace vortex::telemetry
