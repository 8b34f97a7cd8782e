// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of captures: what one was told to be, and what became of it. A part of SideRows (side_rows.h), under its rules.
#pragma once

#include "engine/slot/event.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>

namespace vortex::history {

class CaptureRows {
 public:
  CaptureRows(SQLite::Database& database, std::int64_t run);

  // Throws SQLite::Exception. Other events change nothing.
  void take(std::uint64_t seq, Time at, const EventBody& body);

 private:
  std::int64_t m_run;
  SQLite::Statement m_begin, m_notes, m_verdict, m_end;
};

}  // namespace vortex::history
