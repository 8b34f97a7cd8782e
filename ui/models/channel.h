// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channel's queue: recipes that wait for their turn, and when the next one is submitted. Pure: told the time and what was
// decided, it says what is due. Nothing is submitted before the device was ready once, so that no air time is given to a start.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/recipe.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace vortex::ui {

// One that waits. Its key names it for good; places change.
struct Waiting {
  std::uint64_t key = 0;  // given by the channel
  Recipe recipe;
  std::optional<std::uint64_t> seed;  // else the recipe's, else drawn
  std::optional<SlotId> rerunOf;      // the recorded slot that it makes again
  bool held = false;                  // it keeps its place and is passed over
};

class Channel {
 public:
  static constexpr std::size_t kLongest = 1'000;  // that may wait

  // every: between two all; 0: the next one when the one before is decided.
  explicit Channel(Duration every) : m_every(every) {}

  // How many found no room. atFront: before all that wait, in their order.
  std::size_t add(std::vector<Recipe> recipes);
  std::size_t add(std::vector<Waiting> entries, bool atFront = false);
  void remove(std::uint64_t key);
  void move(std::uint64_t key, std::size_t to);  // to: its place afterwards
  void setHeld(std::uint64_t key, bool held);
  void hold(bool held) { m_held = held; }  // the whole of it
  bool held() const { return m_held; }

  void deviceReady(Time now);
  void decided();
  // What is to be submitted now; it counts as submitted.
  std::optional<Waiting> due(Time now);

  const std::deque<Waiting>& waiting() const { return m_waiting; }
  // Changes with everything that waiting() shows.
  std::uint64_t revision() const { return m_revision; }
  // When the next one starts, if one waits, none is held and a cadence is set.
  std::optional<Time> next() const;
  Duration every() const { return m_every; }

 private:
  std::deque<Waiting>::iterator find(std::uint64_t key);
  std::deque<Waiting>::const_iterator nextFree() const;  // the first that is not held

  Duration m_every;
  std::deque<Waiting> m_waiting;
  std::optional<Time> m_next;  // of the cadence
  std::uint64_t m_lastKey = 0, m_revision = 0;
  int m_open = 0;
  bool m_ready = false, m_held = false;
};

}  // namespace vortex::ui
