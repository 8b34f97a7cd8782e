// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole slots on the simulated backend and virtual time, with the tuning of timeouts in the driver as an engine has it: worlds in
// which image takes what a test says, and what the tuning made of them.
#pragma once

#include "engine/analysis/timeout_tuning.h"
#include "engine/runtime/simulated_run.h"
#include "tests/engine/analysis/session.h"

#include <functional>
#include <optional>
#include <vector>

namespace vortex::test {

constexpr double kHang_s = 3'000;

// How long image takes in the i-th slot; the other stages take 0.1 s.
using ImageTime = std::function<double(int i, double normal, double uniform)>;
double drawnLogNormal(double median, double sigma, double normal);

// Image alone is tuned: 60 s are its horizon.
Settings imageWorld(double timeout, TuningMode mode);
void setImageTimes(Settings& settings, const ImageTime& time, int count, std::uint64_t seed);

// A run with the tuning in it, recorded as a store would.
class TunedRun {
 public:
  explicit TunedRun(const Settings& settings, std::optional<std::vector<analysis::SeenAttempt>> past = {});
  void make(int count);
  void finish();

  Session session;
  std::optional<runtime::SimulatedRun> run;
};

// What the tuning set by itself, and what it said of a stage.
std::vector<event::SettingsChanged> automatic(const std::vector<Event>& events);
std::vector<event::TimeoutAdvice> adviceOn(Stage stage, const std::vector<Event>& events);

}  // namespace vortex::test
