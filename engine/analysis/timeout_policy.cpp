// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/timeout_policy.h"

#include "engine/analysis/percentile.h"
#include "engine/analysis/proportion.h"

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
constexpr int kHeldWatches = 10;  // one attempt in so many
constexpr double kPlainFactor = 1.5;

Duration times(Duration t, double factor) { return Duration{std::llround(static_cast<double>(t.count()) * factor)}; }

// Counts attempts that took longer than times up to `most`, of which at most so many may be over: no more of the longest finishes
// are kept, since below them the count is beyond that.
class LongAttempts {
 public:
  using Iterator = std::deque<TimedAttempt>::const_iterator;
  LongAttempts(Iterator from, Iterator to, Duration most, int mayBeOver)
      : m_kept(static_cast<std::size_t>(mayBeOver + 2)), m_of(static_cast<int>(to - from)) {
    for (; from != to; ++from) {
      if (from->limit < most)
        m_lowLimits.push_back(from->limit);
      if (from->end == TimedAttempt::End::Finished)
        keep(from->time);
      else
        m_unfinished.push_back(from->time);
      if (from->end == TimedAttempt::End::Canceled)
        m_canceled.push_back(*from);
    }
    std::sort(m_finishes.begin(), m_finishes.end(), std::greater<>{});
    std::sort(m_unfinished.begin(), m_unfinished.end());
    std::sort(m_lowLimits.begin(), m_lowLimits.end());
  }
  // t: not above `most`. Beyond what may be over the count is only that: beyond.
  OverCount over(Duration t) const {
    OverCount seen;
    for (const TimedAttempt& a : m_canceled)
      seen.unknown += a.limit >= t && a.time < t ? 1 : 0;
    const auto reach = std::lower_bound(m_lowLimits.begin(), m_lowLimits.end(), t);
    seen.of = m_of - static_cast<int>(reach - m_lowLimits.begin()) - seen.unknown;
    const auto shorter = std::lower_bound(m_finishes.begin(), m_finishes.end(), t, std::greater<>{});
    const auto cut = std::lower_bound(m_unfinished.begin(), m_unfinished.end(), t);
    seen.over = static_cast<int>((shorter - m_finishes.begin()) + (m_unfinished.end() - cut));
    return seen;
  }
  const std::vector<Duration>& longest() const { return m_finishes; }  // descending

 private:
  void keep(Duration finish) {
    if (m_finishes.size() == m_kept) {
      if (finish <= m_finishes.front())
        return;
      std::pop_heap(m_finishes.begin(), m_finishes.end(), std::greater<>{});
      m_finishes.pop_back();
    }
    m_finishes.push_back(finish);
    std::push_heap(m_finishes.begin(), m_finishes.end(), std::greater<>{});
  }

  std::size_t m_kept;
  int m_of;
  std::vector<Duration> m_finishes, m_unfinished, m_lowLimits;
  std::vector<TimedAttempt> m_canceled;
};

}  // namespace

TimedAttempt timedAttempt(Duration elapsed, Duration limit, TimedAttempt::End end) {
  if (end == TimedAttempt::End::TimedOut)
    elapsed = limit = std::min(elapsed, limit);
  return {.time = elapsed, .limit = std::max(limit, elapsed), .end = end};
}

TimeoutPolicy::TimeoutPolicy(const TimeoutGoal& goal, Duration timeout) : m_timeout(timeout) { setGoal(goal); }

void TimeoutPolicy::setGoal(const TimeoutGoal& goal) {
  if (goal == m_goal && m_window > 1)
    return;
  if (goal.rate != m_goal.rate || m_window == 1) {
    m_window = static_cast<std::size_t>(4) * static_cast<std::size_t>(attemptsToClaim(goal.rate));
    m_mostOf = -1;
  }
  m_least = std::max(static_cast<int>(m_window / 4), goal.least);
  m_window = std::max(m_window, static_cast<std::size_t>(m_least));
  m_goal = goal;
  while (m_attempts.size() > m_window)
    m_attempts.pop_front();
}

int TimeoutPolicy::missing() const { return std::max(0, m_least - static_cast<int>(considered())); }

WatchSettings TimeoutPolicy::watch() const {
  if (m_state == State::Steady || m_goal.horizon <= m_timeout)
    return {};
  return {.limit = m_goal.horizon, .every = m_state == State::Held ? kHeldWatches : 1};
}

