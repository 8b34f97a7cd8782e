// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was told, as rows: each event as it is, and folded into its slot and attempt. The store's thread only; inside a transaction
// that the caller opens. Writing the same event twice changes nothing, since a store that was killed between commit and release
// gets its last batch again.
#pragma once

#include "engine/history/event_codec.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace vortex::history {

class Rows {
 public:
  // Both outlive it. run: the row that everything is of.
  Rows(SQLite::Database& database, std::int64_t run);
  ~Rows();

  // Throw SQLite::Exception.
  void event(std::uint64_t seq, Time at, EventKind kind, std::span<const std::byte> body);
  void submission(SlotId slot, std::int64_t wall, const std::string& recipeId, const std::string& label,
                  const std::string& canonicalJson);

 private:
  struct Statements;
  struct Fold;
  std::unique_ptr<Statements> m_statements;
};

}  // namespace vortex::history
