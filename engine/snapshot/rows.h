// SPDX-License-Identifier: GPL-3.0-or-later
//
// A snapshot as rows, as PyTorch's allocator tells it. Rows of a kind are numbered from 1 in the order in which they are told.
// Words are numbers of the text pool; stack 0: none was recorded. Addresses are 64 bits, signed as SQLite has them; sizes are
// bytes, times microseconds on a clock of the program's.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace vortex::snapshot {

struct SegmentRow {
  std::int64_t device = 0, address = 0, total = 0, allocated = 0, active = 0, requested = 0, stream = 0;
  std::optional<std::uint32_t> type;  // large, small
  std::int64_t poolA = 0, poolB = 0;
  bool expandable = false;
  std::uint32_t stack = 0;
  std::int64_t firstBlock = 0, blocks = 0;  // rows; they tile it in the order of their addresses
};

struct BlockRow {
  std::optional<std::int64_t> address;  // older snapshots say none: blocks stand one after the other
  std::int64_t size = 0, requested = 0;
  std::uint32_t state = 0;
  std::uint32_t stack = 0;
};

struct EventRow {
  std::uint32_t action = 0;
  std::int64_t address = 0, size = 0, stream = 0;
  std::optional<std::int64_t> time;
  std::uint32_t stack = 0;
  std::optional<std::uint32_t> context, metadata;
};

// What a program noted in between, such as the beginning of a step.
struct AnnotationRow {
  std::optional<std::uint32_t> name, stage;
  std::int64_t device = 0;
  std::optional<std::int64_t> time;
};

// Where rows go. What they throw ends the reading.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void segment(const SegmentRow& row) = 0;
  virtual void block(const BlockRow& row) = 0;
  virtual void event(const EventRow& row) = 0;
  virtual void annotation(const AnnotationRow& row) = 0;
  virtual void repeatBlock(std::int64_t id) = 0;  // once more, as the next row
  virtual void repeatEvent(std::int64_t id) = 0;
  // Blocks from, but not with, the second belong to nothing that is known, and are forgotten.
  virtual void forgetBlocks(std::int64_t from, std::int64_t to) = 0;
};

}  // namespace vortex::snapshot
