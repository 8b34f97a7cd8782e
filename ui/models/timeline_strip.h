// SPDX-License-Identifier: GPL-3.0-or-later
//
// The timeline from afar: one strip for all slots. A column counts the slots that began in it as its height, and shows the worst
// outcome among them. Columns stand on the clock, so that they do not change while the view moves.
#pragma once

#include "ui/models/timeline_layout.h"

namespace vortex::ui {

inline constexpr double kColumnWidth = 3;  // pixels: what is abnormal is never thinner

void layStrip(const SceneInput& input, const PixelScale& scale, const std::vector<const Slot*>& found, SceneBuilder& builder,
              Scene& scene);

// How bad an outcome is for viewers and operators: 0 for none that is abnormal.
int severity(const Slot& slot);
// Worth stepping to: it missed, is missing, or ended in anything but success.
bool isAbnormal(const Slot& slot);
// The nearest of these before (direction -1) or after (1) the given slot; without one, from the newest back or the oldest on.
std::optional<SlotId> nextAbnormal(const std::deque<Slot>& all, std::optional<SlotId> from, int direction);

}  // namespace vortex::ui
