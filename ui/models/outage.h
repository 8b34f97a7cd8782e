// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device that does not work, and what that means for the channel: when it is expected back, by the last start that was measured,
// and which air times that costs. Pure.
#pragma once

#include "engine/slot/settings.h"
#include "ui/models/session.h"

#include <optional>

namespace vortex::ui {

class Channel;

enum class OutageKind : std::uint8_t {
  Stuck = 1,   // a stage has outlived its drain budget: the device is killed when the quarantine's bound has passed
  Restarting,  // it was lost and is started anew by itself
  SafeMode,    // it was lost too often: nothing is started until an operator says so
  Held,        // it is held for another reason, until an operator says so
};

struct Outage {
  OutageKind kind = OutageKind::Restarting;
  Time since{};
  std::optional<Stage> stuck;  // of OutageKind::Stuck
  std::optional<Loss> loss;    // of the others
  Duration restart{};          // what the last start took; 0: none was measured yet
  std::optional<Time> backAt;  // absent: nobody knows
  int deaths = 0;              // within the window of safe mode
  int costs = 0;               // air times: those that it has cost, and of the next kMostCosts those that it will
  static constexpr std::size_t kMostCosts = 32;
  // Nothing works again by itself.
  bool waitsForOperator() const { return kind == OutageKind::SafeMode || kind == OutageKind::Held; }
};

// Nothing while it works, and while it starts for the first time.
std::optional<Outage> outageOf(const Session& session, const Channel& channel, const Settings& settings, Time now);

// The air times that cannot be made, at the cautious quantile, if the device works again at `back` and begins anew with what runs.
int costOfReturn(const Session& session, const Channel& channel, const Settings& settings, Time now, Time back);

}  // namespace vortex::ui
