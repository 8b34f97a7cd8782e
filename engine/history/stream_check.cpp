// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/stream_check.h"

#include "engine/history/event_codec.h"
#include "engine/slot/slot_of.h"

#include <utility>

namespace vortex::history {
namespace {

using Complaint = std::optional<std::string>;

std::string nameOf(SlotId slot) { return "slot " + std::to_string(slot.value); }
std::string nameOf(const AttemptName& name) {
  return "attempt " + std::to_string(name.n) + " of " + std::string(toString(name.stage)) + " of " + nameOf(name.slot);
}

}  // namespace

Complaint StreamCheck::known(SlotId slot) const {
  return m_decided.contains(slot) ? Complaint() : nameOf(slot) + " was not queued before";
}

Complaint StreamCheck::started(const AttemptName& name) {
  if (auto why = known(name.slot))
    return why;
  return m_running.insert({name.slot, name.stage, name.n}).second ? Complaint() : nameOf(name) + " runs already";
}

Complaint StreamCheck::running(const AttemptName& name) const {
  if (auto why = known(name.slot))
    return why;
  return m_running.contains({name.slot, name.stage, name.n}) ? Complaint() : nameOf(name) + " does not run";
}

Complaint StreamCheck::ended(const AttemptName& name) {
  if (auto why = running(name))
    return why;
  m_running.erase({name.slot, name.stage, name.n});
  return std::nullopt;
}

Complaint StreamCheck::takeBody(const EventBody& body) {
  if (const auto* queued = std::get_if<event::SlotQueued>(&body)) {
    if (m_decided.size() >= kMostSlots)
      return "more than " + std::to_string(kMostSlots) + " slots cannot be imported at once";
    return m_decided.emplace(queued->slot, false).second ? Complaint() : nameOf(queued->slot) + " was queued before";
  }
  if (const auto* complete = std::get_if<event::SlotComplete>(&body)) {
    if (complete->verdict.outcome == Outcome::Shed)  // one that found no room in the queue was never in it
      m_decided.emplace(complete->slot, false);
    if (auto why = known(complete->slot))
      return why;
    return std::exchange(m_decided[complete->slot], true) ? nameOf(complete->slot) + " was decided before" : Complaint();
  }
  if (const auto* start = std::get_if<event::AttemptStarted>(&body))
    return started(start->attempt);
  if (const auto* step = std::get_if<event::AttemptStep>(&body))
    return running(step->attempt);
  if (const auto* stop = std::get_if<event::AttemptStopRequested>(&body))
    return running(stop->attempt);
  if (const auto* complete = std::get_if<event::StageComplete>(&body))
    return ended(complete->attempt);
  if (const auto* failed = std::get_if<event::AttemptFailed>(&body))
    return ended(failed->attempt);
  if (const auto* stopped = std::get_if<event::AttemptStopped>(&body))
    return ended(stopped->attempt);
  const auto slot = slotOf(body);
  return slot ? known(*slot) : Complaint();
}

Complaint StreamCheck::take(const Event& event) {
  Complaint why;
  if (event.seq <= m_lastSeq)
    why = "`seq` is " + std::to_string(event.seq) + " after " + std::to_string(m_lastSeq) + "; allowed is a higher one";
  else
    m_lastSeq = event.seq;
  auto other = takeBody(event.body);
  return why ? why : other;
}

}  // namespace vortex::history
