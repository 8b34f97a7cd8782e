// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a capture feeds the channel with, if it does: slots of its own recipes, one after the other, off the air, so that no air
// slot misses for them (models/feed.h); of these a share is cancelled or runs into a timeout on purpose (engine/workload.h). Told
// what the engine tells and what was submitted, it fills the queue and says what to cancel.
#pragma once

#include "engine/workload.h"
#include "ui/models/channel.h"

#include <optional>
#include <vector>

namespace vortex::ui {

class CaptureFeed {
 public:
  // From the capture that starts next, which is asked for with this, to its end.
  void begin(WorkloadPlan plan, const Settings& settings, const CaptureSpec& spec);
  void told(const Event& event);
  void submitted(SlotId slot, std::size_t n);

  // One of its slots waits, or is made, while it runs; what waits when it is over is taken back.
  void feed(Channel& channel);
  std::vector<SlotId> toCancel(Time now);

 private:
  std::optional<Workload> m_workload;
  bool m_runs = false, m_exclusive = false;
  int m_left = 0;                // slots until it has what it wants; below 0: it ends by time, or when somebody stops it
  std::size_t m_next = 0;        // of the workload
  std::optional<SlotId> m_open;  // is made
};

}  // namespace vortex::ui
