// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole engine on virtual time: the driver, the simulated backend and simulated deliveries in one thread, which jumps from one
// due instant to the next. An hour of slots takes milliseconds; the same settings and calls give the same events. For load
// simulation, the what-if and tests.
#pragma once

#include "engine/backend/simulated.h"
#include "engine/runtime/clock.h"
#include "engine/runtime/driver.h"

#include <memory>
#include <optional>
#include <vector>

namespace vortex::runtime {

class SimulatedRun {
 public:
  // The device begins to start at time 0.
  explicit SimulatedRun(const Settings& settings, InputWatch onInput = {}, std::unique_ptr<Tuner> tuner = {});

  struct Request {
    std::shared_ptr<const Recipe> recipe;
    std::uint64_t seed = 1;
    std::optional<Duration> airIn;  // from now
    bool onCadence = false, noDeadline = false;
    PerStage<Duration> timeouts{};  // as Submission has them
  };
  // At the current instant; ids count from 1.
  SlotId submit(const Request& request);

  Time now() const { return m_clock.now(); }
  // All that happens up to and including `time`; the clock then stands there.
  void runUntil(Time time);
  // Until no slot is open and nothing waits for delivery; false when `limit` came first.
  bool runUntilIdle(Time limit);
  // Shuts down and runs until the engine has finished; false when `limit` came first.
  bool finish(bool stopRunning, Time limit);

  Driver& driver() { return m_driver; }
  const backend::SimulatedBackend& backend() const { return m_backend; }

  // Everything that was told; the caller may clear it at any time.
  std::vector<Event> events;

 private:
  // Lets what is due at this instant happen, then says when the next is due.
  std::optional<Time> settle();

  VirtualClock m_clock;
  backend::SimulatedBackend m_backend;
  SimulatedDelivery m_delivery;
  Driver m_driver;
  std::uint64_t m_lastSlot = 0;
};

}  // namespace vortex::runtime
