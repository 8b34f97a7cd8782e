// SPDX-License-Identifier: Apache-2.0
//
// Values as bytes that last: exact (nanoseconds, doubles bit for bit), compact, and harmless to read when they are damaged or
// somebody else's. Integers are variable-length (LEB128, signed ones zigzag), texts a length and their bytes, an empty optional one
// byte. Two archives for functions of fields (event_fields.h says what an archive is): an older program's bytes end before the
// fields that it did not have, which keep their values; a newer one's go on behind those that are known, which is not read.
//
// The store's events (history/event_codec.h) and the scheduler's inputs (schedule/input_codec.h) are written with them.
#pragma once

#include "engine/slot/event.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace vortex {

class ByteWriter {
 public:
  static constexpr std::size_t kLongestText = 1 << 20;  // a text is cut there

  template <typename T>
  using Ref = const T&;
  explicit ByteWriter(std::vector<std::byte>& to) : m_to(to) {}

  template <typename T>
  void operator()(const char*, const T& value) {
    put(value);
  }
  void attempt(const AttemptName& name) {
    put(name.slot);
    put(name.stage);
    put(name.n);
    putUnsigned(name.id.value);
  }
  void verdict(const Verdict& verdict) {
    put(verdict.stage);
    put(verdict.outcome);
    put(verdict.reason);
    put(verdict.message);
  }
  void derived(const char*, Duration) {}
  template <typename T>
  void perStage(const char*, const PerStage<T>& values) {
    for (const T& value : values.values)
      put(value);
  }

