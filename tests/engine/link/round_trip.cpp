// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/link/round_trip.h"

#include "engine/link/protocol.h"

namespace vortex::link::test {
namespace {

template <typename M>
bool as(std::span<const std::byte> packet, MessageType type, std::vector<std::byte>& again) {
  if (type != typeOf<M>())
    return false;
  M message{};
  if (decode(packet, message)) {
    std::vector<std::byte> buffer(kMaxMessage);
    const auto encoded = encode(message, buffer);
    again = encoded ? std::vector<std::byte>(encoded->begin(), encoded->end()) : std::vector<std::byte>{};
  }
  return true;
}

template <typename... M>
std::vector<std::byte> asAnyOf(std::span<const std::byte> packet, MessageType type) {
  std::vector<std::byte> again;
  static_cast<void>((as<M>(packet, type, again) || ...));
  return again;
}

}  // namespace

std::vector<std::byte> roundTrip(std::span<const std::byte> packet) {
  const auto header = readHeader(packet);
  if (!header)
    return {};
  return asAnyOf<Hello, Open, backend::DeviceProgress, Ready, Start, backend::AttemptStep, Finished, backend::AttemptFailed,
                 backend::AttemptStopped, event::MemorySample, Clear, backend::BuffersCleared, backend::Snapshot,
                 backend::SnapshotWritten, backend::Probe, Heartbeat, ShutdownRequest, Bye, Unload, event::ModelsUnloaded>(
      packet, header->type);
}

}  // namespace vortex::link::test
