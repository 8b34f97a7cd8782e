// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several values over time, kept with the least and the most of every 16, 256, 4,096 … samples, so that a day costs as much to
// paint as a minute: whoever paints asks for at most so many cells, and each says between which values it stayed. Appending costs a
// comparison a level. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace vortex::ui {

class Envelope {
 public:
  static constexpr int kShift = 4;  // 16 cells of a level are one of the next
  static constexpr int kLevels = 6;

  struct Bounds {
    float low = std::numeric_limits<float>::max(), high = std::numeric_limits<float>::lowest();
    void take(float value) {
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
  };
  struct Cell {
    double from = 0;                 // of its first sample; it lasts until the next cell's
    std::span<const Bounds> values;  // one a channel; until the envelope changes
  };

  explicit Envelope(std::size_t channels) : m_channels(channels) {}

  // `at` does not fall; one value a channel.
  void append(double at, std::span<const float> values);
  // Lets go what is older, from time to time and a whole stretch at once, so that memory stays bounded.
  void dropBefore(double at);

  std::size_t size() const { return m_at.size(); }  // samples
  std::size_t channels() const { return m_channels; }
  double last() const { return m_at.empty() ? 0 : m_at.back(); }

  // The cells that [from, to] shows, the one that reaches into it included: of the finest level that has at most `most` there, else
  // of the coarsest.
  std::vector<Cell> cells(double from, double to, std::size_t most) const;
  // Index of the sample that holds at `at`; size() where there is none yet.
  std::size_t sampleAt(double at) const;
  double timeOf(std::size_t sample) const { return m_at[sample]; }
  float value(std::size_t sample, std::size_t channel) const { return m_levels[0][sample * m_channels + channel].low; }

 private:
  std::size_t m_channels;
  std::vector<double> m_at;
  std::array<std::vector<Bounds>, kLevels> m_levels;  // level k: cell i covers the samples from i · 16^k
};

}  // namespace vortex::ui
