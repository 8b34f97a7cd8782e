// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vortex::snapshot {

// Each text once, under a number that counts up from 0. Bounded: where it is full, intern() throws std::length_error.
class TextPool {
 public:
  static constexpr std::size_t kMostTexts = 4'000'000;
  static constexpr std::size_t kMostBytes = 256 << 20;

  std::uint32_t intern(std::string_view text);
  const std::string& at(std::uint32_t id) const { return m_texts[id]; }
  std::size_t size() const { return m_texts.size(); }

 private:
  std::deque<std::string> m_texts;  // whose elements stay where they are
  std::unordered_map<std::string_view, std::uint32_t> m_ids;
  std::size_t m_bytes = 0;
};

}  // namespace vortex::snapshot
