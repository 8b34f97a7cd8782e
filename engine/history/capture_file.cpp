// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/capture_file.h"

#include "engine/history/bind.h"
#include "engine/history/foreign_database.h"
#include "engine/history/store_rings.h"
#include "engine/history/writer.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace vortex::history {
namespace {

constexpr std::size_t kSnapshotPart = std::size_t{1} << 20;
constexpr int kFirstWithCaptures = 5;  // the schema's version
constexpr std::int64_t kMostSnapshots = 10'000, kMostParts = 1'000'000;

std::filesystem::path beside(const std::filesystem::path& file, const char* ending) { return file.string() + ending; }

constexpr std::string_view kSnapshotEnding = ".pickle";

// NAME.vortexcap.snapshot-N.pickle: N; 0 where it is no such name.
int numberOfSnapshot(std::string_view name) {
  const std::size_t from = name.rfind('-') + 1;
  int number = 0;
  if (name.ends_with(kSnapshotEnding) && from > 0 && from + kSnapshotEnding.size() < name.size())
    std::from_chars(name.data() + from, name.data() + name.size() - kSnapshotEnding.size(), number);
  return number;
}

// In the order in which they were taken.
std::vector<std::filesystem::path> snapshotsBeside(const std::filesystem::path& capture) {
  const std::string begins = capture.filename().string() + ".snapshot-";
  std::vector<std::filesystem::path> found;
  std::error_code error;
  const auto folder = capture.has_parent_path() ? capture.parent_path() : std::filesystem::path(".");
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (const std::string name = it->path().filename().string(); name.starts_with(begins) && name.ends_with(kSnapshotEnding))
      found.push_back(it->path());
  std::ranges::sort(found, {}, [](const auto& file) { return numberOfSnapshot(file.filename().string()); });
  return found;
}

bool hasSnapshot(SQLite::Database& database, const std::string& name) {
  SQLite::Statement find(database, "SELECT 1 FROM snapshot WHERE name = ?");
  find.bind(1, name);
  return find.executeStep();
}

// In a transaction of its own, so that a disk that is too full for one has the others. What is in it already, and only was not
// removed (a kill, a folder that became read-only), is removed.
void takeIn(SQLite::Database& database, const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  if (!hasSnapshot(database, name)) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
      throw std::runtime_error(file.string() + ": cannot be read");
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement insert(database, "INSERT INTO snapshot(name, size) VALUES(?, 0)");
    (Bind(insert) << name).run();
    const std::int64_t id = database.getLastInsertRowid();
    SQLite::Statement part(database, "INSERT INTO snapshot_part(snapshot, n, bytes) VALUES(?, ?, ?)");
    std::vector<std::byte> bytes(kSnapshotPart);
    std::int64_t size = 0;  // as it was read: whoever writes it may still do
    for (std::int64_t n = 0; in; ++n) {
      in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
      const auto count = static_cast<std::size_t>(in.gcount());
      size += in.gcount();
      if (count > 0)
        (Bind(part) << id << n << std::span<const std::byte>(bytes).first(count)).run();
    }
    if (!in.eof())
      throw std::runtime_error(file.string() + ": cannot be read");
    SQLite::Statement told(database, "UPDATE snapshot SET size = ? WHERE id = ?");
    (Bind(told) << size << id).run();
    transaction.commit();
  }
  std::error_code error;
  std::filesystem::remove(file, error);
}

}  // namespace

tl::expected<std::unique_ptr<Store>, std::string> makeCapture(const std::filesystem::path& capture, const RunDescription& run,
                                                              std::size_t ringBytes) {
  std::error_code none;
  if (std::filesystem::exists(capture, none))
    return tl::unexpected(capture.string() + ": is there already");
  auto opened = Store::open(capture, run, ringBytes, FileKind::Capture);
  if (!opened)
    return tl::unexpected(opened.error());
  const std::filesystem::path made = opened->store->file();
  if (made == capture && opened->store->health().storing)
    return std::move(opened->store);
  const std::string why = made == capture ? opened->store->health().trouble : opened->remark;
  opened->store.reset();
  for (const char* part : {"", "-wal", "-shm", "-ring"})
    std::filesystem::remove(beside(made, part), none);
  return tl::unexpected(capture.string() + ": " + why);
}

