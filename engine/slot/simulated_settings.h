// SPDX-License-Identifier: Apache-2.0
//
// What the simulated backend pretends: how long each stage takes, what it holds, what goes wrong. Config keys `simulated.*`. All
// durations are the engine's clock, so a scaled clock scales them; the same seed gives the same run.
#pragma once

#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vortex {

enum class TimeSpread : std::uint8_t {
  Fixed = 1,  // always `time`
  Normal,     // mean `time`, standard deviation `time`·spread, never below a tenth of `time`
  LogNormal,  // median `time`, standard deviation of the logarithm `spread`
  Recorded,   // `recorded`, one after the other, from the start again when all were used
};

struct SimulatedStage {
  TimeSpread form = TimeSpread::Fixed;
  std::optional<Duration> time;    // absent: the stage's target
  double spread = 0;               // 0..2
  std::vector<Duration> recorded;  // used by Recorded, then not empty
  Bytes bytes{100'000'000};        // device memory an attempt holds while it runs
  int steps = 4;                   // progress reports of an attempt, 0: none
  Duration operatorTime{};         // a stop is noticed at the next multiple of this since the start; 0: at once
  friend bool operator==(const SimulatedStage&, const SimulatedStage&) = default;
};

enum class Fault : std::uint8_t {
  Block = 1,      // never ends by itself; a stop works
  IgnoreStop,     // never ends and takes no notice of a stop: only the device's end ends it
  SlowDrain,      // a stop is noticed, and what was enqueued runs on for `lasts`
  Fail,           // ends half way with model_error
  TransientFail,  // ends half way with device_error
  InvalidOutput,  // ends with invalid_output
  LowScores,      // the clip check's scores are both 0.1
  Leak,           // `bytes` of its own stay allocated after it: its account says so
  OutOfMemory,    // ends half way with out_of_memory
  DeviceLost,     // the device dies half way
  Grow,           // `bytes` more stay loaded after it, in no attempt's account: a cache, a library's leak
  Jitter,         // up to `bytes` stay loaded until the stage's next one: noise of the floor
  Fragment,       // the allocator reserves `bytes` more for good; what is allocated stays the same
};

// On which of an attempt's ways Leak, Grow, Jitter and Fragment happen.
enum class FaultWhen : std::uint8_t { Always = 1, Finished, Stopped };

// A fault in the attempts of one stage, counted over the backend's life from 1: the `nth` one, and, with `every` above 0, each
// `every`-th one after it.
struct PlantedFault {
  Stage stage = Stage::Audio;
  Fault fault = Fault::Block;
  int nth = 1;
  int every = 0;
  Bytes bytes{};     // Leak, Grow, Jitter, Fragment
  Duration lasts{};  // SlowDrain
  FaultWhen when = FaultWhen::Always;
  int most = 0;  // times that it happens, where it leaves something behind; 0: no end. A cache that fills and stops
  friend bool operator==(const PlantedFault&, const PlantedFault&) = default;
};

struct SimulatedSettings {
  PerStage<SimulatedStage> stages;
  double slowdown = 1.0;    // 1.5: a GPU half as slow again; stretches stages and the start-up, not the encoding
  double clockScale = 1.0;  // engine seconds per real second, in the live engine
  Duration startup = seconds(5);
  Duration encode = milliseconds(800);
  Duration drain{};  // how long what was enqueued runs on after a stop was noticed
  double scoreB = 0.85, scoreL = 0.88;
  Bytes total = gigabytes(12.0), resident = gigabytes(1.0);  // of the pretended device
  std::uint64_t seed = 1;
  std::vector<PlantedFault> faults;
  friend bool operator==(const SimulatedSettings&, const SimulatedSettings&) = default;
};

std::string_view toString(TimeSpread form);  // "fixed", "normal", "lognormal", "recorded"
std::optional<TimeSpread> parseTimeSpread(std::string_view word);
std::string_view toString(Fault fault);  // "block", "ignore_stop", "slow_drain", "fail", …
std::optional<Fault> parseFault(std::string_view word);
std::string_view toString(FaultWhen when);  // "always", "finished", "stopped"
std::optional<FaultWhen> parseFaultWhen(std::string_view word);

}  // namespace vortex
