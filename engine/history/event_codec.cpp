// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/event_codec.h"

#include "engine/slot/byte_archive.h"
#include "engine/slot/event_fields.h"

#include <type_traits>
#include <utility>

namespace vortex::history {
namespace {

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
template <>
constexpr EventKind kNumber<event::SlotRecorded> = 28;
template <>
constexpr EventKind kNumber<event::SettingsChanged> = 29;
template <>
constexpr EventKind kNumber<event::QuarantineLifted> = 30;
template <>
constexpr EventKind kNumber<event::HistoryChanged> = 31;
template <>
constexpr EventKind kNumber<event::AlarmChanged> = 32;
template <>
constexpr EventKind kNumber<event::AlarmFlood> = 33;
template <>
constexpr EventKind kNumber<event::SlotForecast> = 34;
template <>
constexpr EventKind kNumber<event::HeldForMemory> = 35;
template <>
constexpr EventKind kNumber<event::TimeoutAdvice> = 36;
template <>
constexpr EventKind kNumber<event::SlotMemory> = 37;
template <>
constexpr EventKind kNumber<event::MemorySnapshot> = 38;
template <>
constexpr EventKind kNumber<event::EmergencyAsked> = 39;
template <>
constexpr EventKind kNumber<event::ModelsUnloaded> = 40;
template <>
constexpr EventKind kNumber<event::CaptureStarted> = 41;
template <>
constexpr EventKind kNumber<event::CaptureProgress> = 42;
template <>
constexpr EventKind kNumber<event::CaptureNoted> = 43;
template <>
constexpr EventKind kNumber<event::CaptureVerdict> = 44;
template <>
constexpr EventKind kNumber<event::CaptureEnded> = 45;
template <>
constexpr EventKind kNumber<event::CaptureFiled> = 46;

// 36 years: no run's clock gets there, and a few such times can be added up, as whoever reads an event does.
constexpr Duration kLongest{std::int64_t{1} << 60};

template <std::size_t... I>
std::optional<EventBody> decodeAny(EventKind kind, std::span<const std::byte> bytes, std::index_sequence<I...>) {
  std::optional<EventBody> found;
  const auto attempt = [&]<typename E>(std::type_identity<E>) {
    static_assert(kNumber<E> != 0, "every event has a number in the store");
    if (kNumber<E> != kind)
      return;
    E body;
    ByteReader reader(bytes, kLongest);
    event::fields(reader, body);
    if (reader.ok())
      found = std::move(body);
  };
  (attempt(std::type_identity<std::variant_alternative_t<I, EventBody::variant>>{}), ...);
  return found;
}

}  // namespace

EventKind kindOf(const EventBody& body) {
  return std::visit([]<typename E>(const E&) { return kNumber<E>; }, body);
}

void encode(const EventBody& body, std::vector<std::byte>& to) {
  ByteWriter writer(to);
  std::visit([&](const auto& e) { event::fields(writer, e); }, body);
}

std::optional<EventBody> decode(EventKind kind, std::span<const std::byte> bytes) {
  return decodeAny(kind, bytes, std::make_index_sequence<std::variant_size_v<EventBody::variant>>{});
}

}  // namespace vortex::history
