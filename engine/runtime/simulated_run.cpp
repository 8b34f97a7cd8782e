// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/simulated_run.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace vortex::runtime {
namespace {

// More rounds than any number of zero-cost slots in flight needs at one instant; beyond it something re-arms itself in the past.
constexpr int kRoundsAtOnce = 1'000'000;

}  // namespace

SimulatedRun::SimulatedRun(const Settings& settings, InputWatch onInput, std::unique_ptr<Tuner> tuner)
    : m_backend(settings), m_delivery(settings.simulated.encode),
      m_driver(settings, m_backend, m_delivery, std::move(onInput), std::move(tuner)) {
  m_driver.open(m_clock.now());
}

SlotId SimulatedRun::submit(const Request& request) {
  const SlotId slot{++m_lastSlot};
  Submission submission{.slot = slot,
                        .recipe = request.recipe,
                        .seed = request.seed,
                        .airAt = std::nullopt,
                        .onCadence = request.onCadence,
                        .noDeadline = request.noDeadline,
                        .timeouts = request.timeouts};
  if (request.airIn)
    submission.airAt = now() + *request.airIn;
  m_driver.submit(submission, now());
  return slot;
}

std::optional<Time> SimulatedRun::settle() {
  for (int round = 0; round < kRoundsAtOnce; ++round) {
    m_driver.advance(now());
    m_driver.takeEvents(events);
    const auto due = m_driver.nextDue();
    if (!due || *due > now())
      return due;
  }
  throw std::logic_error("virtual time does not go on at " + std::to_string(inSeconds(now().time_since_epoch())) + " s");
}

void SimulatedRun::runUntil(Time time) {
  for (auto due = settle(); due && *due <= time; due = settle())
    m_clock.advanceTo(*due);
  m_clock.advanceTo(time);
}

bool SimulatedRun::runUntilIdle(Time limit) {
  for (auto due = settle(); m_driver.scheduler().slotsOpen() > 0 || !m_delivery.idle(); due = settle()) {
    if (!due || *due > limit)
      return false;
    m_clock.advanceTo(*due);
  }
  return true;
}

bool SimulatedRun::finish(bool stopRunning, Time limit) {
  m_driver.shutdown(stopRunning, now());
  for (auto due = settle(); !m_driver.finished(); due = settle()) {
    if (!due || *due > limit)
      return false;
    m_clock.advanceTo(*due);
  }
  return true;
}

}  // namespace vortex::runtime
