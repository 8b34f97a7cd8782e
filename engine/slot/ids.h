// SPDX-License-Identifier: Apache-2.0
//
// Identities. A slot is known by its counter within a run (the store adds its UUID); the recipe's own slot_id is only a label.
// Attempt ids grow over the whole life of an engine, so "stop every attempt up to this id" is one number in shared memory.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace vortex {

struct SlotId {
  std::uint64_t value = 0;
  friend constexpr auto operator<=>(SlotId, SlotId) = default;
};

struct AttemptId {
  std::uint64_t value = 0;  // 0 is no attempt
  friend constexpr auto operator<=>(AttemptId, AttemptId) = default;
};

}  // namespace vortex

template <>
struct std::hash<vortex::SlotId> {
  std::size_t operator()(vortex::SlotId id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
template <>
struct std::hash<vortex::AttemptId> {
  std::size_t operator()(vortex::AttemptId id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
