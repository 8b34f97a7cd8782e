// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rescue.h"

#include "ui/models/session.h"

#include <algorithm>
#include <numeric>

namespace vortex::ui {
namespace {

constexpr Duration kStep = milliseconds(100);          // a timeout is raised to a tenth of a second
constexpr Duration kWorthRaising = milliseconds(500);  // by less it is not worth a button

Duration floored(Duration duration) { return duration / kStep * kStep; }

// What comes after a stage, delivery in.
Duration after(Stage stage, const event::SlotForecast& forecast) {
  Duration left = forecast.delivery;
  for (const Stage later : kStages)
    if (later > stage && !(stage == Stage::Audio && later == Stage::Image))
      left += forecast.work[later];
  return left;
}

// For an attempt that runs and has passed its target, so that its timeout may be what ends it.
std::optional<RaiseTimeout> raiseOf(const Bar& bar, const event::SlotForecast& forecast, const Settings& settings, Time now) {
  const StageSettings& stage = settings.stages[bar.attempt.stage];
  if (bar.state != BarState::Running || now - bar.start < stage.target || now >= bar.start + bar.timeout)
    return std::nullopt;
  const Duration rest = after(bar.attempt.stage, forecast);
  const Duration room = forecast.lastUsefulFinish - settings.deadlineBuffer - rest - bar.start;
  const Duration to = std::min(floored(room), stage.maxTimeout);
  if (to < bar.timeout + kWorthRaising)
    return std::nullopt;
  return RaiseTimeout{.stage = bar.attempt.stage,
                      .from = bar.timeout,
                      .to = to,
                      .spareAtLeast = forecast.lastUsefulFinish - (bar.start + to + rest)};
}

std::optional<CancelForNext> cancelOf(const RiskLine& line, const RiskLine& next, const Settings& settings, Time now) {
  if (settings.maxSlotsInFlight != 1 || next.wait <= Duration{} || line.likelySpare >= Duration{})
    return std::nullopt;
  const Time planned = next.startsAt - next.wait;
  const Duration spare = next.lastUsefulFinish - std::max(planned, now + settings.stop.drainBudget) - next.work;
  if (spare < Duration{} || spare <= next.spare)
    return std::nullopt;
  return CancelForNext{.next = next, .spare = spare};
}

std::optional<LowerQuality> lowerOf(const RiskLine& next, const Settings& settings, int level) {
  const auto below = static_cast<std::size_t>(level) + 1;
  if (below >= settings.ladder.size())
    return std::nullopt;
  Duration saved{};
  for (const WorkPart& part : next.parts)
    if (part.kind == WorkKind::Stage)
      saved += seconds(inSeconds(part.length) * (1 - workShare(part.stage, settings.ladder[below - 1], settings.ladder[below])));
  const Duration spare = next.spare + saved;
  if (saved < kWorthRaising || spare < Duration{})
    return std::nullopt;
  return LowerQuality{.level = static_cast<int>(below), .next = next, .aboutSpare = spare};
}

}  // namespace

double workShare(Stage stage, const Quality& from, const Quality& to) {
  const auto ratio = [](double a, double b) { return b > 0 ? a / b : 1.0; };
  const double pixels = ratio(static_cast<double>(to.side) * to.side, static_cast<double>(from.side) * from.side);
  const auto passes = [](const Quality& q) { return std::accumulate(q.passes.begin(), q.passes.end(), 0.0); };
  switch (stage) {
  case Stage::Audio:
    return 1;
  case Stage::Image:
    return pixels * ratio(passes(to), passes(from));
  case Stage::Video:
    return pixels * ratio(to.maxFrames, from.maxFrames);
  case Stage::Clip:
    return ratio(to.textDraws, from.textDraws);
  }
  return 1;
}

std::vector<Rescue> rescuesOf(const Slot& slot, const RiskLine& line, const std::optional<RiskLine>& next, const Settings& settings,
                              int qualityLevel, Time now) {
  std::vector<Rescue> rescues;
  if (line.started && slot.forecast)
    for (const Bar& bar : slot.bars)
      if (const auto raise = raiseOf(bar, *slot.forecast, settings, now))
        rescues.emplace_back(*raise);
  if (next && line.started)
    if (auto cancel = cancelOf(line, *next, settings, now))
      rescues.emplace_back(std::move(*cancel));
  const std::optional<RiskLine> unstarted = line.started ? next : std::optional(line);
  if (unstarted)
    if (auto lower = lowerOf(*unstarted, settings, qualityLevel))
      rescues.emplace_back(std::move(*lower));
  if (line.started && line.likelySpare >= Duration{})
    rescues.emplace_back(LetRun{.likelySpare = line.likelySpare});
  return rescues;
}

}  // namespace vortex::ui
