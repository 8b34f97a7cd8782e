// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recorded session lived through once more under other settings: what came from outside comes when it came, and what answers the
// scheduler comes as long after its question as it did then. The scheduler is schedule::Scheduler itself, on a virtual clock.
//
// Memory levels are told where they may decide something: where the record keeps clear of every limit, with all that can run at
// once beside it, none is.
//
// Under unchanged settings everything comes at its recorded nanosecond and in its recorded order, so this *is* the record (tested
// on random sessions). Under others:
//   - an attempt's reports keep their distance from its start, whenever that is
//   - a timer that is due when a recorded one was fires when that one did; any other is as late as the record's median
//   - at one instant reports come before deliveries, and these before timers, as the driver has it
//   - a stop at another age than the record's is answered as late as that attempt's own stop was; where it never was stopped, as
//     late as the median of its stage; where that was never stopped, after its longest operator
//   - an attempt that took no notice of its stop takes none of another one either
//   - a device that only the replay kills is lost and comes back after the session's median times; a death that only the record's
//     scheduler asked for does not happen
//   - a clip that was never written is written in the session's median time
//
// How long an attempt takes that was cut, or never ran, nobody knows: Scenario says what is assumed, and the slots to which it was
// of consequence are marked.
#pragma once

#include "engine/analysis/recorded_session.h"
#include "engine/analysis/survival.h"

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

namespace vortex::analysis {

// Best: what was cut at c finishes at once after c; what never ran takes the least that its stage took in the session.
// Worst: it never finishes. Expected: drawn from the stage's survival curve, given that it is longer than c; where the curve is not
// identifiable it never finishes. Expected is seeded by slot, stage and number, so the same attempt gets the same length whatever
// the settings.
enum class Scenario : std::uint8_t { Best = 1, Worst, Expected };

// What is changed in the first settings and in each that was tuned to later.
using SettingsChange = std::function<void(Settings&)>;

// What stands in for times that are not on record. Of one session; all of them of attempts at all levels of quality.
struct SessionTimes {
  explicit SessionTimes(const RecordedSession& session);
  PerStage<std::optional<Duration>> least;  // that finished
  PerStage<Duration> startLatency, longestOperator;
  PerStage<std::optional<Duration>> stopLatency;  // from the request to the report
  Duration lateness{}, deliveryLatency{}, encode{}, killLatency{}, restart{};
  PerStage<SurvivalCurve> curve;
};

// A stop for which an attempt was cut, or the end of one that finished.
struct AttemptNote {
  Stage stage = Stage::Audio;
  int n = 0;       // 0: nothing
  Duration age{};  // from its start on the lane
  StopCause cause = StopCause::Timeout;
};

struct LivedSlot {
  SlotEnd end;
  bool bracketed = false;     // an unknown length was of consequence
  bool otherQuality = false;  // it was made at another level than recorded, of which nothing is known
  AttemptNote lastTimeout;
  PerStage<Duration> busy;  // lane time of its attempts
  Duration cut{};           // and of those of them that did not finish
};

class ClosedLoop {
 public:
  struct Order {
    const RecordedSession* session = nullptr;
    const SessionTimes* times = nullptr;
    const RecordedSession::Checkpoint* from = nullptr;  // null: from the beginning
    SettingsChange change;                              // empty: none
    Scenario scenario = Scenario::Worst;
    std::uint64_t seed = 1;
    // The same session under its own settings from the same place: what cannot change is taken from there. Null: all is lived.
    const ClosedLoop* before = nullptr;
  };
  // False when `stop` became true, which is looked at every few hundred steps. The result is then not to be used.
  bool run(const Order& order, const std::atomic<bool>* stop = nullptr);

  // By arrival, as the session's; those before the checkpoint are as default. Until the next run.
  const std::vector<LivedSlot>& lived() const { return m_lived; }
  std::uint64_t steps() const { return m_steps; }

 private:
  // Numbers of what comes at an instant of its own, after all that the record has at that instant.
  static constexpr std::uint64_t kOwn = std::uint64_t{1} << 62;
  static constexpr std::uint64_t kOwnReport = kOwn, kOwnDelivery = kOwn + 1, kOwnTimer = kOwn + 2;

