// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/reader.h"

#include "engine/snapshot/tables.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vortex::snapshot {
namespace {

constexpr int kBusyMs = 2'000;
constexpr int kLongestValue = 64 << 20;
constexpr int kStepsACall = 10'000;  // between two calls of the progress handler
// A row is some 20 bytes at least, and no question looks at one in more than some 50 steps.
constexpr std::int64_t kLeastSteps = 10'000'000, kStepsAByte = 4;
constexpr std::int64_t kMostIds = 8'000'000;  // more stacks or places than an import makes

std::runtime_error damaged(const std::string& what) { return std::runtime_error("is damaged: " + what); }

void setUpForReading(SQLite::Database& database) {
  sqlite3* const handle = database.getHandle();
  for (const auto& [option, value] : std::array<std::pair<int, int>, 4>{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                                         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                                         {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                                                         {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}}})
    sqlite3_db_config(handle, option, value, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  database.exec("PRAGMA query_only = ON");
  database.exec("PRAGMA cell_size_check = ON");
  database.exec("PRAGMA mmap_size = 0");  // a file that shrinks while it is mapped would be a SIGBUS
  database.exec("PRAGMA cache_size = -16384");
}

std::int64_t oneNumber(const SQLite::Database& database, const char* sql) {
  SQLite::Statement query(database, sql);
  return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

std::string lowered(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool holdsText(const std::string& text, const std::string& wantedLowered) {
  return lowered(text).find(wantedLowered) != std::string::npos;
}

struct Place {
  std::string label, stage, key;
};

std::unordered_map<std::int64_t, Place> placesOf(const SQLite::Database& database) {
  std::unordered_map<std::int64_t, Place> places;
  SQLite::Statement query(database, "SELECT id, label, name, file, line, ifnull(stage, '') FROM place");
  while (query.executeStep()) {
    if (static_cast<std::int64_t>(places.size()) == kMostIds)
      throw damaged("it has more places than an import makes");
    places[query.getColumn(0).getInt64()] = {.label = query.getColumn(1).getString(),
                                             .stage = query.getColumn(5).getString(),
                                             .key = query.getColumn(3).getString() + '\n' + query.getColumn(4).getString() + '\n' +
                                                    query.getColumn(2).getString()};
  }
  return places;
}

// Of each stack, from 0 for none.
std::vector<std::int64_t> placeOfStacks(const SQLite::Database& database) {
  std::vector<std::int64_t> result(1);
  SQLite::Statement query(database, "SELECT id, place FROM stack ORDER BY id");
  while (query.executeStep()) {
    const std::int64_t id = query.getColumn(0).getInt64();
    if (id != static_cast<std::int64_t>(result.size()) || id > kMostIds)
      throw damaged("stack " + std::to_string(id) + " is not numbered as an import numbers");
    result.push_back(query.getColumn(1).getInt64());
  }
  return result;
}

std::vector<std::uint32_t> framesOf(const SQLite::Column& blob) {
  std::vector<std::uint32_t> ids(static_cast<std::size_t>(blob.getBytes()) / sizeof(std::uint32_t));
  if (!ids.empty())
    std::memcpy(ids.data(), blob.getBlob(), ids.size() * sizeof(std::uint32_t));
  return ids;
}

}  // namespace

SnapshotReader::SnapshotReader(std::filesystem::path file, std::unique_ptr<Watch> watch, std::unique_ptr<SQLite::Database> database)
    : m_file(std::move(file)), m_watch(std::move(watch)), m_database(std::move(database)) {
  sqlite3_progress_handler(
      m_database->getHandle(), kStepsACall,
      [](void* to) {
        auto& at = *static_cast<Watch*>(to);
        at.steps += kStepsACall;
        at.ended = at.steps > at.most;
        return at.ended ? 1 : 0;
      },
      m_watch.get());
}

// What `ask` gives, or the complaint with the file's name.
template <typename F>
auto SnapshotReader::guarded(F&& ask) const -> tl::expected<decltype(ask()), std::string> {
  try {
    m_watch->steps = 0;
    return ask();
  } catch (const std::exception& error) {  // SQLite::Exception is one
    return tl::unexpected(m_file.string() + ": " +
                          (m_watch->ended ? "takes too long to read; no import makes such a file" : error.what()));
  }
}

bool SnapshotReader::isDatabase(const std::filesystem::path& file) {
  std::array<char, 72> head{};
  std::ifstream in(file, std::ios::binary);
  if (!in.read(head.data(), head.size()) || std::string_view(head.data(), 16) != std::string_view("SQLite format 3\0", 16))
    return false;
  std::uint32_t application = 0;
  for (std::size_t i = 68; i < 72; ++i)
    application = application << 8 | static_cast<unsigned char>(head.at(i));
  return application == static_cast<std::uint32_t>(kTablesApplicationId);
}

tl::expected<SnapshotReader, std::string> SnapshotReader::open(const std::filesystem::path& file) {
  try {
    if (!isDatabase(file))
      throw std::runtime_error("is no imported memory snapshot");
    auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY, kBusyMs);
    setUpForReading(*database);
    if (const auto version = oneNumber(*database, "PRAGMA user_version"); version != kTablesVersion)
      throw std::runtime_error("another version of this program imported it (version " + std::to_string(version) +
                               "); import the snapshot again");
    if (tablesOf(*database) != presentTables())
      throw std::runtime_error("its tables are not those of an imported memory snapshot");
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
    auto watch = std::make_unique<Watch>(Watch{.most = kLeastSteps + kStepsAByte * bytes});
    return SnapshotReader(file, std::move(watch), std::move(database));
  } catch (const std::exception& error) {
    return tl::unexpected(file.string() + ": " + error.what());
  }
}

tl::expected<SnapshotTotals, std::string> SnapshotReader::totals() const {
  return guarded([&] {
    const auto number = [&](const char* sql) { return oneNumber(*m_database, sql); };
    // Row by row, so that the progress handler is asked: count(*) is one step, however many pages it goes through.
    const auto rowsOf = [&](const std::string& table) {
      return number(("SELECT CAST(total(1) AS INTEGER) FROM " + table).c_str());
    };
    SnapshotTotals totals;
    SQLite::Statement head(*m_database, "SELECT source, bytes, protocol, imported_wall FROM snapshot");
    if (!head.executeStep())
      throw damaged("it does not say what it was imported from");
    totals.source = head.getColumn(0).getString();
    totals.sourceBytes = head.getColumn(1).getInt64();
    totals.protocol = head.getColumn(2).getInt64();
    totals.importedWall = head.getColumn(3).getInt64();
    totals.segments = rowsOf("segment");
    totals.reservedBytes = number("SELECT CAST(total(total) AS INTEGER) FROM segment");
    SQLite::Statement states(*m_database, "SELECT w.text, CAST(total(s.blocks) AS INTEGER), CAST(total(s.bytes) AS INTEGER), "
                                          "CAST(total(s.requested) AS INTEGER) FROM standing s JOIN word w ON w.id = s.state "
                                          "WHERE w.text LIKE 'active%' GROUP BY w.text");
    while (states.executeStep()) {
      const bool inUse = states.getColumn(0).getString() == "active_allocated";
      totals.blocks += states.getColumn(1).getInt64();
      totals.blockBytes += states.getColumn(2).getInt64();
      totals.requestedBytes += states.getColumn(3).getInt64();
      totals.freedBlocks += inUse ? 0 : states.getColumn(1).getInt64();
      totals.freedBytes += inUse ? 0 : states.getColumn(2).getInt64();
    }
    totals.inactiveBytes = totals.reservedBytes - totals.blockBytes;
    totals.devices = number("SELECT count(*) FROM (SELECT device FROM segment UNION SELECT device FROM trace WHERE events > 0)");
    totals.events = number("SELECT CAST(total(events) AS INTEGER) FROM trace");
    SQLite::Statement span(*m_database, "SELECT min(time_us), max(time_us) FROM event");
    if (span.executeStep() && !span.getColumn(0).isNull()) {
      totals.firstEvent_us = span.getColumn(0).getInt64();
      totals.lastEvent_us = span.getColumn(1).getInt64();
    }
    totals.stacks = rowsOf("stack");
    totals.frames = rowsOf("frame");
    totals.annotations = rowsOf("annotation");
    SQLite::Statement settings(*m_database, "SELECT key, value FROM setting LIMIT 1000");
    while (settings.executeStep())
      totals.settings.emplace_back(settings.getColumn(0).getString(), settings.getColumn(1).getString());
    return totals;
  });
}

// Which stacks' frames hold the text, by their number.
std::vector<bool> SnapshotReader::stacksWith(const std::string& text) const {
  const std::string wanted = lowered(text);
  std::vector<bool> frames, result(1);
  SQLite::Statement frame(*m_database, "SELECT id, name, file FROM frame ORDER BY id");
  while (frame.executeStep()) {
    const std::int64_t id = frame.getColumn(0).getInt64();
    if (id < static_cast<std::int64_t>(frames.size()) || id > kMostIds)
      throw damaged("frame " + std::to_string(id) + " is not numbered as an import numbers");
    frames.resize(static_cast<std::size_t>(id) + 1);
    frames.back() = holdsText(frame.getColumn(1).getString(), wanted) || holdsText(frame.getColumn(2).getString(), wanted);
  }
  SQLite::Statement stack(*m_database, "SELECT frames FROM stack ORDER BY id");
  while (stack.executeStep()) {
    const auto ids = framesOf(stack.getColumn(0));
    if (static_cast<std::int64_t>(result.size()) > kMostIds)
      throw damaged("it has more stacks than an import makes");
    result.push_back(std::ranges::any_of(ids, [&](std::uint32_t id) { return id < frames.size() && frames[id]; }));
  }
  return result;
}

tl::expected<std::vector<StandingGroup>, std::string> SnapshotReader::standing(GroupBy by, const StandingFilter& filter) const {
  return guarded([&] {
    const auto places = placesOf(*m_database);
    const auto placeOfStack = placeOfStacks(*m_database);
    const std::vector<bool> wanted = filter.text.empty() ? std::vector<bool>() : stacksWith(filter.text);
    const std::string text = lowered(filter.text);
    static const Place kNoPlace;

    struct Sum {
      StandingGroup group;
      std::set<std::int64_t> sizes;
      std::int64_t last = 0, lastBytes = 0;  // bytes of the stack that is being added up; rows are in the order of stacks
    };
    std::unordered_map<std::string, Sum> sums;
    SQLite::Statement rows(*m_database, "SELECT s.stack, s.size, s.blocks, s.bytes, s.requested FROM standing s JOIN word w ON "
                                        "w.id = s.state WHERE w.text LIKE 'active%'");
    while (rows.executeStep()) {
      const std::int64_t stack = rows.getColumn(0).getInt64(), size = rows.getColumn(1).getInt64();
      if (stack < 0 || stack >= static_cast<std::int64_t>(placeOfStack.size()))
        throw damaged("stack " + std::to_string(stack) + " is not there");
      const auto found = places.find(placeOfStack[static_cast<std::size_t>(stack)]);
      if (stack > 0 && found == places.end())
        throw damaged("the place of stack " + std::to_string(stack) + " is not there");
      const Place& place = stack > 0 ? found->second : kNoPlace;
      if (filter.place && place.key != *filter.place)
        continue;
      if (!text.empty() && !(static_cast<std::size_t>(stack) < wanted.size() && wanted[static_cast<std::size_t>(stack)]) &&
          !holdsText(place.label, text) && !holdsText(place.stage, text))
        continue;
      const std::string key = by == GroupBy::Place ? place.key : by == GroupBy::Stage ? place.stage : std::to_string(size);
      Sum& sum = sums[key];
      StandingGroup& group = sum.group;
      const std::int64_t bytes = rows.getColumn(3).getInt64();
      if (group.blocks == 0) {
        group.key = key;
        group.label = by == GroupBy::Place ? place.label : by == GroupBy::Stage ? place.stage : key;
        group.stage = place.stage;
      } else if (group.stage != place.stage) {
        group.stage.clear();
      }
      group.blocks += rows.getColumn(2).getInt64();
      group.bytes += bytes;
      group.requested += rows.getColumn(4).getInt64();
      group.largest = std::max(group.largest, size);
      if (by != GroupBy::Size)
        sum.sizes.insert(size);
      sum.lastBytes = sum.last == stack ? sum.lastBytes + bytes : bytes;
      sum.last = stack;
      if (stack > 0 && sum.lastBytes > group.stackBytes) {
        group.stack = static_cast<std::uint32_t>(stack);
        group.stackBytes = sum.lastBytes;
      }
    }
    std::vector<StandingGroup> groups;
    groups.reserve(sums.size());
    for (auto& [key, sum] : sums) {
      sum.group.sizes = by == GroupBy::Size ? 1 : static_cast<std::int64_t>(sum.sizes.size());
      groups.push_back(std::move(sum.group));
    }
    std::ranges::sort(groups, [](const StandingGroup& a, const StandingGroup& b) {
      return a.bytes != b.bytes ? a.bytes > b.bytes : a.key < b.key;
    });
    return groups;
  });
}

tl::expected<std::vector<StackFrame>, std::string> SnapshotReader::stack(std::uint32_t id) const {
  return guarded([&] {
    std::vector<StackFrame> frames;
    SQLite::Statement stack(*m_database, "SELECT frames FROM stack WHERE id = ?");
    stack.bind(1, std::int64_t{id});
    if (!stack.executeStep())
      return frames;
    SQLite::Statement frame(*m_database, "SELECT name, file, line FROM frame WHERE id = ?");
    for (const std::uint32_t one : framesOf(stack.getColumn(0))) {
      frame.bind(1, std::int64_t{one});
      if (!frame.executeStep())
        throw damaged("frame " + std::to_string(one) + " is not there");
      frames.push_back(
          {.name = frame.getColumn(0).getString(), .file = frame.getColumn(1).getString(), .line = frame.getColumn(2).getInt64()});
      frame.reset();
    }
    return frames;
  });
}

}  // namespace vortex::snapshot
