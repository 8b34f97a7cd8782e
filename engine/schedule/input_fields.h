// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of each input, once for writing and for reading; slot/event_fields.h says what an archive is. Append only, in the
// order in which they are written.
#pragma once

#include "engine/schedule/input.h"

namespace vortex::schedule::input {

template <typename A>
void fields(A& a, typename A::template Ref<Submit> in) {
  a("slot", in.slot);
  a("label", in.label);
  a("seed", in.seed);
  a("air_at", in.airAt);
  a("on_cadence", in.onCadence);
  a("no_deadline", in.noDeadline);
  a("given", in.given);
  a("quality_level", in.qualityLevel);
  a.perStage("timeouts", in.timeouts);
}
template <typename A>
void fields(A& a, typename A::template Ref<Cancel> in) {
  a("slot", in.slot);
  a("cause", in.cause);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptStarted> in) {
  a("attempt", in.attempt);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptFinished> in) {
  a("attempt", in.attempt);
  a("elapsed", in.elapsed);
  a("peak", in.peak);
  a("operators", in.operators);
  a("longest_operator", in.longestOperator);
  a("passes_check", in.passesCheck);
  a("message", in.message);
  a("allocated", in.allocated);
  a("held", in.held);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptFailed> in) {
  a("attempt", in.attempt);
  a("reason", in.reason);
  a("message", in.message);
  a("elapsed", in.elapsed);
  a("held", in.held);
  a("allocated", in.allocated);
}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptStopped> in) {
  a("attempt", in.attempt);
  a("request_to_stopped", in.requestToStopped);
  a("drain", in.drain);
  a("released", in.released);
  a("held", in.held);
  a("allocated", in.allocated);
}
template <typename A>
void fields(A& a, typename A::template Ref<Delivered> in) {
  a("slot", in.slot);
  a("encode", in.encode);
  a("folder", in.folder);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeliveryFailed> in) {
  a("slot", in.slot);
  a("message", in.message);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceReady> in) {
  a("device", in.device);
  a("build", in.build);
  a("pid", in.pid);
  a("startup", in.startup);
  a.perStage("loaded_while", in.loadedWhile);
}
template <typename A>
void fields(A& a, typename A::template Ref<DeviceLost> in) {
  a("reason", in.reason);
  a("detail", in.detail);
  a("restarting", in.restarting);
}
template <typename A>
void fields(A& a, typename A::template Ref<MemoryLevel> in) {
  a("used", in.used);
  a("reserved", in.reserved);
  a("resident", in.resident);
  a("cleared", in.cleared);
}
template <typename A>
void fields(A& a, typename A::template Ref<NewEstimates> in) {
  a("estimates", in.estimates);
}
template <typename A>
void fields(A& a, typename A::template Ref<Tune> in) {
  a("settings", in.settings);
  a("rearm_running", in.rearmRunning);
}
template <typename A>
void fields(A& a, typename A::template Ref<Quality> in) {
  a("level", in.level);
  a("why", in.why);
}
template <typename A>
void fields(A& a, typename A::template Ref<Intake> in) {
  a("open", in.open);
}
template <typename A>
void fields(A& a, typename A::template Ref<Shutdown> in) {
  a("stop_running", in.stopRunning);
}
template <typename A>
void fields(A&, typename A::template Ref<TimerDue>) {}
template <typename A>
void fields(A& a, typename A::template Ref<AttemptWaiting> in) {
  a("attempt", in.attempt);
}
template <typename A>
void fields(A&, typename A::template Ref<DeviceStarting>) {}

}  // namespace vortex::schedule::input
