// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lane_record.h"

namespace vortex::ui {

void LaneRecord::started(SlotId slot, std::int32_t bar, Time at) {
  if ((m_gone + m_spans.size()) % kBlock == 0)
    m_blocks.emplace_back();
  ++m_blocks.back().open;
  m_spans.push_back({.start = at, .slot = slot, .bar = bar});
}

// What changes is among the newest.
LaneSpan* LaneRecord::find(SlotId slot, std::int32_t bar, std::size_t& block) {
  for (std::size_t i = m_spans.size(); i-- > 0;)
    if (m_spans[i].slot == slot && m_spans[i].bar == bar) {
      block = (m_gone + i) / kBlock;
      return &m_spans[i];
    }
  return nullptr;
}

void LaneRecord::stopRequested(SlotId slot, std::int32_t bar, Time at) {
  std::size_t block = 0;
  if (LaneSpan* span = find(slot, bar, block); span != nullptr && span->worked == LaneSpan::kOpen) {
    span->worked = at;
    span->abnormal = true;
  }
}

void LaneRecord::ended(SlotId slot, std::int32_t bar, Time at, bool abnormal) {
  std::size_t block = 0;
  LaneSpan* span = find(slot, bar, block);
  if (span == nullptr || span->end != LaneSpan::kOpen)
    return;
  span->worked = std::min(span->worked, at);
  span->end = at;
  span->abnormal = span->abnormal || abnormal;
  --m_blocks[block].open;
  m_blocks[block].end = std::max(m_blocks[block].end, at);
}

void LaneRecord::forgetBefore(SlotId slot) {
  while (!m_spans.empty() && m_spans.front().slot < slot) {
    if (m_spans.front().end == LaneSpan::kOpen)
      --m_blocks.front().open;
    m_spans.pop_front();
    if (++m_gone == kBlock) {
      m_gone = 0;
      m_blocks.pop_front();
    }
  }
}

}  // namespace vortex::ui
