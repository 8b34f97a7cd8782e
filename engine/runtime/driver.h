// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between the scheduler's values and the world: it turns a backend's reports and a sink's results into inputs, commands
// into requests and deliveries, keeps each slot's job, artifacts and record, judges the clip check, and numbers the events. Without
// threads, and without a clock of its own: the live engine and the simulation on virtual time both drive it, each call naming the
// time. Time never runs backwards; an earlier one counts as the latest.
//
// What comes at the same instant is taken in this order: reports, deliveries, timers. So a stage that ends exactly at its timeout
// has finished.
#pragma once

#include "engine/backend/backend.h"
#include "engine/runtime/boundaries.h"
#include "engine/runtime/delivery.h"
#include "engine/runtime/experience.h"
#include "engine/runtime/memory_relief.h"
#include "engine/runtime/record_book.h"
#include "engine/runtime/tuner.h"
#include "engine/schedule/scheduler.h"
#include "engine/slot/recipe.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace vortex::runtime {

struct Submission {
  SlotId slot;
  std::shared_ptr<const Recipe> recipe;  // shared: many slots may be made from one
  std::uint64_t seed = 0;
  std::optional<Time> airAt;
  bool onCadence = false, noDeadline = false;
  std::optional<SlotId> rerunOf;
  // A reset: these stages are not made. Their outputs, in buffers of any kind; on the simulated backend none.
  StageSet given;
  std::vector<backend::Artifact> givenOutputs;
  std::optional<int> qualityLevel;  // of the ladder; else that of the others
  PerStage<Duration> timeouts{};    // 0: the settings'
};

// Sees each input of the scheduler with its time, before the scheduler does: what follows from it is told later. With the first
// settings, a record of these gives the same decisions again (analysis/replay.h). Called by whoever drives; must not block.
using InputWatch = std::function<void(const schedule::Input&, Time)>;
// Which settings differ, as a config file writes them: the façade's to say, since only config/ knows their names.
using SettingsDiff = std::vector<event::SettingChange> (*)(const Settings& was, const Settings& became);

class Driver {
 public:
  // Both must outlive it; nobody else may call them.
  Driver(Settings settings, backend::Backend& backend, DeliverySink& sink, InputWatch onInput = {},
         std::unique_ptr<Tuner> tuner = {});

  void open(Time now);
  void submit(const Submission& submission, Time now);
  // Slots that could not even be queued: each ends as shed, queue_full.
  void refuse(SlotId first, SlotId last, Time now);
  void cancel(SlotId slot, Time now, StopCause cause = StopCause::Operator);  // cause: as input::Cancel has it
  void setIntake(bool isOpen, Time now);
  // What a running engine cannot change (fixed_settings.h) stays as it is, and a Notice names it. What did change is told.
  void tune(Settings settings, bool rearmRunning, SettingsDiff diff, Time now);
  void setQuality(int level, std::string why, Time now);
  // Each is told with who asked, before it is done.
  void clearBuffers(std::string who, Time now);
  void unloadModels(std::string who, Time now);
  // Ends a device that runs, in quarantine too, or starts, and starts it anew; leaves a hold.
  void restartDevice(std::string who, Time now);
  void snapshot(std::string file, Time now);
  // The same at the next slot's boundary (tellSlotMemory), in one go with its sample: what a slot left, and nothing of the next.
  void snapshotAtBoundary(std::string file) { m_snapshotAtBoundary = std::move(file); }
  // From now on, or no longer, what memory is like is told behind each slot's last attempt (event::SlotMemory).
  void tellSlotMemory(bool on, Time now);
  void tell(EventBody body, Time now);  // what arose outside: numbered and told like the rest
  void clockJumped(Duration slept, Time now);
  // No new slots; what runs is finished, or stopped and drained; clips are written, but after a stop for 30 s more at most, and
  // else for 5 minutes without an answer. Then the sink abandons them, and what it has not answered 5 s later is told as not
  // delivered. Last the device is shut down.
  void shutdown(bool stopRunning, Time now);

  // Takes what backend, sink and timers have by now. Where that goes on without time passing it returns after a bounded number of
  // rounds, and nextDue() is then not after now.
  void advance(Time now);
  std::optional<Time> nextDue() const;
  // After shutdown(): nothing runs, drains or awaits delivery, every record is written or was given up on, and the device has
  // ended, or was given up on after Settings::stop's budget and bound.
  bool finished() const;

  // Appends what became known since the last call; seq counts from 1 without gaps.
  void takeEvents(std::vector<Event>& out);

  const schedule::Scheduler& scheduler() const { return m_scheduler; }
  // Slots whose artifacts and record are still kept.
  std::size_t slotsKept() const { return m_slots.size(); }

 private:
  struct Slot {
    std::shared_ptr<const Recipe> recipe;
    std::uint64_t seed = 0;
    std::optional<SlotId> rerunOf;
    bool ownLevel = false;  // it was asked to be made at one, and says nothing about the others'
    std::shared_ptr<const Job> job;
    PerStage<std::vector<backend::Artifact>> artifacts;
    std::vector<AttemptId> stopping;
    bool delivered = false;
  };
  enum class Ending : std::uint8_t { Running = 1, Asked, SinkAbandoned, SinkLeft, DeviceAsked, DeviceKilled, Done };
  struct OnReport;
  struct OnCommand;

  Time at(Time now);
  void step(const schedule::Input& input);
  void publish(EventBody body);
  void send(backend::Request request);
  void handle(backend::Report&& report);
  void handle(DeliveryResult&& result);
  void finishedAttempt(backend::AttemptFinished&& report);
  void startAttempt(const schedule::command::StartAttempt& command);
  void deliver(SlotId slot, DeliveryKind kind);
  void forget(SlotId slot);
  void refreshEstimates();
  void askTuner();
  void sample();
  void sampled(const event::MemorySample& sample);
  void endDeliveries(bool over);
  void endDevice();
  bool wasStopped(const AttemptName& name) const;

  Settings m_settings;
  backend::Backend& m_backend;
  DeliverySink& m_sink;
  InputWatch m_onInput;
  schedule::Scheduler m_scheduler;
  Experience m_experience;
  std::unique_ptr<Tuner> m_tuner;  // may be null
  int m_level = 0;                 // of the slot that started last
  RecordBook m_records;
  std::unordered_map<SlotId, Slot> m_slots;
  std::string m_device, m_build;
  Boundaries m_boundaries;
  MemoryRelief m_relief;
  std::optional<std::string> m_snapshotAtBoundary;

  Time m_now{};
  std::uint64_t m_seq = 0;
  std::vector<Event> m_events;
  std::optional<Time> m_nextSample;  // while the device is ready
  Ending m_ending = Ending::Running;
  std::optional<Time> m_endBy;     // when patience with the present step of the ending is over
  std::optional<Time> m_answerBy;  // and with a sink that alone is waited for, while nobody has asked for a stop

  // Kept between calls for their capacity.
  std::vector<schedule::Command> m_commands;
  std::vector<backend::Report> m_reports;
  std::vector<DeliveryResult> m_results;
  std::vector<EventBody> m_advice;
};

}  // namespace vortex::runtime
