// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/tuning.h"

namespace vortex {

std::string_view toString(TuningMode mode) {
  switch (mode) {
  case TuningMode::Off:
    return "off";
  case TuningMode::Suggest:
    return "suggest";
  case TuningMode::Auto:
    return "auto";
  }
  return "?";
}

std::string_view toString(TuningState state) {
  switch (state) {
  case TuningState::Steady:
    return "steady";
  case TuningState::TooFew:
    return "too_few";
  case TuningState::Watching:
    return "watching";
  case TuningState::Held:
    return "held";
  case TuningState::Pinned:
    return "pinned";
  }
  return "?";
}

std::string_view toString(TuningWhy why) {
  switch (why) {
  case TuningWhy::Allowed:
    return "allowed";
  case TuningWhy::TooFew:
    return "too_few";
  case TuningWhy::Pinned:
    return "pinned";
  case TuningWhy::ByHand:
    return "by_hand";
  case TuningWhy::MostAreCut:
    return "most_are_cut";
  case TuningWhy::TooManyOver:
    return "too_many_over";
  case TuningWhy::NotSeen:
    return "not_seen";
  case TuningWhy::FewerOver:
    return "fewer_over";
  case TuningWhy::Hangs:
    return "hangs";
  case TuningWhy::AtMost:
    return "at_most";
  case TuningWhy::MustFit:
    return "must_fit";
  case TuningWhy::WatchBegins:
    return "watch_begins";
  case TuningWhy::WatchEnds:
    return "watch_ends";
  }
  return "?";
}

}  // namespace vortex
