// SPDX-License-Identifier: GPL-3.0-or-later
//
// Retention at work (retention.h decides): the store's thread does a bounded piece whenever it has nothing to store, so that
// nothing that is told waits for more than one folder's removal or one small transaction. A pass begins with the program and every
// few minutes: outputs first, then memory samples, then slots whose files are gone, runs that have no slot left, and recipes that
// nobody names. The newest slot stays, whose number the next one counts on from; so do slots that are queued or running.
#pragma once

#include "engine/history/retention.h"

#include <SQLiteCpp/Database.h>
#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace vortex::history {

struct RetentionPlan {
  HistorySettings limits;
  // Removes a slot's files and its folder (output/slot_removal.h): how many bytes that gave back. Called in the store's thread.
  std::function<tl::expected<Bytes, std::string>(const std::filesystem::path& root, const std::filesystem::path& folder)> remove;
  // What a pass removed, and what it could not; once a pass, where there is anything to say. The same thread.
  std::function<void(std::string)> tell;
};

class Pruning {
 public:
  explicit Pruning(RetentionPlan plan) : m_plan(std::move(plan)) {}

  // Does a piece of the pass; false when it is over. run: the present one, which stays. Throws SQLite::Exception; the piece is
  // tried again then, be it on another connection.
  bool step(SQLite::Database& database, std::int64_t run, std::int64_t nowWall);
  // The next step() begins a new pass.
  void again();

 private:
  enum class Phase : std::uint8_t { Outputs = 1, Samples, Slots, Runs, Recipes, Over };
  struct Count {
    std::uint64_t folders = 0, slotRows = 0, runRows = 0, sampleRows = 0, refused = 0;
    Bytes bytes;
    std::string refusal;  // the first
  };

  bool removeOutputs(std::int64_t nowWall);
  bool removeSamples(std::int64_t nowWall);
  bool removeSlots(std::int64_t nowWall);
  bool removeRuns(std::int64_t nowWall);
  bool removeUnused(const std::string& table, int most);
  void sayWhatWasDone();

  SQLite::Database* m_database = nullptr;  // during a step
  std::int64_t m_run = 0;
  RetentionPlan m_plan;
  Phase m_phase = Phase::Outputs;
  std::uint64_t m_afterSlot = 0;  // outputs up to this one were looked at in this pass
  Count m_count;
  std::string m_toldRefusal;  // said once, not every pass
};

}  // namespace vortex::history
