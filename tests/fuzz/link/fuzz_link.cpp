// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a packet of the link, of either end. What a decoder accepts must encode, and read the same again.
#include "tests/engine/link/round_trip.h"

#include <cstdint>
#include <cstdlib>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto once = vortex::link::test::roundTrip(std::as_bytes(std::span(data, size)));
  if (!once.empty() && vortex::link::test::roundTrip(once) != once)
    std::abort();
  return 0;
}
