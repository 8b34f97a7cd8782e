// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/word_places.h"

#include <algorithm>

namespace vortex::ui {

std::vector<std::optional<std::size_t>> placeWords(const std::vector<std::vector<QRectF>>& wanted, const QRectF& ground,
                                                   std::vector<QRectF> taken) {
  std::vector<std::optional<std::size_t>> places;
  places.reserve(wanted.size());
  for (const std::vector<QRectF>& word : wanted) {
    const auto free = std::find_if(word.begin(), word.end(), [&](const QRectF& place) {
      return ground.contains(place) &&
             std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(place); });
    });
    places.push_back(free == word.end() ? std::nullopt : std::optional(static_cast<std::size_t>(free - word.begin())));
    if (free != word.end())
      taken.push_back(*free);
  }
  return places;
}

}  // namespace vortex::ui
