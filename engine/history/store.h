// SPDX-License-Identifier: GPL-3.0-or-later
//
// The record of what anyone has been told: one SQLite database, one program that writes it. What is told is first appended to a
// ring (ring.h), which costs the caller a copy and survives the process' death; a thread of the store's own brings it into the
// database, many at a time. So nobody waits for the disk, and nothing that was told is lost to a kill.
//
// When the database cannot be written (full disk, lock, damage), the ring keeps what comes, the store tries again, and health()
// says what is the matter. When the ring is full, too, memory samples and steps are let go first; whatever else finds no room is
// passed on untold to the store and counted.
//
// A database that turns out damaged is set aside under another name, never overwritten, and a new one begun. One that a later
// program made is not written at all.
#pragma once

#include "engine/history/leftover.h"
#include "engine/history/pruning.h"
#include "engine/history/submission_note.h"
#include "engine/slot/event.h"
#include "engine/slot/recipe.h"

#include <tl/expected.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace vortex::history {

// Who tells: a row of the table run.
struct RunDescription {
  std::string program, version, profile, backend;
  std::string settings;                // as YAML
  std::filesystem::path outputFolder;  // slots' folders are made in it; empty: none are
  double clockScale = 1;               // engine seconds per second of wall time
};

struct StoreHealth {
  bool storing = true;          // false: see trouble
  std::string trouble;          // why the database cannot be written now, with the file's name
  std::uint64_t waiting = 0;    // bytes in the ring
  std::uint64_t notStored = 0;  // told since the start, and in no store
  std::string setAside;         // where a damaged database was moved to, if one was
};

class Store {
 public:
  static constexpr std::size_t kRingBytes = std::size_t{16} << 20;

  struct Opened {
    std::unique_ptr<Store> store;
    std::string remark;  // what a person should know: another file was taken, a damaged one set aside. Often empty
  };
  // Opens or makes the store, brings into it what a killed program had left in the ring, and marks slots that it had in the making
  // as interrupted. Where another program writes this store, one beside it is taken (history-2.db, …). The error says why nothing
  // can be stored.
  static tl::expected<Opened, std::string> open(const std::filesystem::path& file, const RunDescription& run,
                                                std::size_t ringBytes = kRingBytes);
  // Brings into the store what a killed program left, as open() does, and begins no run: for who reads what there was. InUse: a
  // program writes it, and nothing was left.
  enum class Recovery : std::uint8_t { Done = 1, InUse };
  static tl::expected<Recovery, std::string> recover(const std::filesystem::path& file);
  ~Store();  // stores what waits, for 5 s at most, and marks the run as ended

  const std::filesystem::path& file() const;
  // The highest number that a slot of this store has; new ones count on from it.
  std::uint64_t lastSlot() const;
  // Slots found running or queued at open(), now interrupted.
  const std::optional<Leftover>& leftover() const;

  // Any thread; neither waits nor allocates for long.
  void tell(std::span<const Event> events);
  // Before anything is told of the slot. The recipe's file is kept with it, once.
  void submitted(SlotId slot, const Recipe& recipe, const SubmissionNote& note = {});
  // What the scheduler is about to be told (schedule/input_codec.h), before what follows from it is told. One thread. It is
  // numbered here, so that one that found no room leaves a gap, and with it a run that cannot be replayed.
  void input(Time at, std::uint16_t kind, std::span<const std::byte> body);

  // From now on what is beyond the plan's bounds is removed (pruning.h), by the store's thread when it has nothing to store. After
  // a call with an empty plan none of its functions is called any more.
  void prune(std::optional<RetentionPlan> plan);

  StoreHealth health() const;
  // Called in the store's thread when the database can no longer be written (the trouble) and when it can again (""): once a
  // change, not once a try. After a call with an empty function none is running any more.
  void onTrouble(std::function<void(const std::string& trouble)> tell);
  // Waits until all that was told before the call is in the database, or `patience` is over; says which.
  bool flush(std::chrono::milliseconds patience);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::history
