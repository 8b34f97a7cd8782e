// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/slot/event.h"

#include <optional>

namespace vortex {

// The slot that an event belongs to, if any.
std::optional<SlotId> slotOf(const EventBody& body);

}  // namespace vortex
