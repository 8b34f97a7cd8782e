// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/reader.h"

#include "engine/history/event_codec.h"
#include "engine/history/schema.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <utility>

namespace vortex::history {
namespace {

using SQLite::Column;
using SQLite::Statement;

constexpr int kBusyMs = 2'000;

constexpr const char* kSlotColumns =
    "SELECT s.slot, u.uuid, u.profile, u.backend, u.origin, r.recipe_id, s.label, s.seed, s.state, s.outcome, s.stage, s.reason, "
    "s.message, s.queued_wall, s.waited, s.elapsed, s.spare_to_air, s.margin_generation, s.ready, s.folder, s.missed FROM slot s "
    "JOIN run u ON u.id = s.run LEFT JOIN recipe r ON r.id = s.recipe ";

std::string textOf(const Column& column) { return column.isNull() ? std::string() : column.getString(); }
template <typename T>
std::optional<T> optionalOf(const Column& column) {
  return column.isNull() ? std::nullopt : std::optional(T{column.getInt64()});
}

SlotLine lineOf(Statement& row) {
  SlotLine line;
  line.slot = SlotId{static_cast<std::uint64_t>(row.getColumn(0).getInt64())};
  line.runUuid = textOf(row.getColumn(1));
  line.profile = textOf(row.getColumn(2));
  line.backend = textOf(row.getColumn(3));
  line.origin = textOf(row.getColumn(4));
  line.recipeId = textOf(row.getColumn(5));
  line.label = textOf(row.getColumn(6));
  if (const auto seed = optionalOf<std::int64_t>(row.getColumn(7)))
    line.seed = static_cast<std::uint64_t>(*seed);
  line.state = textOf(row.getColumn(8));
  line.outcome = textOf(row.getColumn(9));
  line.stage = textOf(row.getColumn(10));
  line.reason = textOf(row.getColumn(11));
  line.message = textOf(row.getColumn(12));
  line.queuedWall = optionalOf<std::int64_t>(row.getColumn(13));
  line.waited = optionalOf<Duration>(row.getColumn(14));
  line.elapsed = optionalOf<Duration>(row.getColumn(15));
  line.spareToAir = optionalOf<Duration>(row.getColumn(16));
  line.marginGeneration = optionalOf<Duration>(row.getColumn(17));
  line.ready = optionalOf<Duration>(row.getColumn(18));
  line.folder = textOf(row.getColumn(19));
  line.missed = row.getColumn(20).getInt() != 0;
  return line;
}

}  // namespace

struct Reader::Impl {
  std::filesystem::path file;
  SQLite::Database database;

  template <typename F>
  auto guarded(F&& read) const -> tl::expected<decltype(read()), std::string> {
    try {
      return read();
    } catch (const SQLite::Exception& error) {
      return tl::unexpected(file.string() + ": " + error.what());
    }
  }
};

tl::expected<Reader, std::string> Reader::open(const std::filesystem::path& file) {
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY, kBusyMs);
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA query_only = ON");
    if (!isStore(database))
      return tl::unexpected(file.string() + ": is no history of this program");
    if (schemaVersion(database) == 0)
      return tl::unexpected(file.string() + ": holds nothing yet");
    return Reader(std::make_unique<Impl>(Impl{file, std::move(database)}));
  } catch (const SQLite::Exception& error) {
    return tl::unexpected(file.string() + ": " + error.what());
  }
}

Reader::Reader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

tl::expected<std::vector<SlotLine>, std::string> Reader::list(const SlotFilter& filter) const {
  return m_impl->guarded([&] {
    std::string sql = std::string(kSlotColumns) + "WHERE 1";
    if (!filter.outcome.empty())
      sql += " AND (s.outcome = :outcome OR s.state = :outcome)";
    if (filter.sinceWall)
      sql += " AND s.queued_wall >= :since";
    if (filter.before)
      sql += " AND s.slot < :before";
    Statement query(m_impl->database, sql + " ORDER BY s.slot DESC LIMIT :most");
    if (!filter.outcome.empty())
      query.bind(":outcome", filter.outcome);
    if (filter.sinceWall)
      query.bind(":since", *filter.sinceWall);
    if (filter.before)
      query.bind(":before", static_cast<std::int64_t>(filter.before->value));
    query.bind(":most", std::clamp(filter.most, 1, 100'000));
    std::vector<SlotLine> lines;
    while (query.executeStep())
      lines.push_back(lineOf(query));
    return lines;
  });
}

tl::expected<std::optional<SlotLine>, std::string> Reader::slot(SlotId slot) const {
  return m_impl->guarded([&] {
    Statement query(m_impl->database, std::string(kSlotColumns) + "WHERE s.slot = ?");
    query.bind(1, static_cast<std::int64_t>(slot.value));
    return query.executeStep() ? std::optional(lineOf(query)) : std::nullopt;
  });
}

tl::expected<std::vector<AttemptLine>, std::string> Reader::attempts(SlotId slot) const {
  return m_impl->guarded([&] {
    Statement query(
        m_impl->database,
        "SELECT stage, n, started_at, outcome, reason, message, cause, elapsed, request_to_stopped, drain, peak, released, "
        "held FROM attempt WHERE slot = ? ORDER BY started_at, n");
    query.bind(1, static_cast<std::int64_t>(slot.value));
    std::vector<AttemptLine> lines;
    while (query.executeStep()) {
      const auto stage = parseStage(textOf(query.getColumn(0)));
      if (!stage)
        continue;  // a later program's stage
      lines.push_back({.stage = *stage,
                       .n = query.getColumn(1).getInt(),
                       .started = Time{Duration{query.getColumn(2).getInt64()}},
                       .outcome = textOf(query.getColumn(3)),
                       .reason = textOf(query.getColumn(4)),
                       .message = textOf(query.getColumn(5)),
                       .cause = textOf(query.getColumn(6)),
                       .elapsed = optionalOf<Duration>(query.getColumn(7)),
                       .requestToStopped = optionalOf<Duration>(query.getColumn(8)),
                       .drain = optionalOf<Duration>(query.getColumn(9)),
                       .peak = optionalOf<Bytes>(query.getColumn(10)),
                       .released = optionalOf<Bytes>(query.getColumn(11)),
                       .held = optionalOf<Bytes>(query.getColumn(12))});
    }
    return lines;
  });
}

tl::expected<Reader::Told, std::string> Reader::events(SlotId slot) const {
  return m_impl->guarded([&] {
    Statement query(m_impl->database, "SELECT seq, at, kind, body FROM event WHERE slot = ? ORDER BY run, seq");
    query.bind(1, static_cast<std::int64_t>(slot.value));
    Told told;
    while (query.executeStep()) {
      const Column body = query.getColumn(3);
      const auto* const bytes = static_cast<const std::byte*>(body.getBlob());
      auto read = decode(static_cast<EventKind>(query.getColumn(2).getInt()),
                         {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(body.getBytes())});
      if (read)
        told.events.push_back({.seq = static_cast<std::uint64_t>(query.getColumn(0).getInt64()),
                               .at = Time{Duration{query.getColumn(1).getInt64()}},
                               .body = std::move(*read)});
      else
        ++told.unknown;
    }
    return told;
  });
}

}  // namespace vortex::history
