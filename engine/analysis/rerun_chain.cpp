// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/rerun_chain.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace vortex::analysis {
namespace {

// Where a slot is among the links, which are ascending.
std::optional<std::size_t> placeOf(std::span<const ChainLink> links, SlotId slot) {
  const auto link = std::lower_bound(links.begin(), links.end(), slot, [](const ChainLink& l, SlotId id) { return l.slot < id; });
  return link != links.end() && link->slot == slot ? std::optional(static_cast<std::size_t>(link - links.begin())) : std::nullopt;
}

}  // namespace

std::vector<ChainPlace> rerunChains(std::span<const ChainLink> links) {
  std::vector<ChainPlace> places;
  places.reserve(links.size());
  std::unordered_map<std::uint64_t, int> lengths;  // by root, only of those that were made again
  for (const ChainLink& link : links) {
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

}  // namespace vortex::analysis
