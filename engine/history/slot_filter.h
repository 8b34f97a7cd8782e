// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which slots of a store are meant: for a list, an export, a chart.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace vortex::history {

// All that is given must hold. "" and nothing: any.
struct SlotFilter {
  std::string outcome;                               // an outcome's word, or a state's
  std::string stage;                                 // where it ended
  std::string reason;                                // of its outcome
  std::string text;                                  // in the recipe's id, the label or the message; case counts for non-ASCII only
  std::optional<std::int64_t> sinceWall, untilWall;  // queued then or later, before then; ns since 1970
  std::optional<Duration> marginBelow, marginAbove;  // spare to air; a slot without one is in neither
  std::string run;                                   // how its UUID begins
  std::string profile;                               // of its run
  std::string origin;                                // engine, import
  bool missed = false;                               // only those whose air time was missed
  bool open = false;                                 // only those that need addressing and are not (addressed.h); no reruns
  std::optional<SlotId> before;                      // older than this one, to page on
  std::optional<SlotId> after;                       // newer than this one, to page on in the other order
  int most = 100;                                    // 1 to 100,000
  enum class Order : std::uint8_t { NewestFirst = 1, OldestFirst } order = Order::NewestFirst;
};

// What is wrong with it, naming what is allowed; nothing when it can be used.
std::optional<std::string> complaintOf(const SlotFilter& filter);

}  // namespace vortex::history
