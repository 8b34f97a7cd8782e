// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vortex::snapshot {

// A Python value, or what one has come to: 16 bytes whatever it holds, so that what was read of a container is forgotten as soon as
// it is known for a frame, a block, an event.
struct Value {
  enum class Kind : std::uint8_t {
    None = 1,
    Boolean,    // number
    Integer,    // number
    Unsigned,   // number: the 64 bits of one of 2^63 and more
    Real,       // number: a double's bits
    Text,       // number: its id in the pool
    Container,  // number: one that may still be filled
    Built,      // what a builder made of a container
    Opaque,     // of no interest
    Unset,      // a place of the memo that nothing was put into
  };
  Kind kind = Kind::Unset;
  std::uint8_t tag = 0;     // of Built: the builder's
  std::uint32_t small = 0;  // of Built: the builder's
  std::int64_t number = 0;
};
static_assert(sizeof(Value) == 16);

}  // namespace vortex::snapshot
