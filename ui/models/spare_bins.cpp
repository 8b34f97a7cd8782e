// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/spare_bins.h"

#include <algorithm>
#include <array>

namespace vortex::ui {
namespace {

constexpr std::array kBinWidths_ms{10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 50'000};

void count(const std::vector<Duration>& spares, SpareBins& bins, std::vector<int>& to) {
  for (const Duration spare : spares) {
    const auto bin = static_cast<std::size_t>((spare - bins.from) / bins.width);
    bins.most = std::max(bins.most, ++to[std::min(bin, to.size() - 1)]);
  }
}

}  // namespace

SpareBins binSpares(const std::vector<Duration>& before, const std::vector<Duration>& after, Duration target, int mostBins) {
  Duration least = std::min(Duration{}, target), most = std::max(Duration{}, target);
  for (const auto* spares : {&before, &after})
    if (!spares->empty()) {
      least = std::min(least, spares->front());
      most = std::max(most, spares->back());
    }
  SpareBins bins;
  for (const int width : kBinWidths_ms) {
    bins.width = milliseconds(width);
    // Down to a whole bin, also below 0.
    bins.from = least >= Duration{} ? Duration{} : -((-least + bins.width - Duration{1}) / bins.width) * bins.width;
    if ((most - bins.from) / bins.width < mostBins)
      break;
  }
  const auto number = static_cast<std::size_t>((most - bins.from) / bins.width) + 1;
  bins.before.assign(number, 0);
  bins.after.assign(number, 0);
  count(before, bins, bins.before);
  count(after, bins, bins.after);
  return bins;
}

}  // namespace vortex::ui
