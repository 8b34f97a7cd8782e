// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store as whoever looks back sees it: read-only, while a program may be writing it. A store may be damaged or foreign
// (foreign_database.h): every call can fail, with the reason. One thread at a time.
#pragma once

#include "engine/history/addressed.h"
#include "engine/history/memory_curve.h"
#include "engine/history/run_line.h"
#include "engine/history/slot_filter.h"
#include "engine/slot/event.h"
#include "engine/slot/rerun_link.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::history {

// A slot as a line of a list. Words as README.md spells them; what is not known is absent. Of one whose row was damaged since it
// was written (row_seal.h) all is absent but its number and its run.
struct SlotLine {
  SlotId slot;
  std::int64_t run = 0;
  std::string runUuid, profile, backend, origin;
  std::optional<std::uint64_t> foreignSlot;  // of an imported one: its number where it came from
  std::string recipeId, label;
  std::optional<std::uint64_t> seed;
  std::string state;                                          // queued, running, decided, interrupted; damaged
  std::string outcome, stage, reason, message;                // "" where there is none
  std::optional<std::int64_t> queuedWall, startedWall;        // ns since 1970
  std::optional<Time> queuedAt, startedAt, decidedAt, airAt;  // the run's clock
  std::optional<int> qualityLevel;
  std::optional<Duration> waited, elapsed, spareToAir, marginGeneration, ready, encode;
  std::string folder, deliveryError, fallback;
  bool missed = false;
  std::optional<SlotId> rerunOf;                   // the recorded slot that it made again
  std::optional<std::int64_t> outputsRemovedWall;  // ns since 1970: retention took its files
  std::string sourceName;                          // the file that its recipe came from, "" where that is not known
  int sourceLine = 0;                              // where it begins in it, from 1
};

struct AttemptLine {
  Stage stage = Stage::Audio;
  int n = 1;
  Time started{};
  Duration timeout{};
  std::string outcome, reason, message, cause;  // "" where there is none; no outcome: it runs, or its program was killed
  std::optional<Duration> elapsed, requestToStopped, drain;
  std::optional<Bytes> peak, released, held;
  std::optional<std::uint64_t> operators;
  std::optional<Duration> longestOperator;
};

// From where an alarm was raised until it was none any more. Words as README.md, "Alarms", spells them.
struct AlarmRecord {
  std::string runUuid, alarm, priority, state, text;
  int raised = 0;               // how many times in the run until then
  std::int64_t raisedWall = 0;  // ns since 1970
  std::optional<std::int64_t> acknowledgedWall, returnedWall, endedWall;
};

// A tuning, as it took effect: by whom ("ada in vortex-control-room", "auto"; "" where an earlier program recorded it), and, where
// the engine did it by itself, what it rests on.
struct TuningRecord {
  std::int64_t run = 0;
  std::string runUuid, profile, who;
  std::uint64_t seq = 0;
  Time at{};              // the run's clock
  std::int64_t wall = 0;  // ns since 1970
  std::vector<event::SettingChange> changes;
  bool rearmRunning = false;
  std::vector<event::TimeoutEvidence> evidence;
};

class Reader {
 public:
  static constexpr int kMostAttempts = 10'000;   // of one slot; a store that has more is damaged
  static constexpr int kMostEvents = 1'000'000;  // in one answer

  static tl::expected<Reader, std::string> open(const std::filesystem::path& file);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // What a person should know of the file: that a later program made it. Mostly "".
  std::string remark() const;

  // The newest first. A filter that cannot be (slot_filter.h) is refused with what is allowed.
  tl::expected<std::vector<SlotLine>, std::string> list(const SlotFilter& filter) const;
  tl::expected<std::optional<SlotLine>, std::string> slot(SlotId slot) const;
  tl::expected<std::vector<AttemptLine>, std::string> attempts(SlotId slot) const;

  // Which slots are reruns, of which: what analysis::addressedBy() asks for. At most 1,000,000, the newest.
  tl::expected<std::vector<RerunLink>, std::string> reruns() const;

  // What persons have said last of slots that they addressed by hand, the newest first; at most 100,000.
  tl::expected<std::vector<Addressing>, std::string> addressings() const;

  // The oldest first; at most 100,000, the newest.
  tl::expected<std::vector<RunLine>, std::string> runs() const;

  // In the order in which they were told; kinds that this program does not know are left out and counted, and so are rows that
  // were damaged since they were written.
  struct Told {
    std::vector<Event> events;
    int unknown = 0, damaged = 0;
    std::string remark;         // says so where any was damaged, with the file's name; else ""
    std::uint64_t lastSeq = 0;  // of those that were read, known or not
    bool more = false;          // the bound was reached
  };
  tl::expected<Told, std::string> events(SlotId slot) const;
  // Of a run, with a number above `afterSeq`, at most `most`: to go through a day in parts.
  struct Stretch {
    std::int64_t run = 0;
    std::uint64_t afterSeq = 0;
    std::optional<std::uint64_t> lastSeq{};
    int most = 10'000;
    bool samples = true;  // false: without those of the device's memory, most of a day's events; memory() has them
  };
  tl::expected<Told, std::string> eventsOf(const Stretch& stretch) const;
  // The numbers of the first and the last event of a slot.
  struct SeqRange {
    std::uint64_t first = 0, last = 0;
  };
  tl::expected<std::optional<SeqRange>, std::string> seqRange(SlotId slot) const;

  tl::expected<std::vector<MemoryPoint>, std::string> memory(const MemoryQuestion& question) const;
  // The newest first, at most `most` (1 to 100,000).
  tl::expected<std::vector<AlarmRecord>, std::string> alarms(int most) const;
  // Of all runs, the newest first; at most `most` settings' changes (1 to 100,000), the oldest tuning whole.
  tl::expected<std::vector<TuningRecord>, std::string> tunings(int most) const;
  // What a slot's stages made, by digest; it outlives the files.
  tl::expected<std::vector<event::OutputMade>, std::string> outputs(SlotId slot) const;

  // Reads every row that has a seal (row_seal.h).
  struct TableCheck {
    std::string table;
    std::int64_t rows = 0, unsealed = 0, damaged = 0;  // unsealed: written before there were seals
  };
  tl::expected<std::vector<TableCheck>, std::string> checkRows() const;

 private:
  struct Impl;
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::history
