// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/run_reader.h"

#include "engine/history/foreign_database.h"
#include "engine/history/row_seal.h"
#include "engine/history/run_rows.h"

#include <string>
#include <utility>

namespace vortex::history {
namespace {

// Throws Damaged.
std::uint16_t kindOf(const Query& row, int column) {
  const std::int64_t kind = row.integer(column);
  if (!std::in_range<std::uint16_t>(kind))
    throw Damaged("damaged: " + std::to_string(kind) + " is no kind");
  return static_cast<std::uint16_t>(kind);
}

// Throws Damaged where the row is not what was written.
void requireWhole(const Query& row, int column, const char* what) {
  if (row.integer(column) != 0)
    throw Damaged(std::string("damaged: ") + what + ' ' + std::to_string(row.integer(0)) + " is not what was written");
}

StoredInput inputOf(const Query& row) {
  requireWhole(row, 4, "input");
  return {.n = static_cast<std::uint64_t>(row.integer(0)),
          .at = Time{Duration{row.integer(1)}},
          .kind = kindOf(row, 2),
          .body = row.blob(3)};
}
StoredEvent eventOf(const Query& row) {
  StoredEvent event{
      .seq = static_cast<std::uint64_t>(row.integer(0)), .at = Time{Duration{row.integer(1)}}, .isWhole = row.integer(4) == 0};
  if (event.isWhole) {
    event.kind = kindOf(row, 2);
    event.body = decode(event.kind, row.blob(3));
  }
  return event;
}

}  // namespace

struct RunReader::Impl {
  ForeignDatabase database;

  template <typename T>
  Rowwise<T> rows(const std::string& sql, std::int64_t run, T (*read)(const Query&)) {
    // shared: a std::function is copied.
    return [this, sql, run, read, query = std::shared_ptr<Query>(), ended = false]() mutable {
      return database.guarded([&]() -> std::optional<T> {
        if (!query) {
          query = std::make_shared<Query>(database, sql);
          *query << run;
        }
        ended = ended || !query->next();
        return ended ? std::nullopt : std::optional(read(*query));
      });
    };
  }
};

tl::expected<RunReader, FileTrouble> RunReader::open(const std::filesystem::path& file) {
  auto database = ForeignDatabase::open(file);
  if (!database)
    return tl::unexpected(database.error());
  auto impl = std::make_unique<Impl>(Impl{std::move(*database)});
  const auto begun = impl->database.guarded([&] {
    Query(impl->database, "BEGIN").next();
    return Query(impl->database, "SELECT 1 FROM run").next();  // the store is seen as it is at the first look
  });
  if (!begun)
    return tl::unexpected(begun.error());
  return RunReader(std::move(impl));
}

RunReader::RunReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RunReader::RunReader(RunReader&&) noexcept = default;
RunReader& RunReader::operator=(RunReader&&) noexcept = default;
RunReader::~RunReader() = default;

tl::expected<std::vector<RunLine>, std::string> RunReader::runs() const {
  return m_impl->database.guarded([&] { return readRuns(m_impl->database); });
}

tl::expected<std::string, std::string> RunReader::settings(std::int64_t run) const {
  return m_impl->database.guarded([&] {
    Query row(m_impl->database,
              "SELECT id, settings, " + isBroken(Sealed::Run, m_impl->database.version()) + " FROM run WHERE id = ?");
    row << run;
    if (!row.next())
      return std::string();
    std::string settings = row.text(1);
    requireWhole(row, 2, "run");
    return settings;
  });
}

Rowwise<StoredInput> RunReader::inputs(std::int64_t run, std::uint64_t after) const {
  if (m_impl->database.version() < kFirstWithInputs)
    return [] { return std::optional<StoredInput>(); };
  return m_impl->rows<StoredInput>("SELECT n, at, kind, body, " + isBroken(Sealed::Input, m_impl->database.version()) +
                                       " FROM input WHERE run = ? AND n > " + std::to_string(after) + " ORDER BY n",
                                   run, inputOf);
}

Rowwise<StoredEvent> RunReader::events(std::int64_t run) const {
  return m_impl->rows<StoredEvent>("SELECT seq, at, kind, body, " + isBroken(Sealed::Event, m_impl->database.version()) +
                                       " FROM event WHERE run = ? ORDER BY seq",
                                   run, eventOf);
}

}  // namespace vortex::history
