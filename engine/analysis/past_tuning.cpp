// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/past_tuning.h"

#include "engine/analysis/stage_horizon.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vortex::analysis {
namespace {

using history::AttemptLine;

// By the words that the store has for outcomes and causes.
TimedAttempt::End endOf(const AttemptLine& line) {
  if (line.outcome == toString(AttemptOutcome::Finished))
    return TimedAttempt::End::Finished;
  if (line.outcome == toString(AttemptOutcome::TimedOut))
    return TimedAttempt::End::TimedOut;
  const bool probablyInformative = line.cause == toString(StopCause::Operator) || line.cause == toString(StopCause::SiblingFailed);
  return line.outcome == toString(AttemptOutcome::Stopped) && probablyInformative ? TimedAttempt::End::Canceled
                                                                                  : TimedAttempt::End::Cut;
}

const history::PastRun* runOf(const history::PastAttempts& past, const history::PastAttempt& attempt) {
  const auto run = std::find_if(past.runs.begin(), past.runs.end(), [&](const history::PastRun& r) { return r.id == attempt.run; });
  return run == past.runs.end() ? nullptr : &*run;
}

bool isMadeOn(const history::PastRun* run, const std::string& device, const std::string& build) {
  return run != nullptr && run->device == device && run->build == build;
}

// What slots of that quality took on that device, stage by stage, and their encoding.
schedule::Estimates estimatesOf(const history::PastAttempts& past, const PastTuning& made, const Settings& settings) {
  std::map<SlotId, TookSlot> slots;
  for (const history::PastAttempt& a : past.attempts) {
    if (a.quality.value_or(0) != made.quality || !isMadeOn(runOf(past, a), made.device, made.build))
      continue;
    TookSlot& slot = slots[a.slot];
    if (a.line.outcome == toString(AttemptOutcome::Finished) && a.line.elapsed)
      slot.stages[a.line.stage] = a.line.elapsed;
    if (a.encode)
      slot.encode = a.encode;
  }
  std::vector<TookSlot> took;
  for (const auto& [id, slot] : slots)
    took.push_back(slot);
  return estimatesOver(took, settings);
}

}  // namespace

std::optional<SeenAttempt> seenAttemptOf(const history::PastAttempt& past) {
  const AttemptLine& line = past.line;
  if (line.n != 1 || line.outcome.empty() || !line.elapsed || *line.elapsed < Duration{})
    return std::nullopt;
  SeenAttempt seen{.stage = line.stage, .quality = past.quality.value_or(0), .attempt = {}};
  seen.attempt = timedAttempt(*line.elapsed, line.timeout > Duration{} ? line.timeout : *line.elapsed, endOf(line));
  seen.isTrouble = line.outcome == toString(AttemptOutcome::Failed) || line.outcome == toString(AttemptOutcome::DeviceLost);
  return seen;
}

PastTuning pastTuningOf(const history::PastAttempts& past) {
  PastTuning tuning;
  if (past.attempts.empty())
    return tuning;
  if (const auto* newest = runOf(past, past.attempts.back())) {
    tuning.device = newest->device;
    tuning.build = newest->build;
  }
  tuning.quality = past.attempts.back().quality.value_or(0);
  for (const history::PastAttempt& attempt : past.attempts) {
    if (!isMadeOn(runOf(past, attempt), tuning.device, tuning.build))
      continue;
    if (const auto seen = seenAttemptOf(attempt))
      tuning.attempts.push_back(*seen);
  }
  return tuning;
}

TimeoutTuning tuningOver(const history::PastAttempts& past, Settings settings) {
  settings.tuning.mode = TuningMode::Suggest;
  PastTuning seen = pastTuningOf(past);
  TimeoutTuning tuning(settings);
  tuning.foresee(estimatesOf(past, seen, settings));
  tuning.remember(seen.device, seen.build, std::move(seen.attempts));
  const auto tell = [&](EventBody body) { tuning.take(Event{.seq = 0, .at = {}, .body = std::move(body)}); };
  tell(event::QualityChanged{.level = seen.quality, .why = {}});
  tell(event::DeviceReady{.device = std::move(seen.device), .build = std::move(seen.build), .pid = 0, .restart = {}});
  std::vector<EventBody> told;  // adviceOf() says the same
  tuning.advise(told);
  return tuning;
}

TuningEffect effectOf(Stage stage, PastInstant from, std::optional<PastInstant> until,
                      std::span<const history::PastAttempt> attempts) {
  TuningEffect effect;
  std::vector<SlotId> madeGood;
  for (auto a = attempts.rbegin(); a != attempts.rend(); ++a) {
    const PastInstant began{.run = a->run, .at = a->line.started};
    if (a->line.stage != stage || began < from || (until && began >= *until))
      continue;
    if (a->line.n > 1) {
      if (a->line.outcome == toString(AttemptOutcome::Finished))
        madeGood.push_back(a->slot);
      continue;
    }
    ++effect.attempts;
    if (a->line.outcome != toString(AttemptOutcome::TimedOut))
      continue;
    ++effect.cut;
    if (effect.slotsCut.size() < TuningEffect::kMostShown)
      effect.slotsCut.push_back(
          {.slot = a->slot, .madeGood = std::find(madeGood.begin(), madeGood.end(), a->slot) != madeGood.end()});
  }
  return effect;
}

}  // namespace vortex::analysis
