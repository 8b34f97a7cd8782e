// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/timeout_policy.h"

#include "engine/analysis/proportion.h"
#include "engine/analysis/survival.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace vortex::analysis {
namespace {

constexpr std::uint64_t kLookUpEvery = 5, kLookDownEvery = 20;  // attempts
constexpr int kLeastOver = 3, kWatchPast = 14;
constexpr std::size_t kLatest = 50, kLastCut = 20, kKeptAfterRaise = 60;
constexpr double kRaiseBeyond = .005;  // one-sided 99.5 %
constexpr double kMostStep = 1.5, kLeastStep = 1.05, kAboveQuantile = 1.02;
constexpr double kAboveFinish = 1.03, kWorthLowering = 1.10;
constexpr std::uint64_t kHeldWatches = 10;  // one attempt in so many

Duration times(Duration t, double factor) { return Duration{std::llround(static_cast<double>(t.count()) * factor)}; }

}  // namespace

TimeoutPolicy::TimeoutPolicy(TimeoutGoal goal, Duration timeout)
    : m_goal(goal), m_timeout(std::min(timeout, goal.horizon)),
      m_window(static_cast<std::size_t>(4) * static_cast<std::size_t>(attemptsToClaim(goal.rate))),
      m_least(std::max(attemptsToClaim(goal.rate), goal.least)) {}

int TimeoutPolicy::missing() const { return std::max(0, m_least - remembered()); }

Duration TimeoutPolicy::nextLimit(bool slackAllowsHorizon) {
  ++m_given;
  const bool watch = m_state == State::Watching || (m_state == State::Held && m_given % kHeldWatches == 0);
  return watch && slackAllowsHorizon ? m_goal.horizon : m_timeout;
}

// Among the newest attempts those whose own limit reached t: no extrapolation. A cancel before t says nothing of either.
TimeoutPolicy::Over TimeoutPolicy::countOver(Duration t, std::size_t newest) const {
  Over seen;
  const auto from = m_attempts.end() - static_cast<std::ptrdiff_t>(std::min(newest, m_attempts.size()));
  for (auto a = from; a != m_attempts.end(); ++a) {
    if (a->limit < t || (a->end == TimedAttempt::End::Canceled && a->time < t))
      continue;
    ++seen.of;
    seen.over += a->time > t || (a->end != TimedAttempt::End::Finished && a->time >= t) ? 1 : 0;
  }
  return seen;
}

bool TimeoutPolicy::isTooOftenOver() const {
  for (const std::size_t newest : {kLatest, m_window}) {
    const Over seen = countOver(m_timeout, newest);
    if (seen.over >= kLeastOver && lowerLimit(seen.over, seen.of, kRaiseBeyond) > m_goal.rate)
      return true;
  }
  return false;
}

std::optional<TimeoutPolicy::Change> TimeoutPolicy::moveTo(Duration timeout, Change::Why why, Over seen) {
  timeout = std::min(timeout, m_goal.horizon);
  m_state = State::Steady;
  if (timeout == m_timeout)
    return std::nullopt;
  const Change change{.why = why, .was = m_timeout, .became = timeout, .over = seen.over, .of = seen.of};
  if (timeout > m_timeout)
    while (m_attempts.size() > kKeptAfterRaise)
      m_attempts.pop_front();
  m_timeout = timeout;
  m_changedAt = m_told;
  return change;
}

std::optional<TimeoutPolicy::Change> TimeoutPolicy::raise() {
  if (!isTooOftenOver())
    return std::nullopt;
  const std::size_t last = std::min(kLastCut, m_attempts.size());
  const auto cut = std::count_if(m_attempts.end() - static_cast<std::ptrdiff_t>(last), m_attempts.end(),
                                 [](const TimedAttempt& a) { return a.end == TimedAttempt::End::TimedOut; });
  if (2 * cut > static_cast<std::ptrdiff_t>(last))
    return moveTo(times(m_timeout, kMostStep), Change::Why::MostAreCut, countOver(m_timeout, m_window));
  if (m_timeout < m_goal.horizon) {
    m_state = State::Watching;
    m_watchedPast = m_watchedFinished = 0;
  }
  return std::nullopt;
}

std::optional<TimeoutPolicy::Change> TimeoutPolicy::endOfWatch() {
  if (m_watchedFinished == 0) {
    m_state = State::Held;
    return std::nullopt;
  }
  std::vector<Observation> observations;
  for (const TimedAttempt& a : m_attempts)
    observations.push_back({.time = a.time, .finished = a.end == TimedAttempt::End::Finished});
  const SurvivalCurve curve(std::move(observations), Confidence::Ninety);
  const Share atHorizon = curve.at(m_goal.horizon);
  const auto* never = std::get_if<Identified>(&atHorizon);
  const auto quantile = curve.timeOf(m_goal.rate + (never != nullptr ? never->survival : 0)).value;
  const Duration least = times(m_timeout, kLeastStep), most = times(m_timeout, kMostStep);
  const Duration wanted = quantile ? std::clamp(times(*quantile, kAboveQuantile), least, most) : most;
  return moveTo(wanted, Change::Why::TooManyOver, countOver(m_timeout, m_window));
}

std::optional<TimeoutPolicy::Change> TimeoutPolicy::lower() {
  std::vector<Duration> finishes, limits;
  for (const TimedAttempt& a : m_attempts) {
    limits.push_back(a.limit);
    if (a.end == TimedAttempt::End::Finished && a.time <= m_timeout)
      finishes.push_back(a.time);
  }
  std::sort(finishes.begin(), finishes.end(), std::greater<>());
  // The smallest finish from which upward the claim holds: from the longest down until it does not.
  std::optional<Duration> smallest;
  Over seenThere;
  int most = -1, of = -1;
  for (const Duration t : finishes) {
    const Over seen = countOver(t, m_window);
    if (seen.of != of) {
      of = seen.of;
      most = mostOver(m_goal.rate, of);
    }
    if (seen.over > most)
      break;
    smallest = t;
    seenThere = seen;
  }
  if (!smallest || times(*smallest, kWorthLowering * kAboveFinish) >= m_timeout)
    return std::nullopt;
  return moveTo(std::max(times(*smallest, kAboveFinish), times(m_timeout, 1 / kMostStep)), Change::Why::FewerOver, seenThere);
}

std::optional<TimeoutPolicy::Change> TimeoutPolicy::took(const TimedAttempt& attempt) {
  m_attempts.push_back(attempt);
  if (m_attempts.size() > m_window)
    m_attempts.pop_front();
  ++m_told;
  const bool finished = attempt.end == TimedAttempt::End::Finished;
  const bool watched = attempt.limit > m_timeout && attempt.time > m_timeout;
  if (m_state == State::Held && watched && finished)
    m_state = State::Steady;
  if (m_state == State::Watching && watched) {
    ++m_watchedPast;
    m_watchedFinished += finished ? 1 : 0;
    if (m_watchedPast >= kWatchPast)
      return endOfWatch();
  }
  const std::uint64_t since = m_told - m_changedAt;
  if (m_state == State::Steady && since >= kLookUpEvery && m_told % kLookUpEvery == 0)
    if (auto change = raise())
      return change;
  if (m_state == State::Steady && since >= kLookDownEvery && m_told % kLookDownEvery == 0 && missing() == 0)
    return lower();
  return std::nullopt;
}

}  // namespace vortex::analysis
