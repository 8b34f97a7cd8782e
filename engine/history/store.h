// SPDX-License-Identifier: GPL-3.0-or-later
//
// The record of what anyone has been told: one SQLite database, one program that writes it. What is told is first appended to a
// ring (ring.h), which costs the caller a copy and survives the process' death; a thread of the store's own brings it into the
// database, many at a time (writer.h). So nobody waits for the disk, and nothing that was told is lost to a kill.
//
// What happens when
// - the database cannot be written (full disk, lock, folder, I/O): the ring keeps what comes. The store tries again after
//   0.25 s, then ever later, at most 5 s, and stores everything in order, nothing twice, once it can. health() says why.
// - the ring is half full: memory samples and steps are let go and counted; everything else is kept.
// - the ring is full: what comes is passed on untold to the store and counted, slot events apart.
// - the ring's file cannot be made (full disk, read-only folder): what is told waits in memory, where a kill would take it.
//   Nothing is written to the database, since the ring is also the claim that keeps a second writer away. Tried again.
// - the database is damaged: it is moved to FILE.damaged-<time>, never overwritten, and a new one begun, also in the midst
//   of a run; what waits in the ring goes there, and slots are numbered on. At most 8 times a run.
// - the ring's file is damaged: what is whole in it is stored, and the file is set aside in the same way.
// - another program writes the store, a later one made it, it is not ours, or its slots' numbers cannot be learned: it is
//   not touched; this program records beside it (history-2.db, …) and says so. A capture is not recorded elsewhere: open() fails.
//
// There is no other reserve: a slot's whole life is some 2 KiB in the ring without its samples and steps, so the half of
// 16 MiB that is kept for it holds 4,000 of them, two days of 45 s slots, on a disk that stays full.
#pragma once

#include "engine/history/leftover.h"
#include "engine/history/pruning.h"
#include "engine/history/schema.h"
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
  bool storing = true;                // false: see trouble
  std::string trouble;                // what is the matter and what is not stored because of it, with the file's name
  bool survivesKill = true;           // false: what waits is in memory only
  std::uint64_t waiting = 0;          // bytes told and not in the database yet
  std::uint64_t notStored = 0;        // told since the start, and in no store: all kinds
  std::uint64_t othersNotStored = 0;  // of these, the ones that are neither a memory sample nor a step
  std::string setAside;               // where a damaged database was moved to last, if one was
};

class Store {
 public:
  static constexpr std::size_t kRingBytes = std::size_t{16} << 20;

  struct Opened {
    std::unique_ptr<Store> store;
    std::string remark;  // what a person should know: another file was taken, a damaged one set aside. Often empty
  };
  // Opens or makes the store, brings into it what a killed program had left in the ring, and marks slots that it had in the making
  // as interrupted. A database or folder that cannot be written now is no error: the store opens in trouble and is resumed when it
  // can be. The error says why nothing can be stored at all.
  static tl::expected<Opened, std::string> open(const std::filesystem::path& file, const RunDescription& run,
                                                std::size_t ringBytes = kRingBytes, FileKind kind = FileKind::History);
  // Brings into the store what a killed program left, as open() does, and begins no run: for who reads what there was. InUse: a
  // program writes it, and nothing was left.
  enum class Recovery : std::uint8_t { Done = 1, InUse };
  static tl::expected<Recovery, std::string> recover(const std::filesystem::path& file);
  // Stores what waits, for 5 s at most (and 2 s more where another program locks the database), and marks the run as ended.
  ~Store();

  const std::filesystem::path& file() const;
  // The highest number that a slot of this store has; new ones count on from it.
  std::uint64_t lastSlot() const;
  // Slots found running or queued at open(), now interrupted; not known when the database could not be written then.
  const std::optional<Leftover>& leftover() const;

  // Any thread; neither waits for the disk nor allocates for long.
  void tell(std::span<const Event> events);
  // Before anything is told of the slot. The recipe's file is kept with it, once.
  void submitted(SlotId slot, const Recipe& recipe, const SubmissionNote& note = {});
  // By hand, with the reason: a slot that left no clip needs no rerun (any more). A comment that is "" takes that back. Any thread.
  void address(SlotId slot, const std::string& comment);
  // The same where no program writes the file. InUse: one does. The error says what is the matter with the file, or that it has no
  // such slot.
  static tl::expected<Recovery, std::string> address(const std::filesystem::path& file, SlotId slot, const std::string& comment);
  // What the scheduler is about to be told (schedule/input_codec.h), before what follows from it is told. One thread. It is
  // numbered here, so that one that found no room leaves a gap, and with it a run that cannot be replayed.
  void input(Time at, std::uint16_t kind, std::span<const std::byte> body);

  // From now on what is beyond the plan's bounds is removed (pruning.h), by the store's thread when it has nothing to store. After
  // a call with an empty plan none of its functions is called any more.
  void prune(std::optional<RetentionPlan> plan);

  StoreHealth health() const;
  // Called in the store's thread when something told can no longer be stored as usual (the trouble), when that gets worse (waiting,
  // then samples let go, then slot events lost), and when all is well again (""): once a change, not once a try; at once if there
  // is trouble already. After a call with an empty function none is running any more.
  void onTrouble(std::function<void(const std::string& trouble)> tell);
  // Called likewise with what a person should know and that does not pass: a damaged file was set aside, what is missing in it.
  void onRemark(std::function<void(const std::string& remark)> tell);
  // Waits until all that was told before the call is in the database, or `patience` is over; says which.
  bool flush(std::chrono::milliseconds patience);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::history
