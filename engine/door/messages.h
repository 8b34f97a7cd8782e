// SPDX-License-Identifier: GPL-3.0-or-later
//
// What another program of this machine may ask of a running engine, and what it is told: one JSON object a line, each way. A store
// has one writer; who wants something made or noted in it while it is written asks that writer.
//
//   caller: hello, then rerun… start | address, withdraw        owner: welcome | refused, taken, submitted, gave_way, dropped, done
//
// The events of what is made for the caller go between the owner's lines exactly as `vortex-engine run --json` tells them.
//
// Either end reads with suspicion: a line is bounded, a field that is known is of its kind and in its range or the line is refused
// with the field's name, one that is not known is passed over. Golden lines lie in tests/data/door.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vortex::door {

inline constexpr int kProtocol = 1;                    // grows when a line changes its meaning
inline constexpr std::size_t kLongestLine = 1U << 20;  // bytes, without its line feed
inline constexpr int kMostWishes = 1'000;              // of one order
inline constexpr std::size_t kLongestReason = 1'000;   // bytes: of an addressing, as in the history
inline constexpr std::size_t kLongestName = 256;       // bytes: of a program, a version, a label

namespace ask {

// First of all.
struct Hello {
  int protocol = kProtocol;
  std::string program, version;
};
// One slot to be made again, off the air. It joins the caller's order; the how-manieth is its number from now on, from 1.
struct Rerun {
  SlotId of;
  std::string recipe;  // canonical JSON: as recorded, or changed
  std::string label;
  std::optional<std::uint64_t> seed;
  std::optional<int> qualityLevel;
  std::optional<Stage> from;  // what the stages before it had made is given to it, as recorded
};
// The order is whole: all of it, or nothing where something of it cannot be.
struct Start {};
// What has not begun is not to be made.
struct Withdraw {};
// As Engine::addressSlot(); "" takes it back.
struct Address {
  SlotId slot;
  std::string comment;
};

}  // namespace ask
using Ask = std::variant<ask::Hello, ask::Rerun, ask::Start, ask::Withdraw, ask::Address>;

namespace say {

struct Welcome {
  int protocol = kProtocol;
  std::string program, version;
  std::int64_t pid = 0;
  std::string backend;        // "torch", "simulated"
  std::string settings;       // as YAML (config::fromYaml)
  std::string device, build;  // as the device said it of itself; "" while it never was ready
  Duration every{};           // between two air slots of the channel; 0: it has no cadence, or rests
  Time now{};                 // the engine's clock
  double clockScale = 1;      // engine seconds per second
};
// number: of one wish, and nothing of the order is made then. Absent: the whole that was asked last, or the caller itself.
struct Refused {
  std::optional<int> number;
  std::string why;
};
// The order waits; ahead: what waits before it.
struct Taken {
  int count = 0, ahead = 0;
};
struct Submitted {
  int number = 0;
  SlotId slot;
};
// It was stopped for an air slot. again: it waits once more; else it did so too often, and is held until somebody decides.
struct GaveWay {
  int number = 0;
  SlotId slot;
  bool again = true;
};
enum class Drop : std::uint8_t { Withdrawn = 1, Removed };  // by the caller; by whoever keeps the queue
struct Dropped {
  int number = 0;
  Drop why = Drop::Withdrawn;
};
struct Addressed {
  SlotId slot;
};
// Nothing of the order is waiting or being made any more.
struct Done {};
// An event, as JSON.
struct Told {
  std::string line;
};

}  // namespace say
using Say = std::variant<say::Welcome, say::Refused, say::Taken, say::Submitted, say::GaveWay, say::Dropped, say::Addressed,
                         say::Done, say::Told>;

// One line without its line feed. Text that is not UTF-8 has its bad bytes replaced.
std::string toLine(const Ask& ask);
std::string toLine(const Say& say);

// The error says what is wrong with the line, for its sender to read.
tl::expected<Ask, std::string> readAsk(std::string_view line);
tl::expected<Say, std::string> readSay(std::string_view line);

}  // namespace vortex::door
