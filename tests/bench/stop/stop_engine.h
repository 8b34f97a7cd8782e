// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole engine (scheduler, engine thread, link, a device in a process of its own) with one slot at a time, which a bench stops.
#pragma once

#include "engine/backend/backend.h"
#include "engine/runtime/engine_thread.h"
#include "tests/bench/stop/operator_log.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::bench {

// When the engine asked for each lane's last stop and when it heard that lane's last terminal report: CLOCK_MONOTONIC ns.
struct Instants {
  PerStage<std::atomic<std::int64_t>> requested, heard;
};

using Bits = std::vector<std::vector<std::byte>>;  // every output of a slot, in order

class StopEngine {
 public:
  // models: stop_device.h. Returns when the device is ready; exits the program with a sentence when it cannot be.
  StopEngine(const std::string& models, const Quality& quality, Duration clip);

  struct Made {
    Outcome outcome = Outcome::Failed;
    std::string message;
    Bits bits;                                       // of a slot that was delivered
    PerStage<Duration> elapsed{}, longestStretch{};  // of stages that finished, as the device told them
  };
  // A slot that nobody stops.
  Made make();

  struct Stop {
    Outcome outcome = Outcome::Failed;  // of the slot
    Duration stopped{};                 // from the request until the lane was empty and its memory counted
    Duration pastOperator{};            // the part of it after what could not be cut short
    Duration waited{};                  // of which the lane's thread had no processor
    Duration drain{};                   // from the first stop point that saw the token to the end of `stopped`
    Duration told{};                    // from there until the engine knew
    Bytes held{};                       // by the slot's stopped attempts, siblings included
  };
  // A slot whose `stage` is stopped about `after` its start: by its timeout, or by an operator. Nothing when the stage ended
  // before.
  std::optional<Stop> stop(Stage stage, StopCause cause, Duration after);

  const LaneLog& log(Stage stage) const { return m_log->lanes[indexOf(stage)]; }

 private:
  struct Told;  // by the events of one slot
  runtime::EngineThread::Parts parts(const std::string& models);
  SlotId submit();
  template <typename OnEvent>
  Told follow(SlotId slot, OnEvent onEvent);
  void take();

  SharedLog m_log;
  Settings m_settings;
  std::shared_ptr<const Recipe> m_recipe;
  Instants m_instants;
  Bits m_delivered;  // written by the engine thread before it tells of the delivery
  std::unique_ptr<runtime::EngineThread> m_thread;
  std::shared_ptr<runtime::EventBuffer> m_events;
  std::vector<Event> m_batch;
};

}  // namespace vortex::bench
