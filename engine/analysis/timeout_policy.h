// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stage's timeout, kept where the attempts on record allow it: it is asked to move only when it lies outside what the data say,
// never further than half again as far at once, and never past the horizon, the longest wait that could still have met the
// deadline. Where its own timeout hides how long attempts would have taken, it lets some run on to the horizon and looks
// ("watching"), so that it cannot lock itself in; where those never finish, either, a longer timeout would not help, and it says so
// ("held": hangs).
//
// Pure: told each attempt of one stratum (stage, model, profile, quality, device; first attempts), it answers with what it wishes;
// whoever has it decides, and says what the timeout became. It asks for a rate of false timeouts; how many attempts that takes is
// attemptsToClaim(). It aims below the rate on purpose, and lags while times drift.
//
// What was set by hand is taken as it is: it decides on what it sees from then on. Cost of an attempt: O(1), every fifth O(W).
#pragma once

#include "engine/analysis/survival.h"
#include "engine/slot/tuning.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace vortex::analysis {

struct TimeoutGoal {
  double rate = .02;   // of attempts that would have finished in time, and are cut; below .005 a day's slots do not carry the claim
  Duration horizon{};  // H; what runs may be beyond it, and then is never raised
  int least = 0;       // attempts before it is lowered, where that is more than the claim takes
  friend bool operator==(const TimeoutGoal&, const TimeoutGoal&) = default;
};

struct TimedAttempt {
  Duration time{};   // to the finish, or to where it was cut
  Duration limit{};  // that it had; of one that was Cut where it was cut
  enum class End : std::uint8_t {
    Finished = 1,
    TimedOut,  // at its limit
    Canceled,  // by what may have to do with how long it would have taken: counted both ways
    Cut,  // by what has not: the slot's deadline, the end of the engine, trouble of the device. It says no more than that it ran so
          // long
  } end = End::Finished;
};

// Of an attempt that began with this limit. Where that was moved while it ran (schedule/input.h, Tune), by what is certain: one
// that ran on beyond it was watched so long, and one that timed out before it no longer than that.
TimedAttempt timedAttempt(Duration elapsed, Duration limit, TimedAttempt::End end);

// Of `of` attempts whose own limit reached some time, `over` took longer; of `unknown` further ones nobody can tell.
struct OverCount {
  int over = 0, of = 0, unknown = 0;
};

class TimeoutPolicy {
 public:
  enum class State : std::uint8_t {
    Steady = 1,
    Watching,  // attempts run on to the horizon until enough of them have passed the timeout
    Held,      // what passed it never finished: a tenth of the attempts is still watched
  };
  // What it wishes, with what that was seen from: MostAreCut, TooManyOver, NotSeen or FewerOver.
  struct Wish {
    TuningWhy why = TuningWhy::TooManyOver;
    Duration was{}, becomes{};
    OverCount seen;  // above `was` (FewerOver: above what it was derived from)
  };

  TimeoutPolicy(const TimeoutGoal& goal, Duration timeout);

  // An attempt ended, and the policy acts: it may begin or end to watch, and wishes a change now and then.
  std::optional<Wish> took(const TimedAttempt& attempt);
  // An attempt ended, or had before: it is remembered, nothing else.
  void remember(const TimedAttempt& attempt);
  // What it would wish of what it remembers, if nobody may be watched; asks anew each time. O(W), where most are cut or it is
  // raised O(W log W).
  std::optional<Wish> advice() const;

  void moved(Duration timeout);      // as it had wished, or as near as could be
  void setByHand(Duration timeout);  // by somebody else
  void setGoal(const TimeoutGoal& goal);
  void stopWatching();

  // Which attempts are to run on to the horizon.
  WatchSettings watch() const;
  Duration timeout() const { return m_timeout; }
  const TimeoutGoal& goal() const { return m_goal; }
  State state() const { return m_state; }
  int remembered() const { return static_cast<int>(m_attempts.size()); }
  // Attempts that are still to come before it may be lowered; 0: it may.
  int missing() const;
  // It was set by hand, and what was seen since does not suffice to lower it.
  bool isByHand() const { return m_byHandAt > 0 && missing() > 0; }
  // More are cut than the rate allows, beyond doubt.
  bool isTooOftenOver() const;

  // Of all that it remembers, also of before the last change by hand.
  OverCount countOver(Duration t) const { return countOver(t, m_attempts.size()); }
  SurvivalCurve curve() const;
  // P95 x 1.5 of what finished; nothing below 59 of them.
  std::optional<Duration> plainRule() const;
  // Trouble within 1 % of what attempts usually take: such a one never worked.
  bool neverWorked(Duration elapsed) const;

 private:
  OverCount countOver(Duration t, std::size_t newest) const;
  std::size_t considered() const;
  std::vector<Duration> finishes() const;
  std::optional<Wish> raise();
  std::optional<Wish> endOfWatch();
  std::optional<Wish> seenRaise() const;
  std::optional<Wish> lower() const;
  bool mostAreCut() const;
  std::optional<Wish> wish(Duration timeout, TuningWhy why, const OverCount& seen) const;
  int mostOverOf(int of) const;  // so many may be over for the claim to hold; -1: not even none
  bool isWithinRate(const OverCount& seen) const;

  TimeoutGoal m_goal;
  Duration m_timeout;
  std::size_t m_window = 1;  // W
  int m_least = 1;           // n_min
  State m_state = State::Steady;
  std::deque<TimedAttempt> m_attempts;  // the newest W
  std::uint64_t m_told = 0, m_changedAt = 0, m_byHandAt = 0;
  int m_watchedPast = 0, m_watchedFinished = 0;  // of those watched: past the timeout; of these, finished
  mutable int m_mostOf = -1, m_most = -1;        // mostOver() of the last asked
};

}  // namespace vortex::analysis
