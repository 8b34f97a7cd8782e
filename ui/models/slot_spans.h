// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which numbers of slots may lie in a range of time: blocks of consecutive numbers with the time that each block spans. Finding
// what is in view costs the blocks (a hundred thousand slots: 800) and what is found, never the whole session.
#pragma once

#include "engine/slot/ids.h"
#include "ui/models/time_axis.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace vortex::ui {

class SlotSpans {
 public:
  static constexpr std::uint64_t kBlock = 128;  // numbers in a block

  // Something of the slot lies at this time.
  void cover(SlotId slot, Time at) {
    Block& block = m_blocks[slot.value / kBlock];
    block.begin = std::min(block.begin, at);
    block.end = std::max(block.end, at);
  }
  // Whatever of a slot is open goes on to the present, until it was closed as often as opened.
  void open(SlotId slot) { ++m_blocks[slot.value / kBlock].open; }
  void close(SlotId slot) { --m_blocks[slot.value / kBlock].open; }
  // Numbers below this one are gone.
  void forgetBefore(SlotId slot) { m_blocks.erase(m_blocks.begin(), m_blocks.lower_bound(slot.value / kBlock)); }

  // Calls visit(first, last) for each block that may hold something of the range, in ascending order; a block holds first <= number
  // < last.
  template <typename Visit>
  void visit(const TimeRange& range, Time now, Visit visit) const {
    for (const auto& [number, block] : m_blocks)
      if (block.begin <= range.to && std::max(block.end, block.open > 0 ? now : block.end) >= range.from)
        visit(number * kBlock, (number + 1) * kBlock);
  }

 private:
  struct Block {
    Time begin = Time::max(), end = Time::min();
    int open = 0;
  };
  std::map<std::uint64_t, Block> m_blocks;  // by number / kBlock
};

}  // namespace vortex::ui
