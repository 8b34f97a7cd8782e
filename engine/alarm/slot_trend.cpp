// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarm/slot_trend.h"

#include <algorithm>

namespace vortex::alarm {
namespace {

enum class Said : std::uint8_t { Sound = 1, Failed, Nothing };

Said saidBy(Outcome outcome) {
  switch (outcome) {
  case Outcome::Succeeded:
  case Outcome::Late:
    return Said::Sound;
  case Outcome::TimedOut:
  case Outcome::Failed:
  case Outcome::DeadlineUnreachable:
  case Outcome::SelfCheckFailed:
    return Said::Failed;
  case Outcome::Canceled:
  case Outcome::Shed:
    return Said::Nothing;
  }
  return Said::Nothing;
}

}  // namespace

void SlotTrend::queued(const event::SlotQueued& e) {
  if (!e.airAt)  // a rerun, or a capture's own: the channel is neither starved for want of it nor fed by it
    return;
  m_onAir = true;
  m_undecided.insert(e.slot);
}

void SlotTrend::complete(const event::SlotComplete& e) {
  m_undecided.erase(e.slot);
  const Said said = saidBy(e.verdict.outcome);
  if (said == Said::Nothing)
    return;
  m_failed.push_back(said == Said::Failed);
  if (m_failed.size() > kWindow)
    m_failed.pop_front();
  if (said == Said::Sound)
    m_late = e.verdict.outcome == Outcome::Late || e.marginGeneration.value_or(Duration{}) < Duration{} ? m_late + 1 : 0;
}

int SlotTrend::failed() const { return static_cast<int>(std::count(m_failed.begin(), m_failed.end(), true)); }

}  // namespace vortex::alarm
