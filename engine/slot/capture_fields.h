// SPDX-License-Identifier: Apache-2.0
//
// The fields of a capture's events; a part of event_fields.h, whose rules hold.
#pragma once

#include "engine/slot/event.h"

namespace vortex::event {

template <typename A>
void fields(A& a, typename A::template Ref<CaptureStarted> e) {
  a("label", e.spec.label);
  a("notes", e.spec.notes);
  a("slots", e.spec.slotCount);
  a("lasts_ms", e.spec.lasts);
  a("warm_up", e.spec.warmUp);
  a("workload", e.spec.workload);
  a("cancel_share", e.spec.cancelShare);
  a("timeout_share", e.spec.timeoutShare);
  a("seed", e.spec.seed);
  a("exclusive", e.spec.exclusive);
  a("snapshots", e.spec.snapshots);
  a("snapshot_every", e.spec.snapshotEvery);
  a("file", e.file);
  a("device", e.device);
  a("build", e.build);
  a("machine", e.machine);
  a("limit_bytes", e.limit);
  a("fail_share", e.spec.failShare);
}
template <typename A>
void fields(A& a, typename A::template Ref<CaptureProgress> e) {
  a("done", e.done);
  a("judged", e.judged);
  a("ran_ms", e.ran);
  a("left_ms", e.left);
  a("file_bytes", e.fileBytes);
}
template <typename A>
void fields(A& a, typename A::template Ref<CaptureNoted> e) {
  a("notes", e.notes);
}
template <typename A>
void fields(A& a, typename A::template Ref<CaptureVerdict> e) {
  a("verdict", e.word);
  a("text", e.text);
  a("judged", e.judged);
  a("certain_from", e.certainFrom);
  a("bytes_per_slot", e.bytesPerSlot);
  a("lower", e.lower);
  a("upper", e.upper);
  a("needs", e.needs);
  a("last", e.last);
}
template <typename A>
void fields(A& a, typename A::template Ref<CaptureEnded> e) {
  a("why", e.why);
  a("done", e.done);
  a("file", e.file);
  a("trouble", e.trouble);
}
template <typename A>
void fields(A& a, typename A::template Ref<CaptureFiled> e) {
  a("file", e.file);
  a("trouble", e.trouble);
  a("bytes", e.bytes);
}

}  // namespace vortex::event
