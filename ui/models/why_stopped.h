// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why an attempt ran into its timeout, or over the hard memory limit, as far as the slots before it say: how long its stage took in
// each of them, whether that rises from slot to slot, and whether what the stage or the whole device held meanwhile does, by the
// memory's samples. A trend is told where chance alone would rise like that in less than one of twenty (Mann-Kendall, exact;
// analysis/mann_kendall.h).
#pragma once

#include "ui/models/session.h"

#include <QString>
#include <optional>

namespace vortex::ui {

struct WhyStopped {
  static constexpr std::size_t kBefore = 5;    // slots that are looked at
  static constexpr std::size_t kForTrend = 4;  // below it no order is rarer than one in twenty
  static constexpr double kRareEnough = 0.05;
  static constexpr double kLeastGrowth = 1.05;  // of what was held; less is nothing to act on
  QString text;
  bool memoryGrows = false;
};

// Of the slot's last attempt that was stopped so. Nothing where none was, or nothing of its stage finished before it in this
// session. Costs a look at some slots before it.
std::optional<WhyStopped> whyStopped(const Session& session, const Slot& slot);

}  // namespace vortex::ui
