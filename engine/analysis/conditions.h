// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slot's stage times depend on, beside its recipe. Times that were measured under different ones are not held against each
// other without a word. Pure.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>

namespace vortex::analysis {

struct Conditions {
  std::string profile;         // empty: not on record
  std::string backend;         // "torch", "simulated"; empty: not on record
  std::optional<int> quality;  // the level; absent: not on record
  std::string device{};        // as it names itself, "NVIDIA H200"; empty: not on record, or the same as the backend's
  friend auto operator<=>(const Conditions&, const Conditions&) = default;
};

// "fast on torch (NVIDIA H200), quality 0".
std::string toString(const Conditions& conditions);

using SlotsByConditions = std::map<Conditions, int>;

}  // namespace vortex::analysis
