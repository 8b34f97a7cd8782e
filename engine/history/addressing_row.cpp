// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/addressing_row.h"

#include "engine/history/bind.h"

#include <SQLiteCpp/Statement.h>

namespace vortex::history {

void insertAddressing(SQLite::Database& database, const ToldAddressing& addressing) {
  SQLite::Statement insert(database, "INSERT OR REPLACE INTO addressed(slot, wall, who, comment) VALUES(?,?,?,?)");
  (Bind(insert) << addressing.slot << addressing.wall << addressing.who << addressing.comment).run();
}

}  // namespace vortex::history
