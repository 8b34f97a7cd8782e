// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/text_pool.h"

#include <stdexcept>

namespace vortex::snapshot {

std::uint32_t TextPool::intern(std::string_view text) {
  if (const auto found = m_ids.find(text); found != m_ids.end())
    return found->second;
  if (m_texts.size() == kMostTexts || m_bytes + text.size() > kMostBytes)
    throw std::length_error("has more different texts than are taken: " + std::to_string(kMostTexts) + ", or " +
                            std::to_string(kMostBytes >> 20) + " MiB of them");
  m_bytes += text.size();
  const auto id = static_cast<std::uint32_t>(m_texts.size());
  m_texts.emplace_back(text);
  m_ids.emplace(m_texts.back(), id);
  return id;
}

}  // namespace vortex::snapshot
