// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the panes show, folded from the engine's events: slots with their attempts, memory, device, alarms. A value without Qt's
// widgets or a clock; whoever shows it names the time. The same fold serves a live engine and a recording (recording.h).
//
// Bounded: of the slots the newest kMostSlots are kept, of the memory samples the newest kMostSamples; the history has the rest.
#pragma once

#include "engine/slot/event.h"
#include "ui/models/lane_record.h"
#include "ui/models/slot_spans.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vortex::ui {

enum class BarState : std::uint8_t { Running = 1, Finished, TimedOut, Failed, Stopped, Lost };

// One attempt of a stage.
struct Bar {
  AttemptName attempt;
  BarState state = BarState::Running;
  Time start{};
  Duration timeout{};
  int step = 0, steps = 0;
  std::vector<Time> stepsAt;          // when each was told, the first kMostSteps
  std::optional<Time> stopRequested;  // from here on it drained, until `end`
  std::optional<Time> end;            // absent while it runs or drains
  std::optional<StopCause> cause;
  std::optional<Duration> retryIn, requestToStopped, drain;
  Bytes peak{}, released{}, held{};
  std::string message;
  static constexpr std::size_t kMostSteps = 64;
  bool draining() const { return stopRequested && !end; }
};

enum class SlotState : std::uint8_t {
  Queued = 1,
  Running,
  Decided,
  Interrupted,  // its program died before it was decided
};

struct Slot {
  SlotId id;
  std::string label;
  std::uint64_t seed = 0;
  SlotState state = SlotState::Queued;
  Time queuedAt{};
  Time lastAt{};  // when something of it was last told
  std::optional<Time> startedAt, airAt, lastUsefulFinish;
  std::optional<Time> decidedAt;  // or interrupted
  std::optional<SlotId> rerunOf;
  StageSet given;   // a reset: stages that were not made again, since that slot's were given
  Verdict verdict;  // when decided
  std::optional<Duration> elapsed, toTarget, ready;
  // Last useful finish − when its clip was on disk; from its decision until then, as it was foreseen. What runs has a forecast.
  std::optional<Duration> spareToAir;
  std::optional<FeasibilitySum> atRisk;         // the last warning, until it is decided
  std::optional<event::SlotForecast> forecast;  // while it runs: the last one
  std::string folder, deliveryError, fallback;
  bool missed = false;
  bool hasAirTime = false;  // one of the channel's; a rerun is off air
  bool offAir = false;      // made for something else than the air: Session::expectOffAir()
  Bytes peak{};             // most that one of its attempts held
  std::vector<Bar> bars;    // in the order in which they started
  int openBars = 0;         // of these, how many run or drain
  // Until this it may change: it is not over, or something of it drains.
  bool open() const { return state == SlotState::Queued || state == SlotState::Running || openBars > 0; }
  // What it takes of the time: from its start, or while it never started from when it was queued, to its air time or whatever ended
  // last.
  Time begin() const { return startedAt.value_or(queuedAt); }
  Time end(Time now) const { return std::max(open() ? std::max(now, lastAt) : lastAt, airAt.value_or(Time::min())); }
};

// A rerun, or what a capture is fed, that was given no air time of the channel.
inline bool isOffAir(const Slot& slot) { return (slot.rerunOf || slot.offAir) && !slot.hasAirTime; }
inline bool isOver(const Slot& slot) { return slot.state == SlotState::Decided || slot.state == SlotState::Interrupted; }

struct Sample {
  Time at{};
  event::MemorySample memory;
};

// The device's use came over a limit, or returned below it.
struct Crossing {
  Time at{};
  event::MemoryCrossed crossed;
};

enum class DeviceCondition : std::uint8_t { Starting = 1, Ready, Quarantined, Lost, Held };
// Why and when the device was lost the last time.
struct Loss {
  Time at{};
  DeviceLoss reason = DeviceLoss::Exited;
  std::string detail;
  std::optional<Stage> wedged;  // the stage that was stuck before
};
struct Device {
  static constexpr std::size_t kMostDeaths = 1'000;
  DeviceCondition condition = DeviceCondition::Starting;
  Time since{};
  std::string name, build, what;  // what: the step of the start, or why it was lost or is held
  int pid = 0, done = 0, of = 0;
  std::optional<Stage> quarantined;
  // How long the last start took, from the loss before it to ready; of an earlier run while none has ended in this one, 0 where
  // none is known.
  Duration restart{};
  std::optional<Loss> loss;
  std::deque<Time> deaths;  // when it was lost, the newest last; counted anew once it was held
  bool works() const { return condition == DeviceCondition::Ready || condition == DeviceCondition::Quarantined; }
};

struct AlarmLine {
  event::AlarmChanged alarm;
  Time since{};
};

