// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/event_json.h"

#include "engine/telemetry/event_fields.h"

#include <cmath>

namespace vortex::telemetry {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json orNull(const std::optional<T>& value, double (*convert)(T)) {
  return value ? Json(convert(*value)) : Json();
}
double ms(Duration duration) { return roundedMs(duration); }
double msOf(Time time) { return roundedMs(time.time_since_epoch()); }
Json orNull(const std::optional<Duration>& duration) { return orNull<Duration>(duration, ms); }
Json wordOrNull(Reason reason) { return reason == Reason::None ? Json() : Json(toString(reason)); }
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
struct Fields {
  Json& to;

  void attempt(const AttemptName& name) {
    to["slot"] = name.slot.value;
    to["stage"] = toString(name.stage);
    to["attempt"] = name.n;
  }

  void operator()(const event::SlotQueued& e) {
    to["slot"] = e.slot.value;
    to["label"] = e.label;
    to["seed"] = e.seed;
    to["air_at_ms"] = orNull<Time>(e.airAt, msOf);
    to["ahead"] = e.ahead;
  }
  void operator()(const event::SlotStarted& e) {
    to["slot"] = e.slot.value;
    to["waited_ms"] = ms(e.waited);
    to["last_useful_finish_ms"] = msOf(e.lastUsefulFinish);
    to["air_at_ms"] = msOf(e.airAt);
    to["quality_level"] = e.qualityLevel;
  }
  void operator()(const event::AttemptStarted& e) {
    attempt(e.attempt);
    to["timeout_ms"] = ms(e.timeout);
  }
  void operator()(const event::AttemptStep& e) {
    attempt(e.attempt);
    to["step"] = e.step;
    to["steps"] = e.steps;
  }
  void operator()(const event::StageComplete& e) {
    attempt(e.attempt);
    to["elapsed_ms"] = ms(e.elapsed);
    to["peak_bytes"] = e.peak.count;
    to["operators"] = e.operators;
    to["longest_operator_ms"] = ms(e.longestOperator);
  }
  void operator()(const event::AttemptFailed& e) {
    attempt(e.attempt);
    to["reason"] = wordOrNull(e.reason);
    to["message"] = e.message;
    to["elapsed_ms"] = ms(e.elapsed);
    to["bytes_held"] = e.held.count;
    to["retry_in_ms"] = orNull(e.retryIn);
  }
  void operator()(const event::AttemptStopRequested& e) {
    attempt(e.attempt);
    to["cause"] = toString(e.cause);
    to["elapsed_ms"] = ms(e.elapsed);
  }
  void operator()(const event::AttemptStopped& e) {
    attempt(e.attempt);
    to["cause"] = toString(e.cause);
    to["elapsed_ms"] = ms(e.elapsed);
    to["request_to_stopped_ms"] = ms(e.requestToStopped);
    to["drain_ms"] = ms(e.drain);
    to["bytes_released"] = e.released.count;
    to["bytes_held"] = e.held.count;
    to["by_exit"] = e.byExit;
    to["retry_in_ms"] = orNull(e.retryIn);
  }
  void operator()(const event::SlotAtRisk& e) {
    to["slot"] = e.slot.value;
    to["now_ms"] = msOf(e.sum.now);
    to["last_useful_finish_ms"] = msOf(e.sum.lastUsefulFinish);
    to["buffer_ms"] = ms(e.sum.buffer);
    to["remaining_ms"] = ms(e.sum.remaining);
    to["spare_ms"] = ms(e.sum.spare());
    to["quantile"] = e.sum.quantile;
    to["samples"] = e.sum.samples;
  }
  void operator()(const event::SlotComplete& e) {
    to["slot"] = e.slot.value;
    if (e.verdict.stage)
      to["stage"] = toString(*e.verdict.stage);
    to["outcome"] = toString(e.verdict.outcome);
    to["reason"] = wordOrNull(e.verdict.reason);
    to["message"] = e.verdict.message;
    to["elapsed_ms"] = ms(e.elapsed);
    to["waited_ms"] = ms(e.waited);
    to["spare_to_air_ms"] = orNull(e.spareToAir);
    to["margin_generation_ms"] = orNull(e.marginGeneration);
  }
  void operator()(const event::SlotDelivered& e) {
    to["slot"] = e.slot.value;
    to["ready_ms"] = ms(e.ready);
    to["encode_ms"] = ms(e.encode);
    to["folder"] = e.folder;
  }
  void operator()(const event::DeliveryFailed& e) {
    to["slot"] = e.slot.value;
    to["message"] = e.message;
  }
  void operator()(const event::SlotMissed& e) {
    to["slot"] = e.slot.value;
    to["air_at_ms"] = msOf(e.airAt);
    to["fallback"] = e.fallback;
  }
  void operator()(const event::DeviceStarting& e) { to["restart"] = e.restart; }
  void operator()(const event::DeviceProgress& e) {
    to["what"] = e.what;
    to["done"] = e.done;
    to["of"] = e.of;
  }
  void operator()(const event::DeviceReady& e) {
    to["device"] = e.device;
    to["build"] = e.build;
    to["pid"] = e.pid;
    to["restart_ms"] = ms(e.restart);
  }
  void operator()(const event::DeviceQuarantined& e) {
    to["stage"] = toString(e.lane);
    to["drained_ms"] = ms(e.drained);
  }
  void operator()(const event::DeviceLost& e) {
    to["reason"] = toString(e.reason);
    to["detail"] = e.detail;
    to["attempts"] = e.attempts;
  }
  void operator()(const event::DeviceHeld& e) { to["why"] = e.why; }
  void operator()(const event::MemorySample& e) {
    to["used_bytes"] = e.used.count;
    to["total_bytes"] = e.total.count;
    to["reserved_bytes"] = e.reserved.count;
    to["resident_bytes"] = e.resident.count;
    Json allocated = Json::object();
    for (Stage stage : kStages)
      allocated[std::string(toString(stage))] = e.allocated[stage].count;
    to["allocated_bytes"] = std::move(allocated);
  }
  void operator()(const event::MemoryCrossed& e) {
    to["limit"] = wordOf(e.limit);
    to["above"] = e.above;
    to["used_bytes"] = e.used.count;
    to["limit_bytes"] = e.bound.count;
  }
  void operator()(const event::BuffersCleared& e) {
    to["reserved_before_bytes"] = e.reservedBefore.count;
    to["reserved_after_bytes"] = e.reservedAfter.count;
    to["pool_before_bytes"] = e.poolBefore.count;
    to["pool_after_bytes"] = e.poolAfter.count;
  }
  void operator()(const event::OutputPoolFull& e) {
    attempt(e.first);
    to["full"] = e.full;
    to["waited_ms"] = ms(e.waited);
  }
  void operator()(const event::QualityChanged& e) {
    to["level"] = e.level;
    to["why"] = e.why;
  }
  void operator()(const event::IntakeChanged& e) { to["open"] = e.open; }
  void operator()(const event::ClockJumped& e) { to["slept_ms"] = ms(e.slept); }
  void operator()(const event::Notice& e) { to["text"] = e.text; }
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
  std::visit(Fields{object}, event.body);
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
