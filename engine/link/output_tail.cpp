// SPDX-License-Identifier: Apache-2.0
#include "engine/link/output_tail.h"

#include "engine/link/text.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace vortex::link {

bool OutputTail::read(int fd) {
  std::array<char, 4096> block;
  for (int blocks = 0; blocks < 16; ++blocks) {
    const ssize_t got = ::read(fd, block.data(), block.size());
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
      return false;
    if (got < 0)
      return true;
    append({block.data(), static_cast<std::size_t>(got)});
  }
  return true;
}

void OutputTail::append(std::string_view text) {
  for (char c : text) {
    m_ring[m_total++ % kKept] = c;
    if (m_lineCount > kMostLines)
      continue;
    if (c != '\n') {
      const bool printable = static_cast<unsigned char>(c) >= 0x20 && c != 0x7f;
      if (printable && m_line.size() < kLongestLine)
        m_line += c;
      continue;
    }
    if (!m_line.empty() && ++m_lineCount <= kMostLines)
      m_lines.push_back(asText(m_line, m_line.size()));
    else if (!m_line.empty())
      m_lines.push_back("prints more than " + std::to_string(kMostLines) + " lines; the others are not told");
    m_line.clear();
  }
}

std::vector<std::string> OutputTail::takeLines() { return std::exchange(m_lines, {}); }

std::string OutputTail::text() const {
  std::string out;
  for (std::size_t i = m_total - std::min(m_total, kKept); i < m_total; ++i) {
    const char c = m_ring[i % kKept];
    if (c == '\n')
      out += out.empty() || out.ends_with(" | ") ? "" : " | ";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
      out += c;
  }
  while (out.ends_with(" | ") || out.ends_with(' '))
    out.pop_back();
  while (out.ends_with(" |"))
    out.resize(out.size() - 2);
  out.erase(0, out.find_first_not_of(' '));
  return asText(out, out.size());
}

}  // namespace vortex::link
