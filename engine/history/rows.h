// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was told, as rows: each event as it is, at once, and folded into its slot and attempt (fold.h), whose rows are written at
// the batch's end; what belongs to neither is side_rows.h's. The store's thread only; inside a transaction that the caller opens:
//
//   begin transaction; rows.beginBatch(); rows.event(…) …; rows.endBatch(); commit
//
// Writing the same event twice changes nothing, since a store that was killed between commit and release gets its last batch again.
// A batch that was rolled back leaves nothing behind once the next one has begun.
#pragma once

#include "engine/history/ring_records.h"

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace vortex::history {

class Rows {
 public:
  // The database outlives it. run: the row that everything is of.
  Rows(SQLite::Database& database, std::int64_t run);
  ~Rows();

  // All throw SQLite::Exception.
  void beginBatch();
  void event(std::uint64_t seq, Time at, EventKind kind, std::span<const std::byte> body);
  void input(std::uint64_t n, Time at, std::uint16_t kind, std::span<const std::byte> body);
  void submission(const ToldSubmission& submission);
  void source(const ToldSource& source);
  void sourcePart(const ToldSourcePart& part);
  void addressing(const ToldAddressing& addressing);
  void endBatch();

 private:
  struct Batch;
  std::unique_ptr<Batch> m_batch;
};

}  // namespace vortex::history
