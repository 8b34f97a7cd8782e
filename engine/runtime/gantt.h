// SPDX-License-Identifier: GPL-3.0-or-later
//
// Slots as a Gantt chart in SVG: a row for each lane, a bar for each attempt, a line for what the times are measured against.
// Neutral greys; colour, and a word beside it, only for what did not go well.
#pragma once

#include "engine/slot/event.h"

#include <deque>
#include <span>
#include <string>
#include <vector>

namespace vortex::runtime {

struct GanttBar {
  Time from{}, to{};
  Stage stage = Stage::Audio;
  std::string text;    // in the bar where it fits, beside it where not
  bool isBad = false;  // failed, timed out, stopped, lost
};
struct GanttMark {
  Time at{};
  std::string text;
};
struct GanttChart {
  std::string title;
  std::vector<GanttBar> bars;
  std::vector<GanttMark> marks;
};

// The latest attempts of a run, as bars.
class GanttFold {
 public:
  static constexpr std::size_t kMaxBars = 2'000;  // the oldest give way

  void apply(const Event& event);
  // Attempts that still run are left out.
  GanttChart chart(std::string title) const;

 private:
  struct Bar {
    AttemptId id;
    GanttBar bar;
    bool isOpen = true;
  };
  struct Fold;
  Bar* find(AttemptId id);

  std::deque<Bar> m_bars;  // by id, growing
};

// All charts on one time axis, one below the other; each begins at its own first bar.
std::string toSvg(std::span<const GanttChart> charts);

}  // namespace vortex::runtime
