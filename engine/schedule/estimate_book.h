// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was seen, kept for what is to be predicted: how long the stages of whole slots took, encoding, restarts, peaks. Pure and
// bounded: the last kWindow of each. Whoever drives the scheduler records facts here and hands estimates() in as
// input::NewEstimates.
//
// Remaining work is one quantile per set of stages left, taken over *whole slots*: for each recorded slot the critical path of its
// own times through that set, then the quantile of those sums (a sum of stage quantiles is pessimistic; statistics: the P95s along
// the path add up to its 99.2 % point). Quantiles are the inverse of the empirical distribution: the k-th smallest of n, k =
// ceil(n·p), a value that occurred. Below kMinSamples (the least n at which the largest value bounds a P95 from above with 95 %
// confidence) they are not given and samples stays 0, so the targets stand in.
//
// Only slots whose four stages finished are in it: those that were cut short are missing at the upper end. Slots of another quality
// level belong into a book of their own.
#pragma once

#include "engine/schedule/input.h"
#include "engine/slot/settings.h"

#include <cstddef>
#include <vector>

namespace vortex::schedule {

// The last `bound` values, oldest overwritten first.
template <typename T>
class Ring {
 public:
  explicit Ring(std::size_t bound) : m_bound(bound) {}
  void add(const T& value) {
    if (m_values.size() < m_bound)
      m_values.push_back(value);
    else
      m_values[m_oldest] = value;
    m_oldest = (m_oldest + 1) % m_bound;
  }
  // In no particular order.
  const std::vector<T>& values() const { return m_values; }

 private:
  std::size_t m_bound;
  std::size_t m_oldest = 0;
  std::vector<T> m_values;
};

class EstimateBook {
 public:
  static constexpr std::size_t kWindow = 512;
  static constexpr int kMinSamples = 59;
  static constexpr std::size_t kRestarts = 8;

  // How long each stage of one slot took on its lane, by the attempts that finished.
  void recordSlot(const PerStage<Duration>& elapsed) { m_slots.add(elapsed); }
  void recordDelivery(Duration encode) { m_deliveries.add(encode); }
  void recordPeak(Stage stage, Bytes peak) { m_peaks[stage].add(peak); }
  // From the loss of the device (or its first start) to ready. The longest of the last kRestarts is what is reckoned with.
  void recordRestart(Duration startup) { m_restarts.add(startup); }

  // O(kWindow log kWindow) for each of the 16 sets: about a millisecond, once a slot.
  Estimates estimates(const Settings& settings) const;

 private:
  Ring<PerStage<Duration>> m_slots{kWindow};
  Ring<Duration> m_deliveries{kWindow};
  PerStage<Ring<Bytes>> m_peaks{Ring<Bytes>(kWindow), Ring<Bytes>(kWindow), Ring<Bytes>(kWindow), Ring<Bytes>(kWindow)};
  Ring<Duration> m_restarts{kRestarts};
};

// The k-th smallest of `sorted`, k = ceil(n·p). Precondition: sorted is not empty, 0 < p <= 1.
Duration quantile(const std::vector<Duration>& sorted, double p);

}  // namespace vortex::schedule
