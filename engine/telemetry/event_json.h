// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events as text: one JSON object a line for programs (README.md, "Events", is the schema), one sentence for people.
//
// Every object starts with `event` and `t_ms` (the engine's clock, milliseconds with three decimals), then `seq` and `slot` (null
// for what belongs to no slot); `stage` and `attempt` follow where they apply. A field of an event is always there; it is null
// where there is nothing to say (no air time, no retry, a slot that never started). Lengths end in _ms, sizes in _bytes or start
// with bytes_. Text that is not UTF-8 has its bad bytes replaced by U+FFFD.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace vortex::telemetry {

// The value of `event`: "slot_started", "image_complete", …
std::string_view nameOf(const EventBody& body);

// One line without its line feed.
std::string toJson(const Event& event);

// What happened, in one line for people, without the time. Not for parsing.
std::string sentenceOf(const EventBody& body);
// The same with the time in seconds before it.
std::string toText(const Event& event);

// Why a timeout is as it is, or should be another: "a shorter one cuts few enough".
std::string_view reasonIn(TuningWhy why);

// What a run of vortex-engine ends with; the last line of --json.
struct RunSummary {
  std::uint64_t slotCount = 0;
  std::map<Outcome, std::uint64_t> outcomes;  // those that occurred
  std::uint64_t delivered = 0;
  Duration wall{};  // first submit to last decided
  std::string backend, device, profile;
};
std::string toJson(const RunSummary& summary, Time now);
std::string toText(const RunSummary& summary);

}  // namespace vortex::telemetry
