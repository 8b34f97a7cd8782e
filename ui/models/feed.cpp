// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/feed.h"

#include <utility>
#include <variant>

namespace vortex::ui {
namespace {

bool leavesAClip(Outcome outcome) { return outcome == Outcome::Succeeded || outcome == Outcome::Late; }

}  // namespace

void Feed::told(const Event& event) {
  if (std::holds_alternative<event::DeviceReady>(event.body))
    m_channel.deviceReady(event.at);
  else if (const auto* end = std::get_if<event::SlotComplete>(&event.body))
    decided(*end);
  else if (const auto* written = std::get_if<event::SlotDelivered>(&event.body); written != nullptr && m_writing == written->slot)
    m_writing.reset();
  else if (const auto* failed = std::get_if<event::DeliveryFailed>(&event.body); failed != nullptr && m_writing == failed->slot)
    m_writing.reset();
}

void Feed::decided(const event::SlotComplete& end) {
  if (!m_offAir || m_offAir->slot != end.slot) {
    m_channel.decided();
    m_gapBegins = true;
    if (leavesAClip(end.verdict.outcome))
      m_writing = end.slot;
    return;
  }
  m_channel.offAirDecided();
  OffAir made = std::move(*m_offAir);
  m_offAir.reset();
  if (!made.stopped || (end.verdict.outcome != Outcome::Canceled && end.verdict.outcome != Outcome::Shed))
    return;
  const bool ofCapture = made.entry.ofCapture.has_value();
  const bool again = ++made.entry.gaveWay < kMostGivingWay || ofCapture;
  made.entry.held = !again;
  m_gaveWay = GaveWay{.slot = made.slot, .again = again, .ofCapture = ofCapture};
  m_channel.add({std::move(made.entry)}, true);
}

void Feed::feed(Time now, Duration offAirTakes) {
  giveWay(now);
  while (const auto entry = m_channel.due(now))
    submit(*entry);
  if (m_writing || m_offAir)
    return;
  if (std::exchange(m_gapBegins, false)) {
    const auto has = m_channel.tooShortForCapture(now, offAirTakes);
    m_shortGap = has ? std::optional(ShortGap{.needs = offAirTakes, .has = *has}) : std::nullopt;
  }
  if (auto entry = m_channel.dueOffAir(now, offAirTakes)) {
    m_shortGap.reset();
    const SlotId slot = submit(*entry);
    m_offAir = OffAir{.slot = slot, .entry = std::move(*entry)};
  }
}

// The air slot does not wait for the stop: the scheduler starts it as the lanes come free, within the drain's bound.
void Feed::giveWay(Time now) {
  if (!m_offAir || m_offAir->stopped || !m_channel.mustGiveWay(now))
    return;
  m_offAir->stopped = true;
  m_to.cancel(m_offAir->slot);
}

SlotId Feed::submit(const Waiting& entry) {
  m_submitted = m_to.submit(entry, m_channel.every() > Duration{} && !entry.offAir);
  return *m_submitted;
}

std::optional<Feed::GaveWay> Feed::takeGaveWay() { return std::exchange(m_gaveWay, std::nullopt); }

}  // namespace vortex::ui
