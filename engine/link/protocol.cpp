// SPDX-License-Identifier: Apache-2.0
#include "engine/link/protocol.h"

#include "engine/link/message_fields.h"

#include <array>

namespace vortex::link {
namespace {

constexpr auto kNames =
    std::to_array<std::string_view>({"hello",  "open",      "progress",      "ready", "start",   "step",     "finished",
                                     "failed", "stopped",   "memory_sample", "clear", "cleared", "snapshot", "snapshot_written",
                                     "probe",  "heartbeat", "shutdown",      "bye",   "unload",  "unloaded"});

// "finished.cost.peak", so that a complaint names the message as well as the field.
WireError in(MessageType type, WireError error) {
  error.field = std::string(toString(type)) + "." + error.field;
  return error;
}

}  // namespace

std::string_view toString(MessageType type) { return isKnown(type) ? kNames[static_cast<std::size_t>(type) - 1] : "unknown"; }

bool isKnown(MessageType type) { return type >= MessageType::Hello && type <= MessageType::Unloaded; }

tl::expected<Header, WireError> readHeader(std::span<const std::byte> message) {
  Reader r(message);
  Header header;
  std::uint32_t magic = 0, reserved = 0;
  r.integer("header.magic", magic, kMagic, kMagic);
  r.integer("header.major", header.major, kMajor, kMajor);
  r.integer("header.minor", header.minor);
  r.word("header.type", header.type, MessageType{1}, MessageType{0xffff});
  r.integer("header.size", header.size);
  r.integer("header.reserved", reserved);
  if (r.ok() && header.size != message.size())
    r.fail("header.size", std::to_string(header.size) + ", the packet has " + std::to_string(message.size()) + " bytes");
  if (r.ok() && !isKnown(header.type) && header.minor <= kMinor)
    r.fail("header.type", std::to_string(static_cast<int>(header.type)) + " is not a message of protocol " +
                              std::to_string(kMajor) + "." + std::to_string(kMinor));
  if (!r.ok())
    return tl::unexpected(r.error());
  return header;
}

template <typename M>
Decoded decode(std::span<const std::byte> message, M& into) {
  const auto header = readHeader(message);
  if (!header)
    return tl::unexpected(header.error());
  if (header->type != typeOf<M>())
    return tl::unexpected(
        WireError{"header.type", std::string(toString(header->type)) + ", expected " + std::string(toString(typeOf<M>()))});
  Reader r(message.subspan(kHeaderBytes));
  wire::fields(r, into);
  if (r.ok() && r.left() != 0 && header->minor <= kMinor)
    r.fail("end", std::to_string(r.left()) + " bytes are left over");
  if (!r.ok())
    return tl::unexpected(in(header->type, r.error()));
  return {};
}

template <typename M>
Encoded encode(const M& message, std::span<std::byte> into) {
  if (into.size() < kHeaderBytes)
    return tl::unexpected(WireError{"header", "does not fit a buffer of " + std::to_string(into.size()) + " bytes"});
  Writer body(into.subspan(kHeaderBytes));
  wire::fields(body, message);
  if (!body.ok())
    return tl::unexpected(in(typeOf<M>(), body.error()));
  const std::size_t size = kHeaderBytes + body.position();
  Writer header(into);
  header.integer("magic", kMagic);
  header.integer("major", kMajor);
  header.integer("minor", kMinor);
  header.integer("type", static_cast<std::uint16_t>(typeOf<M>()));
  header.integer("size", static_cast<std::uint32_t>(size));
  header.integer("reserved", std::uint32_t{0});
  return into.first(size);
}

#define VORTEX_LINK_MESSAGE(TYPE, WORD)                                                                                            \
  template <>                                                                                                                      \
  MessageType typeOf<TYPE>() {                                                                                                     \
    return MessageType::WORD;                                                                                                      \
  }                                                                                                                                \
  template Decoded decode<TYPE>(std::span<const std::byte>, TYPE&);                                                                \
  template Encoded encode<TYPE>(const TYPE&, std::span<std::byte>);

VORTEX_LINK_MESSAGE(Hello, Hello)
VORTEX_LINK_MESSAGE(Open, Open)
VORTEX_LINK_MESSAGE(backend::DeviceProgress, Progress)
VORTEX_LINK_MESSAGE(Ready, Ready)
VORTEX_LINK_MESSAGE(Start, Start)
VORTEX_LINK_MESSAGE(backend::AttemptStep, Step)
VORTEX_LINK_MESSAGE(Finished, Finished)
VORTEX_LINK_MESSAGE(backend::AttemptFailed, Failed)
VORTEX_LINK_MESSAGE(backend::AttemptStopped, Stopped)
VORTEX_LINK_MESSAGE(event::MemorySample, MemorySample)
VORTEX_LINK_MESSAGE(Clear, Clear)
VORTEX_LINK_MESSAGE(backend::BuffersCleared, Cleared)
VORTEX_LINK_MESSAGE(backend::Snapshot, Snapshot)
VORTEX_LINK_MESSAGE(backend::SnapshotWritten, SnapshotWritten)
VORTEX_LINK_MESSAGE(backend::Probe, Probe)
VORTEX_LINK_MESSAGE(Heartbeat, Heartbeat)
VORTEX_LINK_MESSAGE(ShutdownRequest, Shutdown)
VORTEX_LINK_MESSAGE(Bye, Bye)
VORTEX_LINK_MESSAGE(Unload, Unload)
VORTEX_LINK_MESSAGE(event::ModelsUnloaded, Unloaded)

#undef VORTEX_LINK_MESSAGE

}  // namespace vortex::link
