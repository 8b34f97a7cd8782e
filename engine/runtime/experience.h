// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the slots of this run took, one book for each quality level, since a level's times say nothing about another's; and when
// what they say is worth handing to the scheduler again. (Making estimates takes about a millisecond, a slot's other decisions two
// microseconds.)
#pragma once

#include "engine/schedule/estimate_book.h"
#include "engine/slot/slot_record.h"

#include <optional>
#include <vector>

namespace vortex::runtime {

class Experience {
 public:
  void noteSlot(const SlotRecord& record);  // of one whose stages did not all finish: the peaks of those that did
  void noteDelivery(int level, Duration encode);
  void noteRestart(Duration startup);
  void settingsChanged() { m_changed = true; }  // a quantile, or the order of audio and image: what was handed out is of the old

  // How old estimates may become while slots go on: a device that slows down shows within this.
  static constexpr Duration kStale = seconds(300);

  // Estimates for slots of `level` when something changed enough since the last ones: the level, the settings, a restart, or the
  // slots recorded: by a sixteenth of those that count, or by any when kStale has passed.
  std::optional<schedule::Estimates> refresh(const Settings& settings, int level, Time now);

 private:
  struct Level {
    schedule::EstimateBook book;
    std::size_t noted = 0, notedAtRefresh = 0;
  };
  Level& at(int level);

  std::vector<Level> m_levels;
  std::vector<Duration> m_restarts;  // those that a new level's book has to be told
  int m_level = 0;
  bool m_changed = false;
  Time m_refreshed{};
};

}  // namespace vortex::runtime
