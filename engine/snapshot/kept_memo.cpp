// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/kept_memo.h"

#include "engine/snapshot/pickle_tokens.h"
#include "engine/snapshot/refused.h"

#include <bit>
#include <string>

namespace vortex::snapshot {

void KeptMemo::keep(std::uint32_t place) {
  const std::size_t word = place / 64;
  if (word >= m_words.size())
    m_words.resize(word + 1);
  const std::uint64_t bit = std::uint64_t{1} << (place % 64);
  m_count += (m_words[word] & bit) == 0 ? 1 : 0;
  m_words[word] |= bit;
}

void KeptMemo::seal() {
  m_before.reserve(m_words.size());
  std::uint32_t before = 0;
  for (const std::uint64_t word : m_words) {
    m_before.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(word));
  }
  m_values.assign(m_count, Value{});
}

std::uint32_t KeptMemo::rank(std::uint32_t place) const {
  const std::size_t word = place / 64;
  const std::uint64_t below = m_words[word] & ((std::uint64_t{1} << (place % 64)) - 1);
  return m_before[word] + static_cast<std::uint32_t>(std::popcount(below));
}

Survey survey(ByteSource& source) {
  source.rewind();
  Survey result;
  PickleTokens tokens(source);
  result.protocol = tokens.protocol();
  for (;;) {
    const Token token = tokens.next();
    if (token.what == Token::What::Stop)
      break;
    if (token.what != Token::What::Get)
      continue;
    result.memo.keep(static_cast<std::uint32_t>(token.number));
    if (result.memo.count() > KeptMemo::kMostKept)
      throw Refused(tokens.offset(), "reads more than " + std::to_string(KeptMemo::kMostKept) + " places of its memo again");
  }
  result.bytes = source.offset();
  result.memo.seal();
  return result;
}

}  // namespace vortex::snapshot