void TimeoutPolicy::stopWatching() { m_state = State::Steady; }

// What decisions look at: what came since somebody set the timeout by hand.
std::size_t TimeoutPolicy::considered() const { return std::min(m_attempts.size(), static_cast<std::size_t>(m_told - m_byHandAt)); }

// Among the newest attempts those whose own limit reached t: no extrapolation.
OverCount TimeoutPolicy::countOver(Duration t, std::size_t newest) const {
  OverCount seen;
  const auto from = m_attempts.end() - static_cast<std::ptrdiff_t>(std::min(newest, m_attempts.size()));
  for (auto a = from; a != m_attempts.end(); ++a) {
    if (a->limit < t)
      continue;
    if (a->end == TimedAttempt::End::Canceled && a->time < t) {
      ++seen.unknown;
      continue;
    }
    ++seen.of;
    seen.over += a->time > t || (a->end != TimedAttempt::End::Finished && a->time >= t) ? 1 : 0;
  }
  return seen;
}

bool TimeoutPolicy::isTooOftenOver() const {
  for (const std::size_t newest : {std::min(kLatest, considered()), considered()}) {
    const OverCount seen = countOver(m_timeout, newest);
    if (seen.over >= kLeastOver && lowerLimit(seen.over, seen.of + seen.unknown, kRaiseBeyond) > m_goal.rate)
      return true;
  }
  return false;
}

int TimeoutPolicy::mostOverOf(int of) const {
  if (of != m_mostOf) {
    m_mostOf = of;
    m_most = mostOver(m_goal.rate, of);
  }
  return m_most;
}

bool TimeoutPolicy::isWithinRate(const OverCount& seen) const {
  return seen.over + seen.unknown <= mostOverOf(seen.of + seen.unknown);
}

std::optional<TimeoutPolicy::Wish> TimeoutPolicy::wish(Duration timeout, TuningWhy why, const OverCount& seen) const {
  if (timeout > m_timeout)
    timeout = std::max(m_timeout, std::min(timeout, m_goal.horizon));
  if (timeout == m_timeout)
    return std::nullopt;
  return Wish{.why = why, .was = m_timeout, .becomes = timeout, .seen = seen};
}

bool TimeoutPolicy::mostAreCut() const {
  const std::size_t last = std::min(kLastCut, considered());
  const auto cut = std::count_if(m_attempts.end() - static_cast<std::ptrdiff_t>(last), m_attempts.end(),
                                 [](const TimedAttempt& a) { return a.end == TimedAttempt::End::TimedOut; });
  return 2 * cut > static_cast<std::ptrdiff_t>(last);
}

std::optional<TimeoutPolicy::Wish> TimeoutPolicy::raise() {
  if (!isTooOftenOver())
    return std::nullopt;
  if (mostAreCut())
    return wish(times(m_timeout, kMostStep), TuningWhy::MostAreCut, countOver(m_timeout, considered()));
  if (m_timeout < m_goal.horizon) {
    m_state = State::Watching;
    m_watchedPast = m_watchedFinished = 0;
  }
  return std::nullopt;
}

SurvivalCurve TimeoutPolicy::curve() const {
  std::vector<Observation> observations;
  observations.reserve(m_attempts.size());
  for (const TimedAttempt& a : m_attempts)
    observations.push_back({.time = a.time, .finished = a.end == TimedAttempt::End::Finished});
  return SurvivalCurve(std::move(observations), Confidence::Ninety);
}

// To where the curve comes down to the rate, and to what never finishes beside it; nothing where it does not.
std::optional<TimeoutPolicy::Wish> TimeoutPolicy::seenRaise() const {
  const SurvivalCurve seen = curve();
  const Share atHorizon = seen.at(m_goal.horizon);
  const auto* never = std::get_if<Identified>(&atHorizon);
  const auto quantile = seen.timeOf(m_goal.rate + (never != nullptr ? never->survival : 0)).value;
  if (!quantile)
    return std::nullopt;
  const Duration wanted = std::clamp(times(*quantile, kAboveQuantile), times(m_timeout, kLeastStep), times(m_timeout, kMostStep));
  return wish(wanted, TuningWhy::TooManyOver, countOver(m_timeout, considered()));
}

