// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chains of reruns: a slot that was made again, and those that made it again, by who names whom. Each is a slot of its own with a
// number of its own; in its chain it is the n-th, which people read as "4163·2".
#pragma once

#include "engine/slot/rerun_link.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace vortex::analysis {

struct ChainPlace {
  SlotId root;     // the slot that the chain began with; its own number where it makes nobody again
  int nth = 1;     // in the order of the numbers; the root is 1
  int length = 1;  // of the chain, those that are known
  // Of one that did not succeed: the newest of its reruns, or of theirs, that did.
  std::optional<SlotId> addressedBy;
  friend bool operator==(const ChainPlace&, const ChainPlace&) = default;
};

// links: by number, ascending; the places come in the same order. An ancestor that is not among them (retention took it) still
// names the chain and counts as its first. Whoever names itself or a later slot names nobody: such a store is damaged.
std::vector<ChainPlace> rerunChains(std::span<const RerunLink> links);

// Of reruns alone, in any order (history/reader.h has them): by the slot that is addressed, the rerun that does it.
std::unordered_map<SlotId, SlotId> addressedBy(std::span<const RerunLink> reruns);

}  // namespace vortex::analysis
