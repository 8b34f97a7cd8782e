// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/line_buffer.h"

namespace vortex::door {

bool LineBuffer::add(std::string_view bytes) {
  if (m_tooLong)
    return false;
  if (m_from > 0) {
    m_bytes.erase(0, m_from);
    m_looked -= m_from;
    m_last -= m_from;
    m_from = 0;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    const std::size_t length = (end == std::string_view::npos ? bytes.size() : end) - at;
    m_tooLong = m_bytes.size() - m_last + length > m_longest;
    if (m_tooLong)
      return false;
    m_bytes.append(bytes.substr(at, length));
    at += length;
    if (end != std::string_view::npos) {
      m_bytes.push_back('\n');
      m_last = m_bytes.size();
      ++at;
    }
  }
  return true;
}

std::optional<std::string> LineBuffer::next() {
  const std::size_t end = m_bytes.find('\n', m_looked);
  if (end == std::string::npos) {
    m_looked = m_bytes.size();
    return std::nullopt;
  }
  std::string line = m_bytes.substr(m_from, end - m_from);
  m_from = m_looked = end + 1;
  return line;
}

}  // namespace vortex::door