std::optional<TimeoutPolicy::Wish> TimeoutPolicy::endOfWatch() {
  if (m_watchedFinished == 0) {
    m_state = State::Held;
    return std::nullopt;
  }
  m_state = State::Steady;
  m_changedAt = m_told;
  if (auto seen = seenRaise())
    return seen;
  return wish(times(m_timeout, kMostStep), TuningWhy::TooManyOver, countOver(m_timeout, considered()));
}

std::optional<TimeoutPolicy::Wish> TimeoutPolicy::lower() const {
  const auto from = m_attempts.end() - static_cast<std::ptrdiff_t>(considered());
  // Lowering is worth it below this; whether the claim holds at the longest finish below says mostly at once that it is not.
  const Duration worth = times(m_timeout, 1 / (kWorthLowering * kAboveFinish));
  Duration below{};
  for (auto a = from; a != m_attempts.end(); ++a)
    if (a->end == TimedAttempt::End::Finished && a->time < worth)
      below = std::max(below, a->time);
  if (below == Duration{} || !isWithinRate(countOver(below, considered())))
    return std::nullopt;

  // The smallest finish from which upward the claim holds: from the longest down until it does not.
  const LongAttempts attempts(from, m_attempts.end(), m_timeout, std::max(0, mostOverOf(static_cast<int>(considered()))));
  std::optional<Duration> smallest;
  OverCount seenThere;
  for (const Duration t : attempts.longest()) {
    if (t > m_timeout)
      continue;
    const OverCount seen = attempts.over(t);
    if (!isWithinRate(seen))
      break;
    smallest = t;
    seenThere = seen;
  }
  if (!smallest || times(*smallest, kWorthLowering * kAboveFinish) >= m_timeout)
    return std::nullopt;
  return wish(std::max(times(*smallest, kAboveFinish), times(m_timeout, 1 / kMostStep)), TuningWhy::FewerOver, seenThere);
}

void TimeoutPolicy::remember(const TimedAttempt& attempt) {
  m_attempts.push_back(attempt);
  if (attempt.end == TimedAttempt::End::Cut)
    m_attempts.back().limit = attempt.time;
  if (m_attempts.size() > m_window)
    m_attempts.pop_front();
  ++m_told;
}

std::optional<TimeoutPolicy::Wish> TimeoutPolicy::took(const TimedAttempt& attempt) {
  remember(attempt);
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
    if (auto raised = raise())
      return raised;
  if (m_state == State::Steady && since >= kLookDownEvery && m_told % kLookDownEvery == 0 && missing() == 0)
    return lower();
  return std::nullopt;
}

std::optional<TimeoutPolicy::Wish> TimeoutPolicy::advice() const {
  if (!isTooOftenOver())
    return missing() == 0 ? lower() : std::nullopt;
  const OverCount seen = countOver(m_timeout, considered());
  if (mostAreCut())
    return wish(times(m_timeout, kMostStep), TuningWhy::MostAreCut, seen);
  if (auto raised = seenRaise())
    return raised;
  return wish(times(m_timeout, kMostStep), TuningWhy::NotSeen, seen);
}

void TimeoutPolicy::moved(Duration timeout) {
  if (timeout > m_timeout)
    while (m_attempts.size() > kKeptAfterRaise)
      m_attempts.pop_front();
  m_timeout = timeout;
  m_changedAt = m_told;
}

void TimeoutPolicy::setByHand(Duration timeout) {
  m_timeout = timeout;
  m_state = State::Steady;
  m_changedAt = m_byHandAt = m_told;
}

std::vector<Duration> TimeoutPolicy::finishes() const {
  std::vector<Duration> finished;
  for (const TimedAttempt& a : m_attempts)
    if (a.end == TimedAttempt::End::Finished)
      finished.push_back(a.time);
  return finished;
}

std::optional<Duration> TimeoutPolicy::plainRule() const {
  std::vector<Duration> finished = finishes();
  if (static_cast<int>(finished.size()) < samplesNeeded(95))
    return std::nullopt;
  const auto rank = finished.begin() + rankOf(static_cast<int>(finished.size()), 95) - 1;
  std::nth_element(finished.begin(), rank, finished.end());
  return times(*rank, kPlainFactor);
}

bool TimeoutPolicy::neverWorked(Duration elapsed) const {
  std::vector<Duration> finished = finishes();
  if (finished.empty())
    return false;
  const auto middle = finished.begin() + static_cast<std::ptrdiff_t>(finished.size() / 2);
  std::nth_element(finished.begin(), middle, finished.end());
  return elapsed < *middle / 100;
}

}  // namespace vortex::analysis
