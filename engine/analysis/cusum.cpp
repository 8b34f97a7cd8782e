// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/cusum.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vortex::analysis {
namespace {

constexpr double kMadToDeviation = 1.4826;  // of a normal distribution

double medianOfBaseline(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

}  // namespace

bool Cusum::add(double value) {
  m_sum = std::max(0., m_sum + (value - m_rule.middle) / m_rule.scale - m_rule.slack);
  return m_sum > m_rule.alarm;
}

std::optional<std::size_t> shiftIn(std::span<const double> values, double block) {
  if (values.size() <= kCusumBaseline)
    return std::nullopt;
  std::vector<double> baseline(values.begin(), values.begin() + kCusumBaseline);
  const double middle = medianOfBaseline(baseline);
  for (double& value : baseline)
    value = std::abs(value - middle);
  Cusum cusum({.middle = middle, .scale = std::max(kMadToDeviation * medianOfBaseline(baseline), block)});
  for (std::size_t i = kCusumBaseline; i < values.size(); ++i)
    if (cusum.add(values[i]))
      return i;
  return std::nullopt;
}

}  // namespace vortex::analysis
