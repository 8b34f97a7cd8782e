// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vortex::link::test {

// Decodes a packet as the type that its header names, and encodes what was read; empty when the decoder refused it.
std::vector<std::byte> roundTrip(std::span<const std::byte> packet);

}  // namespace vortex::link::test
