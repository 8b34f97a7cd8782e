// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pickle of protocol 2 to 5 as a row of instructions with their arguments (opcodes: Python's pickletools). Only those that make
// plain data are known. What would import, call or build an object is refused by name: this program runs nothing that a file asks
// for.
#pragma once

#include "engine/snapshot/byte_source.h"

#include <cstdint>
#include <string_view>

namespace vortex::snapshot {

struct Token {
  enum class What : std::uint8_t {
    Stop = 1,
    Mark,
    None,
    Boolean,   // number: 0, 1
    Integer,   // number
    Unsigned,  // number: the 64 bits of one of 2^63 and more
    Real,      // number: the bits of a double
    Text,      // text
    Opaque,    // bytes, a text or an integer that is too long to be of interest
    EmptyDict,
    EmptyList,
    EmptySet,
    Tuple,      // of all since the mark
    TupleOf,    // of the last `number`, 0 to 3
    FrozenSet,  // of all since the mark
    SetItem,
    SetItems,  // since the mark
    Append,
    Appends,  // since the mark
    Put,      // number: the memo's place
    Memoize,  // the memo's next place
    Get,      // number: the memo's place
  };
  What what;
  std::int64_t number = 0;
  std::string_view text;  // until the next token
};

class PickleTokens {
 public:
  static constexpr std::size_t kLongestText = 64 << 10;  // bytes; names of C++ functions reach some thousand
  static constexpr std::uint64_t kMostMemo = 1 << 30;

  // Reads the head. Throws Refused, as next() does.
  explicit PickleTokens(ByteSource& source);

  int protocol() const { return m_protocol; }
  std::uint64_t offset() const { return m_at; }  // of the last token
  Token next();

 private:
  Token text(std::uint64_t bytes);
  Token skipped(std::uint64_t bytes);
  Token integer(std::uint64_t bytes);
  Token place(Token::What what, std::uint64_t index) const;
  [[noreturn]] void refuseOpcode(std::uint8_t opcode);

  ByteSource& m_source;
  int m_protocol = 0;
  std::uint64_t m_at = 0;
};

}  // namespace vortex::snapshot
