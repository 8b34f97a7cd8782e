// SPDX-License-Identifier: Apache-2.0
//
// The fields of each message in the order in which they are written, once for both directions: A is Writer or Reader, and
// A::Ref<T> is const T& or T&. Ranges that are checked here hold on both ends.
#pragma once

#include "engine/link/protocol.h"

#include <algorithm>
#include <type_traits>

namespace vortex::link::wire {

constexpr std::int64_t kMaxExtent = std::int64_t{1} << 40;
// Sums of thousands of such bytes and of a dozen such times stay within 63 bits.
constexpr Bytes kMaxBytes{std::int64_t{1} << 50};
constexpr Duration kMaxDuration = std::chrono::hours(24 * 365 * 10);

// Times and amounts. One that was read while other threads counted may have dipped below 0: it is written as 0, and never read.
// What is more than the most is written as that.
template <typename A>
void amount(A& a, std::string_view field, typename A::template Ref<Duration> value) {
  auto count = std::clamp(value, Duration{}, kMaxDuration).count();
  a.template integer<std::int64_t>(field, count, 0, kMaxDuration.count());
  if constexpr (!std::is_const_v<std::remove_reference_t<decltype(value)>>)
    value = Duration{count};
}
template <typename A>
void amount(A& a, std::string_view field, typename A::template Ref<Bytes> value) {
  if constexpr (std::is_const_v<std::remove_reference_t<decltype(value)>>)
    a.template integer<std::int64_t>(field, std::clamp(value, Bytes{}, kMaxBytes).count, 0, kMaxBytes.count);
  else
    a.template integer<std::int64_t>(field, value.count, 0, kMaxBytes.count);
}

// An amount that may be unknown: -1.
template <typename A>
void amount(A& a, std::string_view field, typename A::template Ref<std::optional<Bytes>> value) {
  std::int64_t count = value ? std::clamp(*value, Bytes{}, kMaxBytes).count : -1;
  a.template integer<std::int64_t>(field, count, -1, kMaxBytes.count);
  if constexpr (!std::is_const_v<std::remove_reference_t<decltype(value)>>)
    value = count < 0 ? std::nullopt : std::optional(Bytes{count});
}

// Whether the fields that a later version appended to the message are there: an older writer ends before them, and they stay as
// they are.
template <typename A>
bool appended(const A& a) {
  if constexpr (requires { a.left(); })
    return a.left() != 0;
  else
    return true;
}

template <typename A>
void fields(A& a, typename A::template Ref<AttemptName> m) {
  a.integer("slot", m.slot.value);
  a.integer("attempt", m.id.value);
  a.template integer<std::int32_t>("n", m.n, 1, 1'000'000);
  a.word("stage", m.stage, Stage::Audio, Stage::Clip);
}

template <typename A>
void fields(A& a, typename A::template Ref<backend::AttemptCost> m) {
  amount(a, "cost.elapsed", m.elapsed);
  amount(a, "cost.peak", m.peak);
  a.integer("cost.operators", m.operators);
  amount(a, "cost.longest_operator", m.longestOperator);
  a.template integer<std::int32_t>("cost.threads", m.threads, 0, 65536);
}

template <typename A>
void fields(A& a, typename A::template Ref<Quality> m) {
  a.template integer<std::int32_t>("quality.side", m.side, 1, 16384);
  a.template integer<std::int32_t>("quality.max_frames", m.maxFrames, 1, 1'000'000);
  for (auto& pass : m.passes)
    a.template integer<std::int32_t>("quality.passes", pass, 0, 1'000'000);
  a.template integer<std::int32_t>("quality.supersample", m.supersample, 1, 64);
  a.word("quality.sampling", m.sampling, Sampling::Bilinear, Sampling::Bicubic);
  a.template integer<std::int32_t>("quality.frames_per_call", m.framesPerCall, 1, 1'000'000);
  a.template integer<std::int32_t>("quality.text_draws", m.textDraws, 0, 1'000'000);
}

template <typename A>
void fields(A& a, typename A::template Ref<Job> m) {
  a.integer("job.seed", m.seed);
  amount(a, "job.duration", m.duration);
  a.text("job.script", m.script, kMaxScript);
  a.text("job.voice_id", m.voiceId, kMaxName);
  a.real("job.speed", m.speed);
  a.word("job.emotion", m.emotion, Emotion::Neutral, Emotion::Fearful);
  a.text("job.prompt", m.prompt, kMaxScript);
  a.text("job.negative_prompt", m.negativePrompt, kMaxScript);
  a.length("job.expressions", m.expressions, kMaxName);
  for (auto& expression : m.expressions)
    a.word("job.expressions", expression, Expression::Neutral, Expression::Calm);
  fields(a, m.quality);
}

template <typename A>
void fields(A& a, typename A::template Ref<BufferRef> m) {
  a.word("buffer.kind", m.info.kind, backend::ArtifactKind::Sound, backend::ArtifactKind::Embedding);
  a.word("buffer.dtype", m.info.dtype, backend::DType::F32, backend::DType::U8);
  a.template integer<std::int32_t>("buffer.rank", m.info.rank, 1, 4);
  std::int64_t room = kMaxExtent;  // so that no product of the four overflows
  for (auto& extent : m.info.shape) {
    a.template integer<std::int64_t>("buffer.shape", extent, 1, room);
    room /= a.ok() ? extent : 1;
  }
  a.integer("buffer.index", m.index);
  a.integer("buffer.generation", m.generation);
}

template <typename A>
void fields(A& a, typename A::template Ref<PoolPart> m) {
  a.word("pool.kind", m.kind, backend::ArtifactKind::Sound, backend::ArtifactKind::Embedding);
  a.template integer<std::uint64_t>("pool.buffer_bytes", m.bufferBytes, 0, kMaxExtent);
  a.template integer<std::uint64_t>("pool.stride", m.stride, 0, kMaxExtent);
  a.template integer<std::uint32_t>("pool.count", m.count, 0, 65536);
}

template <typename A>
void fields(A& a, typename A::template Ref<Hello> m) {
  a.text("build", m.build, kMaxName);
  a.integer("pid", m.pid);
}
template <typename A>
void fields(A& a, typename A::template Ref<Open> m) {
  a.text("profile", m.profile, kMaxName);
  a.text("device", m.device, kMaxName);
  a.template integer<std::int32_t>("threads", m.threads, 0, 65536);
  a.word("residency", m.residency, Residency::Static, Residency::Paged);
  amount(a, "heartbeat", m.heartbeat);
  amount(a, "sample_interval", m.sampleInterval);
  amount(a, "hard_limit", m.hardLimit);
  a.length("ladder", m.ladder, kMaxLadder);
  for (auto& quality : m.ladder)
    fields(a, quality);
  a.length("pools", m.pools, kMaxPools);
  for (auto& pool : m.pools)
    fields(a, pool);
  if (appended(a))  // 1.1
    for (auto& need : m.needs.values)
      amount(a, "need", need);
}
template <typename A>
void fields(A& a, typename A::template Ref<backend::DeviceProgress> m) {
  a.text("what", m.what, kMaxName);
  a.template integer<std::int32_t>("done", m.done, 0);
  a.template integer<std::int32_t>("of", m.of, 0);
}
template <typename A>
void fields(A& a, typename A::template Ref<Ready> m) {
  a.text("device", m.device, kMaxName);
  if (appended(a))  // 1.1
    for (auto& loaded : m.loadedWhile.values)
      amount(a, "loaded_while", loaded);
}
template <typename A>
void fields(A& a, typename A::template Ref<Start> m) {
  fields(a, m.name);
  fields(a, m.job);
  a.length("inputs", m.inputs, kMaxPools);
  for (auto& buffer : m.inputs)
    fields(a, buffer);
  a.length("outputs", m.outputs, kMaxPools);
  for (auto& buffer : m.outputs)
    fields(a, buffer);
}
template <typename A>
void fields(A& a, typename A::template Ref<backend::AttemptStep> m) {
  fields(a, m.name);
  a.template integer<std::int32_t>("step", m.step, 0);
  a.template integer<std::int32_t>("steps", m.steps, 0);
}
template <typename A>
void fields(A& a, typename A::template Ref<Finished> m) {
  fields(a, m.name);
  fields(a, m.cost);
  bool scored = m.scores.has_value();
  backend::Scores scores = m.scores.value_or(backend::Scores{});
  a.flag("scored", scored);
  a.real("scores.b", scores.b);
  a.real("scores.l", scores.l);
  if constexpr (!std::is_const_v<std::remove_reference_t<decltype(m)>>)
    m.scores = scored ? std::optional(scores) : std::nullopt;
  if (appended(a))  // 1.2
    a.text("message", m.message, kMaxText);
  if (appended(a)) {  // 1.3
    amount(a, "allocated", m.cost.allocated);
    amount(a, "held", m.held);
  }
}
template <typename A>
void fields(A& a, typename A::template Ref<backend::AttemptFailed> m) {
  fields(a, m.name);
  fields(a, m.cost);
  a.word("reason", m.reason, Reason::None, Reason::Shutdown);
  a.text("message", m.message, kMaxText);
  amount(a, "held", m.held);
  if (appended(a))  // 1.3
    amount(a, "allocated", m.cost.allocated);
}
template <typename A>
void fields(A& a, typename A::template Ref<backend::AttemptStopped> m) {
  fields(a, m.name);
  fields(a, m.cost);
  amount(a, "request_to_stopped", m.requestToStopped);
  amount(a, "drain", m.drain);
  amount(a, "released", m.released);
  amount(a, "held", m.held);
  if (appended(a))  // 1.3
    amount(a, "allocated", m.cost.allocated);
}
template <typename A>
void fields(A& a, typename A::template Ref<event::MemorySample> m) {
  amount(a, "used", m.used);
  amount(a, "total", m.total);
  amount(a, "reserved", m.reserved);
  amount(a, "resident", m.resident);
  for (Stage stage : kStages)
    amount(a, "allocated", m.allocated[stage]);
  if (appended(a)) {  // 1.3
    amount(a, "peak", m.peak);
    amount(a, "running", m.running);
  }
}
template <typename A>
void fields(A&, typename A::template Ref<Unload>) {}
template <typename A>
void fields(A& a, typename A::template Ref<event::ModelsUnloaded> m) {
  amount(a, "resident_before", m.residentBefore);
  amount(a, "resident_after", m.residentAfter);
  a.text("error", m.error, kMaxText);
}
template <typename A>
void fields(A&, typename A::template Ref<Clear>) {}
template <typename A>
void fields(A& a, typename A::template Ref<backend::BuffersCleared> m) {
  amount(a, "reserved_before", m.reservedBefore);
  amount(a, "reserved_after", m.reservedAfter);
}
template <typename A>
void fields(A& a, typename A::template Ref<backend::Snapshot> m) {
  a.text("file", m.file, kMaxText);
}
template <typename A>
void fields(A& a, typename A::template Ref<backend::SnapshotWritten> m) {
  a.text("file", m.file, kMaxText);
  a.text("error", m.error, kMaxText);
}
template <typename A>
void fields(A&, typename A::template Ref<backend::Probe>) {}
template <typename A>
void fields(A& a, typename A::template Ref<Heartbeat> m) {
  a.integer("count", m.count);
}
template <typename A>
void fields(A&, typename A::template Ref<ShutdownRequest>) {}
template <typename A>
void fields(A& a, typename A::template Ref<Bye> m) {
  a.word("why", m.why, DeviceLoss::Exited, DeviceLoss::Shutdown);
  a.text("detail", m.detail, kMaxText);
}

}  // namespace vortex::link::wire
