// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a rerun will take, said before it begins, and how long it took, said beside that at its end. Engine time, from the first
// slot's submission to the last one's decision.
#pragma once

#include "app/headless/slot_run.h"
#include "engine/analysis/rerun_estimate.h"

#include <optional>
#include <string>

namespace vortex::headless {

// "50 slots, some 17 min 30 s (12 of them by what others took)"
std::string sentenceOf(const analysis::RerunEstimate& estimate);

class RerunEstimateLines final : public RunCompanion {
 public:
  // every: between two slots of a channel that goes first; 0: there is none.
  explicit RerunEstimateLines(const analysis::RerunEstimate& estimate, Duration every = {})
      : m_estimate(estimate), m_every(every) {}
  void begin(Reporter& reporter) override;
  void take(const Event& event, Reporter& reporter) override;
  void ended(Time now, Reporter& reporter) override;

 private:
  std::string json(Time now, std::optional<Duration> took) const;

  Duration total() const { return analysis::besideChannel(m_estimate, m_every); }

  analysis::RerunEstimate m_estimate;
  Duration m_every;
  std::optional<Time> m_first, m_last;
};

}  // namespace vortex::headless
