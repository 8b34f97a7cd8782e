// SPDX-License-Identifier: Apache-2.0
//
// Who makes whom again: of one slot, what its chain of reruns (analysis/rerun_chain.h) is known by.
#pragma once

#include "engine/slot/ids.h"

#include <optional>

namespace vortex {

struct RerunLink {
  SlotId slot;
  std::optional<SlotId> rerunOf;  // the slot that it makes again; a rerun's number is above it
  bool succeeded = false;
};

}  // namespace vortex
