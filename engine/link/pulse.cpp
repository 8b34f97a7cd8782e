// SPDX-License-Identifier: Apache-2.0
#include "engine/link/pulse.h"

namespace vortex::link {

void PulseJudge::begin(Time now) {
  m_last = {};
  m_lastAt = now;
  m_silent = {};
}

bool PulseJudge::observe(const Pulse& pulse, Time now) {
  const Duration passed = now - m_lastAt;
  const bool beaten = pulse.beats != m_last.beats;
  const bool looked = passed <= kMaxGapPeriods * m_period;
  const auto &before = m_last.mainThread, &after = pulse.mainThread;
  const bool starved =
      after && after->runnable && before && inSeconds(after->cpuTime - before->cpuTime) < kStarvedShare * inSeconds(passed);
  m_last = pulse;
  m_lastAt = now;
  if (beaten)
    m_silent = {};
  else if (looked && !starved)
    m_silent += passed;
  return m_silent >= m_hungAfter;
}

}  // namespace vortex::link
