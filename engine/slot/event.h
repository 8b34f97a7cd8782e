// SPDX-License-Identifier: Apache-2.0
//
// What the engine tells: one value a fact, in the order in which they became true. The JSON form (telemetry/event_json.h) and its
// names are the schema in README.md, "Events". Times are the engine's clock; stage numbers are measured on the stage, waiting
// apart.
#pragma once

#include "engine/slot/alarm.h"
#include "engine/slot/capture_event.h"
#include "engine/slot/ids.h"
#include "engine/slot/outcome.h"
#include "engine/slot/stage.h"
#include "engine/slot/tuning.h"
#include "engine/slot/units.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vortex {

// One attempt's name: which slot, which stage, the how-manieth try (from 1), and its id.
struct AttemptName {
  SlotId slot;
  Stage stage = Stage::Audio;
  int n = 1;
  AttemptId id;
  friend bool operator==(const AttemptName&, const AttemptName&) = default;
};

// The sum that a prediction or an abort rests on: lastUsefulFinish − buffer − now >= remaining.
struct FeasibilitySum {
  Time now{}, lastUsefulFinish{};
  Duration buffer{}, remaining{};
  double quantile = 0;
  int samples = 0;  // 0: targets stand in
  Duration spare() const { return lastUsefulFinish - buffer - now - remaining; }
};

