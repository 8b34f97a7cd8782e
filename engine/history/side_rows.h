// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of what is told of no slot's course: recipe files as given, outputs by digest, tuning, alarms, the device of the run,
// and memory samples folded over time. A part of Rows (rows.h), under its rules: the store's thread, inside its transaction, each
// event once.
#pragma once

#include "engine/history/ring_records.h"

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace vortex::history {

// Samples are kept folded over these spans of the engine's time, 16 and 256 times the default interval: a day is 10,800 rows of the
// first and 675 of the second.
inline constexpr Duration kMemorySpans[] = {seconds(8), seconds(128)};

class SideRows {
 public:
  SideRows(SQLite::Database& database, std::int64_t run);
  ~SideRows();

  // All throw SQLite::Exception.
  void beginBatch();
  void take(std::uint64_t seq, Time at, const EventBody& body);  // told for the first time
  void source(const ToldSource& source);
  void sourcePart(const ToldSourcePart& part);                      // into the room that its source left for it
  std::optional<std::int64_t> sourceOf(const std::string& digest);  // its row, where it was told
  void endBatch();

 private:
  struct Statements;
  std::unique_ptr<Statements> m_statements;
};

}  // namespace vortex::history
