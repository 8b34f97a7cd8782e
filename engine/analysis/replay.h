// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recorded session once more: what the scheduler was told goes into a new scheduler with the same settings, and what that one
// publishes is held against what was told then, event by event, to the nanosecond. So a decision that was made on air can be made
// again at a desk, and a scheduler that has changed shows where.
//
// Whose an event is. The record holds everybody's; only the scheduler's are compared:
//   - its kinds: what becomes of slots and attempts, of the device, memory crossings, quality, intake (replay.cpp has the table)
//   - a slot_complete of a slot that it was never told of is the engine's own, which refused it
//   - whose rerun a queued slot is, the driver adds: it is not compared
//   - a slot_forecast decides nothing: it is not compared, so that a record of a program that told none replays, too
//   - a notice is the scheduler's where the scheduler publishes the same one at this place; else it is somebody else's
//
// What may be missing. Events: a store under pressure lets go, which shows as a gap in their numbers; there as many may be missing
// as the gap is wide, and they are counted. Inputs: none. One that is missing ends the replay, and the result says which. A run
// that was killed, or runs on, ends where its record ends: its last inputs may have led to events that nobody was told of.
//
// Pure: no file, no clock, no thread. Its memory does not grow with the record, but for 8 bytes or so a slot.
#pragma once

#include "engine/schedule/input_codec.h"
#include "engine/slot/event.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace vortex::analysis {

struct RecordedInput {
  std::uint64_t n = 0;  // from 1, without gaps where nothing was lost
  Time at{};
  schedule::InputKind kind = 0;
  std::span<const std::byte> body;  // until the next one is asked for
};
struct RecordedEvent {
  std::uint64_t seq = 0;
  Time at{};
  std::optional<EventBody> body;  // absent: of a kind that this program does not know
};

// Gives one after the other, in order, then nothing. An error (the record cannot be read on) ends the replay.
template <typename T>
using Source = std::function<tl::expected<std::optional<T>, std::string>()>;

struct Record {
  Settings settings;  // at the start
  schedule::SettingsReader readSettings;
  Source<RecordedInput> inputs;
  Source<RecordedEvent> events;
  // What was told in all, stored or not. Absent: the run was killed, or it goes on.
  struct Told {
    std::uint64_t inputs = 0, lastSeq = 0;
  };
  std::optional<Told> told;
};

enum class ReplayVerdict : std::uint8_t { Identical = 1, Different, NotReplayable };

struct ReplayResult {
  ReplayVerdict verdict = ReplayVerdict::Identical;
  std::uint64_t slotCount = 0, inputs = 0;  // that the scheduler was told of
  std::uint64_t events = 0;                 // that are the same
  std::uint64_t notStored = 0;              // that the replay has and a gap of the record may have swallowed
  std::string why;                          // "" where identical
  // The first difference; on one side there may be nothing. The replayed one has no number.
  std::optional<Event> recorded, replayed;
};

ReplayResult replay(const Record& record);

}  // namespace vortex::analysis
