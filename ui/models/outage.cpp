// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outage.h"

#include "engine/slot/forecast_sum.h"
#include "ui/models/channel.h"
#include "ui/models/risk.h"

#include <algorithm>

namespace vortex::ui {
namespace {

int deathsWithin(const Device& device, const DeviceSettings& settings) {
  if (device.deaths.empty())
    return 0;
  const Time from = device.deaths.back() - settings.safeModeWindow;
  return static_cast<int>(std::count_if(device.deaths.begin(), device.deaths.end(), [&](Time at) { return at >= from; }));
}

// Of the slots that had an air time, those that were given up since.
int givenUpSince(const Session& session, Time since) {
  int count = 0;
  const auto& all = session.allSlots();
  for (auto slot = all.rbegin(); slot != all.rend() && slot->lastAt >= since; ++slot)
    if (slot->state == SlotState::Decided && slot->hasAirTime && slot->decidedAt >= since &&
        slot->verdict.outcome != Outcome::Succeeded && slot->verdict.outcome != Outcome::Canceled)
      ++count;
  return count;
}

}  // namespace

int costOfReturn(const Session& session, const Channel& channel, const Settings& settings, Time now, Time back) {
  int cost = 0;
  for (const RiskLine& line : riskLines(session, channel, settings, now, Outage::kMostCosts, back)) {
    Duration spare = line.spare;
    const Slot* slot = line.started && line.slot ? session.find(*line.slot) : nullptr;
    if (slot != nullptr && slot->forecast)
      spare = std::min(spare, line.lastUsefulFinish - back - wholeOf(*slot->forecast));
    cost += spare < Duration{} ? 1 : 0;
  }
  return cost;
}

std::optional<Outage> outageOf(const Session& session, const Channel& channel, const Settings& settings, Time now) {
  const Device& device = session.device();
  Outage outage{.restart = device.restart, .deaths = deathsWithin(device, settings.device)};
  switch (device.condition) {
  case DeviceCondition::Ready:
    return std::nullopt;
  case DeviceCondition::Starting:
    if (!device.loss)
      return std::nullopt;
    [[fallthrough]];
  case DeviceCondition::Lost:
    outage.kind = OutageKind::Restarting;
    break;
  case DeviceCondition::Quarantined:
    outage.kind = OutageKind::Stuck;
    outage.stuck = device.quarantined;
    break;
  case DeviceCondition::Held:
    outage.kind = outage.deaths >= settings.device.safeModeDeaths ? OutageKind::SafeMode : OutageKind::Held;
    break;
  }
  if (outage.kind != OutageKind::Stuck)
    outage.loss = device.loss;
  outage.since = outage.loss ? outage.loss->at : device.since;
  if (!outage.waitsForOperator() && outage.restart > Duration{}) {
    const Time killed = outage.kind == OutageKind::Stuck ? outage.since + settings.stop.quarantineBound : outage.since;
    outage.backAt = std::max(killed + outage.restart, now);
  }
  outage.costs = givenUpSince(session, outage.since);
  if (outage.backAt && !(outage.kind == OutageKind::Stuck && settings.stop.onWedged == OnWedged::Hold))
    outage.costs += costOfReturn(session, channel, settings, now, *outage.backAt);
  return outage;
}

}  // namespace vortex::ui
