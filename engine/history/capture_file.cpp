// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/capture_file.h"

#include "engine/history/bind.h"
#include "engine/history/foreign_database.h"
#include "engine/history/store_rings.h"
#include "engine/history/writer.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <system_error>

namespace vortex::history {
namespace {

constexpr std::size_t kSnapshotPart = std::size_t{1} << 20;
constexpr int kFirstWithCaptures = 5;  // the schema's version
constexpr std::int64_t kMostSnapshots = 10'000, kMostParts = 1'000'000;

std::filesystem::path beside(const std::filesystem::path& file, const char* ending) { return file.string() + ending; }

std::vector<std::filesystem::path> snapshotsBeside(const std::filesystem::path& capture) {
  const std::string begins = capture.filename().string() + ".snapshot-";
  std::vector<std::filesystem::path> found;
  std::error_code error;
  const auto folder = capture.has_parent_path() ? capture.parent_path() : std::filesystem::path(".");
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (const std::string name = it->path().filename().string(); name.starts_with(begins) && name.ends_with(".pickle"))
      found.push_back(it->path());
  std::sort(found.begin(), found.end());
  return found;
}

// In a transaction of its own, so that a disk that is too full for one has the others.
void takeIn(SQLite::Database& database, const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (!in || error)
    throw std::runtime_error(file.string() + ": cannot be read");
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const std::string name = file.filename().string();
  SQLite::Statement insert(database, "INSERT INTO snapshot(name, size) VALUES(?, ?)");
  (Bind(insert) << name << static_cast<std::uint64_t>(size)).run();
  const std::int64_t id = database.getLastInsertRowid();
  SQLite::Statement part(database, "INSERT INTO snapshot_part(snapshot, n, bytes) VALUES(?, ?, ?)");
  std::vector<std::byte> bytes(kSnapshotPart);
  for (std::int64_t n = 0; in; ++n) {
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    const auto count = static_cast<std::size_t>(in.gcount());
    if (count > 0)
      (Bind(part) << id << n << std::span<const std::byte>(bytes).first(count)).run();
  }
  if (!in.eof())
    throw std::runtime_error(file.string() + ": cannot be read");
  transaction.commit();
  std::filesystem::remove(file, error);  // one that stays is refused by its name the next time
}

}  // namespace

std::filesystem::path snapshotBeside(const std::filesystem::path& capture, int n) {
  return beside(capture, (".snapshot-" + std::to_string(n) + ".pickle").c_str());
}

bool isUnfinished(const std::filesystem::path& capture) {
  std::error_code none;
  return std::filesystem::exists(beside(capture, "-ring"), none);
}

tl::expected<Store::Recovery, std::string> finishCapture(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    return tl::unexpected(file.string() + ": there is no such capture");
  if (const auto why = notOursByItsHead(file, FileKind::Capture))
    return tl::unexpected(*why);
  StoreRings rings(beside(file, "-ring"), Store::kRingBytes, {});
  if (!rings.claim())
    return Store::Recovery::InUse;
  Writer writer(file, FileKind::Capture);
  try {
    rings.moveToFile(writer);
    writer.open();
    while (rings.storeBatch(writer)) {
    }
    writer.takeLeftover();
    for (const std::filesystem::path& snapshot : snapshotsBeside(file))
      takeIn(*writer.database(), snapshot);
    writer.database()->exec("PRAGMA journal_mode = DELETE");  // one that is being read stays as it is until its next opening
  } catch (const std::exception& error) {
    return tl::unexpected(file.string() + ": " + error.what());
  }
  std::error_code none;
  std::filesystem::remove(beside(file, "-ring"), none);
  return Store::Recovery::Done;
}

tl::expected<CaptureHead, std::string> readCaptureHead(const std::filesystem::path& capture) {
  auto database = ForeignDatabase::open(capture);
  if (!database)
    return tl::unexpected(database.error());
  return database->guarded([&] {
    if (database->version() < kFirstWithCaptures)
      throw Damaged("holds no capture");
    CaptureHead head;
    Query query(*database, "SELECT c.run, c.label, c.notes, c.workload, c.seed, c.slots, c.lasts, c.warm_up, c.machine, c.verdict, "
                           "c.verdict_text, c.ended, r.program, r.version, r.profile, r.backend, r.device, r.build, r.started_wall "
                           "FROM capture c JOIN run r ON r.id = c.run ORDER BY c.run DESC, c.started_seq DESC LIMIT 1");
    if (!query.next())
      throw Damaged("holds no capture");
    const auto small = [&](int column) {
      return static_cast<int>(std::clamp<std::int64_t>(query.integer(column), 0, std::numeric_limits<int>::max()));
    };
    head.run = query.integer(0);
    head.label = query.text(1);
    head.notes = query.text(2);
    head.workload = query.text(3);
    head.seed = static_cast<std::uint64_t>(query.integer(4));
    head.slotCount = small(5);
    head.lasts = Duration{query.integer(6)};
    head.warmUp = small(7);
    head.machine = query.text(8);
    head.verdict = query.text(9);
    head.verdictText = query.text(10);
    head.ended = query.text(11);
    head.program = query.text(12);
    head.version = query.text(13);
    head.profile = query.text(14);
    head.backend = query.text(15);
    head.device = query.text(16);
    head.build = query.text(17);
    head.startedWall = query.integer(18);
    Query snapshots(*database, "SELECT name, size FROM snapshot ORDER BY id LIMIT " + std::to_string(kMostSnapshots));
    while (snapshots.next())
      head.snapshots.push_back({.name = snapshots.text(0), .size = {snapshots.integer(1)}});
    return head;
  });
}

tl::expected<void, std::string> readSnapshot(const std::filesystem::path& capture, const std::string& name,
                                             const std::function<bool(std::span<const std::byte>)>& take) {
  auto database = ForeignDatabase::open(capture);
  if (!database)
    return tl::unexpected(database.error());
  const auto read = database->guarded([&] {
    Query find(*database, "SELECT id, size FROM snapshot WHERE name = ?");
    find << name;
    if (!find.next())
      throw Damaged("holds no snapshot " + name);
    const std::int64_t id = find.integer(0), size = find.integer(1);
    Query parts(*database, "SELECT n, bytes FROM snapshot_part WHERE snapshot = ? ORDER BY n LIMIT " + std::to_string(kMostParts));
    parts << id;
    std::int64_t expected = 0, handedOut = 0;
    bool wanted = true;
    while (wanted && parts.next()) {
      const auto bytes = parts.blob(1);
      if (parts.integer(0) != expected++ || bytes.size() > kSnapshotPart)
        throw Damaged("damaged: part " + std::to_string(expected) + " of " + name + " is missing or none");
      handedOut += static_cast<std::int64_t>(bytes.size());
      wanted = take(bytes);
    }
    if (wanted && handedOut != size)
      throw Damaged("damaged: " + name + " has " + std::to_string(handedOut) + " bytes of " + std::to_string(size));
    return true;
  });
  if (!read)
    return tl::unexpected(read.error());
  return {};
}

}  // namespace vortex::history
