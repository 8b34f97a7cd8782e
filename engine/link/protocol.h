// SPDX-License-Identifier: Apache-2.0
//
// The messages of the link, and their bytes. PROTOCOL.md is the page for whoever writes a worker in another language; golden bytes
// lie in tests/data/link. A message is one packet of a SOCK_SEQPACKET socket: a header of 16 bytes and the fields of its type.
//
// Where a message is a report or a part of one as the engine knows it (backend/messages.h), that type is used as it is.
#pragma once

#include "engine/backend/messages.h"
#include "engine/link/wire.h"
#include "engine/slot/settings.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::link {

inline constexpr std::uint32_t kMagic = 0x4b4c5856;  // the bytes "VXLK"
// A worker of another major version is refused. A minor version may add types and trailing fields: they are skipped.
inline constexpr std::uint8_t kMajor = 1, kMinor = 3;
inline constexpr std::size_t kHeaderBytes = 16, kMaxMessage = 65536;
inline constexpr std::size_t kMaxName = 256, kMaxText = 4096, kMaxScript = 32768, kMaxLadder = 16, kMaxPools = 8;

enum class MessageType : std::uint16_t {
  Hello = 1,  // worker → engine, first: what it is
  Open,       // engine → worker: what to load; carries the descriptors of the shared page and of each pool
  Progress,   // worker → engine, while it loads
  Ready,      // worker → engine: attempts may come
  Start,      // engine → lane, which is held to start it as soon as it is free
  Step,       // lane → engine, may be dropped when the engine is slow
  Finished,   // lane → engine: one of these three ends an attempt
  Failed,
  Stopped,
  MemorySample,     // worker → engine, at its interval and when probed
  Clear,            // engine → worker
  Cleared,          // its answer
  Snapshot,         // engine → worker
  SnapshotWritten,  // its answer
  Probe,            // engine → worker, answered by MemorySample
  Heartbeat,        // worker → engine, for a worker that cannot count in the shared page
  Shutdown,         // engine → worker: drain, drop, say bye, exit
  Bye,              // worker → engine, last: why it ends
  Unload,           // engine → worker, since 1.3: models that nothing uses leave the device
  Unloaded,         // its answer
};
std::string_view toString(MessageType type);

struct Header {
  std::uint8_t major = kMajor, minor = kMinor;
  MessageType type = MessageType::Hello;
  std::uint32_t size = 0;  // of the whole message
};

// A buffer of the pool as both ends name it. The generation grows each time it is leased.
struct BufferRef {
  backend::ArtifactInfo info;
  std::uint32_t index = 0;
  std::uint64_t generation = 0;
};

// One memfd of `count` buffers, the nth at n · stride.
struct PoolPart {
  backend::ArtifactKind kind = backend::ArtifactKind::Sound;
  std::uint64_t bufferBytes = 0, stride = 0;
  std::uint32_t count = 0;
};

struct Hello {
  std::string build;  // the program's version and LibTorch's
  std::int32_t pid = 0;
};
struct Open {
  std::string profile, device;  // Settings::profile, Settings::device.name
  std::int32_t threads = 0;     // compute threads in all, 0: as many as cores
  Residency residency = Residency::Static;
  Duration heartbeat{}, sampleInterval{};
  Bytes hardLimit{};
  std::vector<Quality> ladder;
  std::vector<PoolPart> pools;
  PerStage<Bytes> needs{};  // what an attempt is expected to take beside the loaded models
};
struct Ready {
  std::string device;
  PerStage<Bytes> loadedWhile{};  // backend::Device::loadedWhile()
};
struct Start {
  AttemptName name;
  Job job;
  std::vector<BufferRef> inputs, outputs;
};
struct Finished {
  AttemptName name;
  backend::AttemptCost cost;
  std::optional<backend::Scores> scores;
  std::string message{};        // since 1.2
  std::optional<Bytes> held{};  // since 1.3
};
struct Clear {};
struct Unload {};
struct Heartbeat {
  std::uint64_t count = 0;
};
struct ShutdownRequest {};
struct Bye {
  DeviceLoss why = DeviceLoss::Shutdown;
  std::string detail;
};

// Whole messages, header and all. encode() gives the bytes written into `into`; the error names the field that does not fit.
using Encoded = tl::expected<std::span<const std::byte>, WireError>;
using Decoded = tl::expected<void, WireError>;

// Reads and checks the header: magic, major version, size. An unknown type of a newer minor version is MessageType of its number.
tl::expected<Header, WireError> readHeader(std::span<const std::byte> message);
bool isKnown(MessageType type);

// Reads the fields of a message whose header was read and whose type is M's; `into` keeps its strings' memory. Bytes that are left
// over are a fault unless the writer's minor version is newer.
template <typename M>
Decoded decode(std::span<const std::byte> message, M& into);
template <typename M>
Encoded encode(const M& message, std::span<std::byte> into);

// MessageType of a message's C++ type.
template <typename M>
MessageType typeOf();

}  // namespace vortex::link
