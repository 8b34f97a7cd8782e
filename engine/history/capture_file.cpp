// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/capture_file.h"

#include "engine/history/bind.h"
#include "engine/history/foreign_database.h"
#include "engine/history/store_rings.h"
#include "engine/history/writer.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
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

constexpr std::string_view kSnapshotMiddle = ".snapshot-", kSnapshotEnding = ".pickle";

std::string snapshotName(const std::string& of, std::size_t n) {
  return of + std::string(kSnapshotMiddle) + std::to_string(n) + std::string(kSnapshotEnding);
}

// NAME.vortexcap.snapshot-N.pickle: N; 0 where it is no such name.
int numberOfSnapshot(std::string_view name) {
  const std::size_t middle = name.rfind(kSnapshotMiddle);
  if (middle == std::string_view::npos || !name.ends_with(kSnapshotEnding))
    return 0;
  const std::string_view digits = name.substr(0, name.size() - kSnapshotEnding.size()).substr(middle + kSnapshotMiddle.size());
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? std::max(number, 0) : 0;
}

// In the order in which they were taken.
std::vector<std::filesystem::path> snapshotsBeside(const std::filesystem::path& capture) {
  const std::string begins = capture.filename().string() + std::string(kSnapshotMiddle);
  std::vector<std::filesystem::path> found;
  std::error_code error;
  const auto folder = capture.has_parent_path() ? capture.parent_path() : std::filesystem::path(".");
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (const std::string name = it->path().filename().string(); name.starts_with(begins) && name.ends_with(kSnapshotEnding))
      found.push_back(it->path());
  std::ranges::sort(found, {}, [](const auto& file) { return numberOfSnapshot(file.filename().string()); });
  return found;
}

// What lies beside it, of what a program that writes it makes.
std::vector<std::filesystem::path> companionsOf(const std::filesystem::path& capture) {
  std::vector<std::filesystem::path> found;
  for (const char* ending : {"-ring", "-wal", "-shm", "-journal"})
    if (std::error_code none; std::filesystem::exists(std::filesystem::symlink_status(beside(capture, ending), none)))
      found.push_back(beside(capture, ending));
  std::ranges::move(snapshotsBeside(capture), std::back_inserter(found));
  return found;
}

// Whoever writes a capture holds a lock on its ring (ring.h); while we hold it, nobody begins to.
class RingLock {
 public:
  explicit RingLock(const std::filesystem::path& capture)
      : m_ring(::open(beside(capture, "-ring").c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)),
        m_isTaken(m_ring >= 0 && ::flock(m_ring, LOCK_EX | LOCK_NB) != 0) {}
  ~RingLock() {
    if (m_ring >= 0)
      ::close(m_ring);
  }
  RingLock(const RingLock&) = delete;
  RingLock& operator=(const RingLock&) = delete;
  bool isTaken() const { return m_isTaken; }

 private:
  int m_ring;
  bool m_isTaken;
};

std::string because(const std::filesystem::path& file, int error) {
  return file.string() + ": " + std::generic_category().message(error);
}

// "", or why it is still there.
std::string removeOne(const std::filesystem::path& file) {
  return ::unlink(file.c_str()) == 0 || errno == ENOENT ? std::string() : because(file, errno);
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
  // Made by one program alone, so that what comes to lie beside it from here on is ours.
  const int made = ::open(capture.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (made < 0)
    return tl::unexpected(errno == EEXIST ? capture.string() + ": is there already" : because(capture, errno));
  ::close(made);
  // Of one whose own file is gone: not ours to write, nor to remove.
  if (const auto others = companionsOf(capture); !others.empty()) {
    static_cast<void>(removeOne(capture));
    return tl::unexpected(others.front().string() + ": is there already");
  }
  auto opened = Store::open(capture, run, ringBytes, FileKind::Capture);
  if (opened && opened->store->health().storing)
    return std::move(opened->store);
  std::string why = opened ? opened->store->health().trouble : opened.error();
  if (opened)
    opened->store.reset();
  for (const std::filesystem::path& one : companionsOf(capture))
    static_cast<void>(removeOne(one));
  static_cast<void>(removeOne(capture));  // last: as long as it is there, nobody else makes one
  return tl::unexpected(capture.string() + ": " + why);
}

std::string lackOf(const StoreHealth& health) {
  std::string text = health.trouble;
  if (health.othersNotStored > 0)
    text += (text.empty() ? "" : "; ") + std::to_string(health.othersNotStored) + " events found no room and are not in it";
  return text;
}

std::filesystem::path snapshotBeside(const std::filesystem::path& capture, int n) {
  return snapshotName(capture.string(), static_cast<std::size_t>(n));
}

std::string exportedSnapshotName(const std::filesystem::path& capture, const std::string& name, std::size_t place) {
  const int number = numberOfSnapshot(name);
  return snapshotName(capture.stem().string(), number > 0 ? static_cast<std::size_t>(number) : place);
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

tl::expected<Store::Recovery, std::string> removeCapture(const std::filesystem::path& capture) {
  const RingLock lock(capture);
  if (lock.isTaken())
    return Store::Recovery::InUse;
  if (const std::string trouble = removeOne(capture); !trouble.empty())
    return tl::unexpected(trouble);
  std::string left;
  for (const std::filesystem::path& one : companionsOf(capture))
    if (const std::string trouble = removeOne(one); !trouble.empty())
      left += (left.empty() ? "" : "\n") + trouble;
  if (!left.empty())
    return tl::unexpected(left);
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