  void putUnsigned(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
      m_to.push_back(static_cast<std::byte>(value | 0x80));
    m_to.push_back(static_cast<std::byte>(value));
  }
  void putSigned(std::int64_t value) {
    putUnsigned((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  template <typename T>
  requires(std::is_integral_v<T> || std::is_enum_v<T>) void put(T value) {
    if constexpr (std::is_enum_v<T>)
      putUnsigned(static_cast<std::uint64_t>(value));
    else if constexpr (std::is_signed_v<T>)
      putSigned(value);
    else
      putUnsigned(value);
  }
  void put(SlotId slot) { putUnsigned(slot.value); }
  void put(AttemptId attempt) { putUnsigned(attempt.value); }
  void put(Duration duration) { putSigned(duration.count()); }
  void put(Time time) { putSigned(time.time_since_epoch().count()); }
  void put(Bytes bytes) { putSigned(bytes.count); }
  void put(StageSet stages) { putUnsigned(stages.bits()); }
  void put(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8)
      m_to.push_back(static_cast<std::byte>(bits >> shift));
  }
  void put(const std::string& text) {
    const std::size_t length = std::min(text.size(), kLongestText);
    putUnsigned(length);
    const auto* const bytes = reinterpret_cast<const std::byte*>(text.data());
    m_to.insert(m_to.end(), bytes, bytes + length);
  }
  template <typename T>
  void put(const std::optional<T>& value) {
    m_to.push_back(static_cast<std::byte>(value.has_value()));
    if (value)
      put(*value);
  }
  template <typename T>
  void put(const std::vector<T>& values) {
    putUnsigned(values.size());
    for (const T& value : values)
      fields(*this, value);
  }

 private:
  std::vector<std::byte>& m_to;
};

// Whatever the bytes are, it reads no further than their end. What is not there keeps its value.
class ByteReader {
 public:
  template <typename T>
  using Ref = T&;
  // A time or a length beyond `longest`, either way, is none of its type.
  explicit ByteReader(std::span<const std::byte> from, std::optional<Duration> longest = {}) : m_from(from), m_longest(longest) {}

  // False after a value that is none of its type, or that was cut off within.
  bool ok() const { return m_ok; }

  template <typename T>
  void operator()(const char*, T& value) {
    if (atEnd())
      return;
    take(value);
  }
  void attempt(AttemptName& name) {
    take(name.slot);
    take(name.stage);
    take(name.n);
    name.id.value = takeUnsigned();
  }
  void verdict(Verdict& verdict) {
    take(verdict.stage);
    take(verdict.outcome);
    take(verdict.reason);
    take(verdict.message);
  }
  void derived(const char*, Duration) {}
  template <typename T>
  void perStage(const char* name, PerStage<T>& values) {
    for (T& value : values.values)
      (*this)(name, value);
  }

  bool atEnd() const { return m_ok && !m_inList && m_at == m_from.size(); }
  std::uint64_t takeUnsigned() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t byte = takeByte();
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return value;
    }
    m_ok = false;
    return 0;
  }
  std::int64_t takeSigned() {
    const std::uint64_t value = takeUnsigned();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  template <typename T>
  requires std::is_integral_v<T>
  void take(T& value) {
    if constexpr (std::is_signed_v<T>) {
      const std::int64_t read = takeSigned();
      m_ok = m_ok && std::in_range<T>(read);
      value = static_cast<T>(read);
    } else {
      const std::uint64_t read = takeUnsigned();
      m_ok = m_ok && std::in_range<T>(read);
      value = static_cast<T>(read);
    }
  }
  void take(bool& value) {
    const std::uint64_t read = takeUnsigned();
    m_ok = m_ok && read <= 1;
    value = read == 1;
  }
  void take(Stage& value) { takeWord(value, Stage::Audio, Stage::Clip); }
  void take(Outcome& value) { takeWord(value, Outcome::Succeeded, Outcome::Failed); }
  void take(Reason& value) { takeWord(value, Reason::None, Reason::GaveWay); }
  void take(StopCause& value) { takeWord(value, StopCause::Timeout, StopCause::GaveWay); }
  void take(DeviceLoss& value) { takeWord(value, DeviceLoss::Exited, DeviceLoss::Shutdown); }
  void take(event::MemoryLimit& value) { takeWord(value, event::MemoryLimit::Soft, event::MemoryLimit::Hard); }
  void take(TuningMode& value) { takeWord(value, TuningMode::Off, TuningMode::Auto); }
  void take(TuningState& value) { takeWord(value, TuningState::Steady, TuningState::Pinned); }
  void take(TuningWhy& value) { takeWord(value, TuningWhy::Allowed, TuningWhy::WatchEnds); }
  void take(AlarmPriority& value) { takeWord(value, AlarmPriority::Low, AlarmPriority::High); }
  void take(AlarmState& value) { takeWord(value, AlarmState::Unacknowledged, AlarmState::Normal); }
  void take(SnapshotPlan& value) { takeWord(value, SnapshotPlan::None, SnapshotPlan::Every); }
  void take(CaptureEnd& value) { takeWord(value, CaptureEnd::Complete, CaptureEnd::NotBegun); }
  void take(CaptureWord& value) { takeWord(value, CaptureWord::Leak, CaptureWord::Inconclusive); }
  void take(EmergencyAct& value) { takeWord(value, EmergencyAct::ClearBuffers, EmergencyAct::RestartDevice); }
  void take(SlotId& slot) { slot.value = takeUnsigned(); }
  void take(AttemptId& attempt) { attempt.value = takeUnsigned(); }
  void take(Duration& duration) {
    duration = Duration{takeSigned()};
    if (m_longest && (duration < -*m_longest || duration > *m_longest)) {
      m_ok = false;
      duration = {};  // what follows from it is worked out even so
    }
  }
  void take(Time& time) {
    Duration sinceStart{};
    take(sinceStart);
    time = Time{sinceStart};
  }
  void take(Bytes& bytes) { bytes.count = takeSigned(); }
  void take(StageSet& stages) {
    const std::uint64_t bits = takeUnsigned();
    m_ok = m_ok && bits <= StageSet::all().bits();
    stages = {};
    for (const Stage stage : kStages)
      if (m_ok && (bits >> indexOf(stage) & 1) != 0)
        stages.insert(stage);
  }
  void take(double& value) {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8)
      bits |= static_cast<std::uint64_t>(takeByte()) << shift;
    value = std::bit_cast<double>(bits);
  }
  void take(std::string& text) {
    const std::uint64_t length = takeUnsigned();
    if (!m_ok || length > m_from.size() - m_at) {
      m_ok = false;
      return;
    }
    text.assign(reinterpret_cast<const char*>(m_from.data()) + m_at, static_cast<std::size_t>(length));
    m_at += static_cast<std::size_t>(length);
  }
  template <typename T>
  void take(std::optional<T>& value) {
    const std::uint8_t present = takeByte();
    m_ok = m_ok && present <= 1;
    value.reset();
    if (m_ok && present == 1)
      take(value.emplace());
  }
  template <typename T>
  void take(std::vector<T>& values) {
    values.clear();
    const std::uint64_t count = takeUnsigned();
    m_ok = m_ok && count <= m_from.size() - m_at;  // each takes a byte at least
    m_inList = true;
    for (std::uint64_t i = 0; m_ok && i < count; ++i)
      fields(*this, values.emplace_back());
    m_inList = false;
  }

 private:
  std::uint8_t takeByte() {
    if (!m_ok || m_at == m_from.size()) {
      m_ok = false;
      return 0;
    }
    return std::to_integer<std::uint8_t>(m_from[m_at++]);
  }
  template <typename E>
  void takeWord(E& value, E first, E last) {
    const std::uint64_t read = takeUnsigned();
    m_ok = m_ok && read >= static_cast<std::uint64_t>(first) && read <= static_cast<std::uint64_t>(last);
    if (m_ok)
      value = static_cast<E>(read);
  }

  std::span<const std::byte> m_from;
  std::optional<Duration> m_longest;
  std::size_t m_at = 0;
  bool m_ok = true;
  bool m_inList = false;  // an element that is cut off is damage, not an earlier program's
};

}  // namespace vortex
