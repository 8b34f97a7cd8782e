// SPDX-License-Identifier: GPL-3.0-or-later
//
// Memory snapshots as text and as JSON.
#pragma once

#include "engine/snapshot/comparison.h"
#include "engine/snapshot/standing.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <vector>

namespace vortex::headless {

// What a snapshot's head says.
std::string textOf(const snapshot::SnapshotTotals& totals);
nlohmann::ordered_json jsonOf(const snapshot::SnapshotTotals& totals);

using StackOf = std::function<std::vector<snapshot::StackFrame>(std::uint32_t)>;

// The `top` first groups as a table, and what is left. `stackOf`: also each one's frames; none: without.
std::string tableOf(const std::vector<snapshot::StandingGroup>& groups, snapshot::GroupBy by, std::size_t top,
                    const StackOf& stackOf);
nlohmann::ordered_json jsonOf(const std::vector<snapshot::StandingGroup>& groups, snapshot::GroupBy by, std::size_t top,
                              const StackOf& stackOf);

// `stackOf`: of the second snapshot.
std::string tableOf(const snapshot::SnapshotComparison& comparison, snapshot::GroupBy by, std::size_t top, const StackOf& stackOf);
nlohmann::ordered_json jsonOf(const snapshot::SnapshotComparison& comparison, snapshot::GroupBy by, std::size_t top,
                              const StackOf& stackOf);

}  // namespace vortex::headless
