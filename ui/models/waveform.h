// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sound drawn in few columns: the least and the greatest sample of each stretch, so that no peak is lost however narrow it is.
#pragma once

#include <span>
#include <vector>

namespace vortex::ui {

struct Peak {
  float low = 0, high = 0;
  friend bool operator==(const Peak&, const Peak&) = default;
};

// `columns` stretches of equal length, to a sample; fewer where there are fewer samples. Samples that are no number count as 0.
std::vector<Peak> peaksOf(std::span<const float> samples, int columns);

// The same in fewer columns: exactly the peaks of the sound where `columns` divides them, else of stretches that overlap by one.
std::vector<Peak> fewerPeaks(std::span<const Peak> peaks, int columns);

}  // namespace vortex::ui
