// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded slots side by side: how their stages went, a row a stage. Pure.
#pragma once

#include "engine/history/reader.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <optional>
#include <string>
#include <vector>

namespace vortex::analysis {

// How one stage of one slot went. Words as README.md, "result.json", spells them.
struct StageSide {
  int attempts = 0;                 // 0: it came to none, or its outputs were given (a reset)
  std::string outcome, reason;      // of the last attempt; "" where there is none, or it was never known
  std::optional<Duration> elapsed;  // of the last attempt
  std::optional<Duration> timeout;  // that it had
  std::optional<Bytes> peak;        // the largest of its attempts
  Duration all{};                   // of all its attempts together
};
struct StagePair {
  Stage stage = Stage::Audio;
  StageSide first, second;
  std::optional<Duration> longer;  // second − first, where both are known
  std::optional<Bytes> more;       // of the peaks, likewise
};
// In the order of the stages, all four.
std::vector<StagePair> compareStages(const std::vector<history::AttemptLine>& first,
                                     const std::vector<history::AttemptLine>& second);

// second − first; absent where either is.
template <typename T>
std::optional<T> deltaOf(const std::optional<T>& first, const std::optional<T>& second) {
  return first && second ? std::optional<T>(*second - *first) : std::nullopt;
}

}  // namespace vortex::analysis
