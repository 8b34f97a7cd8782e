// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine: commands in, events out. The headless program and the window see nothing else of it. One thread of its own (runtime/)
// owns the scheduler and the backend; everything here may be called from any thread and never blocks for the engine, except stop().
#pragma once

#include "engine/history/leftover.h"
#include "engine/slot/alarm.h"
#include "engine/slot/capture.h"
#include "engine/slot/event.h"
#include "engine/slot/recipe.h"
#include "engine/slot/settings.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vortex {

struct GivenStages;

enum class BackendKind : std::uint8_t { Torch = 1, Simulated };
std::string_view toString(BackendKind kind);  // as a run of it is recorded: "torch", "simulated"

struct EngineOptions {
  Settings settings;
  BackendKind backend = BackendKind::Torch;
  std::filesystem::path outputFolder;  // OUT; OUT/<slot>/ is made for each slot
  // Simulated backend only: engine seconds per real second; absent: Settings::simulated.clockScale.
  std::optional<double> clockScale;
  // Where everything that is told is kept (history/store.h); absent: nowhere. What cannot be recorded is told by a Notice; slots
  // are made all the same. Their numbers go on from the store's.
  std::optional<std::filesystem::path> historyFile;
  std::string program, version;  // who records
  // Where the last slots are drawn as a Gantt chart (SVG) when the engine has ended.
  std::optional<std::filesystem::path> ganttFile;
};

// Lays a change that was told over settings: for whoever keeps a copy of those that hold. False where a key or a value is none.
bool follow(Settings& settings, const event::SettingsChanged& changed);

struct SlotRequest {
  Recipe recipe;
  std::optional<std::uint64_t> seed;  // else the recipe's, else drawn
  std::optional<Duration> airIn;      // the air time, from now; absent: start + airAfter
  bool onCadence = false;             // an air time of the channel
  bool noDeadline = false;            // a rerun: margins count from its own start, it is never aborted for time
  std::optional<SlotId> rerunOf;      // the recorded slot that it makes again; it is a slot of its own
  // A reset (engine/given_stages.h): what the stages before it had made; they are not made again.
  std::shared_ptr<const GivenStages> given;
  std::optional<int> qualityLevel;  // of the ladder, whatever the others are made at; a rerun takes the recorded slot's
  PerStage<Duration> timeouts{};    // of this slot alone; 0: the settings'
};

// What is captured, and where: NAME.vortexcap, which must not be there yet.
struct CaptureRequest {
  CaptureSpec spec;
  std::filesystem::path file;
};

enum class StopMode : std::uint8_t { Finish = 1, Drain };  // finish what runs; or stop it and drain

// A subscriber's queue, bounded. When it is full, memory samples and steps are dropped (counted) and a Notice says so; slot events
// are kept, up to 16 times the bound. A reader so far behind is cut off: what waits can be taken, then the queue ends with cut()
// true. Such notices carry the number of the event that they stand before.
class EventQueue {
 public:
  virtual ~EventQueue() = default;
  // Moves what is there into `out` (appended); waits up to `wait` for the first. Returns false when the engine has ended and all
  // was taken.
  virtual bool take(std::vector<Event>& out, std::chrono::milliseconds wait) = 0;
  virtual std::uint64_t dropped() const = 0;
  virtual bool cut() const = 0;
};

class Engine {
 public:
  // Throws std::runtime_error when the backend cannot be made at all (no device program, a clock scale that is not above 0). A
  // device that does not start is told by events.
  explicit Engine(EngineOptions options);
  ~Engine();  // stop(Drain) and join()
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  std::shared_ptr<EventQueue>
  subscribe(std::size_t bound = 65'536);  // before start() to miss nothing; shared with the engine thread
  void start();

  // The id is given at once; SlotQueued or a shed SlotComplete follows. The engine takes 16,384 submissions between two turns of
  // its loop (microseconds), and sheds the rest.
  SlotId submit(SlotRequest request);
  // Commands that come faster than the engine takes them (4,096 between two turns) are dropped, and a Notice says how many.
  // GaveWay in place of Operator: the slot is off the air and an air slot is due; the record says so and blames nobody.
  void cancel(SlotId slot, StopCause cause = StopCause::Operator);
  void setIntake(bool open);  // closed: queued slots wait, their deadlines run on
  // Applies to attempts that start after it; rearmRunning also moves the timeouts of those that run. What a running engine cannot
  // change (device, models, ladder, lanes, slots in flight) stays as it is, and a Notice names it. With Settings::tuning.mode auto
  // the engine tunes timeouts itself: whoever keeps a copy follows SettingsChanged, or would set them back.
  void tune(Settings settings, bool rearmRunning = false);
  // The level of the quality ladder at which the next slots are made; 0 is the best, beyond the ladder is its last. `why` is told
  // with QualityChanged.
  void setQuality(int level, std::string why);
  // Emergency: each is told with `who` asked for it (event::EmergencyAsked), and recorded; none takes what a running slot uses.
  void clearBuffers(std::string who = "operator");  // unused memory of device and output pool; BuffersCleared follows
  void unloadModels(std::string who = "operator");  // that no attempt uses; ModelsUnloaded follows
  void snapshot(std::filesystem::path file);        // MemorySnapshot follows
  // Alarms (alarm/alarm_fold.h), named by their key: an alarm's changes are told as events. A key that is none changes nothing.
  void acknowledgeAlarm(std::string alarm);
  void shelveAlarm(std::string alarm, Duration lasting);  // 12 h at most
  void unshelveAlarm(std::string alarm);
  // A slot that left no clip needs no rerun (any more), for this reason; "" takes that back. Recorded in the history, where there
  // is one; nobody is told.
  void addressSlot(SlotId slot, const std::string& comment);
  // Ends a device that runs, in quarantine too, or starts, and starts it anew, which costs the slots that it works on (they may be
  // tried again: contract 2); leaves a hold or safe mode. Told like the emergencies above.
  void restartDevice(std::string who = "operator");

  // A capture (README.md, "Capture"): from CaptureStarted to CaptureEnded everything that is told is in its file, too; CaptureFiled
  // follows when that is closed. Slots are not made by it: whoever wants some submits them. Returns why it cannot begin, if that is
  // known at once: one runs already, the file is there. Before start() the file is made here and now, and holds everything from the
  // first event on, with what a replay needs.
  std::optional<std::string> startCapture(CaptureRequest request);
  void stopCapture();  // what was captured is kept, and judged
  void noteCapture(std::string notes);

  // Asks the engine to end; returns at once. Drain may follow Finish. The event queues end when it has, which is bounded: what does
  // not drain is killed with the device.
  void stop(StopMode mode);
  void join();
  // Why the engine ended although nobody stopped it, or could not write its Gantt chart; known after join().
  std::optional<std::string> failure() const;

  Time now() const;  // the engine's clock
  // Signs of life: how often the engine has gone round its loop and told what there was to tell, and a knock at which one that
  // sleeps goes round once. A count that stands still after a knock is an engine that hangs.
  std::uint64_t turns() const;
  void knock();
  // The file that is recorded in: another one than asked for where that had a writer already.
  std::optional<std::filesystem::path> historyFile() const;
  // What the program that wrote this history before left undecided, if it died: its slots are interrupted now and can be asked for
  // again (SlotRequest::rerunOf).
  std::optional<history::Leftover> leftover() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex
