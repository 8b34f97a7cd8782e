// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/timeout_tuning.h"

#include "engine/schedule/estimates.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vortex::analysis {
namespace {

constexpr int kRaiseLook = 5, kWholeLook = 20;  // attempts between two looks, where it only suggests
constexpr double kSameWish = .03;               // parts of it: what differs by less is the same

}  // namespace

bool TimeoutTuning::isNear(Duration a, Duration b, double part) {
  return std::abs(inSeconds(a - b)) <= part * inSeconds(std::max(a, b));
}

TimeoutTuning::TimeoutTuning(Settings settings)
    : m_settings(std::move(settings)), m_estimates(schedule::targetEstimates(m_settings)) {
  levelOf(m_quality);
}

TuningMode TimeoutTuning::mode() const {
  const TuningSettings& tuning = m_settings.tuning;
  return tuning.mode == TuningMode::Auto && tuning.rate < TuningSettings::kLeastAutoRate ? TuningMode::Suggest : tuning.mode;
}

TimeoutGoal TimeoutTuning::goalOf(Stage stage) const {
  const Duration most = m_settings.stages[stage].maxTimeout;
  return {.rate = m_settings.tuning.rate,
          .horizon = std::min(horizonOf(m_settings, m_estimates, stage), most),
          .least = m_settings.tuning.minSamples};
}

TimeoutTuning::Level& TimeoutTuning::levelOf(int quality) {
  const auto known = m_levels.find(quality);
  if (known != m_levels.end())
    return known->second;
  Level level;
  for (const Stage stage : kStages)
    level.push_back({.policy = TimeoutPolicy(goalOf(stage), m_settings.stages[stage].timeout), .wish = {}, .told = {}});
  return m_levels.emplace(quality, std::move(level)).first->second;
}

bool TimeoutTuning::setGoals() {
  bool others = false;
  for (const Stage stage : kStages) {
    const TimeoutGoal goal = goalOf(stage);
    for (auto& [quality, level] : m_levels) {
      TimeoutPolicy& policy = level[indexOf(stage)].policy;
      others = others || policy.goal() != goal;
      policy.setGoal(goal);
    }
  }
  return others;
}

void TimeoutTuning::remember(std::string device, std::string build, std::vector<SeenAttempt> attempts) {
  m_past = Past{.device = std::move(device), .build = std::move(build), .attempts = std::move(attempts)};
}

// Told after every slot; what it rests on, the times at a high quantile, moves now and then.
void TimeoutTuning::foresee(const schedule::Estimates& estimates) {
  bool same = estimates.delivery.warn == m_estimates.delivery.warn;
  for (std::size_t i = 0; same && i < estimates.remaining.size(); ++i)
    same = estimates.remaining[i].warn == m_estimates.remaining[i].warn;
  m_estimates = estimates;
  if (!same && setGoals())
    m_changed = m_wishesChanged = true;
}

void TimeoutTuning::configure(const Settings& settings, bool byHand) {
  const TuningMode before = mode();
  const bool otherQuestion = settings.tuning != m_settings.tuning;
  if (settings.profile != m_settings.profile)
    m_levels.clear();
  m_settings = settings;
  levelOf(m_quality);
  for (const Stage stage : kStages) {
    OfStage& of = at(stage);
    const Duration timeout = m_settings.stages[stage].timeout;
    if (timeout != of.policy.timeout()) {
      const bool asWished = of.wish && isNear(timeout, m_wanted[stage], kSameTimeout);
      if (byHand && !asWished)
        of.policy.setByHand(timeout);
      else
        of.policy.moved(timeout);
      of.wish.reset();
      of.mustFit = false;
    }
    if (mode() != before || isPinned(stage)) {
      of.wish.reset();
      of.policy.stopWatching();
    }
  }
  setGoals();
  m_changed = m_wishesChanged = true;
  if (otherQuestion)
    lookAnew();
}

// ---- what is told ----

struct TimeoutTuning::Taking {
  TimeoutTuning& to;

  void operator()(const event::DeviceReady& e) const { to.ready(e); }
  void operator()(const event::QualityChanged& e) const { to.changeQuality(e.level); }
  void operator()(const event::SlotStarted& e) const { to.m_qualityOf[e.slot] = e.qualityLevel; }
  void operator()(const event::SlotComplete& e) const { to.m_qualityOf.erase(e.slot); }
  void operator()(const event::AttemptStarted& e) const {
    if (e.attempt.n > 1)
      return;
    const auto quality = to.m_qualityOf.find(e.attempt.slot);
    if (quality != to.m_qualityOf.end())
      to.m_running[e.attempt.id] = {.stage = e.attempt.stage, .quality = quality->second, .limit = e.timeout};
  }
  void operator()(const event::StageComplete& e) const { to.ended(e.attempt.id, e.elapsed, TimedAttempt::End::Finished); }
  void operator()(const event::AttemptFailed& e) const { to.ended(e.attempt.id, e.elapsed, TimedAttempt::End::Cut, true); }
  void operator()(const event::AttemptStopRequested& e) const { stopped(e.attempt.id, e.cause, e.elapsed); }
  void operator()(const event::AttemptStopped& e) const { stopped(e.attempt.id, e.cause, e.elapsed); }
  template <typename Other>
  void operator()(const Other&) const {}  // says nothing of how long attempts take

