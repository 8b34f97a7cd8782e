// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outlook.h"

#include "ui/models/prediction.h"

#include <algorithm>

namespace vortex::ui {
namespace {

NextOnAir of(const Slot& slot, Duration drainBudget, Time now) {
  NextOnAir next{
      .at = *slot.airAt, .slot = slot.id, .label = slot.label, .airing = Airing::InTheMaking, .spare = {}, .fallback = {}};
  const bool came = slot.state == SlotState::Decided && slot.verdict.outcome == Outcome::Succeeded && slot.deliveryError.empty();
  if (slot.missed || (isOver(slot) && !came)) {
    next.airing = Airing::Fallback;
    next.fallback = slot.fallback;
  } else if (came) {  // made, but not ready before its clip is on disk
    next.airing = slot.ready ? Airing::Ready : Airing::InTheMaking;
    next.spare = slot.spareToAir;
  } else if (slot.state == SlotState::Queued) {
    next.airing = Airing::Queued;
  } else if (const auto foreseen = predictionOf(slot, drainBudget, now)) {
    next.spare = foreseen->spare;
  }
  return next;
}

// What is off the air comes after everything else.
bool isMoreUrgent(const Slot& slot, const Slot& than) {
  if (isOffAir(slot) != isOffAir(than))
    return isOffAir(than);
  return !than.airAt || (slot.airAt && *slot.airAt <= *than.airAt);
}

}  // namespace

std::vector<NextOnAir> nextOnAir(const Session& session, const Channel& channel, const Settings& settings, Time now,
                                 std::size_t most) {
  std::vector<NextOnAir> next;
  // Air times rise with the numbers, near enough: what airs soon is among the newest.
  for (auto slot = session.allSlots().rbegin(); slot != session.allSlots().rend() && next.size() < 16 * most; ++slot) {
    if (!slot->airAt || isOffAir(*slot))
      continue;
    if (*slot->airAt <= now && isOver(*slot))
      break;
    if (*slot->airAt > now)
      next.push_back(of(*slot, settings.stop.drainBudget, now));
  }
  if (const auto start = channel.next()) {
    Time at = std::max(*start, now) + settings.airAfter;
    for (const Waiting& entry : channel.waiting()) {
      if (next.size() >= 17 * most)
        break;
      if (!waitsForAir(entry))
        continue;
      next.push_back({.at = at, .slot = {}, .label = entry.recipe.label, .airing = Airing::Queued, .spare = {}, .fallback = {}});
      at += channel.every();
    }
  }
  std::sort(next.begin(), next.end(), [](const NextOnAir& a, const NextOnAir& b) { return a.at < b.at; });
  if (next.size() > most)
    next.resize(most);
  return next;
}

const Slot* onAir(const Session& session, Time now) {
  for (auto slot = session.allSlots().rbegin(); slot != session.allSlots().rend(); ++slot)
    if (slot->airAt && *slot->airAt <= now && !isOffAir(*slot))
      return &*slot;
  return nullptr;
}

const Slot* inTheMaking(const Session& session) {
  const Slot* found = nullptr;
  for (auto slot = session.allSlots().rbegin(); slot != session.allSlots().rend(); ++slot) {
    if (slot->state == SlotState::Running && (found == nullptr || isMoreUrgent(*slot, *found)))
      found = &*slot;
    if (isOver(*slot) && session.running() == 0)
      break;
  }
  return found;
}

}  // namespace vortex::ui
