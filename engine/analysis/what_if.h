// SPDX-License-Identifier: GPL-3.0-or-later
//
// What if the settings had been others: the recorded slots live once more through the scheduler itself (closed_loop.h), and what
// becomes of each is held against what became of it then.
//
//   WhatIf whatIf;
//   whatIf.add(std::move(session));                                   // one a recorded run, the oldest first
//   const auto answer = whatIf.evaluate({.change = [](Settings& s) { s.stages[Stage::Image].timeout = seconds(13); }, .last =
//   2000});
//
// Times are engine time (ns). One thread at a time, which may be a worker's: nothing here waits, reads a file or asks a clock. A
// stop flag that another thread sets ends an evaluation within a tenth of a millisecond ("latest wins"), within the time that it
// takes to sort all slots where `least` is asked for. What history cannot answer is refused with the reason and never guessed
// (answerable()).
//
// What stays as it was recorded, whatever is changed: when slots were submitted, cancelled, and the device died by itself; the
// estimates that the scheduler was told, and memory levels. What was made off the air (a rerun, a capture's
// slot) lives once more beside the others, and is none of those that are counted: it has no deadline to keep. Whether a rerun would
// have been asked for is nobody's guess: its ancestor counts by its own outcome.
//
// Lengths that nobody knows (an attempt that was cut and now is not, one that never ran): replayed in the best and in the worst
// case (Scenario) and counted. The two are scenarios and no strict bounds: on shared lanes a shorter attempt can hurt another slot
// (Graham, "Bounds on multiprocessing timing anomalies", 1969); where a slot ends worse in the best case than in the worst it is
// counted as unresolved.
#pragma once

#include "engine/analysis/closed_loop.h"
#include "engine/analysis/least_change.h"
#include "engine/analysis/net_share.h"
#include "engine/analysis/percentile.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::analysis {

// A change that recorded slots cannot tell about.
struct Unanswerable {
  std::string key;     // of the configuration, or its section: "pipeline.max_slots_in_flight"
  std::string reason;  // a clause: "more attempts at once change how long each takes"
};
// Empty: the question can be asked. Keys that decide about no slot (log, history) are no reason.
std::vector<Unanswerable> unanswerable(const Settings& from, const Settings& to);
// The same of a session's first settings, with what its slots as they were submitted cannot tell.
std::vector<Unanswerable> unanswerable(const RecordedSession& session, const Settings& to);

struct WhatIfQuestion {
  SettingsChange change;
  std::optional<int> last;  // of the due slots; absent: all. A few more may be lived through, only these are counted
  // Which count: numbers from one to another, and made at a level of quality where one is named (or never begun).
  SlotId from{}, to{UINT64_MAX};
  std::optional<int> quality{};
  bool least = false;      // WhatIfAnswer::least too, which is dearer than the rest
  bool expected = false;   // the third scenario too
  std::uint64_t seed = 1;  // of Scenario::Expected
};

// One slot of which something changes: its outcome, in the best or in the worst case.
struct SlotChange {
  std::size_t session = 0;  // as added, from 0
  SlotId slot;
  SlotEnd was, best, worst;
  std::optional<SlotEnd> expected;
  bool bracketed = false;  // an unknown length is of consequence
  // Which attempt made the difference: one that had been cut for its timeout and is not any more, or the other way round. Neither:
  // the slot only waited for another one, or was cut for its deadline.
  AttemptNote cutBefore, cutAfter;  // n = 0: none
};

struct WhatIfSide {
  int gained = 0, lost = 0;          // slots that air and did not, that do not and did
  Limits net;                        // (gained − lost) / slots, with its 95 % interval, widened by `dependence`
  std::optional<double> dependence;  // of neighbouring slots (net_share.h); absent: too few for it, and `net` is not widened
  std::vector<int> outcomes;         // slots by outcome, indexed by its value
  int airs = 0;
  std::vector<Duration> spare;  // to air, of the slots that air; ascending
  // Lane time of attempts that did not finish, and of those that did for slots that never aired.
  Duration cutForNothing{}, finishedForNothing{};
  PerStage<Duration> laneTime{};
  // Of its lane's whole capacity, from the first slot counted to the last, or where it is the newest to the end of the record.
  PerStage<double> utilisation{};
};

struct WhatIfAnswer {
  int slotCount = 0;     // counted: decided in the record
  int bracketed = 0;     // of them, with an unknown length that is of consequence
  int unresolved = 0;    // of them, end worse in the best case than in the worst
  int otherQuality = 0;  // of them, would be made at a level at which they were not, so that nothing is known of their lengths
  int unfaithful = 0;    // of them, do not end as recorded even under their own settings: the record is another scheduler's
  int sessions = 0;
  WhatIfSide before, best, worst;  // before: as lived under the settings that were in force
  std::optional<WhatIfSide> expected;
  std::vector<SlotChange> changes;  // in order of arrival
  // From the lower limit of the worst case to the upper one of the best.
  double lower = 0, upper = 0;
  bool includesZero() const { return lower <= 0 && upper >= 0; }
  // Of each of kLeastPercents, how far it moves: the lower limit of the worst case to the upper one of the best. Empty: not asked,
  // or too few slots.
  std::vector<LeastChange> least;
  // Slots more that would decide where it includes 0. Absent: no number would, since the two cases disagree or nothing changes.
  std::optional<int> slotsToDecide;
  std::uint64_t steps = 0;  // of the scheduler, in all replays
};

// What so many percent of the slots have to spare at least.
inline constexpr int kLeastPercents[] = {50, 95, 99};

class WhatIf {
 public:
  WhatIf();
  ~WhatIf();
  WhatIf(WhatIf&&) noexcept;
  WhatIf& operator=(WhatIf&&) noexcept;

  // A run's record; newer than those that are there.
  void add(RecordedSession session);
  // What the newest session recorded since. As RecordedSession::append.
  tl::expected<void, std::string> append(std::uint64_t n, Time at, const schedule::Input& input);

  std::size_t sessions() const;
  const RecordedSession& session(std::size_t index) const;
  std::size_t slotCount() const;  // on record, in all sessions

  // Nothing: `stop` became true.
  std::optional<WhatIfAnswer> evaluate(const WhatIfQuestion& question, const std::atomic<bool>* stop = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::analysis
