// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/guests.h"

#include "engine/slot/forecast_sum.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <utility>

namespace vortex::headless {

Guests::Guests(Engine& engine, const EngineOptions& options, const std::filesystem::path& store)
    : m_engine(engine), m_takes(options.settings.generationTarget), m_keeper(*this) {
  m_keeper.open(store, options);
}

void Guests::told(const Event& event) {
  m_keeper.told(event);
  if (const auto* forecast = std::get_if<event::SlotForecast>(&event.body)) {
    // A whole slot's, unless stages were given to it.
    const bool whole = m_forecast.insert(forecast->slot).second && !(m_making && m_making->entry.request.given);
    if (whole)
      m_takes = stagesOf(*forecast);
  }
  const auto* end = std::get_if<event::SlotComplete>(&event.body);
  if (end == nullptr)
    return;
  m_forecast.erase(end->slot);
  if (!m_making || m_making->slot != end->slot)
    return;
  Making made = std::move(*m_making);
  m_making.reset();
  const bool gone = end->verdict.outcome == Outcome::Canceled || end->verdict.outcome == Outcome::Shed;
  if (!made.stopped || !gone)
    return;
  m_waiting.push_front(std::move(made.entry));
  m_keeper.gaveWay(made.slot, true);
}

void Guests::serve(const OwnSlots& own, Duration every) {
  const Time now = m_engine.now();
  m_every = every;
  if (m_making && !m_making->stopped && guestMustGiveWay(own, now)) {
    m_making->stopped = true;
    m_engine.cancel(m_making->slot);
  }
  if (!m_making && !m_waiting.empty() && !m_ending && guestMayStart(own, now, m_takes)) {
    Entry entry = std::move(m_waiting.front());
    m_waiting.pop_front();
    const SlotId slot = m_engine.submit(entry.request);
    m_slots.insert(slot);
    m_keeper.submitted(entry.ticket, slot);
    m_making = Making{.slot = slot, .entry = std::move(entry)};
  }
  m_keeper.serve(now);
}

void Guests::introduce(EngineOptions&, door::say::Welcome& welcome) const {
  welcome.now = m_engine.now();
  welcome.every = m_every;
}

void Guests::queue(std::vector<SlotRequest> requests, const std::vector<door::Ticket>& tickets, const std::string&) {
  for (std::size_t i = 0; i < requests.size(); ++i)
    m_waiting.push_back({.ticket = tickets[i], .request = std::move(requests[i])});
  m_changed = true;
}

void Guests::remove(door::Ticket ticket) {
  std::erase_if(m_waiting, [&](const Entry& entry) { return entry.ticket == ticket; });
  m_changed = true;
}

std::optional<std::vector<door::Ticket>> Guests::changedQueue() {
  if (!std::exchange(m_changed, false))
    return std::nullopt;
  std::vector<door::Ticket> tickets;
  std::transform(m_waiting.begin(), m_waiting.end(), std::back_inserter(tickets), [](const Entry& entry) { return entry.ticket; });
  return tickets;
}

void Guests::noDoor(const std::string& why) {
  std::cerr << "vortex-engine: other programs cannot ask this one for anything: " << why << '\n';
}

}  // namespace vortex::headless
