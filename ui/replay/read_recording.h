// SPDX-License-Identifier: GPL-3.0-or-later
//
// A history store as a recording: which runs it holds, and one of them whole. For a thread of their own; the store is opened
// read-only, may be anybody's (engine/history/foreign_database.h), and may be written meanwhile by who records it.
#pragma once

#include "ui/bridge/playback.h"

#include <QString>
#include <QTemporaryDir>
#include <QtGlobal>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace vortex::ui {

// A store, or what another system told as JSON lines, which are brought into a store of their own for as long as somebody holds it.
struct RecordingStore {
  std::filesystem::path file;
  std::shared_ptr<QTemporaryDir> folder;  // of one that was made here; null: the store that was opened
  QString trouble;                        // why there is none
};
// Whether it is one, and not a file of recipes: a store by its name, JSON lines by what the first one says.
bool isRecording(const std::filesystem::path& file);
RecordingStore openStore(const std::filesystem::path& file, const std::atomic<bool>& stop);

// One start of a program.
struct RecordedRunLine {
  std::int64_t id = 0;   // within the store
  int number = 0;        // from 1, the oldest first
  qint64 startedMs = 0;  // since 1970
  bool ended = true;     // false: it runs, or it was killed
  QString program, version, profile;
  int slotCount = 0;
  QString outcomes;  // "12 succeeded, 2 timed_out"
};
struct RecordedRuns {
  std::vector<RecordedRunLine> lines;  // the newest first; those that made no slot are left out
  QString trouble;                     // why there are none; "" when they were read
  QString remark;                      // what else a person should know of the file
};
RecordedRuns readRuns(const std::filesystem::path& file);
// The run that a recorded slot is of; nothing where the store has none of that number.
std::optional<std::int64_t> runOf(const std::filesystem::path& file, SlotId slot);

struct RecordingQuestion {
  static constexpr std::size_t kMostEvents = 1'000'000;
  static constexpr int kMostSamples = 20'000;  // of the memory; a longer run's are folded, and no peak is lost

  std::filesystem::path file;
  std::int64_t run = 0;
  QString opened;  // the file that the store was made of; the store itself where it was opened
  // Of whoever waits: how many events were read, and whether it still wants them.
  std::shared_ptr<std::atomic<std::uint64_t>> read = std::make_shared<std::atomic<std::uint64_t>>(0);
  std::shared_ptr<std::atomic<bool>> stop = std::make_shared<std::atomic<bool>>(false);
};
struct RecordingAnswer {
  std::unique_ptr<Playback> playback;  // null: it cannot be shown, or nobody wants it any more
  QString trouble;                     // why
};
// What of it cannot be read is left out, and the facts say so.
RecordingAnswer readRecording(const RecordingQuestion& question);

}  // namespace vortex::ui
