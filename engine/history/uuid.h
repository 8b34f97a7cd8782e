// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace vortex::history {

// A random one (RFC 9562, version 4), from the system's entropy.
std::string newUuid();

// The name of the user that this process acts as; "" where the system has none.
std::string userName();

std::int64_t wallNow();  // nanoseconds since 1970, UTC

}  // namespace vortex::history
