// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict over a clip's two scores (contract 6).
#pragma once

#include "engine/backend/messages.h"
#include "engine/slot/settings.h"
#include "engine/slot/slot_record.h"

#include <optional>

namespace vortex::runtime {

// Passes when B and L both reach their minimum, which is the config's or the recipe's own, whichever is higher. Equality passes,
// NaN never does; NaN has no ensemble and no outlier either.
ScoreRecord judge(backend::Scores scores, const CheckSettings& check, std::optional<double> recipeMinimum);

}  // namespace vortex::runtime