std::string lackOf(const StoreHealth& health) {
  std::string text = health.trouble;
  if (health.othersNotStored > 0)
    text += (text.empty() ? "" : "; ") + std::to_string(health.othersNotStored) + " events found no room and are not in it";
  return text;
}

std::filesystem::path snapshotBeside(const std::filesystem::path& capture, int n) {
  return beside(capture, (".snapshot-" + std::to_string(n) + ".pickle").c_str());
}

bool isUnfinished(const std::filesystem::path& capture) {
  std::error_code none;
  return std::filesystem::exists(beside(capture, "-ring"), none);
}

tl::expected<Store::Recovery, std::string> finishCapture(const std::filesystem::path& file) {
  std::error_code none;
  if (!std::filesystem::exists(file, none))
    return tl::unexpected(file.string() + ": there is no such capture");
  if (const auto why = notOursByItsHead(file, FileKind::Capture))
    return tl::unexpected(*why);
  StoreRings rings(beside(file, "-ring"), Store::kRingBytes, {});
  if (!rings.claim())
    return Store::Recovery::InUse;
  Writer writer(file, FileKind::Capture, Writer::OnDamage::Throw);  // it may be all there is of a session, or somebody else's
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
  std::filesystem::remove(beside(file, "-ring"), none);
  return Store::Recovery::Done;
}

tl::expected<CaptureHead, FileTrouble> readCaptureHead(const std::filesystem::path& capture) {
  auto database = ForeignDatabase::open(capture);
  if (!database)
    return tl::unexpected(database.error());
  return database->guarded([&] {
    if (database->version() < kFirstWithCaptures)
      throw Damaged("holds no capture", FileFault::NoCapture);
    CaptureHead head;
    Query query(*database,
                "SELECT c.label, c.notes, c.workload, c.machine, c.verdict, c.verdict_text, c.ended, r.uuid, "
                "r.program, r.version, r.profile, r.backend, r.device, r.build, c.run, c.started_seq, c.seed, c.slots, c.lasts, "
                "c.warm_up, r.started_wall FROM capture c JOIN run r ON r.id = c.run "
                "ORDER BY c.run DESC, c.started_seq DESC LIMIT 1");
    if (!query.next())
      throw Damaged("holds no capture", FileFault::NoCapture);
    int column = 0;
    for (std::string* const text :
         {&head.label, &head.notes, &head.workload, &head.machine, &head.verdict, &head.verdictText, &head.ended, &head.uuid,
          &head.program, &head.version, &head.profile, &head.backend, &head.device, &head.build})
      *text = query.text(column++);
    const auto small = [&] {
      return static_cast<int>(std::clamp<std::int64_t>(query.integer(column++), 0, std::numeric_limits<int>::max()));
    };
    head.run = query.integer(column++);
    head.startedSeq = static_cast<std::uint64_t>(query.integer(column++));
    head.seed = static_cast<std::uint64_t>(query.integer(column++));
    head.slotCount = small();
    head.lasts = Duration{query.integer(column++)};
    head.warmUp = small();
    head.startedWall = query.integer(column++);
    head.isLater = database->version() > kSchemaVersion;
    Query snapshots(*database, "SELECT name, size FROM snapshot ORDER BY id LIMIT " + std::to_string(kMostSnapshots));
    while (snapshots.next())
      head.snapshots.push_back({.name = snapshots.text(0), .size = {snapshots.integer(1)}});
    // Earlier programs took them in by name, the tenth before the second.
    std::ranges::stable_sort(head.snapshots, {}, [](const CaptureHead::Snapshot& one) { return numberOfSnapshot(one.name); });
    return head;
  });
}

tl::expected<void, FileTrouble> readSnapshot(const std::filesystem::path& capture, const std::string& name,
                                             const std::function<bool(std::span<const std::byte>)>& take) {
  auto database = ForeignDatabase::open(capture);
  if (!database)
    return tl::unexpected(database.error());
  const auto read = database->guarded([&] {
    Query find(*database, "SELECT id, size FROM snapshot WHERE name = ?");
    find << name;
    if (!find.next())
      throw Damaged("holds no snapshot " + name, FileFault::NoSnapshot);
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
