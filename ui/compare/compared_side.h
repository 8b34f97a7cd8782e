// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/comparison.h"
#include "ui/compare/media_comparison.h"
#include "ui/models/recorded_list.h"

namespace vortex::ui {

// What stands over and beside a slot's pictures: its name in the chain, what became of it, and why it has no files.
ComparedSide comparedSide(const report::ComparedSlot& slot, const RecordedList& list);

}  // namespace vortex::ui
