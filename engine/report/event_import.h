// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events as JSON lines (README.md, "Events"), from another system or from `history export --events`, into a store: all of them, or
// none where a line is wrong.
#pragma once

#include <tl/expected.hpp>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vortex::report {

struct EventImport {
  std::string run;  // its UUID in the store
  std::uint64_t slotCount = 0, firstSlot = 0, events = 0;
  bool knowsWall = false;  // else no line says the wall's time, and the last event is of the file's last change
  std::map<std::string, std::uint64_t> unknown;  // events that were passed over, by their kind
};

// Why nothing was imported.
struct EventRefusal {
  static constexpr std::size_t kMostComplaints = 100;  // told; the rest is counted
  std::string why;                                     // "" where it is the lines: see complaints
  std::vector<std::string> complaints;                 // "events.jsonl:17: error: …"
  std::uint64_t wrong = 0;                             // complaints in all
};

// stop: set by another thread, it ends the reading, and nothing is imported.
tl::expected<EventImport, EventRefusal> importEvents(const std::filesystem::path& events, const std::filesystem::path& store,
                                                     const std::atomic<bool>* stop = nullptr);

}  // namespace vortex::report