namespace event {

struct SlotQueued {
  SlotId slot;
  std::string label;
  std::uint64_t seed = 0;
  std::optional<Time> airAt;
  int ahead = 0;
  std::optional<SlotId> rerunOf;  // the recorded slot that it makes again
  // A reset: stages that are not made again, since their recorded outputs were given to it. Never empty where it is there.
  std::optional<StageSet> given;
};
struct SlotStarted {
  SlotId slot;
  Duration waited{};
  Time lastUsefulFinish{}, airAt{};
  int qualityLevel = 0;
};
struct AttemptStarted {
  AttemptName attempt;
  Duration timeout{};
};
struct AttemptStep {
  AttemptName attempt;
  int step = 0, steps = 0;
};
// "audio_complete", "image_complete", …
struct StageComplete {
  AttemptName attempt;
  Duration elapsed{};
  Bytes peak{};
  std::uint64_t operators = 0;
  Duration longestOperator{};
  std::optional<std::string> message;  // what was out of the ordinary while it was made
  // The attempt's account of device memory; absent: told by an earlier program, or by a device that keeps none.
  std::optional<Bytes> allocated{};  // asked for in its scope, all together; what it did not give back is `held`
  std::optional<Bytes> held{};       // must be 0
};
struct AttemptFailed {
  AttemptName attempt;
  Reason reason = Reason::None;
  std::string message;
  Duration elapsed{};
  std::optional<Duration> retryIn;
  Bytes held{};                      // device memory that it did not give back: must be 0
  std::optional<Bytes> allocated{};  // as StageComplete has it
};
struct AttemptStopRequested {
  AttemptName attempt;
  StopCause cause = StopCause::Timeout;
  Duration elapsed{};
};
// elapsed runs from its start to the stop's request. The receipt of a stop: released and held are the attempt's device memory;
// byExit: given back by the device's death.
struct AttemptStopped {
  AttemptName attempt;
  StopCause cause = StopCause::Timeout;
  Duration elapsed{}, requestToStopped{}, drain{};
  Bytes released{}, held{};
  bool byExit = false;
  std::optional<Duration> retryIn;
  std::optional<Bytes> allocated{};  // as StageComplete has it
};
struct SlotAtRisk {
  SlotId slot;
  FeasibilitySum sum;
};
// What is left of a slot that has started, as the scheduler foresees it: told when it starts and whenever that changes by more than
// a hundredth of a second, so that whoever shows a prediction shows the scheduler's. Its clip will be on disk at `…Finish`, or
// `…Left` from now where that is later: while a stage runs the first holds, while one waits the second moves it on. It decides
// nothing.
struct SlotForecast {
  SlotId slot;
  Time lastUsefulFinish{};
  Time cautiousFinish{};  // at `quantile`
  Duration cautiousLeft{};
  Time likelyFinish{};  // at the median
  Duration likelyLeft{};
  // How cautiousLeft and what runs are made up: whole stages that are not done, one after the other as the longest path has them
  // (one that hides behind a sibling counts 0), then the delivery.
  PerStage<Duration> work{};
  Duration delivery{};
  // The point of no return: when it will be given up if nothing of what runs has ended by then, since not even
  // Settings::abortQuantile of the rest would fit. Absent: it is never given up for time (a rerun, a clip check that runs).
  std::optional<Time> noReturn;
  double quantile = 0;
  int samples = 0;  // 0: targets stand in
  Time cautious(Time now) const { return std::max(cautiousFinish, now + cautiousLeft); }
  Time likely(Time now) const { return std::max(likelyFinish, now + likelyLeft); }
};
struct SlotComplete {
  SlotId slot;
  Verdict verdict;
  Duration elapsed{}, waited{};
  std::optional<Duration> spareToAir, marginGeneration;  // absent when it never started
};
// ready runs from the slot's start until its clip was on disk and named.
struct SlotDelivered {
  SlotId slot;
  Duration ready{}, encode{};
  std::string folder;
};
struct DeliveryFailed {
  SlotId slot;
  std::string message;
};
struct SlotMissed {
  SlotId slot;
  Time airAt{};
  std::string fallback;
};
// One thing that a slot's stages made, by digest (contract 7). file: its name in the slot's folder, "" where none is kept.
struct OutputMade {
  std::string kind, dtype, shape, sha256;
  Bytes bytes;  // of the thing itself, not of the file
  std::string file;
};
// A decided slot's folder is complete, with a clip or without one; bytes: what it takes of the disk. Where the delivery failed,
// what was digested until then.
struct SlotRecorded {
  SlotId slot;
  std::string folder;
  Bytes bytes;
  std::vector<OutputMade> outputs;
};

struct DeviceStarting {
  int restart = 0;
};
struct DeviceProgress {
  std::string what;
  int done = 0, of = 0;
};
struct DeviceReady {
  std::string device, build;
  int pid = 0;
  Duration restart{};
};
struct DeviceQuarantined {
  Stage lane = Stage::Audio;
  Duration drained{};
};
struct QuarantineLifted {};  // what outlived its drain budget has drained
struct DeviceLost {
  DeviceLoss reason = DeviceLoss::Exited;
  std::string detail;
  int attempts = 0;
};
struct DeviceHeld {
  std::string why;
};  // safe mode, or held for an operator after a wedge

// Bytes of device memory. used is what the device says (everybody's), allocated ours, by stage and by what stays loaded.
struct MemorySample {
  Bytes used{}, total{}, reserved{}, resident{};
  PerStage<Bytes> allocated{};
  // Absent: told by an earlier program, or by a device that does not count so.
  std::optional<Bytes> peak{};     // the most that was allocated at once, what stays loaded included, since the sample before
  std::optional<Bytes> running{};  // of `allocated`: what attempts own that have not ended
};
enum class MemoryLimit : std::uint8_t { Soft = 1, Hard };
struct MemoryCrossed {
  MemoryLimit limit = MemoryLimit::Soft;
  bool above = true;
  Bytes used{}, bound{};
};
// reserved: of the device. pool: host memory of the output pool.
struct BuffersCleared {
  Bytes reservedBefore{}, reservedAfter{};
  Bytes poolBefore{}, poolAfter{};
};
// Back-pressure: a stage that could run waits for an output buffer, since slots in flight and clips being written hold all of them;
// or (full = false) none waits any longer. waited: from the one to the other.
struct OutputPoolFull {
  bool full = true;
  AttemptName first;  // of those that wait, or waited
  Duration waited{};
};

// A stage that has its lane waits for device memory, and whatever is less urgent with it; or (held = false) it waits no longer.
// Where several first stages of a slot wait, the first of them stands for all.
struct HeldForMemory {
  SlotId slot;
  Stage stage = Stage::Audio;
  bool held = true;
  Bytes need{}, free{};  // free: what is left of the hard limit beside what is used and promised
  Duration waited{};     // from the one to the other
};

struct QualityChanged {
  int level = 0;
  std::string why;
};
struct IntakeChanged {
  bool open = true;
};
// A tuning, as it took effect. Keys and values as a config file writes them.
struct SettingChange {
  std::string key, was, became;
};
// What a stage's timeout was moved on (analysis/timeout_tuning.h): of `of` first attempts whose own limit reached that far `over`
// took longer than `was` (FewerOver: than what `became` was taken from), or were cancelled before. `longer`: the share that takes
// longer than `became`, where that was seen. For a watch, `was` and `became` are the limits of it.
struct TimeoutEvidence {
  Stage stage = Stage::Audio;
  TuningWhy why = TuningWhy::Allowed;
  Duration was{}, became{};
  int over = 0, of = 0;
  double rate = 0;  // that was wanted
  std::optional<double> longer{};
};
struct SettingsChanged {
  std::vector<SettingChange> changes;
  bool rearmRunning = false;         // the timeouts of what runs were moved, too
  std::optional<std::string> who{};  // "operator", "auto"; absent: told by an earlier program, where only operators tuned
  std::vector<TimeoutEvidence> evidence{};
};
// What is known of a stage's timeout, and what it should be: told of each stage when the device is ready, and when state, proposal
// or reason change, or what they rest on has grown by a quarter.
struct TimeoutAdvice {
  Stage stage = Stage::Audio;
  TuningMode mode = TuningMode::Suggest;  // in force: auto is suggest where it may not act
  TuningState state = TuningState::TooFew;
  TuningWhy why = TuningWhy::TooFew;
  Duration timeout{};                  // that runs
  std::optional<Duration> proposed{};  // absent: what runs
  // Of `of` first attempts whose own limit reached `proposed` (else `timeout`) `over` took longer; atMost: the upper limit (95 %)
  // of that share; `longer`: its estimate, where attempts were seen that far (Kaplan-Meier).
  int over = 0, of = 0;
  double atMost = 1;
  std::optional<double> longer{};
  double rate = 0;                  // wanted
  int missing = 0;                  // attempts that are still to come before it may be lowered
  std::optional<Duration> plain{};  // P95 x 1.5 of what finished, for comparison; absent: too few finished
  Duration horizon{};               // the longest wait that could still save a slot
  // The timeouts of the longest path, retries included, one after the other, with all proposals; and what they have.
  Duration row{}, room{};
  int unknown = 0;      // of `of`: cancelled before, so nobody can tell; atMost counts them as over
  std::string stratum;  // what the attempts have in common: "cpu on cpu, quality 0"
};
struct ClockJumped {
  Duration slept{};
};  // the machine was suspended
struct Notice {
  std::string text;
};  // something a person should read once: a warning, a kept key

// The history's database cannot be written, or (storing) can again. What is told meanwhile waits in the ring; notStored counts what
// found no room there and is in no store, memory samples and steps apart.
struct HistoryChanged {
  bool storing = true;
  std::string file, trouble;
  std::uint64_t notStored = 0;
};
// A number or word of an alarm's text, for who says it in other words: "slot" "4182", "used_bytes" "11200000000". Names and what
// they stand for stay for good.
struct AlarmFact {
  std::string name, value;
};
// An alarm came into a state (alarm/alarm_fold.h). `alarm` is its key, for good; text says what is the matter, action what helps.
struct AlarmChanged {
  std::string alarm;
  AlarmPriority priority = AlarmPriority::Low;
  AlarmState state = AlarmState::Normal;
  std::string text, action;
  int raised = 0;  // how many times since the engine's start
  std::optional<Time> shelvedUntil;
  std::vector<AlarmFact> facts;  // what the text is made of
};
// More alarms are raised than a person can answer, or (flood = false) no longer. raised: in the last ten minutes.
struct AlarmFlood {
  bool flood = true;
  int raised = 0;
};

}  // namespace event

