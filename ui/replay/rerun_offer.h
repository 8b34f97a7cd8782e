// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with chosen slots, from which stage on, and how long it will take: by their records alone, so that it is there
// while one chooses. Files are proved when something is asked for (rerun_plan.h). Reads the store: for a thread that may wait.
#pragma once

#include "engine/analysis/rerun_estimate.h"
#include "ui/replay/rerun_plan.h"

namespace vortex::ui {

struct RerunOffer {
  struct From {
    std::vector<SlotId> can;           // in the order in which they were chosen
    QString whyNot;                    // of the first that cannot; "" when all can
    analysis::RerunEstimate estimate;  // of those that can
  };
  std::vector<SlotId> chosen;
  PerStage<From> from;  // audio: everything is made again
};
RerunOffer readRerunOffer(const RerunQuestion& question);

}  // namespace vortex::ui
