// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long making recorded slots again will take, from how long slots took. An estimate, and said as one.
#pragma once

#include "ui/models/recorded_list.h"

#include <QString>
#include <vector>

namespace vortex::ui {

struct RerunEstimate {
  int count = 0;    // that can be made again
  Duration work{};  // one after the other, with nothing beside them
  int unknown = 0;  // of these, for how many nothing comparable was recorded; they are not in `work`
};

// A slot that succeeded is expected to take what it took; any other what the slots that succeeded took at the median, or what it
// took itself where that was longer.
RerunEstimate estimateOf(const std::vector<const RecordedLine*>& chosen, const RecordedList& list);

bool canBeRerun(const RecordedLine& line);
QString whyNoRerun(const RecordedLine& line);  // "" when it can be
QString roughly(Duration duration);            // "8 s", "4 min 10 s", "2 h 5 min"
// "2 timed_out, 1 failed"
QString outcomesOf(const std::vector<const RecordedLine*>& chosen);

}  // namespace vortex::ui
