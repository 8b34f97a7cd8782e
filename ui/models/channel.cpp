// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/channel.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vortex::ui {

std::size_t Channel::add(std::vector<Recipe> recipes) {
  std::vector<Waiting> entries;
  entries.reserve(recipes.size());
  for (Recipe& recipe : recipes)
    entries.push_back({.recipe = std::move(recipe), .seed = {}, .rerunOf = {}});
  return add(std::move(entries));
}

std::size_t Channel::add(std::vector<Waiting> entries, bool atFront) {
  const std::size_t room = kLongest - std::min(m_waiting.size(), kLongest);
  const std::size_t taken = std::min(room, entries.size());
  for (std::size_t i = 0; i < taken; ++i)
    entries[i].key = ++m_lastKey;
  m_waiting.insert(atFront ? m_waiting.begin() : m_waiting.end(), std::make_move_iterator(entries.begin()),
                   std::make_move_iterator(entries.begin() + static_cast<std::ptrdiff_t>(taken)));
  m_revision += taken;
  return entries.size() - taken;
}

std::deque<Waiting>::iterator Channel::find(std::uint64_t key) {
  return std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting& entry) { return entry.key == key; });
}

std::deque<Waiting>::const_iterator Channel::nextFree() const {
  return std::find_if(m_waiting.begin(), m_waiting.end(), waitsForAir);
}

void Channel::remove(std::uint64_t key) {
  if (const auto entry = find(key); entry != m_waiting.end()) {
    m_waiting.erase(entry);
    ++m_revision;
  }
}

void Channel::move(std::uint64_t key, std::size_t to) {
  const auto from = find(key);
  if (from == m_waiting.end() || to >= m_waiting.size())
    return;
  const auto place = m_waiting.begin() + static_cast<std::ptrdiff_t>(to);
  if (from < place)
    std::rotate(from, from + 1, place + 1);
  else
    std::rotate(place, from, from + 1);
  ++m_revision;
}

void Channel::setHeld(std::uint64_t key, bool held) {
  if (const auto entry = find(key); entry != m_waiting.end() && entry->held != held) {
    entry->held = held;
    entry->trouble.clear();
    ++m_revision;
  }
}

const Waiting* Channel::unread() const {
  std::size_t read[2] = {0, 0};
  for (const Waiting& entry : m_waiting)
    if (entry.from && entry.given)
      ++read[entry.offAir ? 1 : 0];
  const auto next = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting& entry) {
    return !entry.held && isUnread(entry) && read[entry.offAir ? 1 : 0] < kReadAhead;
  });
  return next == m_waiting.end() ? nullptr : &*next;
}

void Channel::give(std::uint64_t key, std::shared_ptr<const GivenStages> given) {
  if (const auto entry = find(key); entry != m_waiting.end())
    entry->given = std::move(given);
}

void Channel::refuse(std::uint64_t key, std::string trouble) {
  setHeld(key, true);
  if (const auto entry = find(key); entry != m_waiting.end()) {
    entry->trouble = std::move(trouble);
    ++m_revision;
  }
}

void Channel::setOffAir(std::uint64_t key, bool offAir) {
  if (const auto entry = find(key); entry != m_waiting.end() && entry->offAir != offAir) {
    entry->offAir = offAir;
    ++m_revision;
  }
}

void Channel::deviceReady(Time now) {
  if (std::exchange(m_ready, true))
    return;
  m_next = now;
}

void Channel::decided() { m_open = std::max(m_open - 1, 0); }

void Channel::offAirDecided() { m_offAirOpen = false; }

// A cadence whose turn went by with nobody waiting is none: whoever is added then starts it anew.
std::optional<Duration> Channel::gap(Time now) const {
  if (m_exclusive)
    return std::nullopt;
  const bool waits = nextFree() != m_waiting.end();
  if (m_every == Duration{})
    return waits ? std::optional(Duration{}) : std::nullopt;
  if (!m_next || (!waits && *m_next <= now))
    return std::nullopt;
  return std::max(*m_next - now, Duration{});
}

std::optional<Duration> Channel::tooShortForCapture(Time now, Duration takes) const {
  const bool waits = std::any_of(m_waiting.begin(), m_waiting.end(), [](const Waiting& e) { return e.ofCapture && !e.held; });
  if (!waits || !m_ready || m_held || m_exclusive || m_offAirOpen)
    return std::nullopt;
  const auto until = m_open > 0 ? std::optional(Duration{}) : gap(now);
  return until && (*until <= Duration{} || *until < takes) ? until : std::nullopt;
}

std::optional<Waiting> Channel::dueOffAir(Time now, Duration takes) {
  if (!m_ready || m_held || m_offAirOpen || m_open > 0)
    return std::nullopt;
  if (const auto until = gap(now); until && (*until <= Duration{} || *until < takes))
    return std::nullopt;
  const auto next = std::find_if(m_waiting.begin(), m_waiting.end(), [this](const Waiting& e) {
    return e.offAir && !e.held && !isUnread(e) && (!m_exclusive || e.ofCapture);
  });
  if (next == m_waiting.end())
    return std::nullopt;
  m_offAirOpen = true;
  Waiting entry = *next;
  remove(entry.key);
  return entry;
}

bool Channel::mustGiveWay(Time now) const {
  return m_offAirOpen && m_ready && !m_held && !m_exclusive && nextFree() != m_waiting.end() &&
         (m_every > Duration{} ? now >= *m_next : m_open == 0);
}

std::optional<Waiting> Channel::due(Time now) {
  const auto next = nextFree();
  if (!m_ready || m_held || m_exclusive || next == m_waiting.end())
    return std::nullopt;
  Duration late{};
  if (m_every > Duration{}) {
    if (now < *m_next)
      return std::nullopt;
    // One that airs 45 s, begun 40 s after its turn, would still air when the next does: the next has its whole slot, too.
    late = now - *m_next <= std::min(kJitter, m_every / 10) ? now - *m_next : Duration{};
    m_next = now - late + m_every;
  } else if (m_open > 0) {
    return std::nullopt;
  }
  ++m_open;
  Waiting entry = *next;
  entry.late = late;
  remove(entry.key);
  return entry;
}

std::optional<Time> Channel::next() const {
  return m_ready && !m_held && !m_exclusive && nextFree() != m_waiting.end() && m_every > Duration{} ? m_next : std::nullopt;
}

}  // namespace vortex::ui
