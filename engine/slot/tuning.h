// SPDX-License-Identifier: Apache-2.0
//
// The words of the tuning of timeouts (analysis/timeout_tuning.h), and what a config says of it.
#pragma once

#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <string_view>

namespace vortex {

enum class TuningMode : std::uint8_t {
  Off = 1,
  Suggest,  // says what it would set, changes nothing
  Auto,     // sets it
};

enum class TuningState : std::uint8_t {
  Steady = 1,
  TooFew,    // attempts: it is raised where too many are cut, but not lowered yet
  Watching,  // attempts run on to the horizon, to see how long they take
  Held,      // of those that were watched none finished: longer does not help. One in ten is still watched
  Pinned,    // left alone, as the config says
};

// Why a timeout is as it is, or should be another one.
enum class TuningWhy : std::uint8_t {
  Allowed = 1,  // what was seen allows it
  TooFew,       // what was seen allows it so far; too few were seen to lower it
  Pinned,
  ByHand,       // somebody set it: what is seen from then on counts
  MostAreCut,   // more than half of the last 20
  TooManyOver,  // more than the wanted rate, and it was seen how long they take
  NotSeen,      // more than the wanted rate, and nobody saw how long they would have taken
  FewerOver,    // a shorter one would still keep the wanted rate
  Hangs,        // those that are cut do not finish later, either
  AtMost,       // too many are cut; but a longer one could not save a slot, or is not allowed
  MustFit,      // the timeouts in a row have to fit before the last useful finish
  WatchBegins,  // of a stage's watch: see TuningState
  WatchEnds,
};

std::string_view toString(TuningMode mode);
std::string_view toString(TuningState state);
std::string_view toString(TuningWhy why);

struct TuningSettings {
  static constexpr double kLeastAutoRate = .005;  // below, a day's slots do not carry the claim

  TuningMode mode = TuningMode::Suggest;
  double rate = .02;   // of first attempts that may be cut although they would have finished in time
  int minSamples = 0;  // before a timeout is lowered; the claim takes its own number, see analysis/proportion.h
  StageSet pinned;
  friend bool operator==(const TuningSettings&, const TuningSettings&) = default;
};

// Some first attempts of a stage may run on beyond its timeout, so that it is seen how long they take: to `limit`, where their
// slot's slack allows all of it; one in `every` of them. A limit not above the timeout: none.
struct WatchSettings {
  Duration limit{};
  int every = 1;
  friend bool operator==(const WatchSettings&, const WatchSettings&) = default;
};

}  // namespace vortex
