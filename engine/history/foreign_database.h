// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database that anybody may have made: a capture that came by mail, a damaged store. It is opened read-only and defensively, its
// schema may hold tables and indexes only (no view, trigger, virtual table or generated column), every value is checked for its
// type and size, and a query that yields no row within kMostSteps instructions of SQLite's machine (some seconds) is ended. So the
// worst that a file can do is be refused, with the reason.
#pragma once

#include "engine/history/file_trouble.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

namespace vortex::history {

// What a row holds cannot be; the text names the column. fault: where there is more to say of it.
class Damaged : public std::runtime_error {
 public:
  explicit Damaged(const std::string& text, FileFault fault = FileFault::Damaged) : std::runtime_error(text), m_fault(fault) {}
  FileFault fault() const { return m_fault; }

 private:
  FileFault m_fault;
};

class ForeignDatabase {
 public:
  static constexpr std::int64_t kMostSteps = 500'000'000;
  static constexpr std::int64_t kMostStepsOfCapture = 5'000'000;  // which comes from anywhere and is small: well below 250 ms
  static constexpr int kLongestValue = 64 << 20;                  // bytes; a longer one is refused
  static constexpr int kLongestValueOfCapture = 4 << 20;          // its longest are parts of snapshots, of 1 MiB

  static tl::expected<ForeignDatabase, FileTrouble> open(const std::filesystem::path& file, std::int64_t mostSteps = kMostSteps);
  ForeignDatabase(ForeignDatabase&&) noexcept;
  ForeignDatabase& operator=(ForeignDatabase&&) noexcept;
  ~ForeignDatabase();

  int version() const { return m_version; }  // of its schema, from 1; a later program's may be higher than ours
  const std::filesystem::path& file() const { return m_file; }

  // What `read` gives, or why it could not: read() throws SQLite::Exception and Damaged.
  template <typename F>
  auto guarded(F&& read) const -> tl::expected<decltype(read()), FileTrouble> {
    try {
      return read();
    } catch (const SQLite::Exception& error) {
      return tl::unexpected(complaintOf(error));
    } catch (const Damaged& error) {
      return tl::unexpected(FileTrouble{.fault = error.fault(), .file = m_file.string(), .detail = error.what()});
    }
  }

 private:
  friend class Query;
  struct Watch {
    explicit Watch(std::int64_t mostSteps) : most(mostSteps) {}
    std::int64_t most, steps = 0;
    bool ended = false;
  };
  ForeignDatabase(std::filesystem::path file, std::unique_ptr<SQLite::Database> database, std::int64_t mostSteps);
  FileTrouble complaintOf(const SQLite::Exception& error) const;
  // What is wrong with it, if anything is.
  struct Refusal {
    FileFault fault;
    std::string why;
  };
  std::optional<Refusal> refuse();

  std::filesystem::path m_file;
  std::unique_ptr<Watch> m_watch;  // outlives the database, whose progress handler has its address
  std::unique_ptr<SQLite::Database> m_database;
  int m_version = 0;
};

// One query over a foreign database. Throws SQLite::Exception and Damaged.
class Query {
 public:
  Query(const ForeignDatabase& database, const std::string& sql);

  // Parameters in order, from 1.
  Query& operator<<(std::int64_t value) { return m_statement.bind(++m_bound, value), *this; }
  Query& operator<<(const std::string& value) { return m_statement.bind(++m_bound, value), *this; }

  bool next();
  // Of the present row; a column that has another type is damage.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;                 // "" where it is null; at most 1 MiB
  std::span<const std::byte> blob(int column) const;  // until next()
  std::optional<std::int64_t> optionalInteger(int column) const;
  template <typename T>
  std::optional<T> optional(int column) const {
    const auto value = optionalInteger(column);
    return value ? std::optional(T{*value}) : std::nullopt;
  }

 private:
  [[noreturn]] void wrong(int column, const char* wanted) const;

  ForeignDatabase::Watch& m_watch;
  mutable SQLite::Statement m_statement;
  int m_bound = 0;
};

}  // namespace vortex::history
