// SPDX-License-Identifier: Apache-2.0
//
// The words of a capture (contract 8): a stretch of a session, recorded in a file of its own and judged for leaks. Words as
// README.md, "Capture", spells them.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace vortex {

// When the device's allocations are written down.
enum class SnapshotPlan : std::uint8_t {
  None = 1,
  FirstLast,  // behind the first judged slot and behind the last
  Every,      // and behind every so-manieth between them
};

// How a capture came to its end.
enum class CaptureEnd : std::uint8_t {
  Complete = 1,  // all that was asked for
  Asked,         // somebody stopped it; what was captured until then is kept
  EngineEnded,
  NotBegun,  // its file could not be made
};

// What is said of a leak. Not found is not "no leak": that takes an upper limit below the slope that matters.
enum class CaptureWord : std::uint8_t { Leak = 1, NoLeak, Inconclusive };

// What an operator may do when memory or the device is in trouble; told with who asked before it is done.
enum class EmergencyAct : std::uint8_t { ClearBuffers = 1, UnloadModels, RestartDevice };

// What is captured, as whoever starts it says. Of `workload` to `seed` the engine only keeps the record: slots come from whoever
// feeds it.
struct CaptureSpec {
  std::string label, notes;
  int slotCount = 0;                         // it ends behind so many slots; 0: not by their number
  Duration lasts{};                          // … or after so long; 0: not by time. Neither: until somebody stops it
  int warmUp = 0;                            // the first slots of it are left out of the trend
  std::string workload;                      // in words: which recipes, at what pace
  double cancelShare = 0, timeoutShare = 0;  // of slots that are cancelled, or run into a timeout, on purpose
  std::uint64_t seed = 0;                    // of these and of the slots
  bool exclusive = false;                    // nobody else's slots are taken meanwhile
  SnapshotPlan snapshots = SnapshotPlan::FirstLast;
  int snapshotEvery = 0;  // of SnapshotPlan::Every
  double failShare = 0;   // of slots that fail on purpose, as a soak's
  friend bool operator==(const CaptureSpec&, const CaptureSpec&) = default;
};

std::string_view toString(SnapshotPlan plan);  // "none", "first_last", "every"
std::string_view toString(CaptureEnd end);     // "complete", "asked", "engine_ended", "not_begun"
std::string_view toString(CaptureWord word);   // "leak", "no_leak", "inconclusive"
std::string_view toString(EmergencyAct act);   // "clear_buffers", "unload_models", "restart_device"

}  // namespace vortex
