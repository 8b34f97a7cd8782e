// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other programs ask of a run's engine (engine/door_keeper.h) while the run makes slots of its own. Those go first: a guest's
// slot is made when the run has nothing left to do, or between two slots of its cadence where it fits; if an own slot is due before
// it is done, it is stopped, and waits again at the front.
#pragma once

#include "engine/door_keeper.h"

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vortex::headless {

// The run's own slots.
struct OwnSlots {
  bool busy = false;         // one is in the making, or its clip is being written
  bool more = false;         // others are still to be submitted …
  std::optional<Time> next;  // … at this time; absent: as soon as may be
};
// takes: until it has left the lanes, as cautiously as one can know.
inline bool guestMayStart(const OwnSlots& own, Time now, Duration takes) {
  return !own.busy && (!own.more || (own.next && *own.next - now >= takes));
}
inline bool guestMustGiveWay(const OwnSlots& own, Time now) { return own.busy || (own.more && (!own.next || *own.next <= now)); }

class Guests final : private DoorHost {
 public:
  static constexpr std::size_t kMostWaiting = 1'000;

  // The engine outlives it. options: as the engine was made; recorded in `store`.
  Guests(Engine& engine, const EngineOptions& options, const std::filesystem::path& store);

  bool isGuest(SlotId slot) const { return m_slots.contains(slot); }
  void told(const Event& event);
  // Behind all that was told. every: between two of the run's own; 0: it has no cadence.
  void serve(const OwnSlots& own, Duration every);
  // Nothing of theirs waits, is being made or is still to be told.
  bool idle() const { return m_waiting.empty() && !m_making && !m_keeper.busy(); }
  void end() { m_ending = true; }  // nothing more is taken or begun

 private:
  struct Entry {
    door::Ticket ticket = 0;
    SlotRequest request;
  };
  struct Making {
    SlotId slot;
    Entry entry;
    bool stopped = false;  // it gives way
  };
  void introduce(EngineOptions& options, door::say::Welcome& welcome) const override;
  bool ending() const override { return m_ending; }
  std::size_t waiting() const override { return m_waiting.size(); }
  std::size_t room() const override { return kMostWaiting - m_waiting.size(); }
  void queue(std::vector<SlotRequest> requests, const std::vector<door::Ticket>& tickets, const std::string& program) override;
  void remove(door::Ticket ticket) override;
  std::optional<std::vector<door::Ticket>> changedQueue() override;
  void address(SlotId slot, const std::string& comment) override { m_engine.addressSlot(slot, comment); }
  void noDoor(const std::string& why) override;

  Engine& m_engine;
  std::deque<Entry> m_waiting;
  bool m_changed = false;
  std::optional<Making> m_making;
  std::set<SlotId> m_slots;
  Duration m_takes;             // the forecast of a whole slot, without its delivery
  std::set<SlotId> m_forecast;  // slots in the making whose first forecast was seen
  Duration m_every{};
  bool m_ending = false;
  DoorKeeper m_keeper;
};

}  // namespace vortex::headless
