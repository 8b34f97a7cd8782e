// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of a slot when it is handed in, beside its recipe.
#pragma once

#include "engine/slot/ids.h"

#include <cstdint>
#include <optional>

namespace vortex::history {

struct SubmissionNote {
  std::optional<std::uint64_t> seed;
  bool onCadence = false;         // an air time of the channel
  std::optional<SlotId> rerunOf;  // the recorded slot that it makes again
};

}  // namespace vortex::history
