// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who held a stage, and when: its attempts in the order in which they started, small enough that a hundred thousand of them are
// walked within a frame. The attempts themselves, with all that is known of them, are the slots' (session.h).
#pragma once

#include "engine/slot/event.h"
#include "ui/models/time_axis.h"

#include <cstdint>
#include <deque>

namespace vortex::ui {

struct LaneSpan {
  static constexpr Time kOpen = Time::max();
  Time start{};
  Time worked = kOpen;  // told to stop, or ended
  Time end = kOpen;     // and empty
  SlotId slot;
  std::int32_t bar = 0;  // its place among the slot's
  bool abnormal = false;
};

class LaneRecord {
 public:
  void started(SlotId slot, std::int32_t bar, Time at);
  void stopRequested(SlotId slot, std::int32_t bar, Time at);
  void ended(SlotId slot, std::int32_t bar, Time at, bool abnormal);
  // Spans of slots below this number go, from the oldest on.
  void forgetBefore(SlotId slot);

  std::size_t size() const { return m_spans.size(); }
  // Calls visit(span) for each that touches the range, by start.
  template <typename Visit>
  void visit(const TimeRange& range, Visit visit) const {
    for (std::size_t block = 0; block < m_blocks.size(); ++block) {
      if (m_blocks[block].open == 0 && m_blocks[block].end < range.from)
        continue;
      const std::size_t first = block * kBlock > m_gone ? block * kBlock - m_gone : 0;
      const std::size_t last = std::min((block + 1) * kBlock - m_gone, m_spans.size());
      if (first < last && m_spans[first].start > range.to)
        return;
      for (std::size_t i = first; i < last && m_spans[i].start <= range.to; ++i)
        if (m_spans[i].end >= range.from)
          visit(m_spans[i]);
    }
  }

 private:
  static constexpr std::size_t kBlock = 256;  // spans whose ends are known together
  struct Block {
    Time end = Time::min();
    int open = 0;
  };
  LaneSpan* find(SlotId slot, std::int32_t bar, std::size_t& block);

  std::deque<LaneSpan> m_spans;
  std::deque<Block> m_blocks;
  std::size_t m_gone = 0;  // of the first block's spans, < kBlock
};

}  // namespace vortex::ui
