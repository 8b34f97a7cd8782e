// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/input_codec.h"

#include "engine/schedule/input_fields.h"
#include "engine/slot/byte_archive.h"

#include <type_traits>
#include <utility>

namespace vortex::schedule {
namespace {

// Numbers for good: a new kind gets the next one, none is used twice.
template <typename I>
constexpr InputKind kNumber = 0;
template <>
constexpr InputKind kNumber<input::Submit> = 1;
template <>
constexpr InputKind kNumber<input::Cancel> = 2;
template <>
constexpr InputKind kNumber<input::AttemptStarted> = 3;
template <>
constexpr InputKind kNumber<input::AttemptFinished> = 4;
template <>
constexpr InputKind kNumber<input::AttemptFailed> = 5;
template <>
constexpr InputKind kNumber<input::AttemptStopped> = 6;
template <>
constexpr InputKind kNumber<input::Delivered> = 7;
template <>
constexpr InputKind kNumber<input::DeliveryFailed> = 8;
template <>
constexpr InputKind kNumber<input::DeviceReady> = 9;
template <>
constexpr InputKind kNumber<input::DeviceLost> = 10;
template <>
constexpr InputKind kNumber<input::MemoryLevel> = 11;
template <>
constexpr InputKind kNumber<input::NewEstimates> = 12;
template <>
constexpr InputKind kNumber<input::Tune> = 13;
template <>
constexpr InputKind kNumber<input::Quality> = 14;
template <>
constexpr InputKind kNumber<input::Intake> = 15;
template <>
constexpr InputKind kNumber<input::Shutdown> = 16;
template <>
constexpr InputKind kNumber<input::TimerDue> = 17;
template <>
constexpr InputKind kNumber<input::AttemptWaiting> = 18;
template <>
constexpr InputKind kNumber<input::DeviceStarting> = 19;

// What a and b differ by, and back; the same for any two values, since it wraps around.
std::int64_t difference(Duration a, Duration b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a.count()) - static_cast<std::uint64_t>(b.count()));
}
Duration sum(Duration a, std::int64_t b) {
  return Duration{static_cast<std::int64_t>(static_cast<std::uint64_t>(a.count()) + static_cast<std::uint64_t>(b))};
}

// A quantile is near the one before it: differences take half of the bytes.
class InputWriter : public ByteWriter {
 public:
  InputWriter(const SettingsWriter& writeSettings, std::vector<std::byte>& to) : ByteWriter(to), m_writeSettings(writeSettings) {}

  using ByteWriter::operator();
  void operator()(const char*, const Settings& settings) { put(m_writeSettings(settings)); }
  void operator()(const char* name, const Estimates& estimates) {
    for (const Quantiles& quantiles : estimates.remaining)
      put(quantiles);
    put(estimates.delivery);
    put(estimates.restart);
    perStage(name, estimates.need);
  }

 private:
  using ByteWriter::put;
  void put(const Quantiles& quantiles) {
    put(quantiles.samples);
    put(quantiles.abort);
    putSigned(difference(quantiles.median, quantiles.abort));
    putSigned(difference(quantiles.warn, quantiles.median));
  }

  const SettingsWriter& m_writeSettings;
};

class InputReader : public ByteReader {
 public:
  InputReader(const SettingsReader& readSettings, std::span<const std::byte> from)
      : ByteReader(from), m_readSettings(readSettings) {}

  bool ok() const { return ByteReader::ok() && m_settingsRead; }

  using ByteReader::operator();
  void operator()(const char*, Settings& settings) {
    std::string text;
    take(text);
    if (!ByteReader::ok())
      return;
    if (auto read = m_readSettings(text))
      settings = std::move(*read);
    else
      m_settingsRead = false;
  }
  void operator()(const char*, Estimates& estimates) {
    for (Quantiles& quantiles : estimates.remaining)
      take(quantiles);
    take(estimates.delivery);
    take(estimates.restart);
    for (Bytes& bytes : estimates.need.values)
      take(bytes);
  }

 private:
  using ByteReader::take;
  void take(Quantiles& quantiles) {
    take(quantiles.samples);
    take(quantiles.abort);
    quantiles.median = sum(quantiles.abort, takeSigned());
    quantiles.warn = sum(quantiles.median, takeSigned());
  }

  const SettingsReader& m_readSettings;
  bool m_settingsRead = true;
};

template <std::size_t... I>
std::optional<Input> decodeAny(InputKind kind, std::span<const std::byte> bytes, const SettingsReader& readSettings,
                               std::index_sequence<I...>) {
  std::optional<Input> found;
  const auto attempt = [&]<typename In>(std::type_identity<In>) {
    static_assert(kNumber<In> != 0, "every input has a number in the record");
    if (kNumber<In> != kind)
      return;
    In in;
    InputReader reader(readSettings, bytes);
    input::fields(reader, in);
    if (reader.ok())
      found = std::move(in);
  };
  (attempt(std::type_identity<std::variant_alternative_t<I, Input::variant>>{}), ...);
  return found;
}

}  // namespace

InputKind kindOf(const Input& input) {
  return std::visit([]<typename In>(const In&) { return kNumber<In>; }, input);
}

void encode(const Input& input, const SettingsWriter& writeSettings, std::vector<std::byte>& to) {
  InputWriter writer(writeSettings, to);
  std::visit([&](const auto& in) { input::fields(writer, in); }, input);
}

std::optional<Input> decode(InputKind kind, std::span<const std::byte> bytes, const SettingsReader& readSettings) {
  return decodeAny(kind, bytes, readSettings, std::make_index_sequence<std::variant_size_v<Input::variant>>{});
}

}  // namespace vortex::schedule
