// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run's inputs, taken apart for a what-if: what came from outside and stays as it was, and what answered the scheduler and so
// comes when a scheduler under other settings asks. The recorded scheduler itself says which is which: its inputs go once more
// through schedule::Scheduler, under the settings that were in force.
//
//   from outside   slots submitted and cancelled, tunings, quality, intake, shutdown, estimates, memory levels, deaths of the
//   device
//                  that nobody asked for
//   answers        to StartAttempt: told started, finished, failed. To StopAttempt: stopped. To KillDevice: lost, then ready. To
//                  Deliver: delivered. Each with what passed since the question, to the nanosecond
//   timers         when each one that was due was really handed in
//
// Pure: no file, no clock, no thread. Memory: about 1 kB a slot, and 40 bytes for each memory level.
#pragma once

#include "engine/schedule/id_map.h"
#include "engine/schedule/scheduler.h"
#include "engine/schedule/slot_record.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::analysis {

// When a report came: how long after what it answers, and as which input of the record. n = 0: never.
struct Answer {
  Duration after{};
  std::uint64_t n = 0;
  bool came() const { return n != 0; }
};

enum class AttemptEnd : std::uint8_t {
  Open = 1,  // the record ends before
  Finished,
  Failed,
  StoppedUnasked,
  Stopped,  // as it was told to
  Lost,     // with its device
};

struct RecordedAttempt {
  static constexpr std::uint32_t kNone = UINT32_MAX;
  Time start{};                  // of StartAttempt
  Answer waiting, started, end;  // after `start`; end of Open: none
  AttemptEnd how = AttemptEnd::Open;
  std::optional<Duration> stopAsked;  // after `start`
  Duration elapsed{};                 // Finished, Failed: as measured on its lane
  Duration longestOperator{};
  std::optional<bool> passesCheck;
  Reason reason = Reason::None;
  int qualityLevel = 0;
  std::uint32_t next = kNone;  // the next attempt at the same stage of its slot

  // Finished or failed by itself, also where it had been told to stop: its true length is known.
  bool lengthKnown() const { return how == AttemptEnd::Finished || how == AttemptEnd::Failed || how == AttemptEnd::StoppedUnasked; }
};

// How a slot ended, in the record or in a replay of it.
struct SlotEnd {
  bool decided = false, started = false;
  Outcome outcome = Outcome::Succeeded;
  std::optional<Stage> stage;
  Reason reason = Reason::None;
  bool deliveryFailed = false;
  Time decidedAt{};
  Duration spareToAir{};  // where it started
  bool airs() const { return decided && outcome == Outcome::Succeeded && !deliveryFailed; }
  friend bool operator==(const SlotEnd&, const SlotEnd&) = default;
};

SlotEnd endOf(const event::SlotComplete& complete, Time at);

struct RecordedSlot {
  SlotId id;
  schedule::DeadlineKind deadline = schedule::DeadlineKind::FromStart;
  Time submitted{};
  PerStage<std::uint32_t> firstAttempt{
      {RecordedAttempt::kNone, RecordedAttempt::kNone, RecordedAttempt::kNone, RecordedAttempt::kNone}};
  Time deliverAsked{};
  Answer delivered;  // after `deliverAsked`
  bool deliveryFailed = false;
  Duration encode{};
  SlotEnd end;
  bool isDue() const { return deadline != schedule::DeadlineKind::None; }  // else it was made off the air: a rerun, a capture's
};

// A death of the device; `asked`: by the scheduler, at askedAt. Its return belongs to it.
struct RecordedLoss {
  bool asked = false;
  bool whileDown = false;  // it had not come back from the one before
  Time askedAt{}, at{};
  std::uint64_t n = 0;
  schedule::input::DeviceLost input;
  struct Return {
    Time at{};
    std::uint64_t n = 0;
    schedule::input::DeviceReady input;
  };
  std::optional<Return> ready;
};

// fired: it was handed in as input n. Else that input, at `at`, came first, although the timer was due: the engine was late, and
// what it found beside the timer may have taken that away.
struct RecordedTimer {
  Time due{}, at{};
  std::uint64_t n = 0;
  bool fired = true;
};

// What came from outside; `index` into the list of its kind.
struct FromOutside {
  enum class Kind : std::uint8_t { Submit = 1, Cancel, Tune, Quality, Intake, Shutdown, Estimates, Memory, Lost, Starting, Ready };
  Time at{};
  std::uint64_t n = 0;
  Kind kind = Kind::Submit;
  std::uint32_t index = 0;
};

class RecordedSession {
 public:
  explicit RecordedSession(Settings settings);

  // The next input, in order. The reason where it cannot follow: a number is missing, or no session can have it. After an error
  // the session stands as before.
  tl::expected<void, std::string> append(std::uint64_t n, Time at, const schedule::Input& input);

  const Settings& settings() const { return m_settings; }  // at the start
  std::uint64_t inputs() const { return m_inputs; }
  Time endsAt() const { return m_end; }

