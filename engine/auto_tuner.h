// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tuning of timeouts (analysis/timeout_tuning.h) where an engine asks for it: it puts the pure fold and the config's names of
// what it changes together.
#pragma once

#include "engine/analysis/timeout_tuning.h"
#include "engine/runtime/tuner.h"

namespace vortex {

class AutoTuner final : public runtime::Tuner {
 public:
  explicit AutoTuner(analysis::TimeoutTuning tuning) : m_tuning(std::move(tuning)) {}

  void told(const Event& event) override { m_tuning.take(event); }
  void configured(const Settings& settings, bool byHand) override { m_tuning.configure(settings, byHand); }
  void foresaw(const schedule::Estimates& estimates) override { m_tuning.foresee(estimates); }
  std::optional<Tuning> ask(std::vector<EventBody>& out) override;

 private:
  analysis::TimeoutTuning m_tuning;
};

}  // namespace vortex
