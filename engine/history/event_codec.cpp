// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/event_codec.h"

#include "engine/slot/event_fields.h"

#include <algorithm>
#include <bit>
#include <string>
#include <type_traits>
#include <utility>

namespace vortex::history {
namespace {

constexpr std::size_t kLongestText = 1 << 20;

// Numbers for good: a new kind gets the next one, none is used twice.
template <typename E>
constexpr EventKind kNumber = 0;
template <>
constexpr EventKind kNumber<event::SlotQueued> = 1;
template <>
constexpr EventKind kNumber<event::SlotStarted> = 2;
template <>
constexpr EventKind kNumber<event::AttemptStarted> = 3;
template <>
constexpr EventKind kNumber<event::AttemptStep> = 4;
template <>
constexpr EventKind kNumber<event::StageComplete> = 5;
template <>
constexpr EventKind kNumber<event::AttemptFailed> = 6;
template <>
constexpr EventKind kNumber<event::AttemptStopRequested> = 7;
template <>
constexpr EventKind kNumber<event::AttemptStopped> = 8;
template <>
constexpr EventKind kNumber<event::SlotAtRisk> = 9;
template <>
constexpr EventKind kNumber<event::SlotComplete> = 10;
template <>
constexpr EventKind kNumber<event::SlotDelivered> = 11;
template <>
constexpr EventKind kNumber<event::DeliveryFailed> = 12;
template <>
constexpr EventKind kNumber<event::SlotMissed> = 13;
template <>
constexpr EventKind kNumber<event::DeviceStarting> = 14;
template <>
constexpr EventKind kNumber<event::DeviceProgress> = 15;
template <>
constexpr EventKind kNumber<event::DeviceReady> = 16;
template <>
constexpr EventKind kNumber<event::DeviceQuarantined> = 17;
template <>
constexpr EventKind kNumber<event::DeviceLost> = 18;
template <>
constexpr EventKind kNumber<event::DeviceHeld> = 19;
template <>
constexpr EventKind kNumber<event::MemorySample> = 20;
template <>
constexpr EventKind kNumber<event::MemoryCrossed> = 21;
template <>
constexpr EventKind kNumber<event::BuffersCleared> = 22;
template <>
constexpr EventKind kNumber<event::OutputPoolFull> = 23;
template <>
constexpr EventKind kNumber<event::QualityChanged> = 24;
template <>
constexpr EventKind kNumber<event::IntakeChanged> = 25;
template <>
constexpr EventKind kNumber<event::ClockJumped> = 26;
template <>
constexpr EventKind kNumber<event::Notice> = 27;

class ByteWriter {
 public:
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
  void perStage(const char*, const PerStage<Bytes>& values) {
    for (const Bytes& bytes : values.values)
      put(bytes);
  }

 private:
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
  void put(Duration duration) { putSigned(duration.count()); }
  void put(Time time) { putSigned(time.time_since_epoch().count()); }
  void put(Bytes bytes) { putSigned(bytes.count); }
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

  std::vector<std::byte>& m_to;
};

// Whatever the bytes are, it reads no further than their end. What is not there keeps its value.
class ByteReader {
 public:
  template <typename T>
  using Ref = T&;
  explicit ByteReader(std::span<const std::byte> from) : m_from(from) {}

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
  void perStage(const char* name, PerStage<Bytes>& values) {
    for (Bytes& bytes : values.values)
      (*this)(name, bytes);
  }

 private:
  bool atEnd() const { return m_ok && m_at == m_from.size(); }

  std::uint8_t takeByte() {
    if (!m_ok || m_at == m_from.size()) {
      m_ok = false;
      return 0;
    }
    return std::to_integer<std::uint8_t>(m_from[m_at++]);
  }
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
  template <typename E>
  void takeWord(E& value, E first, E last) {
    const std::uint64_t read = takeUnsigned();
    m_ok = m_ok && read >= static_cast<std::uint64_t>(first) && read <= static_cast<std::uint64_t>(last);
    if (m_ok)
      value = static_cast<E>(read);
  }
  void take(Stage& value) { takeWord(value, Stage::Audio, Stage::Clip); }
  void take(Outcome& value) { takeWord(value, Outcome::Succeeded, Outcome::Failed); }
  void take(Reason& value) { takeWord(value, Reason::None, Reason::Shutdown); }
  void take(StopCause& value) { takeWord(value, StopCause::Timeout, StopCause::DeviceLost); }
  void take(DeviceLoss& value) { takeWord(value, DeviceLoss::Exited, DeviceLoss::Shutdown); }
  void take(event::MemoryLimit& value) { takeWord(value, event::MemoryLimit::Soft, event::MemoryLimit::Hard); }
  void take(SlotId& slot) { slot.value = takeUnsigned(); }
  void take(Duration& duration) { duration = Duration{takeSigned()}; }
  void take(Time& time) { time = Time{Duration{takeSigned()}}; }
  void take(Bytes& bytes) { bytes.count = takeSigned(); }
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

  std::span<const std::byte> m_from;
  std::size_t m_at = 0;
  bool m_ok = true;
};

template <std::size_t... I>
std::optional<EventBody> decodeAny(EventKind kind, std::span<const std::byte> bytes, std::index_sequence<I...>) {
  std::optional<EventBody> found;
  const auto attempt = [&]<typename E>(std::type_identity<E>) {
    static_assert(kNumber<E> != 0, "every event has a number in the store");
    if (kNumber<E> != kind)
      return;
    E body;
    ByteReader reader(bytes);
    event::fields(reader, body);
    if (reader.ok())
      found = std::move(body);
  };
  (attempt(std::type_identity<std::variant_alternative_t<I, EventBody>>{}), ...);
  return found;
}

struct SlotOf {
  std::optional<SlotId> found;
  template <typename T>
  using Ref = const T&;
  template <typename T>
  void operator()(const char*, const T& value) {
    if constexpr (std::is_same_v<T, SlotId>)
      found = value;
  }
  void attempt(const AttemptName& name) { found = name.slot; }
  void verdict(const Verdict&) {}
  void derived(const char*, Duration) {}
  void perStage(const char*, const PerStage<Bytes>&) {}
};

}  // namespace

EventKind kindOf(const EventBody& body) {
  return std::visit([]<typename E>(const E&) { return kNumber<E>; }, body);
}

std::optional<SlotId> slotOf(const EventBody& body) {
  SlotOf asks;
  std::visit([&](const auto& e) { event::fields(asks, e); }, body);
  return asks.found;
}

void encode(const EventBody& body, std::vector<std::byte>& to) {
  ByteWriter writer(to);
  std::visit([&](const auto& e) { event::fields(writer, e); }, body);
}

std::optional<EventBody> decode(EventKind kind, std::span<const std::byte> bytes) {
  return decodeAny(kind, bytes, std::make_index_sequence<std::variant_size_v<EventBody>>{});
}

}  // namespace vortex::history
