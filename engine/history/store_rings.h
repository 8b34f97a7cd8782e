// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rings of a store: the one that is told into, and those that are drained before it. As long as no file can be had it is one in
// memory; becomes one in a file as soon as that can be made. Told into by any thread; the rest is the store's thread's, but for
// used().
#pragma once

#include "engine/history/ring.h"
#include "engine/history/writer.h"

#include <atomic>
#include <deque>
#include <mutex>
#include <string>

namespace vortex::history {

class StoreRings {
 public:
  StoreRings(std::filesystem::path file, std::size_t capacity, const RunRecord& run);

  // Claims and opens the ring's file. False: another program has it. What hinders otherwise leaves the ring in memory; the next
  // moveToFile() says what it is.
  bool claim();
  // After claim(): our own run begins. From here on it may be told into.
  void begin();
  // Throws std::runtime_error with the reason; does nothing where it is in a file.
  void moveToFile(Writer& writer);
  void makeReady() const { m_ring.makeReady(); }
  // One batch of the oldest; whether there was any. Throws as Writer does.
  bool storeBatch(Writer& writer);

  enum class Room : std::uint8_t { Any = 1, UpToHalf };
  // False: no room. slot: of what is told, 0 for none; the highest is kept beside the records.
  bool append(RecordType type, std::span<const std::byte> bytes, Room room, std::uint64_t slot);

  std::uint64_t highestSlot() const;
  bool inFile() const;
  std::size_t used() const, capacity() const;
  std::uint64_t appended() const { return m_appended.load(std::memory_order_acquire); }  // records, ever
  std::vector<std::string> takeRemarks() { return std::exchange(m_remarks, {}); }

 private:
  tl::expected<Ring, Ring::Refusal> openFile();

  const std::filesystem::path m_file;
  const std::size_t m_capacity;
  std::vector<std::byte> m_run;  // our Run record
  mutable std::mutex m_lock;     // guards which rings there are; held for a copy into one
  Ring m_ring;
  std::deque<Ring> m_earlier;
  std::atomic<std::uint64_t> m_appended{0};
  std::vector<std::string> m_remarks;
};

}  // namespace vortex::history
