// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people meet: another program locks the database, the folder cannot be written, the ring fills up, the database is damaged
// while it is written. Each is told once, slots are told on, and the store is resumed.
#include "engine/history/reader.h"
#include "engine/history/schema.h"
#include "tests/engine/history/told.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <fstream>

using namespace vortex;
using namespace vortex::history;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSmallRing = 64 * 1024;

Event sample(std::uint64_t& seq) { return {.seq = ++seq, .at = Time{}, .body = event::MemorySample{}}; }

// Another program that has the database for itself.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& file) {
    std::array<int, 2> held{}, release{};
    if (::pipe(held.data()) != 0 || ::pipe(release.data()) != 0)
      qFatal("no pipe");
    m_child = ::fork();
    char byte = 'x';
    if (m_child == 0) {
      ::close(release[1]);
      {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA locking_mode = EXCLUSIVE");
        database.exec("BEGIN EXCLUSIVE");
        database.exec("UPDATE store SET made_wall = made_wall");
        (void)!::write(held[1], &byte, 1);
        (void)!::read(release[0], &byte, 1);
      }
      ::_exit(0);
    }
    ::close(release[0]);
    ::close(held[1]);
    m_release = release[1];
    (void)!::read(held[0], &byte, 1);
    ::close(held[0]);
  }
  ~Holder() { end(); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  void end() {
    if (m_child <= 0)
      return;
    ::close(m_release);
    ::waitpid(m_child, nullptr, 0);
    m_child = 0;
  }

 private:
  pid_t m_child = 0;
  int m_release = -1;
};

}  // namespace

