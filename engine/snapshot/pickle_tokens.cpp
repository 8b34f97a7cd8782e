// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/pickle_tokens.h"

#include "engine/snapshot/refused.h"

#include <cstdio>
#include <string>

namespace vortex::snapshot {
namespace {

constexpr std::uint8_t kProto = 0x80, kFrame = 0x95;

struct Refusal {
  std::uint8_t opcode;
  const char* name;
  const char* why;
};
constexpr const char* kRunsCode =
    "would have Python import or call something; a memory snapshot is plain data, and nothing is run here";
constexpr const char* kElsewhere = "refers to something outside the file";
constexpr const char* kOldForm = "is of a form that the protocols 2 to 5 do not write plain data in";
constexpr Refusal kRefusals[] = {
    {'c', "GLOBAL", kRunsCode},
    {0x93, "STACK_GLOBAL", kRunsCode},
    {'R', "REDUCE", kRunsCode},
    {'b', "BUILD", kRunsCode},
    {'i', "INST", kRunsCode},
    {'o', "OBJ", kRunsCode},
    {0x81, "NEWOBJ", kRunsCode},
    {0x92, "NEWOBJ_EX", kRunsCode},
    {0x82, "EXT1", kRunsCode},
    {0x83, "EXT2", kRunsCode},
    {0x84, "EXT4", kRunsCode},
    {'P', "PERSID", kElsewhere},
    {'Q', "BINPERSID", kElsewhere},
    {0x97, "NEXT_BUFFER", kElsewhere},
    {0x98, "READONLY_BUFFER", kElsewhere},
    {'0', "POP", kOldForm},
    {'1', "POP_MARK", kOldForm},
    {'2', "DUP", kOldForm},
    {'F', "FLOAT", kOldForm},
    {'I', "INT", kOldForm},
    {'L', "LONG", kOldForm},
    {'S', "STRING", kOldForm},
    {'V', "UNICODE", kOldForm},
    {'d', "DICT", kOldForm},
    {'l', "LIST", kOldForm},
    {'g', "GET", kOldForm},
    {'p', "PUT", kOldForm},
};

// What stands in GLOBAL's two lines, so that the complaint can name it.
std::string lineOfNames(ByteSource& source) {
  constexpr std::size_t kShown = 80;
  std::string names;
  for (int lines = 0; lines < 2 && names.size() < kShown && source.left() > 0;) {
    const auto c = static_cast<char>(source.byte());
    if (c == '\n')
      names += ++lines == 1 ? "." : "";
    else
      names += c >= 0x20 && c < 0x7f ? c : '?';
  }
  return names;
}

}  // namespace

PickleTokens::PickleTokens(ByteSource& source) : m_source(source) {
  if (source.size() < 2)
    throw Refused(0, "is too short for a pickle", SnapshotFault::NoPickle);
  const std::uint64_t head = source.little(2);
  if (head == 0x4b50)  // "PK"
    throw Refused(0,
                  "is a zip archive, as torch.save() writes them, and no pickle; a memory snapshot is written by "
                  "torch.cuda.memory._dump_snapshot()",
                  SnapshotFault::Archive);
  if (head == 0x8b1f)
    throw Refused(0, "is compressed (gzip); unpack it first", SnapshotFault::Compressed);
  if ((head & 0xff) != kProto)
    throw Refused(0, "is no pickle of protocol 2 to 5: those begin with the byte 0x80", SnapshotFault::NoPickle);
  m_protocol = static_cast<int>(head >> 8);
  if (m_protocol < 2 || m_protocol > 5)
    throw Refused(1, "is a pickle of protocol " + std::to_string(m_protocol) + "; 2 to 5 can be read", SnapshotFault::NoPickle);
}

Token PickleTokens::text(std::uint64_t bytes) {
  if (bytes > kLongestText)
    return skipped(bytes);
  return {.what = Token::What::Text, .text = m_source.take(static_cast<std::size_t>(bytes))};
}

Token PickleTokens::skipped(std::uint64_t bytes) {
  m_source.skip(bytes);
  return {.what = Token::What::Opaque, .text = {}};
}

// LONG1 and LONG4: two's complement, the least byte first.
Token PickleTokens::integer(std::uint64_t bytes) {
  if (bytes == 0)
    return {.what = Token::What::Integer, .text = {}};
  if (bytes <= 8) {
    const int unused = 64 - 8 * static_cast<int>(bytes);
    const auto shifted = static_cast<std::int64_t>(m_source.little(static_cast<int>(bytes)) << unused);
    return {.what = Token::What::Integer, .number = shifted >> unused, .text = {}};
  }
  if (bytes > 9)
    return skipped(bytes);
  const std::uint64_t value = m_source.little(8);
  if (m_source.byte() != 0)
    return {.what = Token::What::Opaque, .text = {}};
  return {.what = Token::What::Unsigned, .number = static_cast<std::int64_t>(value), .text = {}};
}

// Whatever has a place was written before it, so a place beyond the offset is no pickler's.
Token PickleTokens::place(Token::What what, std::uint64_t index) const {
  if (index > m_at || index >= kMostMemo)
    throw Refused(m_at, "names place " + std::to_string(index) + " of the memo, which cannot have been filled yet");
  return {.what = what, .number = static_cast<std::int64_t>(index), .text = {}};
}

void PickleTokens::refuseOpcode(std::uint8_t opcode) {
  for (const Refusal& refusal : kRefusals)
    if (refusal.opcode == opcode)
      throw Refused(m_at, std::string(refusal.name) +
                              (opcode == 'c' || opcode == 'i' ? " of '" + lineOfNames(m_source) + "' " : std::string(" ")) +
                              refusal.why);
  char hex[8];
  std::snprintf(hex, sizeof hex, "0x%02x", opcode);
  throw Refused(m_at, std::string(hex) + " is no instruction of a pickle");
}

Token PickleTokens::next() {
  using What = Token::What;
  const auto plain = [](What what, std::int64_t number = 0) { return Token{.what = what, .number = number, .text = {}}; };
  for (;;) {
    m_at = m_source.offset();
    const std::uint8_t opcode = m_source.byte();
    switch (opcode) {
    case '.':
      return plain(What::Stop);
    case '(':
      return plain(What::Mark);
    case 'N':
      return plain(What::None);
    case 0x88:
      return plain(What::Boolean, 1);
    case 0x89:
      return plain(What::Boolean, 0);
    case 'K':
      return plain(What::Integer, m_source.byte());
    case 'M':
      return plain(What::Integer, static_cast<std::int64_t>(m_source.little(2)));
    case 'J':
      return plain(What::Integer, static_cast<std::int32_t>(m_source.little(4)));
    case 0x8a:
      return integer(m_source.byte());
    case 0x8b:
      return integer(m_source.little(4));
    case 'G':  // the most significant byte first
      return plain(What::Real, static_cast<std::int64_t>(__builtin_bswap64(m_source.little(8))));
    case 0x8c:
    case 'U':
      return text(m_source.byte());
    case 'X':
    case 'T':
      return text(m_source.little(4));
    case 0x8d:
      return text(m_source.little(8));
    case 'C':
      return skipped(m_source.byte());
    case 'B':
      return skipped(m_source.little(4));
    case 0x8e:
    case 0x96:
      return skipped(m_source.little(8));
    case '}':
      return plain(What::EmptyDict);
    case ']':
      return plain(What::EmptyList);
    case 0x8f:
      return plain(What::EmptySet);
    case ')':
      return plain(What::TupleOf, 0);
    case 0x85:
    case 0x86:
    case 0x87:
      return plain(What::TupleOf, opcode - 0x84);
    case 't':
      return plain(What::Tuple);
    case 0x91:
      return plain(What::FrozenSet);
    case 's':
      return plain(What::SetItem);
    case 'u':
      return plain(What::SetItems);
    case 'a':
      return plain(What::Append);
    case 'e':
    case 0x90:  // ADDITEMS
      return plain(What::Appends);
    case 0x94:
      return plain(What::Memoize);
    case 'q':
      return place(What::Put, m_source.byte());
    case 'r':
      return place(What::Put, m_source.little(4));
    case 'h':
      return place(What::Get, m_source.byte());
    case 'j':
      return place(What::Get, m_source.little(4));
    case kProto:
      throw Refused(m_at, "the head of a pickle stands inside one");
    case kFrame:  // a hint for readers that wait for whole ones
      if (const std::uint64_t bytes = m_source.little(8); bytes > m_source.left())
        m_source.endsEarly(bytes);
      continue;
    }
    refuseOpcode(opcode);
  }
}

}  // namespace vortex::snapshot
