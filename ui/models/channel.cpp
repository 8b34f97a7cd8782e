// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/channel.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {

std::size_t Channel::add(std::vector<Recipe> recipes) {
  const std::size_t room = kLongest - std::min(m_waiting.size(), kLongest);
  const std::size_t taken = std::min(room, recipes.size());
  std::move(recipes.begin(), recipes.begin() + static_cast<std::ptrdiff_t>(taken), std::back_inserter(m_waiting));
  return recipes.size() - taken;
}

void Channel::remove(std::size_t index) {
  if (index < m_waiting.size())
    m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(index));
}

void Channel::move(std::size_t from, std::size_t to) {
  if (from >= m_waiting.size() || to >= m_waiting.size() || from == to)
    return;
  Recipe recipe = std::move(m_waiting[from]);
  m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(from));
  m_waiting.insert(m_waiting.begin() + static_cast<std::ptrdiff_t>(to), std::move(recipe));
}

void Channel::deviceReady(Time now) {
  if (std::exchange(m_ready, true))
    return;
  m_next = now;
}

void Channel::decided() { m_open = std::max(m_open - 1, 0); }

std::optional<Recipe> Channel::due(Time now) {
  if (!m_ready || m_held || m_waiting.empty())
    return std::nullopt;
  if (m_every > Duration{}) {
    if (now < *m_next)
      return std::nullopt;
    // A cadence that stood still goes on from now, not with all that it left out.
    m_next = (now - *m_next < m_every ? *m_next : now) + m_every;
  } else if (m_open > 0) {
    return std::nullopt;
  }
  ++m_open;
  Recipe recipe = std::move(m_waiting.front());
  m_waiting.pop_front();
  return recipe;
}

std::optional<Time> Channel::next() const {
  return m_ready && !m_held && !m_waiting.empty() && m_every > Duration{} ? m_next : std::nullopt;
}

}  // namespace vortex::ui
