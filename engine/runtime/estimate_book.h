// SPDX-License-Identifier: GPL-3.0-or-later
//
// What recent slots took, as the estimates that the scheduler predicts from. Remaining work is taken from whole slots: for each set
// of stages left, each recorded slot gives one sum, the critical path over its own stage times, so stages that are slow together
// count together (a sum of the stages' quantiles would be pessimistic). Waiting is not in it; retries and their back-off are.
//
// Only slots that finished all four stages are recorded. Those that were aborted or timed out are censored, and what stands here is
// therefore a little too hopeful; the curves that correct for it are analysis/'s.
#pragma once

#include "engine/schedule/input.h"
#include "engine/slot/settings.h"
#include "engine/slot/slot_record.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace vortex::runtime {

class EstimateBook {
 public:
  static constexpr std::size_t kWindow = 512;  // the latest slots that count
  // The fewest whose extremes bound the 5 % and 95 % quantiles with 95 % confidence: 0.95^59 < 0.05.
  static constexpr std::size_t kEnough = 59;

  void noteSlot(const SlotRecord& record);
  void noteDelivery(Duration encode);
  void noteRestart(Duration restart);

  // New estimates when enough has changed since the last call that gave some: after each restart, and whenever the number of
  // recorded slots has grown by a sixteenth. Where fewer than kEnough were seen, samples is 0 and the scheduler takes the targets.
  std::optional<schedule::Estimates> refresh(const Settings& settings);

 private:
  std::array<PerStage<Duration>, kWindow> m_slots{};  // a ring
  std::array<PerStage<Bytes>, kWindow> m_peaks{};
  std::size_t m_seen = 0, m_seenAtRefresh = 0;
  std::vector<Duration> m_deliveries;
  std::size_t m_nextDelivery = 0;
  Duration m_restart{};
  bool m_restartChanged = false;
};

}  // namespace vortex::runtime
