// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was told but is not in the database yet: a file of fixed size, mapped, that lies beside the database. The engine thread
// appends before it tells anyone, which costs a copy and no system call; the store's thread takes what is there and moves the tail
// once it is committed. A process that is killed at any instant leaves all that it appended; the next one that opens the ring finds
// it. (A machine that loses its power may lose what the kernel had not written back; a record that is not whole ends what is read.)
//
// The file's blocks are taken when it is made, so that a full disk cannot stop an append. Appending may be done by any thread, one
// at a time under a lock that is held for the copy; taking is one thread's.
//
// Each record carries a checksum and its place: what damage leaves whole is read, what it spoilt is passed over and counted. Damage
// to the two counters of the header (8 bytes each) is found where they contradict each other or the size, else not.
#pragma once

#include <tl/expected.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vortex::history {

class Ring {
 public:
  struct Record {
    std::uint16_t type = 0;
    std::span<const std::byte> bytes;  // until release()
  };

  enum class Trouble : std::uint8_t { Busy = 1, NoRoom, NotARing, System };
  // Numbers that the owner keeps in the header, as durable as the records; 0 until it sets them.
  enum class Mark : std::uint8_t { HighestSlot = 1, StoredRun, StoredSeq };
  struct Refusal {
    Trouble trouble = Trouble::System;
    std::string text;  // names the file and the reason
  };
  // Opens the file, or makes it with room for `capacity` bytes; one that is there keeps its size. It is this process' until the
  // Ring ends: a second one is refused as Busy. What is no ring is refused and left as it is.
  static tl::expected<Ring, Refusal> open(const std::filesystem::path& file, std::size_t capacity);
  // One that ends with the process, for as long as no file can be had.
  static Ring inMemory(std::size_t capacity);
  // What can still be read of a file that open() refused as NotARing, as a ring in memory; nothing where its header says too
  // little.
  static std::optional<Ring> recovered(const std::filesystem::path& file);
  Ring(Ring&&) noexcept;
  Ring& operator=(Ring&&) noexcept;
  ~Ring();

  bool inFile() const;
  std::size_t capacity() const;
  // Bytes of records that were not released yet, with what they cost in the ring.
  std::size_t used() const;

  // False when there is no room; nothing is appended then. A record's bytes may take half of the capacity at most.
  bool append(std::uint16_t type, std::span<const std::byte> bytes);

  // Has the pages that are appended to next, kReady bytes of them, made and writable, so that who appends takes no page fault; the
  // kernel takes the right to write from a page whenever it writes it back. Costs 64 looks at a page table where nothing is to be
  // done. The taking thread's, every now and then; open() and inMemory() have done it once.
  void makeReady() const;
  static constexpr std::size_t kReady = std::size_t{256} << 10;

  // Adds to `into` the records that were appended since the last call, oldest first, at most `most`. Returns how many bytes were
  // passed over because they cannot be read: damage, or a loss of power.
  std::size_t take(std::vector<Record>& into, std::size_t most);
  // All that was taken is stored elsewhere: its room is free.
  void release();
  // What was taken and not released is taken again.
  void rewind();

  // Any thread; a mark only grows by raise().
  std::uint64_t mark(Mark which) const;
  void setMark(Mark which, std::uint64_t value);
  void raiseMark(Mark which, std::uint64_t value);

 private:
  struct Map;
  static std::atomic<std::uint64_t>& markOf(const Map& map, Mark which);
  explicit Ring(std::unique_ptr<Map> map);
  std::unique_ptr<Map> m_map;
};

}  // namespace vortex::history
