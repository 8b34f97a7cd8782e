// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/tally.h"

namespace vortex::headless {

void Tally::submitted(SlotId slot, Time now) {
  m_undecided.insert(slot);
  ++m_summary.slotCount;
  if (!m_first)
    m_first = now;
}

void Tally::take(const Event& event) {
  if (const auto* done = std::get_if<event::SlotComplete>(&event.body)) {
    m_undecided.erase(done->slot);
    ++m_summary.outcomes[done->verdict.outcome];
    m_last = event.at;
    if (done->verdict.outcome == Outcome::Succeeded || done->verdict.outcome == Outcome::Late)
      m_undelivered.insert(done->slot);
  } else if (const auto* delivered = std::get_if<event::SlotDelivered>(&event.body)) {
    m_undelivered.erase(delivered->slot);
    ++m_summary.delivered;
  } else if (const auto* failed = std::get_if<event::DeliveryFailed>(&event.body)) {
    m_undelivered.erase(failed->slot);
  } else if (const auto* ready = std::get_if<event::DeviceReady>(&event.body)) {
    m_summary.device = ready->device;
  } else if (std::holds_alternative<event::DeviceHeld>(event.body)) {
    m_deviceFailed = true;
  }
}

void Tally::gaveWay(SlotId slot) {
  --m_summary.slotCount;
  if (m_undecided.erase(slot) == 0 && --m_summary.outcomes[Outcome::Canceled] == 0)
    m_summary.outcomes.erase(Outcome::Canceled);
}

telemetry::RunSummary Tally::summary() const {
  telemetry::RunSummary summary = m_summary;
  if (m_first && m_last)
    summary.wall = *m_last - *m_first;
  return summary;
}

ExitStatus Tally::status(std::uint64_t asked) const {
  if (m_deviceFailed)
    return ExitStatus::EngineFailed;
  const auto succeeded = m_summary.outcomes.find(Outcome::Succeeded);
  const bool all = succeeded != m_summary.outcomes.end() && succeeded->second == m_summary.slotCount &&
                   m_summary.delivered == m_summary.slotCount && m_summary.slotCount >= asked;
  return all ? ExitStatus::AllDelivered : ExitStatus::SomeSlotDidNot;
}

}  // namespace vortex::headless
