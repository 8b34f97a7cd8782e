// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a memory snapshot: they are refused, with a place inside the file, or read into rows that agree with each other.
#include "engine/snapshot/import.h"
#include "engine/snapshot/refused.h"

#include <cstdint>
#include <cstdlib>

using namespace vortex::snapshot;

namespace {

class CheckingSink : public RowSink {
 public:
  explicit CheckingSink(const StackPool& stacks) : m_stacks(stacks) {}
  void segment(const SegmentRow& row) override {
    check(row.stack);
    if (row.blocks > 0 && (row.firstBlock <= m_held || row.firstBlock + row.blocks > blocks + 1))
      std::abort();
    m_held = row.blocks > 0 ? row.firstBlock + row.blocks - 1 : m_held;
    ++segments;
  }
  void block(const BlockRow& row) override {
    check(row.stack);
    if (row.size < 0)
      std::abort();
    ++blocks;
  }
  void event(const EventRow& row) override { check(row.stack), ++events; }
  void annotation(const AnnotationRow&) override {}
  void repeatBlock(std::int64_t id) override { checkRow(id, blocks++); }
  void repeatEvent(std::int64_t id) override { checkRow(id, events++); }
  void forgetBlocks(std::int64_t from, std::int64_t to) override {
    if (from < 1 || from >= to || to > blocks + 1)
      std::abort();
  }
  std::int64_t segments = 0, blocks = 0, events = 0;

 private:
  void check(std::uint32_t stack) const {
    if (stack > m_stacks.stackCount())
      std::abort();
  }
  static void checkRow(std::int64_t id, std::int64_t rows) {
    if (id < 1 || id > rows)
      std::abort();
  }
  const StackPool& m_stacks;
  std::int64_t m_held = 0;  // blocks up to here are segments'
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ByteSource source(std::as_bytes(std::span(data, size)));
  TextPool texts;
  StackPool stacks;
  CheckingSink sink(stacks);
  try {
    const ReadSnapshot read = readSnapshot(source, texts, stacks, sink);
    if (read.rows.blocks != sink.blocks || read.rows.events != sink.events || read.rows.allSegments != sink.segments)
      std::abort();
    for (const RowRange& trace : read.rows.traces)
      if (trace.count > 0 && (trace.first < 1 || trace.first + trace.count > sink.events + 1))
        std::abort();
  } catch (const Refused&) {
  }
  return 0;
}
