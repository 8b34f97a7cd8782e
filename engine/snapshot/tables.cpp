// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/tables.h"

#include "engine/snapshot/allocation_place.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <unordered_map>

namespace vortex::snapshot {
namespace {

constexpr int kWorksBetweenAsking = 100'000;  // of SQLite's machine

constexpr const char* kTables = R"sql(
CREATE TABLE snapshot (source TEXT NOT NULL, bytes INTEGER NOT NULL, protocol INTEGER NOT NULL, imported_wall INTEGER NOT NULL);
CREATE TABLE setting (key TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE frame (id INTEGER PRIMARY KEY, name TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, label TEXT NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
  stage TEXT);
CREATE TABLE stack (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, attempt INTEGER, frames BLOB NOT NULL);
CREATE TABLE segment (id INTEGER PRIMARY KEY, device INTEGER NOT NULL, address INTEGER NOT NULL, total INTEGER NOT NULL,
  allocated INTEGER NOT NULL, active INTEGER NOT NULL, requested INTEGER NOT NULL, stream INTEGER NOT NULL, type INTEGER,
  pool_a INTEGER NOT NULL, pool_b INTEGER NOT NULL, expandable INTEGER NOT NULL, stack INTEGER NOT NULL,
  first_block INTEGER NOT NULL, blocks INTEGER NOT NULL);
CREATE TABLE block (id INTEGER PRIMARY KEY, address INTEGER, size INTEGER NOT NULL,
  requested INTEGER NOT NULL, state INTEGER NOT NULL, stack INTEGER NOT NULL);
CREATE TABLE trace (device INTEGER PRIMARY KEY, first INTEGER NOT NULL, events INTEGER NOT NULL);
CREATE TABLE event (id INTEGER PRIMARY KEY, action INTEGER NOT NULL, address INTEGER NOT NULL, size INTEGER NOT NULL,
  stream INTEGER NOT NULL, time_us INTEGER, stack INTEGER NOT NULL, context INTEGER, metadata INTEGER);
CREATE TABLE annotation (id INTEGER PRIMARY KEY, name INTEGER, stage INTEGER, device INTEGER NOT NULL, time_us INTEGER);
CREATE TABLE standing (stack INTEGER NOT NULL, size INTEGER NOT NULL, state INTEGER NOT NULL, blocks INTEGER NOT NULL,
  bytes INTEGER NOT NULL, requested INTEGER NOT NULL);
)sql";

SQLite::Database madeNew(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA journal_mode = OFF");
  database.exec("PRAGMA synchronous = OFF");
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  database.exec("PRAGMA cache_size = -16384");
  database.exec("PRAGMA temp_store = FILE");
  database.exec("PRAGMA application_id = " + std::to_string(kTablesApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(kTablesVersion));
  database.exec("BEGIN");
  database.exec(kTables);
  return database;
}

template <typename Number>
void bindOr(SQLite::Statement& statement, int at, const std::optional<Number>& value) {
  if (value)
    statement.bind(at, static_cast<std::int64_t>(*value));
  else
    statement.bind(at);
}

void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
}

}  // namespace

std::string tablesOf(const SQLite::Database& database) {
  SQLite::Statement query(database, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                                    "ORDER BY type, name)");
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

const std::string& presentTables() {
  static const std::string kPresent = [] {
    SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fresh.exec(kTables);
    return tablesOf(fresh);
  }();
  return kPresent;
}

TableWriter::TableWriter(const std::filesystem::path& file, std::function<bool()> goOn)
    : m_database(madeNew(file)), m_goOn(std::move(goOn)),
      m_segment(m_database, "INSERT INTO segment VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_block(m_database, "INSERT INTO block VALUES(?, ?, ?, ?, ?, ?)"),
      m_event(m_database, "INSERT INTO event VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_annotation(m_database, "INSERT INTO annotation VALUES(NULL, ?, ?, ?, ?)") {
  sqlite3_progress_handler(
      m_database.getHandle(), kWorksBetweenAsking, [](void* to) { return (*static_cast<std::function<bool()>*>(to))() ? 0 : 1; },
      &m_goOn);
}

void TableWriter::useWord(std::uint32_t text) {
  if (text >= m_usedWords.size())
    m_usedWords.resize(text + 1);
  m_usedWords[text] = true;
}

void TableWriter::useWord(std::optional<std::uint32_t> text) {
  if (text)
    useWord(*text);
}

void TableWriter::segment(const SegmentRow& row) {
  int at = 0;
  for (const std::int64_t value : {row.device, row.address, row.total, row.allocated, row.active, row.requested, row.stream})
    m_segment.bind(++at, value);
  bindOr(m_segment, ++at, row.type);
  for (const std::int64_t value :
       {row.poolA, row.poolB, std::int64_t{row.expandable}, std::int64_t{row.stack}, row.firstBlock, row.blocks})
    m_segment.bind(++at, value);
  useWord(row.type);
  run(m_segment);
}

void TableWriter::block(const BlockRow& row) {
  m_block.bind(1, ++m_blocks);
  bindOr(m_block, 2, row.address);
  m_block.bind(3, row.size);
  m_block.bind(4, row.requested);
  m_block.bind(5, std::int64_t{row.state});
  m_block.bind(6, std::int64_t{row.stack});
  useWord(row.state);
  run(m_block);
}

void TableWriter::event(const EventRow& row) {
  m_event.bind(1, std::int64_t{row.action});
  m_event.bind(2, row.address);
  m_event.bind(3, row.size);
  m_event.bind(4, row.stream);
  bindOr(m_event, 5, row.time);
  m_event.bind(6, std::int64_t{row.stack});
  bindOr(m_event, 7, row.context);
  bindOr(m_event, 8, row.metadata);
  useWord(row.action);
  useWord(row.context);
  useWord(row.metadata);
  run(m_event);
}

void TableWriter::annotation(const AnnotationRow& row) {
  bindOr(m_annotation, 1, row.name);
  bindOr(m_annotation, 2, row.stage);
  m_annotation.bind(3, row.device);
  bindOr(m_annotation, 4, row.time);
  useWord(row.name);
  useWord(row.stage);
  run(m_annotation);
}

void TableWriter::repeatBlock(std::int64_t id) {
  m_database.exec("INSERT INTO block SELECT " + std::to_string(++m_blocks) +
                  ", address, size, requested, state, stack FROM block WHERE id = " + std::to_string(id));
}

void TableWriter::repeatEvent(std::int64_t id) {
  m_database.exec("INSERT INTO event SELECT NULL, action, address, size, stream, time_us, stack, context, metadata FROM event "
                  "WHERE id = " +
                  std::to_string(id));
}

void TableWriter::forgetBlocks(std::int64_t from, std::int64_t to) {
  m_database.exec("DELETE FROM block WHERE id >= " + std::to_string(from) + " AND id < " + std::to_string(to));
}

void TableWriter::forgetWhatNobodyHolds(const SnapshotRows& rows) {
  if (rows.allSegments != rows.segments.count) {
    const std::string others = rows.segments.count == 0 ? std::string("1")
                                                        : "NOT (id >= " + std::to_string(rows.segments.first) + " AND id < " +
                                                              std::to_string(rows.segments.first + rows.segments.count) + ")";
    SQLite::Statement strays(m_database, "SELECT first_block, first_block + blocks FROM segment WHERE blocks > 0 AND " + others);
    while (strays.executeStep())
      forgetBlocks(strays.getColumn(0).getInt64(), strays.getColumn(1).getInt64());
    m_database.exec("DELETE FROM segment WHERE " + others);
  }
  std::int64_t inTraces = 0;
  std::string ranges = "0";
  for (const RowRange& trace : rows.traces) {
    inTraces += trace.count;
    if (trace.count > 0)
      ranges += " OR (id >= " + std::to_string(trace.first) + " AND id < " + std::to_string(trace.first + trace.count) + ")";
  }
  if (inTraces != rows.events)
    m_database.exec("DELETE FROM event WHERE NOT (" + ranges + ")");
}

// Blocks tile their segment in the order of their addresses.
void TableWriter::layBlocksOneAfterTheOther() {
  SQLite::Statement blocks(m_database, "SELECT b.id, s.id, b.size, s.address FROM segment s CROSS JOIN block b ON "
                                       "b.id >= s.first_block AND b.id < s.first_block + s.blocks ORDER BY s.first_block, b.id");
  SQLite::Statement place(m_database, "UPDATE block SET address = ? WHERE id = ? AND address IS NULL");
  std::int64_t segment = 0;
  std::uint64_t address = 0;
  while (blocks.executeStep()) {
    if (blocks.getColumn(1).getInt64() != segment) {
      segment = blocks.getColumn(1).getInt64();
      address = static_cast<std::uint64_t>(blocks.getColumn(3).getInt64());
    }
    place.bind(1, static_cast<std::int64_t>(address));
    place.bind(2, blocks.getColumn(0).getInt64());
    run(place);
    address += static_cast<std::uint64_t>(blocks.getColumn(2).getInt64());
  }
}

void TableWriter::writeStacks(const TextPool& texts, const StackPool& stacks) {
  const auto textOf = [&](const Frame& frame) {
    return FrameText{.name = texts.at(frame.name), .file = texts.at(frame.file), .line = frame.line};
  };
  SQLite::Statement frame(m_database, "INSERT INTO frame VALUES(?, ?, ?, ?)");
  std::int64_t id = 0;
  for (const Frame& one : stacks.frames()) {
    frame.bind(1, id++);
    frame.bindNoCopy(2, texts.at(one.name));
    frame.bindNoCopy(3, texts.at(one.file));
    frame.bind(4, one.line);
    run(frame);
  }
  SQLite::Statement place(m_database, "INSERT INTO place VALUES(?, ?, ?, ?, ?, ?)");
  SQLite::Statement stack(m_database, "INSERT INTO stack VALUES(?, ?, ?, ?)");
  std::unordered_map<std::string, std::int64_t> places;
  std::vector<FrameText> frames;
  for (std::uint32_t number = 1; number <= stacks.stackCount(); ++number) {
    const auto ids = stacks.stack(number);
    frames.clear();
    for (const std::uint32_t one : ids)
      frames.push_back(textOf(stacks.frames()[one]));
    const FrameText& where = frames[placeAmong(frames)];
    const auto own = ownFrameOf(where);
    const std::string key = own ? "vortex-device\n" + own->owner
                                : std::string(where.file) + '\n' + std::to_string(where.line) + '\n' + std::string(where.name);
    const auto [known, fresh] = places.emplace(key, static_cast<std::int64_t>(places.size()) + 1);
    if (fresh) {
      place.bind(1, known->second);
      place.bind(2, labelOf(where));
      place.bind(3, own ? own->owner : std::string(where.name));
      place.bind(4, std::string(where.file));
      place.bind(5, where.line);
      if (own && own->stage)
        place.bind(6, std::string(toString(*own->stage)));
      else
        place.bind(6);
      run(place);
    }
    stack.bind(1, std::int64_t{number});
    stack.bind(2, known->second);
    bindOr(stack, 3, own ? own->attempt : std::nullopt);
    stack.bindNoCopy(4, ids.data(), static_cast<int>(ids.size_bytes()));
    run(stack);
  }
}

void TableWriter::writeWords(const TextPool& texts) {
  SQLite::Statement word(m_database, "INSERT INTO word VALUES(?, ?)");
  for (std::size_t id = 0; id < m_usedWords.size(); ++id)
    if (m_usedWords[id]) {
      word.bind(1, static_cast<std::int64_t>(id));
      word.bindNoCopy(2, texts.at(static_cast<std::uint32_t>(id)));
      run(word);
    }
}

void TableWriter::finish(const SnapshotRows& rows, const TextPool& texts, const StackPool& stacks, const SnapshotOrigin& origin) {
  forgetWhatNobodyHolds(rows);
  if (rows.addressesMissing)
    layBlocksOneAfterTheOther();
  SQLite::Statement trace(m_database, "INSERT INTO trace VALUES(?, ?, ?)");
  std::int64_t device = 0;
  for (const RowRange& one : rows.traces) {
    trace.bind(1, device++);
    trace.bind(2, one.first);
    trace.bind(3, one.count);
    run(trace);
  }
  writeStacks(texts, stacks);
  writeWords(texts);
  SQLite::Statement setting(m_database, "INSERT INTO setting VALUES(?, ?)");
  for (const auto& [key, value] : rows.settings) {
    setting.bind(1, key);
    setting.bind(2, value);
    run(setting);
  }
  m_database.exec(
      "INSERT INTO standing SELECT stack, size, state, count(*), sum(size), sum(requested) FROM block GROUP BY 1, 2, 3");
  SQLite::Statement head(m_database, "INSERT INTO snapshot VALUES(?, ?, ?, ?)");
  head.bind(1, origin.source);
  head.bind(2, static_cast<std::int64_t>(origin.bytes));
  head.bind(3, origin.protocol);
  head.bind(4, origin.wall);
  run(head);
  m_database.exec("COMMIT");
}

}  // namespace vortex::snapshot
