// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/waveform.h"

#include <algorithm>
#include <cmath>

namespace vortex::ui {

std::vector<Peak> peaksOf(std::span<const float> samples, int columns) {
  const std::size_t count = std::min(samples.size(), static_cast<std::size_t>(std::max(columns, 0)));
  std::vector<Peak> peaks(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = i * samples.size() / count, to = (i + 1) * samples.size() / count;
    const auto value = [&](std::size_t k) { return std::isfinite(samples[k]) ? samples[k] : 0.0f; };
    Peak peak{value(from), value(from)};
    for (std::size_t k = from + 1; k < to; ++k) {
      peak.low = std::min(peak.low, value(k));
      peak.high = std::max(peak.high, value(k));
    }
    peaks[i] = peak;
  }
  return peaks;
}

std::vector<Peak> fewerPeaks(std::span<const Peak> peaks, int columns) {
  const std::size_t count = std::min(peaks.size(), static_cast<std::size_t>(std::max(columns, 0)));
  std::vector<Peak> fewer(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = i * peaks.size() / count, to = ((i + 1) * peaks.size() + count - 1) / count;
    fewer[i] = peaks[from];
    for (std::size_t k = from + 1; k < to; ++k) {
      fewer[i].low = std::min(fewer[i].low, peaks[k].low);
      fewer[i].high = std::max(fewer[i].high, peaks[k].high);
    }
  }
  return fewer;
}

}  // namespace vortex::ui
