// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/rerun_chain.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace vortex::analysis {
namespace {

// Where a slot is among the links, which are ascending.
std::optional<std::size_t> placeOf(std::span<const RerunLink> links, SlotId slot) {
  const auto link = std::lower_bound(links.begin(), links.end(), slot, [](const RerunLink& l, SlotId id) { return l.slot < id; });
  return link != links.end() && link->slot == slot ? std::optional(static_cast<std::size_t>(link - links.begin())) : std::nullopt;
}

}  // namespace

std::vector<ChainPlace> rerunChains(std::span<const RerunLink> links) {
  std::vector<ChainPlace> places;
  places.reserve(links.size());
  std::unordered_map<std::uint64_t, int> lengths;  // by root, only of those that were made again
  for (const RerunLink& link : links) {
    ChainPlace place{.root = link.slot, .addressedBy = {}};
    if (link.rerunOf && *link.rerunOf < link.slot) {
      const auto ancestor = placeOf(links, *link.rerunOf);
      place.root = ancestor ? places[*ancestor].root : *link.rerunOf;
      place.nth = ++lengths.try_emplace(place.root.value, 1).first->second;
    }
    places.push_back(place);
  }
  // From the newest back: what made a slot good is known when its ancestor's turn comes.
  for (std::size_t i = links.size(); i-- > 0;) {
    if (const auto length = lengths.find(places[i].root.value); length != lengths.end())
      places[i].length = length->second;
    if (places[i].nth > 1)
      if (const auto ancestor = placeOf(links, *links[i].rerunOf))
        places[*ancestor].addressedBy = std::max({places[*ancestor].addressedBy, places[i].addressedBy,
                                                  links[i].succeeded ? std::optional(links[i].slot) : std::nullopt});
  }
  for (std::size_t i = 0; i < links.size(); ++i)
    if (links[i].succeeded)
      places[i].addressedBy.reset();
  return places;
}

std::unordered_map<SlotId, SlotId> addressedBy(std::span<const RerunLink> reruns) {
  std::vector<RerunLink> links(reruns.begin(), reruns.end());
  for (const RerunLink& link : reruns)  // with those that the chains began with
    if (link.rerunOf && *link.rerunOf < link.slot)
      links.push_back({.slot = *link.rerunOf, .rerunOf = {}, .succeeded = false});
  // A rerun that is itself made again stands before the mention of it, and is the one that is kept.
  const auto isBefore = [](const RerunLink& a, const RerunLink& b) {
    return a.slot != b.slot ? a.slot < b.slot : a.rerunOf.has_value() && !b.rerunOf;
  };
  std::sort(links.begin(), links.end(), isBefore);
  const auto isSame = [](const RerunLink& a, const RerunLink& b) { return a.slot == b.slot; };
  links.erase(std::unique(links.begin(), links.end(), isSame), links.end());
  const std::vector<ChainPlace> places = rerunChains(links);
  std::unordered_map<SlotId, SlotId> addressed;
  for (std::size_t i = 0; i < links.size(); ++i)
    if (places[i].addressedBy)
      addressed.emplace(links[i].slot, *places[i].addressedBy);
  return addressed;
}

}  // namespace vortex::analysis
