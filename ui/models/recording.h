// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one run of an engine told, from its first event to its last, and the session as it stood at any moment of it: what came
// later is not in it. A session that goes on in time is told what it has not heard yet; one that goes back, or far ahead, starts
// from the nearest of a few copies that were made of it when the recording was read. So a day costs a fraction of a frame, and no
// moment costs more than its copy and one stretch between two of them.
//
// Made once, on whatever thread; then one thread at a time.
#pragma once

#include "ui/models/event_log.h"
#include "ui/models/session.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace vortex::ui {

// Of the device's memory. A store that folded its older samples knows of each fold only when it ends.
struct RecordedSample {
  Time known{};
  Sample sample;
};

class Recording {
 public:
  static constexpr std::size_t kStretch = 4'096;  // events between two copies, at least
  static constexpr std::size_t kMostCopies = 16;  // a recording that is longer has longer stretches

  // events: in the order in which they were told, without memory samples. samples: by the time at which they are known.
  Recording(std::vector<Event> events, std::vector<RecordedSample> samples);

  // Of the first and the last event; both 0 where there is none.
  Time begin() const { return m_times.empty() ? Time{} : m_times.front(); }
  Time end() const { return m_times.empty() ? Time{} : m_times.back(); }
  const EventLog::Record& events() const { return m_events; }

  // How far a session has been told.
  struct Place {
    std::size_t events = 0, samples = 0;
    std::uint64_t story = 0;  // of the session; 0: it was told nothing yet
  };
  // Brings `session` from where `place` says it is to what was told until then, that moment included. Where it could not simply be
  // told more, it is of another story (session.h).
  void seek(Session& session, Place& place, Time to) const;

  // When something was told of the slot next, or last before this moment; of any slot where none is named. Steps and forecasts,
  // which come all the time, are passed over.
  std::optional<Time> nextEvent(std::optional<SlotId> slot, Time after) const;
  std::optional<Time> previousEvent(std::optional<SlotId> slot, Time before) const;

 private:
  struct Copy {
    std::size_t events = 0;
    Session session;  // without memory samples
  };
  std::size_t toldUntil(Time to) const;
  const std::vector<Time>& timesOf(std::optional<SlotId> slot) const;

  EventLog::Record m_events;
  std::vector<Time> m_times;  // of the events; never falling, as a clock is
  std::vector<RecordedSample> m_samples;
  std::vector<Copy> m_copies;  // the first is empty
  std::vector<Time> m_notable;
  std::unordered_map<std::uint64_t, std::vector<Time>> m_notableOf;  // by the slot's number
};

}  // namespace vortex::ui
