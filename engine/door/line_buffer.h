// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes as they come from a socket, cut into lines. Bounded: a line that is longer than what is allowed ends it for good.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vortex::door {

class LineBuffer {
 public:
  explicit LineBuffer(std::size_t longest) : m_longest(longest) {}

  // False: a line is too long. Nothing is taken from then on.
  bool add(std::string_view bytes);
  // The next whole line without its line feed. An end without one is no line.
  std::optional<std::string> next();

 private:
  std::size_t m_longest;
  std::string m_bytes;
  std::size_t m_from = 0;    // of the next line
  std::size_t m_looked = 0;  // up to here there is no line feed from m_from on
  std::size_t m_last = 0;    // behind the last line feed that came
  bool m_tooLong = false;
};

}  // namespace vortex::door
