// SPDX-License-Identifier: GPL-3.0-or-later
//
// An event as the store's bytes: exact (nanoseconds, attempt ids), compact (a typical one takes 20 to 60 bytes) and readable by
// later programs. Integers are variable-length (LEB128, signed ones zigzag), texts a length and their bytes, an empty optional one
// byte. A kind of event has a number for good; fields are only ever appended to it. So an older store's event ends before the new
// fields, which keep their defaults, and a newer one's has fields behind those that are known, which are skipped.
//
// Golden bytes of each version lie in tests/data/history.
#pragma once

#include "engine/slot/event.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vortex::history {

// The number of an event's kind. 0 is no event.
using EventKind = std::uint16_t;
EventKind kindOf(const EventBody& body);

// Appends the body's bytes.
void encode(const EventBody& body, std::vector<std::byte>& to);

// Nothing for a kind that this program does not know, and for bytes that are none of this kind: a store may be damaged.
std::optional<EventBody> decode(EventKind kind, std::span<const std::byte> bytes);

}  // namespace vortex::history
