// SPDX-License-Identifier: Apache-2.0
//
// Packets over SOCK_SEQPACKET socket pairs.
#pragma once

#include "engine/link/descriptor.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vortex::link {

// first: the engine's end, non-blocking; second: the worker's, blocking.
tl::expected<std::pair<UniqueFd, UniqueFd>, std::string> createSocketPair();

enum class Sent : std::uint8_t { Yes = 1, WouldBlock, Gone };
enum class Wait : std::uint8_t { Block = 1, DoNot };
// Sends one packet, with descriptors where some are given. Never raises SIGPIPE. `why` in Gone is errno's.
Sent sendPacket(int socket, std::span<const std::byte> packet, Wait wait, std::span<const int> descriptors = {});

enum class Got : std::uint8_t { Packet = 1, Nothing, End };
struct Received {
  Got got = Got::Nothing;
  std::size_t size = 0;  // larger than the buffer: the packet was cut off
};
// Takes one packet. End: the other end is closed, or the socket is broken. Descriptors are appended where they are wanted, else
// they are closed by the kernel.
Received receivePacket(int socket, std::span<std::byte> into, Wait wait, std::vector<UniqueFd>* descriptors = nullptr);

}  // namespace vortex::link