  const std::vector<FromOutside>& outside() const { return m_outside; }
  // So many of them belong to the channel: one that was ended when all its slots were decided would have gone on for slots that are
  // later under other settings, so its end, and what came of that, does not.
  std::size_t outsideCount() const { return m_doneAt.value_or(m_outside.size()); }
  const std::vector<RecordedSlot>& slotsByArrival() const { return m_slots; }
  std::optional<std::uint32_t> find(SlotId slot) const { return m_slotIndex.find(slot.value); }
  const std::vector<RecordedAttempt>& attempts() const { return m_attempts; }
  // The n-th attempt at a stage of a slot; kNone: there was none.
  std::uint32_t attempt(std::uint32_t slot, Stage stage, int n) const;
  const std::vector<RecordedLoss>& losses() const { return m_losses; }
  // In the order of their numbers.
  const std::vector<RecordedTimer>& timers() const { return m_timers; }

  const std::vector<schedule::input::Submit>& submits() const { return m_submits; }
  const std::vector<schedule::input::Cancel>& cancels() const { return m_cancels; }
  const std::vector<schedule::input::Tune>& tunes() const { return m_tunes; }
  const std::vector<schedule::input::Quality>& qualities() const { return m_qualities; }
  const std::vector<schedule::input::Intake>& intakes() const { return m_intakes; }
  const std::vector<schedule::input::Shutdown>& shutdowns() const { return m_shutdowns; }
  const std::vector<schedule::input::NewEstimates>& estimates() const { return m_estimates; }
  const std::vector<schedule::input::MemoryLevel>& levels() const { return m_levels; }
  const std::vector<schedule::input::DeviceReady>& readies() const { return m_readies; }

  // Which of outside() are no memory levels, ascending.
  const std::vector<std::uint32_t>& otherThanLevels() const { return m_otherThanLevels; }
  // The most of each that the scheduler was ever told.
  struct MemoryPeaks {
    Bytes used, others, resident;  // others: of used, not our allocator's
    PerStage<Bytes> need, loadedWhile;
  };
  const MemoryPeaks& memoryPeaks() const { return m_memoryPeaks; }

  // From a slot that came while nothing was open, ran or drained, and the device was up, to the next such one.
  struct Segment {
    std::size_t outside = 0, slot = 0;  // the first of it; it ends where the next one begins
    PerStage<Duration> oldest{};        // of its attempts, from StartAttempt to their ends
    // The slots came, the device stayed, and nothing was tuned, closed or chosen.
    bool plain = true;
    std::optional<std::uint32_t> level, estimates;  // the last of each that was told in it
  };
  const std::vector<Segment>& segments() const { return m_segments; }

  // A place from which a replay may begin: nothing was open, ran or drained. The scheduler stands as it did then.
  struct Checkpoint {
    schedule::Scheduler scheduler;
    std::size_t outside = 0, slot = 0, segment = 0;  // the first that come after it
    std::uint64_t attemptsBefore = 0;
  };
  // The last from which at least `last` slots follow; none: from the beginning.
  const Checkpoint* checkpointBefore(std::size_t last) const;

 private:
  struct On;
  void take(const schedule::Input& input, std::uint64_t n, Time at, std::optional<Time> due);
  void obey(const schedule::Command& command, Time at);
  RecordedAttempt* live(AttemptId attempt);
  void end(AttemptId id, AttemptEnd how, std::uint64_t n, Time at);
  void remember();

  Settings m_settings;
  schedule::Scheduler m_scheduler;
  std::vector<schedule::Command> m_commands;
  std::uint64_t m_inputs = 0;
  Time m_end{};

  std::vector<FromOutside> m_outside;
  std::vector<std::uint32_t> m_otherThanLevels;
  MemoryPeaks m_memoryPeaks;
  std::vector<RecordedSlot> m_slots;
  schedule::IdMap m_slotIndex;
  std::vector<RecordedAttempt> m_attempts;  // of id i + 1 at i
  std::vector<Stage> m_stageOf;             // likewise
  std::vector<std::uint32_t> m_live;        // not ended
  std::vector<RecordedLoss> m_losses;
  std::optional<Time> m_killAsked;
  bool m_lossOpen = false;  // the last loss has no return yet
  std::vector<RecordedTimer> m_timers;
  int m_awaitingDelivery = 0;
  std::vector<Checkpoint> m_checkpoints;
  std::vector<Segment> m_segments{Segment{.plain = false}};

  std::vector<schedule::input::Submit> m_submits;
  std::vector<schedule::input::Cancel> m_cancels;
  std::vector<schedule::input::Tune> m_tunes;
  std::vector<schedule::input::Quality> m_qualities;
  std::vector<schedule::input::Intake> m_intakes;
  std::vector<schedule::input::Shutdown> m_shutdowns;
  std::optional<std::size_t> m_doneAt;  // into m_outside
  std::vector<schedule::input::NewEstimates> m_estimates;
  std::vector<schedule::input::MemoryLevel> m_levels;
  std::vector<schedule::input::DeviceReady> m_readies;
};

}  // namespace vortex::analysis
