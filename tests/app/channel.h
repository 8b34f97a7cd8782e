// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole engine in this process and its device in another, for tests that must know what this process holds: commands in, events
// one by one, in the order in which they became true.
#pragma once

#include "engine/engine.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace vortex::test {

// An event of a kind, when it was, and the mark behind it; false where none came.
template <typename E>
struct Seen {
  const E* body = nullptr;
  Time at{};
  std::size_t after = 0;
  explicit operator bool() const { return body != nullptr; }
  const E* operator->() const { return body; }
};

class Channel {
 public:
  // Profile fast, smaller still, with time limits that a busy machine or a sanitizer does not reach; `sets` are laid over it.
  static Settings settings(const std::vector<std::string>& sets);

  Channel(Settings settings, const std::filesystem::path& out);
  Engine& engine() { return *m_engine; }
  const Settings& settings() const { return m_settings; }

  // A slot of one second, always the same, on the air then where a time is given.
  SlotId submit(std::optional<Duration> airIn = {});

  // Everything from here on is after the mark.
  std::size_t mark() const { return m_events.size(); }
  // The first event of the kind after the mark that fits, waiting for it; none when the engine ends before, or never says it.
  template <typename E, typename Fits>
  Seen<E> await(std::size_t mark, Fits fits) {
    for (;; ++mark) {
      while (mark >= m_events.size())
        if (!more())
          return {};
      if (const E* body = std::get_if<E>(&m_events[mark].body); body != nullptr && fits(*body))
        return {body, m_events[mark].at, mark + 1};
    }
  }
  template <typename E>
  Seen<E> await(std::size_t mark) {
    return await<E>(mark, [](const E&) { return true; });
  }
  // Calls f with each event of the kind after the mark that has been seen, and its time.
  template <typename E, typename F>
  void each(std::size_t mark, F f) const {
    for (; mark < m_events.size(); ++mark)
      if (const E* body = std::get_if<E>(&m_events[mark].body))
        f(*body, m_events[mark].at);
  }
  template <typename E>
  int count(std::size_t mark) const {
    int n = 0;
    each<E>(mark, [&](const E&, Time) { ++n; });
    return n;
  }
  // Takes what has come so far; false when the engine has ended and all was taken.
  bool more();
  // The last that was seen, as text on standard error.
  void printLast(std::size_t lines) const;
  // A moment of CLOCK_MONOTONIC on the engine's clock.
  Time onEngineClock(std::int64_t monotonicNs) const;

 private:
  Settings m_settings;
  std::unique_ptr<Engine> m_engine;
  std::shared_ptr<EventQueue> m_queue;
  std::deque<Event> m_events;  // a deque: what was seen stays where it is
};

}  // namespace vortex::test
