// SPDX-License-Identifier: Apache-2.0
//
// Who owns which bytes. Each lane has one account, what stays loaded has one, and what no lane asked for has one; a block of memory
// carries its account in front of itself, so it is credited to the right one on whatever thread it is freed. Accounts live as long
// as the process, since a block may outlive everything else.
//
// An account counts its lane's present attempt apart from what earlier attempts left behind: held() is exact to the byte, and 0 is
// what an attempt owes at its end.
#pragma once

#include "engine/backend/device.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace vortex::torch {

class Account;

// In front of every block, padded to kHeaderBytes by the allocator so that the block keeps its alignment.
struct BlockHeader {
  Account* account = nullptr;
  std::uint64_t attempt = 0;
  std::int64_t bytes = 0;
  BlockHeader* previous = nullptr;
  BlockHeader* next = nullptr;
};
inline constexpr std::size_t kHeaderBytes = 64;

struct BlockInfo {
  std::uint64_t address = 0;
  std::int64_t bytes = 0;
  std::uint64_t attempt = 0;
};

struct HistoryEntry {
  std::uint64_t address = 0;
  std::int64_t bytes = 0;  // negative: freed
  std::int64_t timeUs = 0;
  std::uint64_t attempt = 0;
};

class Account {
 public:
  // Keeps the last `historyEntries` allocations and frees; they are allocated here, once.
  Account(std::string name, std::size_t historyEntries);
  Account(const Account&) = delete;
  Account& operator=(const Account&) = delete;

  const std::string& name() const { return m_name; }

  // A new attempt begins at 0 live and 0 peak bytes; what the one before it still holds becomes stray. The counters, in memory that
  // others read, follow each change until endAttempt.
  void beginAttempt(std::uint64_t attempt, backend::LaneCounters* counters);
  void endAttempt();

  std::int64_t live() const;       // of the present attempt, or of the last one after its end
  std::int64_t peak() const;       // most that it held at once
  std::int64_t stray() const;      // of the attempts before it
  std::int64_t total() const;      // live + stray
  std::int64_t allocated() const;  // asked for by the present attempt, or by the last one, all together
  // Both at one instant; running: what an attempt owns that has not ended.
  struct Parts {
    std::int64_t total = 0, running = 0;
  };
  Parts parts() const;

  // From the allocator, on any thread.
  void add(BlockHeader& block, std::int64_t bytes) noexcept;
  static void remove(BlockHeader& block) noexcept;

  // For snapshots: what is live now, and what was allocated and freed lately, oldest first.
  std::vector<BlockInfo> blocks() const;
  std::vector<HistoryEntry> history() const;

 private:
  void publish() noexcept;
  void remember(const BlockHeader& block, std::int64_t bytes) noexcept;

  std::string m_name;
  mutable std::mutex m_mutex;
  BlockHeader m_list;  // head of a ring of live blocks
  std::uint64_t m_attempt = 0;
  std::int64_t m_live = 0, m_peak = 0, m_stray = 0, m_allocated = 0;
  bool m_running = false;
  backend::LaneCounters* m_counters = nullptr;
  std::vector<HistoryEntry> m_history;
  std::uint64_t m_remembered = 0;
};

}  // namespace vortex::torch
