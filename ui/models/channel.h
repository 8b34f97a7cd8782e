// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channel's queue: recipes that wait for their turn, and when the next one is submitted. Pure: told the time and what was
// decided, it says what is due. Nothing is submitted before the device was ready once, so that no air time is given to a start.
#pragma once

#include "engine/slot/recipe.h"
#include "engine/slot/units.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace vortex::ui {

class Channel {
 public:
  static constexpr std::size_t kLongest = 1'000;  // recipes that may wait

  // every: between two all; 0: the next one when the one before is decided.
  explicit Channel(Duration every) : m_every(every) {}

  // How many found no room.
  std::size_t add(std::vector<Recipe> recipes);
  void remove(std::size_t index);
  void move(std::size_t from, std::size_t to);
  void clear() { m_waiting.clear(); }
  void hold(bool held) { m_held = held; }
  bool held() const { return m_held; }

  void deviceReady(Time now);
  void decided();
  // What is to be submitted now; it counts as submitted.
  std::optional<Recipe> due(Time now);

  const std::deque<Recipe>& waiting() const { return m_waiting; }
  // When the next one starts, if one waits, none is held and a cadence is set.
  std::optional<Time> next() const;
  Duration every() const { return m_every; }

 private:
  Duration m_every;
  std::deque<Recipe> m_waiting;
  std::optional<Time> m_next;  // of the cadence
  int m_open = 0;
  bool m_ready = false, m_held = false;
};

}  // namespace vortex::ui
