// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/addressed.h"

#include <algorithm>
#include <string>
#include <vector>

namespace vortex::history {
namespace {

constexpr std::string_view kNeedsAddressing =
    "'timed_out', 'failed', 'canceled', 'deadline_unreachable', 'self_check_failed', 'shed', 'interrupted'";

}  // namespace

std::unordered_map<SlotId, SlotId> addressedBy(std::span<const RerunLink> links) {
  // The newest first: what is known of a rerun is complete when it is its ancestor's turn to hear of it.
  std::vector<RerunLink> ordered(links.begin(), links.end());
  std::sort(ordered.begin(), ordered.end(), [](const RerunLink& a, const RerunLink& b) { return b.slot < a.slot; });
  std::unordered_map<SlotId, SlotId> newest;
  for (const RerunLink& link : ordered) {
    if (!(link.of < link.slot))
      continue;
    SlotId best = link.succeeded ? link.slot : SlotId{};
    if (const auto later = newest.find(link.slot); later != newest.end() && best < later->second)
      best = later->second;
    if (best == SlotId{})
      continue;
    SlotId& known = newest[link.of];
    known = std::max(known, best);
  }
  return newest;
}

bool needsAddressing(std::string_view outcomeOrState) {
  return !outcomeOrState.empty() && kNeedsAddressing.find("'" + std::string(outcomeOrState) + "'") != std::string_view::npos;
}

std::string_view needsAddressingSql() { return kNeedsAddressing; }

}  // namespace vortex::history
