// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stage's timeout, kept where the attempts on record allow it: it moves only when it lies outside what the data say, never
// further than half again as far at once, and never past the horizon, the longest wait that could still have met the deadline.
// Where its own timeout hides how long attempts would have taken, it lets some run on to the horizon and looks ("watching"), so
// that it cannot lock itself in; where those never finish, either, a longer timeout would not help, and it says so ("held": hangs).
//
// Pure: told each attempt of one stratum (stage, model, profile, quality, device; first attempts), it answers with the limit of the
// next. It asks for a rate of false timeouts; how many attempts that takes is attemptsToClaim(). It aims below the rate on purpose,
// and lags while times drift.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace vortex::analysis {

struct TimeoutGoal {
  double rate = .02;   // of attempts that would have finished in time, and are cut; below .005 a day's slots do not carry the claim
  Duration horizon{};  // H
  int least = 0;       // attempts before it is lowered, where that is more than the claim takes
};

struct TimedAttempt {
  Duration time{};   // to the finish, or to the cut
  Duration limit{};  // that it had
  enum class End : std::uint8_t { Finished = 1, TimedOut, Canceled } end = End::Finished;
};

class TimeoutPolicy {
 public:
  enum class State : std::uint8_t {
    Steady = 1,
    Watching,  // attempts run on to the horizon until enough of them have passed the timeout
    Held,      // what passed it never finished: a tenth of the attempts is still watched
  };
  // Why the timeout moved, with what it was seen from.
  struct Change {
    enum class Why : std::uint8_t {
      MostAreCut = 1,  // more than half of the last 20: nothing can be estimated, so it goes half again as far
      TooManyOver,     // the lower limit of the share above it is beyond the goal; from the curve of those that were watched
      FewerOver,       // the upper limit of the share above a shorter one is within the goal
    } why = Why::TooManyOver;
    Duration was{}, became{};
    int over = 0, of = 0;  // above `was` (FewerOver: above what it was derived from), of those whose limit reached it
  };

  TimeoutPolicy(TimeoutGoal goal, Duration timeout);

  // The limit of the next attempt: the timeout, or the horizon where it is watched and the slot's slack allows all of that.
  Duration nextLimit(bool slackAllowsHorizon);
  // An attempt ended; the change that this brought, if it did.
  std::optional<Change> took(const TimedAttempt& attempt);

  Duration timeout() const { return m_timeout; }
  State state() const { return m_state; }
  int remembered() const { return static_cast<int>(m_attempts.size()); }
  // Attempts that are still to come before it may be lowered; 0: it may.
  int missing() const;

 private:
  struct Over {
    int over = 0, of = 0;
  };
  Over countOver(Duration t, std::size_t newest) const;
  bool isTooOftenOver() const;
  std::optional<Change> raise();
  std::optional<Change> endOfWatch();
  std::optional<Change> lower();
  std::optional<Change> moveTo(Duration timeout, Change::Why why, Over seen);

  TimeoutGoal m_goal;
  Duration m_timeout;
  std::size_t m_window;  // W
  int m_least;           // n_min
  State m_state = State::Steady;
  std::deque<TimedAttempt> m_attempts;  // the newest W
  std::uint64_t m_told = 0, m_changedAt = 0, m_given = 0;
  int m_watchedPast = 0, m_watchedFinished = 0;  // of those watched: past the timeout; of these, finished
};

}  // namespace vortex::analysis