  enum class What : std::uint8_t { Waiting = 1, Started, Natural, Stopped, Delivered, Lost, Ready };
  struct Coming {
    Time at{};
    std::uint64_t n = 0, order = 0;
    What what = What::Started;
    std::uint32_t index = 0;
    friend bool operator>(const Coming& a, const Coming& b) {
      return a.at != b.at ? a.at > b.at : a.n != b.n ? a.n > b.n : a.order > b.order;
    }
  };
  struct Attempt {
    AttemptId id;
    std::uint32_t slot = 0, recorded = RecordedAttempt::kNone;
    Stage stage = Stage::Audio;
    bool live = true, stopped = false, known = false, finishes = false, assumed = false;
    bool silent = false;  // takes no notice of a stop
    Time start{}, natural = Time::max();
    Duration elapsed{};  // of its natural end
    Duration cutAt{};    // age from which on its length is not known
    Duration took{};     // once it is over
  };
  struct Loss {
    schedule::input::DeviceLost input;
    const RecordedLoss* recorded = nullptr;
    bool asked = false;  // by this scheduler
  };

  void begin(const Order& order);
  void forgetEnded();
  void outside(const FromOutside& from);
  void comes(const Coming& coming);
  void step(const schedule::Input& input, Time at);
  void obey(const schedule::Command& command);
  void starts(const schedule::command::StartAttempt& start);
  void assume(Attempt& attempt, const AttemptName& name, Duration after);
  void stops(const schedule::command::StopAttempt& stop);
  void kills(const schedule::command::KillDevice& kill);
  void delivers(SlotId id);
  void natural(Attempt& attempt);
  void over(Attempt& attempt);
  void charge(Attempt& attempt);
  void finished(AttemptId id);
  bool happens(const Loss& loss, std::uint32_t index) const;
  void lost(Time at);
  void push(Time at, std::uint64_t n, What what, std::uint32_t index);
  void pushAnswer(Time from, Time recordedFrom, const Answer& answer, What what, std::uint32_t index);
  void flushLevel();
  bool isFar(const FromOutside& level) const;
  std::pair<Time, std::uint64_t> fires(Time due);
  std::pair<Time, std::uint64_t> fireOf(Time due);

  Order m_order;
  std::optional<schedule::Scheduler> m_scheduler;
  std::vector<schedule::Command> m_commands, m_inHand;
  std::vector<Coming> m_coming;     // a heap, the first at the front
  std::vector<Attempt> m_attempts;  // of id m_firstId and on
  std::vector<std::uint32_t> m_liveAttempts;
  std::vector<Loss> m_losses;
  std::vector<std::uint32_t> m_timersByDue;
  const RecordedSession* m_timersOf = nullptr;
  std::uint64_t m_timersInputs = 0;
  std::uint64_t m_firstId = 1, m_pushed = 0, m_lastN = 0, m_steps = 0, m_looks = 0;
  Time m_now{};
  bool m_ownDeath = false, m_killed = false, m_held = false, m_calm = false;
  std::uint32_t m_killLoss = 0;
  const RecordedLoss* m_lastLoss = nullptr;
  std::optional<std::size_t> m_level;  // into outside: a memory level that is still to be told
  std::vector<LivedSlot> m_lived;
  // What cannot change is skipped, and memory levels that decide nothing are not told (closed_loop_skips.cpp).
  template <typename Look>
  void lookAtSettings(const Look& look) const;
  bool memoryDecidesNothing() const;
  std::size_t toldFrom(std::size_t next);
  void prepareSkipping();
  bool skips(std::size_t& next);
  void catchUp();
  bool m_maySkip = false, m_roomy = false;
  std::size_t m_otherThanLevel = 0;
  std::size_t m_segment = 0;
  std::optional<std::uint32_t> m_skippedLevel, m_skippedEstimates;
  PerStage<Duration> m_shorterTimeout;  // of the two in force, where they differ; else without bound

  std::size_t m_timerHint = 0;
  std::optional<Time> m_firesDue;
  std::pair<Time, std::uint64_t> m_firesAt;
};

}  // namespace vortex::analysis
