// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the slots say together that no single one does: that many fail, that they come late one after the other, that none comes at
// all. Pure, fed with events.
#pragma once

#include "engine/slot/event.h"

#include <deque>
#include <set>

namespace vortex::alarm {

class SlotTrend {
 public:
  static constexpr int kWindow = 20;  // slots that a rate looks back on
  static constexpr int kFailing = 4;  // failed of them: a rate that wants an answer …
  static constexpr int kSound = 2;    // … until no more than this failed
  static constexpr int kLateRun = 3;  // past the generation target, one after the other

  void queued(const event::SlotQueued& e);
  void complete(const event::SlotComplete& e);
  void intake(bool open) { m_open = open; }

  // Of the window, how many failed: timed out, failed, unreachable or refused by their check. Cancelled and shed slots are nobody's
  // failure and do not count.
  int failed() const;
  int counted() const { return static_cast<int>(m_failed.size()); }
  int lateInARow() const { return m_late; }
  // Slots with an air time came, and now none of them is queued or in the making, though the intake is open.
  bool starved() const { return m_onAir && m_open && m_undecided.empty(); }

 private:
  std::deque<bool> m_failed;
  int m_late = 0;
  std::set<SlotId> m_undecided;  // with an air time
  bool m_onAir = false, m_open = true;
};

}  // namespace vortex::alarm
