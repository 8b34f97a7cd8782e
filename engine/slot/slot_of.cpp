// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/slot_of.h"

namespace vortex {

std::optional<SlotId> slotOf(const EventBody& body) {
  return std::visit(
      [](const auto& e) -> std::optional<SlotId> {
        if constexpr (requires { e.slot; })
          return e.slot;
        else if constexpr (requires { e.attempt; })
          return e.attempt.slot;
        else
          return std::nullopt;
      },
      body);
}

}  // namespace vortex
