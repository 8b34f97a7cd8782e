// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/envelope.h"

#include <algorithm>

namespace vortex::ui {

void Envelope::append(double at, std::span<const float> values) {
  const std::size_t sample = m_at.size();
  m_at.push_back(at);
  for (int level = 0; level < kLevels; ++level) {
    std::vector<Bounds>& cells = m_levels[static_cast<std::size_t>(level)];
    const std::size_t first = (sample >> (kShift * level)) * m_channels;
    if (cells.size() == first)
      cells.resize(first + m_channels);
    for (std::size_t channel = 0; channel < m_channels; ++channel)
      cells[first + channel].take(values[channel]);
  }
}

void Envelope::dropBefore(double at) {
  const auto keep = static_cast<std::size_t>(std::lower_bound(m_at.begin(), m_at.end(), at) - m_at.begin());
  // A quarter at once: what stays is sorted into its cells anew.
  if (keep < 1024 || keep < m_at.size() / 4)
    return;
  Envelope kept(m_channels);
  std::vector<float> values(m_channels);
  for (std::size_t sample = keep; sample < m_at.size(); ++sample) {
    for (std::size_t channel = 0; channel < m_channels; ++channel)
      values[channel] = value(sample, channel);
    kept.append(m_at[sample], values);
  }
  *this = std::move(kept);
}

std::size_t Envelope::sampleAt(double at) const {
  const auto next = std::upper_bound(m_at.begin(), m_at.end(), at);
  return next == m_at.begin() ? m_at.size() : static_cast<std::size_t>(next - m_at.begin()) - 1;
}

std::vector<Envelope::Cell> Envelope::cells(double from, double to, std::size_t most) const {
  std::vector<Cell> found;
  if (m_at.empty() || to < m_at.front())
    return found;
  const std::size_t reaches = sampleAt(from), first = reaches == m_at.size() ? 0 : reaches, last = sampleAt(to);
  int level = 0;
  while (level + 1 < kLevels && (last >> (kShift * level)) - (first >> (kShift * level)) + 1 > most)
    ++level;
  const std::vector<Bounds>& cells = m_levels[static_cast<std::size_t>(level)];
  for (std::size_t cell = first >> (kShift * level); cell <= last >> (kShift * level); ++cell)
    found.push_back({.from = m_at[cell << (kShift * level)], .values = std::span(cells).subspan(cell * m_channels, m_channels)});
  return found;
}

}  // namespace vortex::ui
