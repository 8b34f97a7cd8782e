// SPDX-License-Identifier: Apache-2.0
//
// The fields of each event, once for all of its forms: JSON lines out (telemetry/), JSON lines in, and the store's bytes
// (history/). Names are those of README.md, "Events"; a field that has no name there is kept by bytes only.
//
// A is an archive. A::Ref<T> is const T& (it writes) or T& (it reads), and it has
//   a(name, value)        for every type that occurs below; an optional that is empty is null
//   a.attempt(name)       slot, stage, attempt, and by bytes the attempt's id
//   a.verdict(verdict)    stage (absent where it arose in none), outcome, reason, message
//   a.derived(name, d)    what follows from other fields: written for readers' comfort, never read
//   a.perStage(name, v)   of Bytes or Duration
// A vector's elements have fields of their own, which stay as they are for good: only an event's end can be told.
// The order is the order in which they are written. Append only: the store's readers skip what they do not know at an event's end.
#pragma once

#include "engine/slot/capture_fields.h"
#include "engine/slot/event.h"

namespace vortex::event {

// A time as it is written; what is derived is derived from that, so that a stream read back says the same.
constexpr Duration written(Time time) { return inWholeMicroseconds(time.time_since_epoch()); }

template <typename A>
void fields(A& a, typename A::template Ref<SlotQueued> e) {
  a("slot", e.slot);
  a("label", e.label);
  a("seed", e.seed);
  a("air_at_ms", e.airAt);
  a("ahead", e.ahead);
  a("rerun_of", e.rerunOf);
  a("given", e.given);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotStarted> e) {
  a("slot", e.slot);
  a("waited_ms", e.waited);
  a("last_useful_finish_ms", e.lastUsefulFinish);
  a("air_at_ms", e.airAt);
  a("quality_level", e.qualityLevel);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptStarted> e) {
  a.attempt(e.attempt);
  a("timeout_ms", e.timeout);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptStep> e) {
  a.attempt(e.attempt);
  a("step", e.step);
  a("steps", e.steps);
}
template <typename A>
void fields(A& a, typename A::template Ref<StageComplete> e) {
  a.attempt(e.attempt);
  a("elapsed_ms", e.elapsed);
  a("peak_bytes", e.peak);
  a("operators", e.operators);
  a("longest_operator_ms", e.longestOperator);
  a("message", e.message);
  a("bytes_allocated", e.allocated);
  a("bytes_held", e.held);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptFailed> e) {
  a.attempt(e.attempt);
  a("reason", e.reason);
  a("message", e.message);
  a("elapsed_ms", e.elapsed);
  a("bytes_held", e.held);
  a("retry_in_ms", e.retryIn);
  a("bytes_allocated", e.allocated);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptStopRequested> e) {
  a.attempt(e.attempt);
  a("cause", e.cause);
  a("elapsed_ms", e.elapsed);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptStopped> e) {
  a.attempt(e.attempt);
  a("cause", e.cause);
  a("elapsed_ms", e.elapsed);
  a("request_to_stopped_ms", e.requestToStopped);
  a("drain_ms", e.drain);
  a("bytes_released", e.released);
  a("bytes_held", e.held);
  a("by_exit", e.byExit);
  a("retry_in_ms", e.retryIn);
  a("bytes_allocated", e.allocated);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotAtRisk> e) {
  a("slot", e.slot);
  a("now_ms", e.sum.now);
  a("last_useful_finish_ms", e.sum.lastUsefulFinish);
  a("buffer_ms", e.sum.buffer);
  a("remaining_ms", e.sum.remaining);
  a.derived("spare_ms", written(e.sum.lastUsefulFinish) - written(e.sum.now) - inWholeMicroseconds(e.sum.buffer) -
                            inWholeMicroseconds(e.sum.remaining));
  a("quantile", e.sum.quantile);
  a("samples", e.sum.samples);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotForecast> e) {
  a("slot", e.slot);
  a("last_useful_finish_ms", e.lastUsefulFinish);
  a("cautious_finish_ms", e.cautiousFinish);
  a("cautious_left_ms", e.cautiousLeft);
  a.derived("spare_ms", written(e.lastUsefulFinish) - written(e.cautiousFinish));
  a("likely_finish_ms", e.likelyFinish);
  a("likely_left_ms", e.likelyLeft);
  a.perStage("work_ms", e.work);
  a("delivery_ms", e.delivery);
  a("no_return_ms", e.noReturn);
  a("quantile", e.quantile);
  a("samples", e.samples);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotComplete> e) {
  a("slot", e.slot);
  a.verdict(e.verdict);
  a("elapsed_ms", e.elapsed);
  a("waited_ms", e.waited);
  a("spare_to_air_ms", e.spareToAir);
  a("margin_generation_ms", e.marginGeneration);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotDelivered> e) {
  a("slot", e.slot);
  a("ready_ms", e.ready);
  a("encode_ms", e.encode);
  a("folder", e.folder);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeliveryFailed> e) {
  a("slot", e.slot);
  a("message", e.message);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotMissed> e) {
  a("slot", e.slot);
  a("air_at_ms", e.airAt);
  a("fallback", e.fallback);
}
template <typename A>
void fields(A& a, typename A::template Ref<OutputMade> e) {
  a("kind", e.kind);
  a("dtype", e.dtype);
  a("shape", e.shape);
  a("sha256", e.sha256);
  a("bytes", e.bytes);
  a("file", e.file);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotRecorded> e) {
  a("slot", e.slot);
  a("folder", e.folder);
  a("bytes", e.bytes);
  a("outputs", e.outputs);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceStarting> e) {
  a("restart", e.restart);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceProgress> e) {
  a("what", e.what);
  a("done", e.done);
  a("of", e.of);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceReady> e) {
  a("device", e.device);
  a("build", e.build);
  a("pid", e.pid);
  a("restart_ms", e.restart);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceQuarantined> e) {
  a("stage", e.lane);
  a("drained_ms", e.drained);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceLost> e) {
  a("reason", e.reason);
  a("detail", e.detail);
  a("attempts", e.attempts);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceHeld> e) {
  a("why", e.why);
}
template <typename A>
void fields(A& a, typename A::template Ref<MemorySample> e) {
  a("used_bytes", e.used);
  a("total_bytes", e.total);
  a("reserved_bytes", e.reserved);
  a("resident_bytes", e.resident);
  a.perStage("allocated_bytes", e.allocated);
  a("peak_bytes", e.peak);
  a("running_bytes", e.running);
}
template <typename A>
void fields(A& a, typename A::template Ref<SlotMemory> e) {
  a("slot", e.slot);
  a("floor_bytes", e.floor);
  a("peak_bytes", e.peak);
  a("reserved_bytes", e.reserved);
  a("used_bytes", e.used);
  a("quiet", e.quiet);
  a("engine_rss_bytes", e.engineRss);
  a("device_rss_bytes", e.deviceRss);
  a("engine_handles", e.engineHandles);
  a("device_handles", e.deviceHandles);
}
template <typename A>
void fields(A& a, typename A::template Ref<MemorySnapshot> e) {
  a("file", e.file);
  a("error", e.error);
  a("bytes", e.bytes);
}
template <typename A>
void fields(A& a, typename A::template Ref<EmergencyAsked> e) {
  a("act", e.act);
  a("who", e.who);
}
template <typename A>
void fields(A& a, typename A::template Ref<ModelsUnloaded> e) {
  a("resident_before_bytes", e.residentBefore);
  a("resident_after_bytes", e.residentAfter);
  a("error", e.error);
}
template <typename A>
void fields(A& a, typename A::template Ref<MemoryCrossed> e) {
  a("limit", e.limit);
  a("above", e.above);
  a("used_bytes", e.used);
  a("limit_bytes", e.bound);
}
template <typename A>
void fields(A& a, typename A::template Ref<BuffersCleared> e) {
  a("reserved_before_bytes", e.reservedBefore);
  a("reserved_after_bytes", e.reservedAfter);
  a("pool_before_bytes", e.poolBefore);
  a("pool_after_bytes", e.poolAfter);
}
template <typename A>
void fields(A& a, typename A::template Ref<OutputPoolFull> e) {
  a.attempt(e.first);
  a("full", e.full);
  a("waited_ms", e.waited);
}
template <typename A>
void fields(A& a, typename A::template Ref<HeldForMemory> e) {
  a("slot", e.slot);
  a("stage", e.stage);
  a("held", e.held);
  a("need_bytes", e.need);
  a("free_bytes", e.free);
  a("waited_ms", e.waited);
}
template <typename A>
void fields(A& a, typename A::template Ref<QualityChanged> e) {
  a("level", e.level);
  a("why", e.why);
}
template <typename A>
void fields(A& a, typename A::template Ref<IntakeChanged> e) {
  a("open", e.open);
}
template <typename A>
void fields(A& a, typename A::template Ref<SettingChange> e) {
  a("key", e.key);
  a("was", e.was);
  a("became", e.became);
}
template <typename A>
void fields(A& a, typename A::template Ref<SettingsChanged> e) {
  a("changes", e.changes);
  a("rearm_running", e.rearmRunning);
  a("who", e.who);
  a("evidence", e.evidence);
}
template <typename A>
void fields(A& a, typename A::template Ref<TimeoutEvidence> e) {
  a("stage", e.stage);
  a("why", e.why);
  a("was_ms", e.was);
  a("became_ms", e.became);
  a("over", e.over);
  a("of", e.of);
  a("rate", e.rate);
  a("longer", e.longer);
}
template <typename A>
void fields(A& a, typename A::template Ref<TimeoutAdvice> e) {
  a("stage", e.stage);
  a("mode", e.mode);
  a("state", e.state);
  a("why", e.why);
  a("timeout_ms", e.timeout);
  a("proposed_ms", e.proposed);
  a("over", e.over);
  a("of", e.of);
  a("at_most", e.atMost);
  a("longer", e.longer);
  a("rate", e.rate);
  a("missing", e.missing);
  a("p95x15_ms", e.plain);
  a("horizon_ms", e.horizon);
  a("row_ms", e.row);
  a("room_ms", e.room);
  a("stratum", e.stratum);
  a("unknown", e.unknown);
}
template <typename A>
void fields(A& a, typename A::template Ref<ClockJumped> e) {
  a("slept_ms", e.slept);
}
template <typename A>
void fields(A& a, typename A::template Ref<Notice> e) {
  a("text", e.text);
}

template <typename A>
void fields(A&, typename A::template Ref<QuarantineLifted>) {}
template <typename A>
void fields(A& a, typename A::template Ref<HistoryChanged> e) {
  a("storing", e.storing);
  a("file", e.file);
  a("trouble", e.trouble);
  a("not_stored", e.notStored);
}
template <typename A>
void fields(A& a, typename A::template Ref<AlarmFact> e) {
  a("name", e.name);
  a("value", e.value);
}
template <typename A>
void fields(A& a, typename A::template Ref<AlarmChanged> e) {
  a("alarm", e.alarm);
  a("priority", e.priority);
  a("state", e.state);
  a("text", e.text);
  a("action", e.action);
  a("raised", e.raised);
  a("shelved_until_ms", e.shelvedUntil);
  a("facts", e.facts);
}
template <typename A>
void fields(A& a, typename A::template Ref<AlarmFlood> e) {
  a("flood", e.flood);
  a("raised", e.raised);
}

}  // namespace vortex::event
