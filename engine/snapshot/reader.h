// SPDX-License-Identifier: GPL-3.0-or-later
//
// An imported snapshot (import.h), asked. The file may be anybody's: it is opened read-only and defensively, must have our tables
// and nothing beside them, what a row names and is not there is a complaint, and a question that takes more steps of SQLite's
// machine than an import of the file's size could ask for is ended. One thread at a time.
#pragma once

#include "engine/snapshot/standing.h"

#include <SQLiteCpp/Database.h>
#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vortex::snapshot {

class SnapshotReader {
 public:
  static tl::expected<SnapshotReader, std::string> open(const std::filesystem::path& database);
  // Whether the file says of itself that it is an imported snapshot; nothing else of it is looked at.
  static bool isDatabase(const std::filesystem::path& file);

  const std::filesystem::path& file() const { return m_file; }
  tl::expected<SnapshotTotals, std::string> totals() const;
  // The most bytes first.
  tl::expected<std::vector<StandingGroup>, std::string> standing(GroupBy by, const StandingFilter& filter = {}) const;
  tl::expected<std::vector<StackFrame>, std::string> stack(std::uint32_t id) const;  // the innermost frame first

 private:
  struct Watch {
    std::int64_t most = 0, steps = 0;
    bool ended = false;
  };
  SnapshotReader(std::filesystem::path file, std::unique_ptr<Watch> watch, std::unique_ptr<SQLite::Database> database);
  template <typename F>
  auto guarded(F&& ask) const -> tl::expected<decltype(ask()), std::string>;
  std::vector<bool> stacksWith(const std::string& text) const;

  std::filesystem::path m_file;
  std::unique_ptr<Watch> m_watch;  // outlives the database, whose progress handler has its address
  std::unique_ptr<SQLite::Database> m_database;
};

}  // namespace vortex::snapshot