class TestStoreFaultsSituations : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() {
    const auto folder = std::filesystem::path(m_folder.path().toStdString()) / std::to_string(++m_files);
    std::filesystem::create_directory(folder);
    return folder / "history.db";
  }

 private slots:
  void aLockedDatabaseIsWaitedFor() {
    const auto file = newFile();
    std::uint64_t seq = 0;
    told::tellLives(*Store::open(file, told::kRun).value().store, seq, 1, 5);
    Holder holder(file);
    auto opened = Store::open(file, told::kRun).value();
    QCOMPARE(opened.store->file(), file);
    QCOMPARE(opened.store->lastSlot(), std::uint64_t{5});  // from the ring's file
    told::Listener listener;
    listener.listenTo(*opened.store);
    seq = 0;
    told::tellLives(*opened.store, seq, 6, 9);
    QVERIFY(listener.waitUntil([&] { return listener.troubles().size() == 1; }));
    QCOMPARE(listener.troubles()[0], file.string() + ": database is locked; what is told waits in the ring");
    QVERIFY(!opened.store->flush(10ms));
    QVERIFY(!opened.store->health().storing && opened.store->health().survivesKill);
    holder.end();
    QVERIFY(opened.store->flush(told::kPatience));
    QVERIFY(listener.waitUntil([&] { return listener.troubles().size() == 2; }));
    QCOMPARE(listener.troubles()[1], std::string());
    QVERIFY(told::outcomesIn(file) == told::outcomesOf(1, 9));
    opened.store->onTrouble({});
  }

  void aRingThatFillsLetsSamplesGoThenCountsSlotsAndSaysBoth() {
    const auto file = newFile();
    auto opened = Store::open(file, told::kRun, kSmallRing).value();
    Store& store = *opened.store;
    SQLite::Database holder(file.string(), SQLite::OPEN_READWRITE, 60'000);
    holder.exec("BEGIN IMMEDIATE");
    told::Listener listener;
    listener.listenTo(store);
    std::uint64_t seq = 0, slot = 0;
    while (store.health().waiting <= kSmallRing / 2)
      store.tell(std::vector<Event>{sample(seq)});
    QCOMPARE(store.health().notStored, std::uint64_t{0});
    for (int i = 0; i < 10; ++i)
      store.tell(std::vector<Event>{sample(seq)});
    QCOMPARE(store.health().notStored, std::uint64_t{10});
    QCOMPARE(store.health().othersNotStored, std::uint64_t{0});
    QVERIFY(listener.waitUntil(
        [&] { return !listener.troubles().empty() && listener.troubles().back().ends_with("samples and steps are not stored"); }));
    std::uint64_t kept = 0;
    while (store.health().othersNotStored == 0) {
      kept = slot;  // all of this one's events found room
      store.tell(told::life(seq, {++slot}));
    }
    QVERIFY(kept > 50);
    for (int i = 0; i < 7; ++i)
      store.tell(told::life(seq, {++slot}));
    QVERIFY(listener.waitUntil(
        [&] { return listener.troubles().back().ends_with("the ring is full: what slots tell is not stored"); }));
    const std::uint64_t others = store.health().othersNotStored;
    QVERIFY(others >= 7 * 5);
    holder.exec("ROLLBACK");
    QVERIFY(store.flush(told::kPatience));
    QVERIFY(listener.waitUntil([&] { return listener.troubles().back().empty(); }));
    QVERIFY(listener.troubles().size() <= 4);
    QVERIFY(store.health().storing);
    QCOMPARE(store.health().othersNotStored, others);
    QCOMPARE(store.health().notStored, others + 10);
    const auto outcomes = told::outcomesIn(file);
    for (std::uint64_t s = 1; s <= kept; ++s)
      QCOMPARE(outcomes.at(s), told::outcomeOf({s}));
    SQLite::Statement count(holder, "SELECT count(*) FROM event");
    QVERIFY(count.executeStep());
    QCOMPARE(static_cast<std::uint64_t>(count.getColumn(0).getInt64()), seq - store.health().notStored);
    store.onTrouble({});
  }

  void aFolderThatCannotBeWrittenIsWaitedForInMemory() {
    const auto file = newFile(), folder = file.parent_path();
    std::uint64_t seq = 0;
    told::tellLives(*Store::open(file, told::kRun).value().store, seq, 1, 5);
    std::filesystem::remove(file.string() + "-ring");
    // Root writes into a 0555 folder: it is mounted read-only over itself where that is allowed, else the mode must do.
    const bool mounted = ::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) == 0 &&
                         ::mount(nullptr, folder.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    if (!mounted && ::geteuid() == 0)
      QSKIP("root may write anywhere, and no file system may be mounted here");
    if (!mounted)
      QCOMPARE(::chmod(folder.c_str(), 0555), 0);
    auto opened = Store::open(file, told::kRun).value();
    told::Listener listener;
    listener.listenTo(*opened.store);
    QCOMPARE(opened.store->lastSlot(), std::uint64_t{5});  // read
    seq = 0;
    told::tellLives(*opened.store, seq, 6, 9);
    const bool said = listener.waitUntil([&] { return listener.troubles().size() == 1; });
    const StoreHealth health = opened.store->health();
    if (mounted)
      QCOMPARE(::mount(nullptr, folder.c_str(), nullptr, MS_BIND | MS_REMOUNT, nullptr), 0);
    else
      QCOMPARE(::chmod(folder.c_str(), 0755), 0);
    QVERIFY(said);
    QVERIFY2(listener.troubles()[0].ends_with("what is told waits in memory, where a kill would take it"),
             listener.troubles()[0].c_str());
    QVERIFY(!health.survivesKill && !health.storing && health.waiting > 0);
    const bool stored = opened.store->flush(told::kPatience);
    const bool survives = opened.store->health().survivesKill;
    opened.store->onTrouble({});
    opened.store.reset();
    if (mounted)
      ::umount2(folder.c_str(), MNT_DETACH);
    QVERIFY(stored && survives);
    QVERIFY(told::outcomesIn(file) == told::outcomesOf(1, 9));
  }

  void damageInTheMidstOfARunIsSetAsideAndTheRunGoesOn() {
    const auto file = newFile();
    auto opened = Store::open(file, told::kRun).value();
    Store& store = *opened.store;
    told::Listener listener;
    listener.listenTo(store);
    std::uint64_t seq = 0;
    told::tellLives(store, seq, 1, 400);
    QVERIFY(store.flush(told::kPatience));
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(TRUNCATE)");
    {
      std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
      for (std::uintmax_t page = 1; page < std::filesystem::file_size(file) / 4096; ++page) {
        damage.seekp(static_cast<std::streamoff>(page * 4096));
        damage << "this is no page of a database";
      }
    }
    // Another connection's write makes the store's own forget the pages that it has in memory.
    {
      SQLite::Database other(file.string(), SQLite::OPEN_READWRITE, 60'000);
      other.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
    }
    told::tellLives(store, seq, 401, 420);
    QVERIFY(store.flush(told::kPatience));
    QVERIFY(listener.waitUntil([&] { return !listener.remarks().empty(); }));
    QCOMPARE(listener.remarks().size(), std::size_t{1});
    QVERIFY(listener.remarks()[0].starts_with(file.string() + " was damaged (database disk image is malformed); it lies in "));
    QVERIFY(listener.troubles().empty());
    QVERIFY(std::filesystem::exists(store.health().setAside));
    const auto reader = Reader::open(file).value();
    const auto lines = reader.list({.most = 1000}).value();
    QCOMPARE(lines.size(), std::size_t{20});
    QCOMPARE(lines.front().slot.value, std::uint64_t{420});
    QCOMPARE(lines.front().profile, std::string("fast"));
    QCOMPARE(told::checked(file), std::string("ok"));
    store.onTrouble({});
    opened.store.reset();
    const auto again = Store::open(file, told::kRun).value();
    QCOMPARE(again.store->lastSlot(), std::uint64_t{420});
  }
};

QTEST_APPLESS_MAIN(TestStoreFaultsSituations)
#include "test_store_faults_situations.moc"
