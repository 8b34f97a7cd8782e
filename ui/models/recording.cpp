// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recording.h"

#include "engine/slot/slot_of.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace vortex::ui {
namespace {

// One a program, so that no pane takes one telling for another.
std::uint64_t newStory() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

bool isNotable(const EventBody& body) {
  return !std::holds_alternative<event::AttemptStep>(body) && !std::holds_alternative<event::SlotForecast>(body);
}

}  // namespace

Recording::Recording(std::vector<Event> events, std::vector<RecordedSample> samples)
    : m_events(std::make_shared<const std::vector<Event>>(std::move(events))), m_samples(std::move(samples)) {
  const std::size_t stretch = std::max(kStretch, m_events->size() / kMostCopies + 1);
  m_times.reserve(m_events->size());
  Session session;
  m_copies.push_back({});
  for (std::size_t i = 0; i < m_events->size(); ++i) {
    const Event& event = (*m_events)[i];
    const Time at = m_times.empty() ? event.at : std::max(m_times.back(), event.at);
    m_times.push_back(at);
    if (isNotable(event.body)) {
      m_notable.push_back(at);
      if (const auto slot = slotOf(event.body))
        m_notableOf[slot->value].push_back(at);
    }
    session.apply(event);
    if ((i + 1) % stretch == 0)
      m_copies.push_back({.events = i + 1, .session = session});
  }
}

std::size_t Recording::toldUntil(Time to) const {
  return static_cast<std::size_t>(std::upper_bound(m_times.begin(), m_times.end(), to) - m_times.begin());
}

void Recording::seek(Session& session, Place& place, Time to) const {
  const std::size_t events = toldUntil(to);
  const auto known = std::upper_bound(m_samples.begin(), m_samples.end(), to,
                                      [](Time at, const RecordedSample& sample) { return at < sample.known; });
  const auto samples = static_cast<std::size_t>(known - m_samples.begin());
  const auto after =
      std::upper_bound(m_copies.begin(), m_copies.end(), events, [](std::size_t n, const Copy& copy) { return n < copy.events; });
  const Copy& nearest = *(after - 1);
  const bool back = place.story == 0 || events < place.events || samples < place.samples;
  if (back || (nearest.events > place.events && events - place.events > kStretch)) {
    session = nearest.session;
    place = {.events = nearest.events, .samples = 0, .story = newStory()};
    session.setStory(place.story);
  }
  for (; place.events < events; ++place.events)
    session.apply((*m_events)[place.events]);
  for (; place.samples < samples; ++place.samples)
    session.apply({.seq = 0, .at = m_samples[place.samples].sample.at, .body = m_samples[place.samples].sample.memory});
}

const std::vector<Time>& Recording::timesOf(std::optional<SlotId> slot) const {
  static const std::vector<Time> none;
  if (!slot)
    return m_notable;
  const auto found = m_notableOf.find(slot->value);
  return found == m_notableOf.end() ? none : found->second;
}

std::optional<Time> Recording::nextEvent(std::optional<SlotId> slot, Time after) const {
  const std::vector<Time>& times = timesOf(slot);
  const auto next = std::upper_bound(times.begin(), times.end(), after);
  return next == times.end() ? std::nullopt : std::optional(*next);
}

std::optional<Time> Recording::previousEvent(std::optional<SlotId> slot, Time before) const {
  const std::vector<Time>& times = timesOf(slot);
  const auto next = std::lower_bound(times.begin(), times.end(), before);
  return next == times.begin() ? std::nullopt : std::optional(*(next - 1));
}

}  // namespace vortex::ui
