// SPDX-License-Identifier: Apache-2.0
//
// What a worker printed: its lines as they come, for the record; and their end, for the message about its death.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::link {

class OutputTail {
 public:
  static constexpr std::size_t kKept = 1024;
  static constexpr std::size_t kMostLines = 100;  // of a worker's life; a worker that prints more is cut short, and that is said
  static constexpr std::size_t kLongestLine = 500;
  // Takes what is there from a non-blocking descriptor, at most 64 KiB, so that a flood cannot hold the caller. False at its end.
  bool read(int fd);
  void append(std::string_view text);
  // The lines that became whole since the last call, printable and without empty ones.
  std::vector<std::string> takeLines();
  // Printable, without leading and trailing blanks; the lines are separated by " | ".
  std::string text() const;

 private:
  std::array<char, kKept> m_ring{};
  std::size_t m_total = 0;
  std::string m_line;  // not whole yet
  std::vector<std::string> m_lines;
  std::size_t m_lineCount = 0;
};

}  // namespace vortex::link