// What happened. A variant, with the copying and so on of its fifty alternatives compiled once, in event.cpp: left to each unit
// they take it 2 to 8 s.
struct EventBody
    : std::variant<event::SlotQueued, event::SlotStarted, event::AttemptStarted, event::AttemptStep, event::StageComplete,
                   event::AttemptFailed, event::AttemptStopRequested, event::AttemptStopped, event::SlotAtRisk, event::SlotComplete,
                   event::SlotDelivered, event::DeliveryFailed, event::SlotMissed, event::DeviceStarting, event::DeviceProgress,
                   event::DeviceReady, event::DeviceQuarantined, event::DeviceLost, event::DeviceHeld, event::MemorySample,
                   event::MemoryCrossed, event::BuffersCleared, event::OutputPoolFull, event::QualityChanged, event::IntakeChanged,
                   event::ClockJumped, event::Notice, event::SlotRecorded, event::SettingsChanged, event::QuarantineLifted,
                   event::HistoryChanged, event::AlarmChanged, event::AlarmFlood, event::SlotForecast, event::HeldForMemory,
                   event::TimeoutAdvice, event::SlotMemory, event::MemorySnapshot, event::EmergencyAsked, event::ModelsUnloaded,
                   event::CaptureStarted, event::CaptureProgress, event::CaptureNoted, event::CaptureVerdict, event::CaptureEnded,
                   event::CaptureFiled> {
  using variant::variant;
  using variant::operator=;
  EventBody();
  EventBody(const EventBody&);
  EventBody(EventBody&&) noexcept;
  EventBody& operator=(const EventBody&);
  EventBody& operator=(EventBody&&) noexcept;
  ~EventBody();
};

struct Event {
  std::uint64_t seq = 0;  // without gaps, from 1
  Time at{};
  EventBody body;
};

}  // namespace vortex