  void stopped(AttemptId attempt, StopCause cause, Duration elapsed) const {
    switch (cause) {
    case StopCause::Timeout:
      return to.ended(attempt, elapsed, TimedAttempt::End::TimedOut);
    case StopCause::Operator:
    case StopCause::SiblingFailed:
      return to.ended(attempt, elapsed, TimedAttempt::End::Canceled);
    case StopCause::DeadlineUnreachable:
    case StopCause::Shutdown:
    case StopCause::GaveWay:
      return to.ended(attempt, elapsed, TimedAttempt::End::Cut);
    case StopCause::OutOfMemory:
    case StopCause::DeviceLost:
      return to.ended(attempt, elapsed, TimedAttempt::End::Cut, true);
    }
  }
};

void TimeoutTuning::take(const Event& event) { std::visit(Taking{*this}, event.body); }

void TimeoutTuning::ready(const event::DeviceReady& device) {
  if (m_ready && device.device == m_device && device.build == m_build)
    return;
  m_ready = true;
  m_device = device.device;
  m_build = device.build;
  m_levels.clear();
  m_running.clear();
  if (m_past && m_past->device == m_device && m_past->build == m_build)
    for (const SeenAttempt& seen : m_past->attempts) {
      TimeoutPolicy& policy = levelOf(seen.quality)[indexOf(seen.stage)].policy;
      if (!seen.isTrouble || !policy.neverWorked(seen.attempt.time))
        policy.remember(seen.attempt);
    }
  m_past.reset();
  levelOf(m_quality);
  lookAnew();
}

void TimeoutTuning::changeQuality(int quality) {
  if (quality == m_quality)
    return;
  for (OfStage& of : levelOf(m_quality)) {
    of.wish.reset();
    of.told.reset();
    of.policy.stopWatching();
  }
  m_quality = quality;
  for (const Stage stage : kStages)
    if (OfStage& of = at(stage); of.policy.timeout() != m_settings.stages[stage].timeout)
      of.policy.moved(m_settings.stages[stage].timeout);
  lookAnew();
}

// At what is remembered, where there is more of it, or another question.
void TimeoutTuning::lookAnew() {
  for (const Stage stage : kStages) {
    OfStage& of = at(stage);
    of.tooOftenOver = of.policy.isTooOftenOver();
    if (mode() == TuningMode::Suggest && !isPinned(stage))
      of.wish = of.policy.advice();
  }
  m_changed = m_wishesChanged = true;
}

void TimeoutTuning::ended(AttemptId attempt, Duration elapsed, TimedAttempt::End end, bool isTrouble) {
  const auto running = m_running.find(attempt);
  if (running == m_running.end())
    return;
  const auto [stage, quality, limit] = running->second;
  m_running.erase(running);
  OfStage& of = levelOf(quality)[indexOf(stage)];
  if (isTrouble && of.policy.neverWorked(elapsed))
    return;
  const TimedAttempt seen = timedAttempt(elapsed, limit, end);
  const bool counts = quality == m_quality && !isPinned(stage);
  if (counts && mode() == TuningMode::Auto) {
    if (auto wish = of.policy.took(seen)) {
      of.wish = wish;
      m_wishesChanged = true;
    }
  } else {
    of.policy.remember(seen);
  }
  if (++of.taken % kRaiseLook == 0) {
    of.tooOftenOver = of.policy.isTooOftenOver();
    of.mustFit = of.mustFit && of.tooOftenOver;
    m_wishesChanged = m_wishesChanged || m_crowded;
    if (counts && mode() == TuningMode::Suggest)
      suggest(of);
  }
  m_changed = true;
  m_seen.insert(stage);
}

// What stands is told once: it stays until it differs, or is looked for in vain.
void TimeoutTuning::suggest(OfStage& of) {
  const bool whole = of.taken % kWholeLook == 0;
  if (!whole && (of.wish || !of.tooOftenOver))
    return;
  auto wish = of.policy.advice();
  if (wish && of.wish && wish->was == of.wish->was && isNear(wish->becomes, of.wish->becomes, kSameWish))
    return;
  m_wishesChanged = m_wishesChanged || wish || of.wish;
  of.wish = wish;
}

}  // namespace vortex::analysis
