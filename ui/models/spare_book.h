// SPDX-License-Identifier: GPL-3.0-or-later
//
// The spare to air of the channel's due slots, one after the other, and what can be said about all of them. Pure.
//
// A slot is in it from the moment its fate is known until the session lets it go: with what it had to spare, or as missed, which
// is every due slot without a video of its own, whatever its outcome's word. Reruns are not due. What is said about shares is said
// over *all* due slots, the missed ones in.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/outcome.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace vortex::ui {

class Session;

struct DueSlot {
  SlotId slot;
  std::int64_t airsWallMs = 0;    // since 1970
  std::optional<Duration> spare;  // absent: missed
  Outcome outcome = Outcome::Succeeded;
  bool missed() const { return !spare; }
};

struct MissedShare {};  // the share reaches into the missed ones
struct NeedsSamples {
  int has = 0, needs = 0;
};
// "95 % have at least this": the type-1 percentile of the finish (engine/analysis/percentile.h), counted from the air.
using ShareHas = std::variant<Duration, MissedShare, NeedsSamples>;

struct SpareSummary {
  int due = 0, missed = 0;
  ShareHas half, most, nearlyAll;  // 50, 95, 99 %
  std::optional<Duration> least;   // of those with a video of their own
};

SpareSummary summaryOf(const std::vector<DueSlot>& due);

class SpareBook {
 public:
  // Takes over what the session learnt: its own slots and, where it has looked back, those of the day. wallAtZeroMs: when the
  // engine's clock stood at 0. True when anything changed.
  bool refresh(const Session& session, std::int64_t wallAtZeroMs);

  // Since `fromWallMs` (midnight), the oldest first; and the last `most` of all.
  std::vector<DueSlot> since(std::int64_t fromWallMs) const;
  std::vector<DueSlot> last(std::size_t most) const;

 private:
  std::vector<DueSlot> m_due;  // by number
  // Of the session when it was read last.
  std::uint64_t m_story = 0;
  std::size_t m_seen = 0;
  int m_decided = -1, m_missed = -1, m_delivered = -1;
};

}  // namespace vortex::ui
