// SPDX-License-Identifier: GPL-3.0-or-later
//
// What brings a ring into the database, for the store's thread: opens the file when it can be opened, follows which run tells, sets
// a damaged file aside and goes on with a new one. One object for as long as the store lives; one thread at a time.
#pragma once

#include "engine/history/database_file.h"
#include "engine/history/pruning.h"
#include "engine/history/ring.h"
#include "engine/history/rows.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vortex::history {

class Writer {
 public:
  enum class OnDamage { SetAside, Throw };  // Throw: the damaged file stays where and as it is, and the call throws
  explicit Writer(std::filesystem::path file, FileKind kind = FileKind::History, OnDamage onDamage = OnDamage::SetAside)
      : m_file(std::move(file)), m_kind(kind), m_onDamage(onDamage) {}

  // Both throw std::exception with the reason; nothing is stored then, the ring is as before, and the same call may succeed later.
  // NotOurs: it never will.
  void open();
  // One transaction's worth, oldest first; whether there was any.
  bool storeBatch(Ring& from);
  // Without a run of our own: what is left in the database becomes interrupted. Throws SQLite::Exception.
  void takeLeftover();
  // Without a run of our own, too. Throws SQLite::Exception.
  void address(const ToldAddressing& addressing);
  void endRun(std::uint64_t lastSeq, std::uint64_t inputs);  // throws SQLite::Exception
  // After open(), for what else is to be written. Null: it is not open.
  SQLite::Database* database() { return m_database ? &*m_database : nullptr; }
  // A piece of the pass; false when it is over, or before our own run has a row. Throws as above.
  bool prune(Pruning& pruning);

  std::uint64_t highestSlot() const { return m_highestSlot; }             // when it was opened last
  const std::optional<Leftover>& leftover() const { return m_leftover; }  // what an earlier program left, once it is known
  const std::string& setAside() const { return m_setAside; }              // the last damaged one; "" where there was none
  // What a person should know, since the last call.
  std::vector<std::string> takeRemarks() { return std::exchange(m_remarks, {}); }

 private:
  void openOnce();
  bool storeOnce(Ring& from);
  void compareWithMarks(const Ring& ring);
  void beginRows(const std::optional<RunRecord>& run);
  void setDamagedAside(const SQLite::Exception& why);
  template <typename Step>
  auto pastDamage(Step&& step);

  const std::filesystem::path m_file;
  const FileKind m_kind;
  const OnDamage m_onDamage;
  std::optional<SQLite::Database> m_database;
  std::optional<Rows> m_rows;
  std::int64_t m_rowsRun = 0;      // in this database; 0 before anything was stored in it
  std::optional<RunRecord> m_run;  // the last that told and is committed
  std::vector<Ring::Record> m_records;
  std::uint64_t m_highestSlot = 0;
  std::optional<Leftover> m_leftover;
  int m_timesSetAside = 0;
  bool m_compared = false;
  std::string m_setAside;
  std::vector<std::string> m_remarks;
};

}  // namespace vortex::history
