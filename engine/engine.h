// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine: commands in, events out. The headless program and the window see nothing else of it. One thread of its own (runtime/)
// owns the scheduler and the backend; everything here may be called from any thread and never blocks for the engine, except stop().
#pragma once

#include "engine/backend/backend.h"
#include "engine/slot/event.h"
#include "engine/slot/recipe.h"
#include "engine/slot/settings.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex {

enum class BackendKind : std::uint8_t { Torch = 1, Simulated };

struct EngineOptions {
  Settings settings;
  BackendKind backend = BackendKind::Torch;
  std::filesystem::path outputFolder;  // OUT; OUT/<slot>/ is made for each slot
  double clockScale = 1.0;             // simulated backend only: engine seconds per real second
  std::optional<std::filesystem::path> ganttFile;
};

struct SlotRequest {
  Recipe recipe;
  std::optional<std::uint64_t> seed;  // else the recipe's, else drawn
  std::optional<Duration> airIn;      // the air time, from now; absent: start + airAfter
  bool onCadence = false;
};

enum class StopMode : std::uint8_t { Finish = 1, Drain };  // finish what runs; or stop it and drain

// A subscriber's queue, bounded. It never loses a slot event: when it is full, memory samples and steps are dropped first
// (counted), then the engine keeps events for it up to its own bound and says so in a Notice.
class EventQueue {
 public:
  virtual ~EventQueue() = default;
  // Moves what is there into `out` (appended); waits up to `wait` for the first. Returns false when the engine has ended and all
  // was taken.
  virtual bool take(std::vector<Event>& out, std::chrono::milliseconds wait) = 0;
  virtual std::uint64_t dropped() const = 0;
};

class Engine {
 public:
  explicit Engine(EngineOptions options);
  ~Engine();  // stop(Drain)
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  std::shared_ptr<EventQueue>
  subscribe(std::size_t bound = 65'536);  // before start() to miss nothing; shared with the engine thread
  void start();

  SlotId submit(SlotRequest request);  // the id is given at once; SlotQueued or a shed SlotComplete follows
  void cancel(SlotId slot);
  void setIntake(bool open);
  void tune(Settings settings);
  void clearBuffers();
  void snapshot(std::filesystem::path file);
  void restartDevice();

  // Asks the engine to end; returns at once. The event queues end when it has.
  void stop(StopMode mode);
  void join();

  Time now() const;  // the engine's clock

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex
