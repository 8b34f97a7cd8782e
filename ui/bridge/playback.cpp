// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/playback.h"

#include <QCoreApplication>
#include <algorithm>

namespace vortex::ui {
namespace {

const Settings& settingsAt(const RecordingFacts& facts, Time at) {
  const auto next = std::upper_bound(facts.settings.begin(), facts.settings.end(), at,
                                     [](Time time, const auto& entry) { return time < entry.first; });
  return next == facts.settings.begin() ? next->second : (next - 1)->second;
}

}  // namespace

// At its end: what it came to is what one opens it for, and what came before is a drag away.
Playback::Playback(Recording recording, RecordingFacts facts)
    : m_recording(std::move(recording)), m_facts(std::move(facts)), m_at(m_recording.end()) {
  if (m_facts.settings.empty())
    m_facts.settings.emplace_back(Time{}, contractSettings());
}

void Playback::seek(Time to) { m_at = std::clamp(to, begin(), end()); }

bool Playback::toNextEvent(std::optional<SlotId> slot) {
  const auto next = m_recording.nextEvent(slot, m_at);
  if (next)
    m_at = *next;
  return next.has_value();
}

bool Playback::toPreviousEvent(std::optional<SlotId> slot) {
  const auto previous = m_recording.previousEvent(slot, m_at);
  if (previous)
    m_at = *previous;
  return previous.has_value();
}

void Playback::play(bool on) {
  if (on && m_at == end())
    m_at = begin();
  m_plays = on;
}

bool Playback::advance(Duration passed, View& view) {
  if (m_plays) {
    seek(m_at + passed * m_speed);
    m_plays = m_at < end();
  }
  if (m_shown == m_at)
    return false;
  m_shown = m_at;
  m_recording.seek(view.session, m_place, m_at);
  view.log.show(m_recording.events(), m_place.events, m_place.story);
  view.settings = settingsAt(m_facts, m_at);
  view.now = m_at;
  return true;
}

View Playback::makeView() const {
  View view;
  view.settings = settingsAt(m_facts, begin());
  view.channel = std::make_unique<Channel>(view.settings.airAfter);
  view.simulated = m_facts.simulated;
  view.now = m_at;
  view.wallAtZeroMs = m_facts.wallAtZeroMs;
  view.historyFile = m_facts.store;
  view.fetched.trouble =
      QCoreApplication::translate("Playback", "nothing of it was told yet at this moment of the recording").toStdString();
  return view;
}

}  // namespace vortex::ui
