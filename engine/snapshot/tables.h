// SPDX-License-Identifier: GPL-3.0-or-later
//
// A snapshot as a SQLite database, for whoever wants to ask it more than this program does. The tables are described in README.md,
// "Memory snapshots".
#pragma once

#include "engine/snapshot/rows.h"
#include "engine/snapshot/snapshot_shape.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <functional>
#include <string>

namespace vortex::snapshot {

inline constexpr int kTablesVersion = 1;
inline constexpr int kTablesApplicationId = 0x56585253;  // "VXRS"

// The tables' text as SQLite keeps it, which is how one of ours is told from a database that only says so.
std::string tablesOf(const SQLite::Database& database);
const std::string& presentTables();

struct SnapshotOrigin {
  std::string source;  // the file's name, without folders
  std::uint64_t bytes = 0;
  int protocol = 0;
  std::int64_t wall = 0;  // when it was imported, ns since 1970
};

// Writes a new database; one transaction, without a journal: a file that was not finished is thrown away by whoever began it.
// Everything throws SQLite::Exception.
class TableWriter : public RowSink {
 public:
  // `goOn`: asked now and then while SQLite sorts; false ends it with SQLITE_INTERRUPT.
  TableWriter(const std::filesystem::path& file, std::function<bool()> goOn);

  void segment(const SegmentRow& row) override;
  void block(const BlockRow& row) override;
  void event(const EventRow& row) override;
  void annotation(const AnnotationRow& row) override;
  void repeatBlock(std::int64_t id) override;
  void repeatEvent(std::int64_t id) override;
  void forgetBlocks(std::int64_t from, std::int64_t to) override;

  // What rows name by numbers, what they add up to, and the end of the transaction.
  void finish(const SnapshotRows& rows, const TextPool& texts, const StackPool& stacks, const SnapshotOrigin& origin);

 private:
  void useWord(std::uint32_t text);
  void useWord(std::optional<std::uint32_t> text);
  void forgetWhatNobodyHolds(const SnapshotRows& rows);
  void layBlocksOneAfterTheOther();
  void writeStacks(const TextPool& texts, const StackPool& stacks);
  void writeWords(const TextPool& texts);

  SQLite::Database m_database;
  std::function<bool()> m_goOn;
  SQLite::Statement m_segment, m_block, m_event, m_annotation;
  std::vector<bool> m_usedWords;
  std::int64_t m_blocks = 0;  // told
};

}  // namespace vortex::snapshot
