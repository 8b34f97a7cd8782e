// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/memory/pickle_writer.h"

#include <limits>

namespace vortex::torch {
namespace {

constexpr int kBatch = 1000;

}  // namespace

PickleWriter::PickleWriter(std::ostream& out) : m_out(out) {
  byte(0x80);  // PROTO
  byte(2);
}

void PickleWriter::finish() { byte('.'); }

void PickleWriter::little(std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    byte(static_cast<unsigned char>(value >> (8 * i)));
}

void PickleWriter::text(std::string_view utf8) {
  byte('X');  // BINUNICODE
  little(utf8.size(), 4);
  m_out.write(utf8.data(), static_cast<std::streamsize>(utf8.size()));
}

void PickleWriter::integer(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  if (value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max()) {
    byte('J');  // BININT
    little(bits, 4);
  } else {
    byte(0x8a);  // LONG1
    byte(8);
    little(bits, 8);
  }
}

void PickleWriter::boolean(bool value) { byte(value ? 0x88 : 0x89); }

void PickleWriter::pair() { byte(0x86); }

void PickleWriter::beginDict() {
  byte('}');
  byte('(');
}

void PickleWriter::endDict() { byte('u'); }

PickleWriter::List::List(PickleWriter& writer) : m_writer(writer) {
  m_writer.byte(']');
  m_writer.byte('(');
}

void PickleWriter::List::item() {
  if (++m_inBatch < kBatch)
    return;
  m_inBatch = 0;
  m_writer.byte('e');  // APPENDS
  m_writer.byte('(');
}

void PickleWriter::List::end() { m_writer.byte('e'); }

}  // namespace vortex::torch
