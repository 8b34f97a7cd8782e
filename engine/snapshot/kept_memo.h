// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pickle's memo, of which only the places are kept that the file reads again somewhere: a first pass over the file finds them
// (survey), so that of the tens of millions that a big snapshot fills most cost nothing.
#pragma once

#include "engine/snapshot/byte_source.h"
#include "engine/snapshot/value.h"

#include <cstdint>
#include <vector>

namespace vortex::snapshot {

class KeptMemo {
 public:
  static constexpr std::size_t kMostKept = 8'000'000;

  void keep(std::uint32_t place);  // before seal()
  void seal();

  std::size_t count() const { return m_count; }
  // Null where the place is not read again.
  Value* at(std::uint32_t place) {
    const std::size_t word = place / 64;
    if (word >= m_words.size() || (m_words[word] >> (place % 64) & 1) == 0)
      return nullptr;
    return &m_values[rank(place)];
  }

 private:
  std::uint32_t rank(std::uint32_t place) const;  // of a kept one: how many stand before it

  std::vector<std::uint64_t> m_words;
  std::vector<std::uint32_t> m_before;  // of each word
  std::vector<Value> m_values;
  std::size_t m_count = 0;
};

struct Survey {
  int protocol = 0;
  std::uint64_t bytes = 0;  // up to the end of the pickle; what follows is not looked at
  KeptMemo memo;
};

// Goes once over the whole file, so that one that is cut short, or would run code, is refused before anything of it is taken.
// Throws Refused.
Survey survey(ByteSource& source);

}  // namespace vortex::snapshot
