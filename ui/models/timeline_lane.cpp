// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_lane.h"

#include <algorithm>

namespace vortex::ui {

void LaneFolder::add(const Shape& bar, double left, double right) {
  std::optional<Fold>& fold = bar.abnormal ? m_abnormal : m_normal;
  const double least = bar.abnormal ? kLeastAbnormal : kLeast;
  right = std::max(right, left + least);
  const bool thin = right - left <= kFolded;
  // Thin bars join while they would touch, or stand so close that no cursor can part them.
  if (fold && thin && fold->shape.stage == bar.stage && left - fold->right < kFolded) {
    fold->right = std::max(fold->right, right);
    ++fold->shape.count;
    fold->shape.slot = bar.slot;  // the newest stands for them
    fold->shape.index = bar.index;
    return;
  }
  put(fold);
  if (thin)
    fold = Fold{bar, left, right};
  else
    m_to.add(bar, left, right, m_top, m_height, least);
}

void LaneFolder::put(std::optional<Fold>& fold) {
  if (fold)
    m_to.add(std::move(fold->shape), fold->left, fold->right, m_top, m_height, kLeast);
  fold.reset();
}

void LaneFolder::flush() {
  put(m_normal);
  put(m_abnormal);
}

}  // namespace vortex::ui
