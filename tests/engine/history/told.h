// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of faults tell a store, and what they ask it for afterwards.
#pragma once

#include "engine/history/store.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace vortex::history::told {

inline const RunDescription kRun{
    .program = "test", .version = "0.1.0", .profile = "fast", .backend = "simulated", .settings = "a: 1\n"};
inline constexpr auto kPatience = std::chrono::seconds(60);

// A slot's whole life, and its outcome: succeeded, and each third one timed_out.
std::vector<Event> life(std::uint64_t& seq, SlotId slot);
std::string outcomeOf(SlotId slot);
// Lives of the slots first to last.
void tellLives(Store& store, std::uint64_t& seq, std::uint64_t first, std::uint64_t last);

using Outcomes = std::map<std::uint64_t, std::string>;  // of decided slots
Outcomes outcomesOf(std::uint64_t first, std::uint64_t last);
// Those in the file and in the ones beside it that were set aside as damaged; a slot in two of them is "twice", a file that cannot
// be read holds none.
Outcomes outcomesIn(const std::filesystem::path& file);
std::vector<std::filesystem::path> setAsideOf(const std::filesystem::path& file);
std::string contentOf(const std::filesystem::path& file);
// SQLite's own check, "ok" or what it finds; through a connection of its own.
std::string checked(const std::filesystem::path& file);

// All that a store tells about its troubles and finds worth a remark.
class Listener {
 public:
  void listenTo(Store& store);
  std::vector<std::string> troubles() const;
  std::vector<std::string> remarks() const;
  // Looks again whenever something is told; false when that takes longer than kPatience.
  bool waitUntil(const std::function<bool()>& reached);

 private:
  void hear(std::vector<std::string>& into, const std::string& text);
  mutable std::mutex m_lock;
  std::condition_variable m_heard;
  std::vector<std::string> m_troubles, m_remarks;
};

}  // namespace vortex::history::told
