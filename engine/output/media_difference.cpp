// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/media_difference.h"

#include <algorithm>
#include <cmath>

namespace vortex::output {
namespace {

struct PixelErrors {
  int largest = 0;
  double meanSquare = 0;
};

PixelErrors errorsOf(const RgbFrame& first, const RgbFrame& second) {
  PixelErrors errors;
  double sum = 0;
  const std::size_t count = std::min(first.pixels.size(), second.pixels.size());
  for (std::size_t i = 0; i < count; ++i) {
    const int difference = std::abs(int{first.pixels[i]} - int{second.pixels[i]});
    errors.largest = std::max(errors.largest, difference);
    sum += difference * difference;
  }
  errors.meanSquare = count > 0 ? sum / static_cast<double>(count) : 0;
  return errors;
}

std::optional<double> psnrOf(double meanSquare) {
  if (meanSquare <= 0)
    return std::nullopt;
  return 10 * std::log10(255.0 * 255.0 / meanSquare);
}

long stepsOf(float sample) { return std::lround(std::clamp(sample, -1.0f, 1.0f) * 32768.0f); }

}  // namespace

SoundDifference soundDifference(std::span<const float> first, std::span<const float> second, int rate) {
  SoundDifference found;
  found.of = std::max(first.size(), second.size());
  std::size_t last = 0;
  for (std::size_t i = 0; i < found.of; ++i) {
    const long a = i < first.size() ? stepsOf(first[i]) : 0, b = i < second.size() ? stepsOf(second[i]) : 0;
    const bool inBoth = i < first.size() && i < second.size();
    if (a == b && inBoth)
      continue;
    if (found.differing++ == 0)
      found.first_s = static_cast<double>(i) / rate;
    last = i;
    found.largest = std::max(found.largest, std::labs(a - b));
  }
  found.last_s = static_cast<double>(last) / rate;
  return found;
}

PictureDifference pictureDifference(const RgbFrame& first, const RgbFrame& second) {
  const PixelErrors errors = errorsOf(first, second);
  return {.largest = errors.largest, .psnr_dB = psnrOf(errors.meanSquare)};
}

void ClipDifferenceFold::add(const RgbFrame& first, const RgbFrame& second) {
  const int frame = m_so.compared++;
  const PixelErrors errors = errorsOf(first, second);
  if (errors.largest == 0)
    return;
  if (m_so.differing++ == 0)
    m_so.firstFrame = frame;
  m_so.lastFrame = frame;
  m_so.largest = std::max(m_so.largest, errors.largest);
  m_errors += errors.meanSquare;
  if (errors.meanSquare > m_worst) {
    m_worst = errors.meanSquare;
    m_so.worstFrame = frame;
  }
}

ClipDifference ClipDifferenceFold::result() const {
  ClipDifference result = m_so;
  result.worst_dB = psnrOf(m_worst);
  result.mean_dB = result.compared > 0 ? psnrOf(m_errors / result.compared) : std::nullopt;
  return result;
}

}  // namespace vortex::output
