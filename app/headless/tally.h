// SPDX-License-Identifier: GPL-3.0-or-later
//
// What became of a run's slots: the numbers of its summary and its exit status.
#pragma once

#include "app/headless/exit_status.h"
#include "engine/slot/event.h"
#include "engine/telemetry/event_json.h"

#include <cstdint>
#include <set>

namespace vortex::headless {

class Tally {
 public:
  void submitted(SlotId slot, Time now);
  void take(const Event& event);
  // It was stopped for an air slot and is made anew under another number: as if it had never been.
  void gaveWay(SlotId slot);

  // Every submitted slot is decided, and delivered or not where it succeeded.
  bool settled() const { return m_undecided.empty() && m_undelivered.empty(); }
  std::uint64_t decidedSlots() const { return m_summary.slotCount - m_undecided.size(); }
  bool deviceFailed() const { return m_deviceFailed; }

  telemetry::RunSummary summary() const;
  // asked: how many slots were to be made. Those that were not even submitted, as Ctrl-C came first, did not succeed, either.
  ExitStatus status(std::uint64_t asked) const;

 private:
  std::set<SlotId> m_undecided, m_undelivered;
  telemetry::RunSummary m_summary;
  std::optional<Time> m_first, m_last;
  bool m_deviceFailed = false;
};

}  // namespace vortex::headless
