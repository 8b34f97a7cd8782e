// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes at the door, in two pieces: cut into lines, read as either end reads them. What is read is written and read the same
// again.
#include "engine/door/line_buffer.h"
#include "engine/door/messages.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

template <typename Read>
void check(const std::string& line, Read read) {
  const auto once = read(line);
  if (!once)
    return;
  const std::string written = vortex::door::toLine(*once);
  const auto again = read(written);
  if (!again || vortex::door::toLine(*again) != written)
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  vortex::door::LineBuffer lines(vortex::door::kLongestLine);
  lines.add(bytes.substr(0, size / 2));
  lines.add(bytes.substr(size / 2));
  while (const auto line = lines.next()) {
    check(*line, vortex::door::readAsk);
    check(*line, vortex::door::readSay);
  }
  return 0;
}
