// SPDX-License-Identifier: GPL-3.0-or-later
//
// By how much two sounds, pictures or videos differ. Pure: what is read and decoded is media_measure.h's.
#pragma once

#include "engine/output/media_reader.h"

#include <cstddef>
#include <optional>
#include <span>

namespace vortex::output {

// Of samples on the 16-bit grid, in its steps. What the longer one has beyond the shorter one differs by its own size.
struct SoundDifference {
  std::size_t differing = 0, of = 0;  // samples; of: the longer one's
  long largest = 0;                   // 16-bit steps
  double first_s = 0, last_s = 0;     // of those that differ
};
SoundDifference soundDifference(std::span<const float> first, std::span<const float> second, int rate);

// PSNR = 10 · log10(255² / mean squared error), over all pixels and channels, in dB; absent where nothing differs.
struct PictureDifference {
  int largest = 0;  // of 255
  std::optional<double> psnr_dB;
};
// Of the same size.
PictureDifference pictureDifference(const RgbFrame& first, const RgbFrame& second);

// Decoded frames one after the other. The clips are lossy: frames that differ here may have come from the same bits (frames.sha256
// knows), and never the other way round.
struct ClipDifference {
  int compared = 0, differing = 0;
  int firstFrame = 0, lastFrame = 0;  // of those that differ, from 0
  int largest = 0;                    // of 255
  std::optional<double> worst_dB;     // the frame that differs most
  std::optional<double> mean_dB;      // by the mean squared error over all compared frames
  int worstFrame = 0;
};
class ClipDifferenceFold {
 public:
  void add(const RgbFrame& first, const RgbFrame& second);  // of the next frame; of the same size
  ClipDifference result() const;

 private:
  ClipDifference m_so;
  double m_errors = 0;  // sum of the frames' mean squared errors
  double m_worst = 0;
};

}  // namespace vortex::output
