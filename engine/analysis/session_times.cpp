// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/closed_loop.h"

#include <algorithm>

namespace vortex::analysis {
namespace {

std::optional<Duration> medianOf(std::vector<Duration> values) {
  if (values.empty())
    return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// On its lane, from when it was told started: how long, and whether it finished then.
PerStage<SurvivalCurve> curvesOf(const PerStage<std::vector<Observation>>& seen) {
  return {{SurvivalCurve(seen[Stage::Audio], Confidence::NinetyFive), SurvivalCurve(seen[Stage::Image], Confidence::NinetyFive),
           SurvivalCurve(seen[Stage::Video], Confidence::NinetyFive), SurvivalCurve(seen[Stage::Clip], Confidence::NinetyFive)}};
}

PerStage<std::vector<Observation>> observationsOf(const RecordedSession& session) {
  PerStage<std::vector<Observation>> seen;
  for (const RecordedSlot& slot : session.slotsByArrival())
    for (const Stage stage : kStages)
      for (std::uint32_t at = slot.firstAttempt[stage]; at != RecordedAttempt::kNone; at = session.attempts()[at].next) {
        const RecordedAttempt& attempt = session.attempts()[at];
        if (!attempt.started.came())
          continue;
        if (attempt.how == AttemptEnd::Finished || attempt.how == AttemptEnd::Failed) {
          seen[stage].push_back({.time = attempt.elapsed, .finished = attempt.how == AttemptEnd::Finished});
          continue;
        }
        const Duration cut = attempt.stopAsked                 ? *attempt.stopAsked
                             : attempt.how == AttemptEnd::Open ? session.endsAt() - attempt.start
                                                               : attempt.end.after;
        if (cut > attempt.started.after)
          seen[stage].push_back({.time = cut - attempt.started.after, .finished = false});
      }
  return seen;
}

}  // namespace

SessionTimes::SessionTimes(const RecordedSession& session) : curve(curvesOf(observationsOf(session))) {
  PerStage<std::vector<Duration>> starts, stops;
  for (const RecordedSlot& slot : session.slotsByArrival())
    for (const Stage stage : kStages)
      for (std::uint32_t at = slot.firstAttempt[stage]; at != RecordedAttempt::kNone; at = session.attempts()[at].next) {
        const RecordedAttempt& attempt = session.attempts()[at];
        if (attempt.started.came() && !attempt.waiting.came())
          starts[stage].push_back(attempt.started.after);
        if (attempt.how == AttemptEnd::Stopped && attempt.stopAsked)
          stops[stage].push_back(attempt.end.after - *attempt.stopAsked);
        if (attempt.how == AttemptEnd::Finished) {
          least[stage] = std::min(least[stage].value_or(attempt.elapsed), attempt.elapsed);
          longestOperator[stage] = std::max(longestOperator[stage], attempt.longestOperator);
        }
      }
  for (const Stage stage : kStages) {
    startLatency[stage] = medianOf(std::move(starts[stage])).value_or(Duration{});
    stopLatency[stage] = medianOf(std::move(stops[stage]));
  }
  std::vector<Duration> late, deliveries, encodes, kills, restarts;
  for (const RecordedTimer& timer : session.timers())
    if (timer.fired)
      late.push_back(timer.at - timer.due);
  for (const RecordedSlot& slot : session.slotsByArrival())
    if (slot.delivered.came() && !slot.deliveryFailed) {
      deliveries.push_back(slot.delivered.after);
      encodes.push_back(slot.encode);
    }
  for (const RecordedLoss& loss : session.losses()) {
    if (loss.asked)
      kills.push_back(loss.at - loss.askedAt);
    if (loss.ready && loss.input.restarting)
      restarts.push_back(loss.ready->at - loss.at);
  }
  if (restarts.empty())
    for (const schedule::input::DeviceReady& ready : session.readies())
      restarts.push_back(ready.startup);
  lateness = medianOf(std::move(late)).value_or(Duration{});
  deliveryLatency = medianOf(std::move(deliveries)).value_or(session.settings().deliveryTarget);
  encode = medianOf(std::move(encodes)).value_or(Duration{});
  killLatency = medianOf(std::move(kills)).value_or(Duration{});
  restart = medianOf(std::move(restarts)).value_or(Duration{});
}

}  // namespace vortex::analysis
