// SPDX-License-Identifier: GPL-3.0-or-later
//
// What airs next: the coming air times and what viewers get at each, as far as it is known. Pure.
#pragma once

#include "engine/slot/settings.h"
#include "ui/models/channel.h"
#include "ui/models/session.h"

#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

enum class Airing : std::uint8_t { Ready = 1, InTheMaking, Queued, Fallback };

struct NextOnAir {
  Time at{};
  std::optional<SlotId> slot;  // absent while it still waits in the channel's queue
  std::string label;
  Airing airing = Airing::Queued;
  std::optional<Duration> spare;  // real, or foreseen (event::SlotForecast) while it is in the making
  std::string fallback;
};

// The next `most` air times after `now`, the nearest first.
std::vector<NextOnAir> nextOnAir(const Session& session, const Channel& channel, const Settings& settings, Time now,
                                 std::size_t most = 3);

// The slot that is due on air: the last one whose air time has come.
const Slot* onAir(const Session& session, Time now);

// The slot whose generation runs; of several the most urgent.
const Slot* inTheMaking(const Session& session);

}  // namespace vortex::ui
