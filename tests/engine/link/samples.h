// SPDX-License-Identifier: GPL-3.0-or-later
//
// One message of each type with every field set to something else than its default: the golden bytes and the fuzzers' seeds.
#pragma once

#include "engine/link/protocol.h"

#include <string>
#include <utility>
#include <vector>

namespace vortex::link::test {

using Packet = std::vector<std::byte>;
// Name ("hello") and whole message, in the order of MessageType.
std::vector<std::pair<std::string, Packet>> sampleMessages();
Start sampleStart();

}  // namespace vortex::link::test
