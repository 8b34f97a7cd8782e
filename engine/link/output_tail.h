// SPDX-License-Identifier: Apache-2.0
//
// The end of what a worker printed, for the message about its death.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace vortex::link {

class OutputTail {
 public:
  static constexpr std::size_t kKept = 1024;
  // Takes what is there from a non-blocking descriptor, at most 64 KiB, so that a flood cannot hold the caller. False at its end.
  bool read(int fd);
  void append(std::string_view text);
  // Printable, without leading and trailing blanks; the lines are separated by " | ".
  std::string text() const;

 private:
  std::array<char, kKept> m_ring{};
  std::size_t m_total = 0;
};

}  // namespace vortex::link
