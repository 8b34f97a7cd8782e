// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a stored event: two of its kind's number, then its body. What is read is written and read the same again, and
// belongs to the same slot.
#include "engine/history/event_codec.h"
#include "engine/slot/slot_of.h"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <span>
#include <vector>

using namespace vortex;
using namespace vortex::history;

namespace {

void require(bool holds, const char* what) {
  if (holds)
    return;
  std::cerr << "broken: " << what << '\n';
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2)
    return 0;
  const auto kind = static_cast<EventKind>(data[0] | data[1] << 8);
  const auto read = decode(kind, std::as_bytes(std::span(data + 2, size - 2)));
  if (!read)
    return 0;
  require(kindOf(*read) == kind, "an event is of the kind that was asked for");
  std::vector<std::byte> once, twice;
  encode(*read, once);
  const auto again = decode(kind, once);
  require(again.has_value(), "what is written is read");
  require(slotOf(*again) == slotOf(*read), "it is the same slot's");
  encode(*again, twice);
  require(once == twice, "what is read is what was written");
  return 0;
}
