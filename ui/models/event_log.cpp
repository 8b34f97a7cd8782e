// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_log.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace vortex::ui {

void EventLog::add(const Event& event) {
  if (std::holds_alternative<event::MemorySample>(event.body))
    return;
  m_events.push_back(event);
  if (m_events.size() > kMost) {
    m_events.pop_front();
    ++m_first;
  }
}

void EventLog::show(Record record, std::size_t count, std::uint64_t story) {
  m_events.clear();
  m_record = std::move(record);
  m_count = std::min(count, m_record->size());
  m_first = m_count - std::min(m_count, std::uint64_t{kMost});
  m_story = story;
}

}  // namespace vortex::ui
