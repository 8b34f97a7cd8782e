// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channel's queue: recipes that wait for their turn, and when the next one is submitted. Pure: told the time and what was
// decided, it says what is due. Nothing is submitted before the device was ready once, so that no air time is given to a start.
//
// What is made off the air (a rerun) waits in the same queue and takes no air slot's place; how it is fitted in: feed.h. A reset
// waits until what it is given was read, which is done shortly before its turn, by whoever owns the channel.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/recipe.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex {
struct GivenStages;  // engine/given_stages.h
}

namespace vortex::ui {

// One that waits. Its key names it for good; places change.
struct Waiting {
  std::uint64_t key = 0;  // given by the channel
  Recipe recipe;
  std::optional<std::uint64_t> seed;              // else the recipe's, else drawn
  std::optional<SlotId> rerunOf;                  // the recorded slot that it makes again
  bool held = false;                              // it keeps its place and is passed over
  bool offAir = false;                            // it has no air time, and no deadline
  int gaveWay = 0;                                // how often an air slot was due before it was done
  std::optional<int> qualityLevel = {};           // of the ladder; else the engine's
  std::shared_ptr<const GivenStages> given = {};  // what is not made again, as recorded
  std::uint64_t ticket = 0;                       // of another program's order (engine/door/reception.h); 0: it is the operator's
  // A reset whose inputs are still to be read: from image, video or clip on; `given` is what the stages before it had made.
  std::optional<Stage> from = {};
  std::string trouble = {};                   // why they could not be read; it is held then
  PerStage<Duration> timeouts = {};           // of this slot alone; 0: the settings'
  std::optional<std::size_t> ofCapture = {};  // its place in the workload of the capture that runs
  Duration late = {};                         // submitted so long after its turn: its air time lies that much nearer
};
inline bool isUnread(const Waiting& entry) { return entry.from && !entry.given; }
inline bool waitsForAir(const Waiting& entry) { return !entry.held && !entry.offAir && !isUnread(entry); }

class Channel {
 public:
  static constexpr std::size_t kLongest = 1'000;   // that may wait
  static constexpr std::size_t kReadAhead = 2;     // resets whose inputs are in memory (7 MB each), on the air and off it
  static constexpr Duration kJitter = seconds(1);  // at most so late, and a tenth of a slot, is who was only looked at late

  // every: between two all; 0: the next one when the one before is decided.
  explicit Channel(Duration every) : m_every(every) {}

  // How many found no room. atFront: before all that wait, in their order.
  std::size_t add(std::vector<Recipe> recipes);
  std::size_t add(std::vector<Waiting> entries, bool atFront = false);
  void remove(std::uint64_t key);
  void move(std::uint64_t key, std::size_t to);  // to: its place afterwards
  void setHeld(std::uint64_t key, bool held);
  void setOffAir(std::uint64_t key, bool offAir);
  // The next reset whose inputs are to be read; null: none, or enough are read.
  const Waiting* unread() const;
  void give(std::uint64_t key, std::shared_ptr<const GivenStages> given);
  void refuse(std::uint64_t key, std::string trouble);  // holds it; to release it is to try again
  void hold(bool held) { m_held = held; }               // the whole of it
  bool held() const { return m_held; }
  // While it is, only what a capture is fed is due; the channel makes nothing, and its air times pass.
  void setExclusive(bool exclusive) { m_exclusive = exclusive; }
  bool exclusive() const { return m_exclusive; }

  void deviceReady(Time now);
  void decided();        // one of the air slots
  void offAirDecided();  // the one off the air
  // The air slot that is to be submitted now; it counts as submitted. On a cadence it and the next lie `every` apart: one that
  // comes later than its turn by more than a jitter (nobody waited, or the intake was held) begins the cadence anew.
  std::optional<Waiting> due(Time now);
  // What is to be made off the air now; it counts as submitted, one at a time. takes: what it will take at the most, as far as one
  // can know.
  std::optional<Waiting> dueOffAir(Time now, Duration takes);
  // What is left until the next air slot, where that alone keeps the running capture's slot from being made; 0: there is no gap.
  std::optional<Duration> tooShortForCapture(Time now, Duration takes) const;
  // An air slot starts within this time; absent: none is to come.
  std::optional<Duration> gap(Time now) const;
  // An air slot is due and something off the air is not done yet: it is to be stopped, and waits again.
  bool mustGiveWay(Time now) const;

  const std::deque<Waiting>& waiting() const { return m_waiting; }
  // Changes with everything that waiting() shows.
  std::uint64_t revision() const { return m_revision; }
  // When the next one starts, if one waits, none is held and a cadence is set.
  std::optional<Time> next() const;
  Duration every() const { return m_every; }

 private:
  std::deque<Waiting>::iterator find(std::uint64_t key);
  std::deque<Waiting>::const_iterator nextFree() const;  // the first that waits for air

  Duration m_every;
  std::deque<Waiting> m_waiting;
  std::optional<Time> m_next;  // of the cadence
  std::uint64_t m_lastKey = 0, m_revision = 0;
  int m_open = 0;  // air slots
  bool m_offAirOpen = false;
  bool m_ready = false, m_held = false, m_exclusive = false;
};

}  // namespace vortex::ui
