// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/risk.h"

#include "engine/slot/forecast_sum.h"
#include "ui/models/channel.h"
#include "ui/models/prediction.h"
#include "ui/models/session.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr Duration kSoon = seconds(3);  // a timeout is near

// The work of a forecast, from the back: what of it fits into `left` is still to be done, and what is left over waits.
std::vector<WorkPart> partsOf(const event::SlotForecast& forecast, Duration left) {
  std::vector<WorkPart> parts;
  const auto take = [&](WorkKind kind, Stage stage, Duration length) {
    const Duration taken = std::min(length, left);
    if (taken > Duration{})
      parts.push_back({.kind = kind, .stage = stage, .length = taken});
    left -= std::max(taken, Duration{});
  };
  take(WorkKind::Delivery, Stage::Clip, forecast.delivery);
  for (auto stage = kStages.rbegin(); stage != kStages.rend(); ++stage)
    take(WorkKind::Stage, *stage, forecast.work[*stage]);
  take(WorkKind::Wait, Stage::Audio, left);
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::optional<LateAttempt> lateOf(const Slot& slot, const Settings& settings, Time now) {
  std::optional<LateAttempt> late;
  for (const Bar& bar : slot.bars) {
    const StageSettings& stage = settings.stages[bar.attempt.stage];
    const Duration left = bar.start + bar.timeout - now;
    if (bar.state == BarState::Running && bar.attempt.n > stage.retries && now - bar.start > stage.target && left <= kSoon &&
        (!late || left < late->timesOutIn))
      late = LateAttempt{.stage = bar.attempt.stage, .target = stage.target, .timesOutIn = std::max(left, Duration{})};
  }
  return late;
}

// The cautious finish less the likely one, of the forecast with which a slot started.
Duration cautionOf(const event::SlotForecast& forecast) { return forecast.cautiousFinish - forecast.likelyFinish; }

RiskLine toCome(const event::SlotForecast& whole, const Settings& settings, Time planned, Time free, Time airAt) {
  RiskLine line;
  line.startsAt = std::max(planned, free);
  line.wait = line.startsAt - planned;
  line.airAt = airAt;
  line.lastUsefulFinish = airAt - settings.downstream;
  line.work = wholeOf(whole);
  line.parts = partsOf(whole, line.work);
  line.spare = line.lastUsefulFinish - line.startsAt - line.work;
  line.likelySpare = line.spare + cautionOf(whole);
  line.quantile = whole.quantile;
  line.samples = whole.samples;
  return line;
}

}  // namespace

std::optional<RiskLine> riskOf(const Slot& slot, const Settings& settings, Time now) {
  if (slot.state != SlotState::Running || !slot.hasAirTime || !slot.forecast || !slot.airAt)
    return std::nullopt;
  const event::SlotForecast& forecast = *slot.forecast;
  RiskLine line;
  line.slot = slot.id;
  line.label = slot.label;
  line.started = true;
  line.startsAt = slot.startedAt.value_or(now);
  line.airAt = *slot.airAt;
  line.lastUsefulFinish = forecast.lastUsefulFinish;
  const Prediction foreseen = *predictionOf(slot, settings.stop.drainBudget, now);
  line.parts = partsOf(forecast, foreseen.finish - foreseen.drains - now);
  if (foreseen.drains > Duration{})
    line.parts.insert(line.parts.begin(), WorkPart{.kind = WorkKind::GpuFinishing, .length = foreseen.drains});
  line.work = foreseen.finish - now;
  line.spare = foreseen.spare;
  line.likelySpare = foreseen.likelySpare;
  line.quantile = forecast.quantile;
  line.samples = forecast.samples;
  line.noReturn = forecast.noReturn;
  line.late = lateOf(slot, settings, now);
  return line;
}

std::vector<RiskLine> riskLines(const Session& session, const Channel& channel, const Settings& settings, Time now,
                                std::size_t most, Time notBefore) {
  std::vector<RiskLine> lines;
  std::vector<const Slot*> queued;
  int seen = 0;
  // What is open is among the newest.
  for (auto slot = session.allSlots().rbegin(); slot != session.allSlots().rend(); ++slot) {
    if (isOver(*slot)) {
      if (seen == session.running() + session.queued())
        break;
      continue;
    }
    ++seen;
    if (auto line = riskOf(*slot, settings, now))
      lines.push_back(std::move(*line));
    else if (slot->state == SlotState::Queued && slot->hasAirTime && slot->airAt)
      queued.push_back(&*slot);
  }
  // With one slot in the making at a time the next begins where that one ends.
  Time free = std::max(now, notBefore);
  if (settings.maxSlotsInFlight == 1)
    for (const RiskLine& line : lines)
      free = std::max(free, now + line.work);
  if (const auto& whole = session.wholeSlot()) {
    const auto add = [&](Time planned, Time airAt, std::optional<SlotId> slot, const std::string& label) {
      RiskLine line = toCome(*whole, settings, planned, free, airAt);
      line.slot = slot;
      line.label = label;
      if (settings.maxSlotsInFlight == 1)
        free = line.startsAt + line.work;
      lines.push_back(std::move(line));
    };
    std::reverse(queued.begin(), queued.end());
    for (const Slot* slot : queued)
      if (lines.size() < most)
        add(slot->queuedAt, *slot->airAt, slot->id, slot->label);
    if (const auto next = channel.next()) {
      Time planned = *next;
      for (const Waiting& entry : channel.waiting()) {
        if (lines.size() >= most)
          break;
        if (!waitsForAir(entry))
          continue;
        add(planned, planned + settings.airAfter, std::nullopt, entry.recipe.label);
        planned += channel.every();
      }
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const RiskLine& a, const RiskLine& b) { return a.spare < b.spare; });
  return lines;
}

}  // namespace vortex::ui
