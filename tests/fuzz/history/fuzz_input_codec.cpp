// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a stored input of the scheduler: two of its kind's number, then its body, with settings as the engine records them.
// What is read is written and read the same again.
#include "engine/config/config_reader.h"
#include "engine/schedule/input_codec.h"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <span>
#include <vector>

using namespace vortex;
using namespace vortex::schedule;

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
  const auto kind = static_cast<InputKind>(data[0] | data[1] << 8);
  const auto read = decode(kind, std::as_bytes(std::span(data + 2, size - 2)), config::fromYaml);
  if (!read)
    return 0;
  require(kindOf(*read) == kind, "an input is of the kind that was asked for");
  std::vector<std::byte> once, twice;
  encode(*read, config::toYaml, once);
  const auto again = decode(kind, once, config::fromYaml);
  require(again.has_value(), "what is written is read");
  encode(*again, config::toYaml, twice);
  require(once == twice, "what is read is what was written");
  return 0;
}