class Session {
 public:
  static constexpr std::size_t kMostSlots = 100'000, kMostSamples = 200'000, kMostCrossings = 10'000;

  // earlier: what is added to the event's times, those of another run's clock.
  void apply(const Event& event, Duration earlier = {});
  // The run that was told until here is over, and another one follows: what it left undecided is interrupted, and what it said of
  // device and alarms holds no longer.
  void endRun(Time at);
  // What the last start took in an earlier run, until one has ended in the run that is told next.
  void expectRestart(Duration restart);
  // Whoever submitted this slot made it for something else than the air. Before it is told.
  void expectOffAir(SlotId slot) { m_offAir.insert(slot); }

  const std::deque<Slot>& allSlots() const { return m_slots; }  // by number, ascending
  const Slot* find(SlotId id) const;
  // Those that touch the range, by number. Costs what is found, not what there is.
  std::vector<const Slot*> slotsIn(const TimeRange& range, Time now) const;
  const LaneRecord& lane(Stage stage) const { return m_lanes[stage]; }
  // An attempt that could run but waits for an output buffer; the first of those that do.
  const std::optional<AttemptName>& heldBack() const { return m_heldBack; }
  // What waits for device memory, though its lane is free.
  const std::optional<event::HeldForMemory>& heldForMemory() const { return m_heldForMemory; }
  // What the engine said last of the stage's timeout; none where it does not tune.
  const std::optional<event::TimeoutAdvice>& advice(Stage stage) const { return m_advice[stage]; }
  const std::deque<Sample>& samples() const { return m_samples; }
  const std::deque<Crossing>& crossings() const { return m_crossings; }
  const Device& device() const { return m_device; }
  const std::map<std::string, AlarmLine>& alarms() const { return m_alarms; }  // those that are not normal
  // How often each was raised, by its key, since the engine's start.
  const std::map<std::string, int>& raised() const { return m_raised; }
  // The slot that an alarm came of last; none where it is of no slot.
  std::optional<SlotId> causeOf(const std::string& alarm) const;
  const event::HistoryChanged& history() const { return m_history; }
  bool intakeOpen() const { return m_intakeOpen; }
  int qualityLevel() const { return m_qualityLevel; }
  int running() const { return m_running; }
  int queued() const { return m_queued; }
  int decided() const { return m_decided; }
  int missed() const { return m_missed; }
  int delivered() const { return m_delivered; }
  // The forecast with which the last slot started: what a slot takes from its start, in all.
  const std::optional<event::SlotForecast>& wholeSlot() const { return m_wholeSlot; }
  std::uint64_t told() const { return m_told; }  // events
  // Which telling it is. While it stands, what was told only grows; where it is another one, nothing of what was read before need
  // still be so, since a recording was opened, left, or turned back. 0: the live one.
  std::uint64_t story() const { return m_story; }
  void setStory(std::uint64_t story) { m_story = story; }
  // Of two moments with the same mark, the same was told, but for samples of the memory: they come twice a second.
  struct Mark {
    std::uint64_t story = 0, revision = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  Mark mark() const { return {m_story, m_revision}; }
  // Grows with every event but samples of the memory: while it stands, nothing but the present has moved on.
  std::uint64_t revision() const { return m_revision; }
  const std::optional<Event>& lastNotice() const { return m_lastNotice; }

 private:
  struct Fold;
  Slot& slot(SlotId id, Time at);
  Bar* bar(const AttemptName& name, Time at);
  void closeBar(Slot& slot, Bar& bar, Time at);
  void coverAir(const Slot& slot);
  std::int32_t placeOf(const Bar& bar) const;  // among its slot's

  std::deque<Slot> m_slots;
  SlotSpans m_spans;
  PerStage<LaneRecord> m_lanes;
  std::optional<AttemptName> m_heldBack;
  std::optional<event::HeldForMemory> m_heldForMemory;
  PerStage<std::optional<event::TimeoutAdvice>> m_advice;
  std::deque<Sample> m_samples;
  std::deque<Crossing> m_crossings;
  Device m_device;
  std::map<std::string, AlarmLine> m_alarms;
  std::map<std::string, int> m_raised;
  std::map<std::string, SlotId> m_causes;
  std::set<SlotId> m_offAir;  // that are not told yet
  event::HistoryChanged m_history;
  std::optional<Event> m_lastNotice;
  std::optional<event::SlotForecast> m_wholeSlot;
  bool m_intakeOpen = true;
  int m_qualityLevel = 0, m_running = 0, m_queued = 0, m_decided = 0, m_missed = 0, m_delivered = 0;
  std::uint64_t m_told = 0, m_revision = 0, m_story = 0;
};

}  // namespace vortex::ui
