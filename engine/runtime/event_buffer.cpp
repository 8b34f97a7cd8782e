// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/event_buffer.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace vortex::runtime {
namespace {

bool mayGiveWay(const Event& event) {
  return std::holds_alternative<event::MemorySample>(event.body) || std::holds_alternative<event::AttemptStep>(event.body);
}

}  // namespace

EventBuffer::EventBuffer(std::size_t bound) : m_bound(std::max<std::size_t>(bound, 1)) {}

void EventBuffer::put(std::span<const Event> events) {
  if (events.empty())
    return;
  {
    const std::lock_guard lock(m_mutex);
    for (const Event& event : events)
      put(event);
  }
  m_arrived.notify_one();
}

void EventBuffer::put(const Event& event) {
  if (m_cut || m_ended)
    return;
  if (m_events.size() >= m_bound) {
    if (mayGiveWay(event)) {
      ++m_dropped;
      return;
    }
    if (!m_behind) {
      m_behind = true;
      m_dropped += std::erase_if(m_events, mayGiveWay);
      addNotice("a reader of the events is behind: " + std::to_string(m_dropped) + " memory samples and steps were dropped for it",
                event);
    }
    if (m_events.size() >= m_bound * kOverflow) {
      m_cut = true;
      addNotice("a reader of the events was cut off at " + std::to_string(m_events.size()) + " that it had not taken", event);
      return;
    }
  }
  m_events.push_back(event);
}

// It is for this reader alone, so it has no number of its own in the engine's sequence: it carries that of the event it stands
// before.
void EventBuffer::addNotice(std::string text, const Event& before) {
  m_events.push_back({.seq = before.seq, .at = before.at, .body = event::Notice{std::move(text)}});
}

void EventBuffer::end() {
  {
    const std::lock_guard lock(m_mutex);
    m_ended = true;
  }
  m_arrived.notify_all();
}

bool EventBuffer::take(std::vector<Event>& out, std::chrono::milliseconds wait) {
  std::unique_lock lock(m_mutex);
  m_arrived.wait_for(lock, wait, [&] { return !m_events.empty() || m_ended || m_cut; });
  if (m_events.empty())
    return !(m_ended || m_cut);
  if (out.empty())
    out.swap(m_events);
  else
    out.insert(out.end(), std::make_move_iterator(m_events.begin()), std::make_move_iterator(m_events.end()));
  m_events.clear();
  m_behind = false;
  return true;
}

std::uint64_t EventBuffer::dropped() const {
  const std::lock_guard lock(m_mutex);
  return m_dropped;
}

bool EventBuffer::cut() const {
  const std::lock_guard lock(m_mutex);
  return m_cut;
}

}  // namespace vortex::runtime
