// SPDX-License-Identifier: GPL-3.0-or-later
//
// What events say of their slots and attempts, gathered in memory: a batch of events writes the row of each slot and attempt once,
// however many of its events are in the batch. A value without a database; rows.h writes it.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace vortex::history {

// The columns of a slot's row that something was told about; what is absent leaves the row as it is.
struct SlotChange {
  std::string_view state = "queued";  // the furthest that was told: queued, running, decided
  std::optional<std::string> label;
  std::optional<std::uint64_t> seed;
  std::optional<Time> queuedAt, startedAt, decidedAt, airAt;
  std::optional<int> qualityLevel;
  std::optional<Verdict> verdict;
  std::optional<Duration> waited, elapsed, spareToAir, marginGeneration, ready, encode;
  std::optional<std::string> folder, deliveryError, fallback;
  std::optional<Bytes> outputsBytes;
  std::optional<SlotId> rerunOf;
  bool missed = false;
  // of its submission
  std::optional<std::int64_t> recipe, queuedWall, source, sourceLine;
  bool onCadence = false;
};

struct AttemptChange {
  std::optional<Time> startedAt;  // absent: its start was told in an earlier batch
  std::optional<Duration> timeout;
  std::optional<AttemptOutcome> outcome;
  bool unlessKnown = false;  // the outcome says less than one that was told before it
  Reason reason = Reason::None;
  std::optional<std::string> message;
  std::optional<StopCause> cause;
  std::optional<Duration> elapsed, requestToStopped, drain, longestOperator;
  std::optional<Bytes> released, held, peak;
  std::optional<std::uint64_t> operators;
};
using AttemptKey = std::tuple<SlotId, Stage, int>;

struct Fold {
  std::map<SlotId, SlotChange> slots;
  std::map<AttemptKey, AttemptChange> attempts;

  // In the order in which they were told.
  void take(Time at, const EventBody& body);
  void clear() { slots.clear(), attempts.clear(); }
};

}  // namespace vortex::history
