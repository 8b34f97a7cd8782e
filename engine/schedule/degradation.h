// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which level of the quality ladder the next slot is made at (contract 2: the engine may propose a lower one at any time and acts
// by itself only in mode auto). A level drops when a slot about to start would miss at the warning quantile, and comes back after
// kCalmStarts starts in a row that had kCalmSpare of the generation target to spare: slow up, fast down.
#pragma once

#include "engine/slot/settings.h"
#include "engine/slot/units.h"

namespace vortex::schedule {

class Degradation {
 public:
  static constexpr int kCalmStarts = 10;
  static constexpr double kCalmSpare = 0.10;

  int level() const { return m_level; }
  // Returns whether the level changed. A level beyond the ladder is its last.
  bool set(int level, const Settings& settings);

  enum class Advice : std::uint8_t { None = 1, Lower, Raise };
  // `spare` is what a slot that starts now has at the warning quantile. Counts the start; the caller acts on the advice.
  Advice advise(Duration spare, const Settings& settings);

 private:
  int m_level = 0;
  int m_calm = 0;
  bool m_advisedLower = false;  // once a crossing, while nobody acts
};

}  // namespace vortex::schedule
