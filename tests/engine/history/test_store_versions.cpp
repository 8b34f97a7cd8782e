// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stores of other versions: one of each earlier schema opens and becomes a present one with all that it held, be the migration
// killed wherever it may; one of a later program is read and not touched.
#include "engine/history/reader.h"
#include "engine/history/schema.h"
#include "tests/engine/history/fault_calls.h"
#include "tests/engine/history/told.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <csignal>

using namespace vortex;
using namespace vortex::history;

namespace {

QStringList rowsOf(const std::filesystem::path& file, std::initializer_list<const char*> queries) {
  const SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  QStringList lines;
  for (const char* sql : queries) {
    SQLite::Statement query(database, sql);
    while (query.executeStep()) {
      QStringList cells;
      for (int i = 0; i < query.getColumnCount(); ++i)
        cells << (query.getColumn(i).isNull() ? "null" : QString::fromStdString(query.getColumn(i).getString()));
      lines << cells.join('|');
    }
  }
  return lines;
}

// The columns that version 1 had, of all rows, as text.
QStringList contentOfVersion1(const std::filesystem::path& file) {
  return rowsOf(
      file,
      {"SELECT slot, run, recipe, label, seed, state, queued_at, started_at, decided_at, queued_wall, air_at, quality_level, "
       "outcome, stage, "
       "reason, message, waited, elapsed, spare_to_air, margin_generation, ready, encode, folder, delivery_error, missed, "
       "fallback FROM "
       "slot ORDER BY slot",
       "SELECT slot, stage, n, started_at, timeout, outcome, reason, message, elapsed, cause, request_to_stopped, drain, released, "
       "held, "
       "peak, operators, longest_operator FROM attempt ORDER BY slot, stage, n",
       "SELECT run, seq, at, kind, slot, hex(body) FROM event ORDER BY run, seq",
       "SELECT id, canonical, recipe_id, label FROM recipe ORDER BY id",
       "SELECT id, uuid, origin, program, version, profile, backend, settings, started_wall, started_at, ended_wall, last_seq "
       "FROM run WHERE "
       "program = 'vortex-engine' ORDER BY id",
       "SELECT uuid, made_wall FROM store"});
}

int versionOf(const std::filesystem::path& file) { return schemaVersion(SQLite::Database(file.string(), SQLite::OPEN_READONLY)); }

// A store of tests/data, to be written: reading one in place would leave SQLite's files beside it.
std::filesystem::path copied(const char* name, const QTemporaryDir& folder) {
  const auto file = std::filesystem::path(folder.path().toStdString()) / "history.db";
  std::filesystem::copy_file(std::filesystem::path(VORTEX_TEST_DATA) / "history" / name, file);
  return file;
}

}  // namespace

class TestStoreVersions : public QObject {
  Q_OBJECT

 private slots:
  void aStoreOfVersion1OpensWithAllThatItHeld() {
    const QTemporaryDir folder;
    const auto file = copied("store-1.db", folder);
    QCOMPARE(versionOf(file), 1);
    const QStringList before = contentOfVersion1(file);
    {
      const auto opened = Store::open(file, told::kRun).value();
      QCOMPARE(opened.remark, std::string());
      QCOMPARE(opened.store->lastSlot(), std::uint64_t{16});
      std::uint64_t seq = 0;
      told::tellLives(*opened.store, seq, 17, 18);
    }
    QCOMPARE(versionOf(file), kSchemaVersion);
    const auto reader = Reader::open(file).value();
    const auto lines = reader.list({.most = 100}).value();
    QCOMPARE(lines.size(), std::size_t{18});
    QCOMPARE(reader.list({.outcome = "timed_out", .most = 100}).value().size(), std::size_t{6});
    QCOMPARE(reader.attempts({9}).value().back().n, 2);
    QVERIFY(!reader.events({9}).value().events.empty());
    const QStringList after = contentOfVersion1(file);
    for (const QString& line : before)
      QVERIFY2(after.contains(line), qPrintable(line));
  }

  void aStoreOfVersion2OpensWithAllThatItHeld() {
    const QTemporaryDir folder;
    const auto file = copied("store-2.db", folder);
    QCOMPARE(versionOf(file), 2);
    const auto contentOfVersion2 = [&] {
      return contentOfVersion1(file) + rowsOf(file, {"SELECT slot, source, source_line FROM slot ORDER BY slot",
                                                     "SELECT hex(sha256), name, hex(bytes) FROM source ORDER BY id",
                                                     "SELECT run, n, at, kind, hex(body) FROM input ORDER BY run, n"});
    };
    const QStringList before = contentOfVersion2();
    { QCOMPARE(Store::open(file, told::kRun).value().store->lastSlot(), std::uint64_t{16}); }
    QCOMPARE(versionOf(file), kSchemaVersion);
    QVERIFY(told::setAsideOf(file).empty());
    const QStringList after = contentOfVersion2();
    for (const QString& line : before)
      QVERIFY2(after.contains(line), qPrintable(line));
    const auto reader = Reader::open(file).value();
    QCOMPARE(reader.list({.outcome = "timed_out", .most = 100}).value().size(), std::size_t{5});
    QCOMPARE(reader.slot({1}).value()->sourceName, std::string("headlines.jsonl"));
  }

  void aStoreOfVersion3OpensWithItsSealsWhole() {
    const QTemporaryDir folder;
    const auto file = copied("store-3.db", folder);
    QCOMPARE(versionOf(file), 3);
    const auto content = [&] {
      return contentOfVersion1(file) + rowsOf(file, {"SELECT run, seq, key, was, became, who FROM tuning ORDER BY run, seq, key"});
    };
    const QStringList before = content();
    { QCOMPARE(Store::open(file, told::kRun).value().store->lastSlot(), std::uint64_t{16}); }
    QCOMPARE(versionOf(file), kSchemaVersion);
    const QStringList after = content();
    for (const QString& line : before)
      QVERIFY2(after.contains(line), qPrintable(line));
    const auto checks = Reader::open(file).value().checkRows().value();
    for (const auto& check : checks)
      QVERIFY2(check.unsealed == 0 && check.damaged == 0, check.table.c_str());
  }

  void aStoreOfVersion4KeepsWhatWasAddressedByHand() {
    const QTemporaryDir folder;
    const auto file = copied("store-4.db", folder);
    QCOMPARE(versionOf(file), 4);
    { QCOMPARE(Store::open(file, told::kRun).value().store->lastSlot(), std::uint64_t{16}); }
    QCOMPARE(versionOf(file), kSchemaVersion);
    const auto said = Reader::open(file).value().addressings().value();
    QCOMPARE(said.size(), std::size_t{1});
    QCOMPARE(said[0].slot.value, std::uint64_t{9});
    QCOMPARE(said[0].comment, std::string("a test pattern"));
  }

  void aMigrationMayBeKilledAnywhere() {
    const QTemporaryDir asGiven;
    const QStringList before = contentOfVersion1(copied("store-1.db", asGiven));
    int calls = 0, writes = 0;
    for (const bool inWrite : {false, true})
      for (int nth = 1;; ++nth) {
        const QTemporaryDir folder;
        const auto file = copied("store-1.db", folder);
        const pid_t child = ::fork();
        if (child == 0) {
          faults::watch(folder.path().toStdString());
          inWrite ? faults::killInWrite(nth) : faults::killAt(nth);
          { Store::open(file, told::kRun, 64 * 1024).value(); }
          ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        if (WIFEXITED(status))
          break;
        QCOMPARE(WTERMSIG(status), SIGKILL);
        ++(inWrite ? writes : calls);
        const auto opened = Store::open(file, told::kRun, 64 * 1024);
        QVERIFY2(opened, opened ? "" : opened.error().c_str());
        QCOMPARE(opened->store->file(), file);
        QVERIFY(told::setAsideOf(file).empty());
        QCOMPARE(versionOf(file), kSchemaVersion);
        QCOMPARE(told::checked(file), std::string("ok"));
        const QStringList after = contentOfVersion1(file);
        for (const QString& line : before)
          QVERIFY2(after.contains(line), qPrintable(QString::number(nth) + ": " + line));
      }
    qInfo("killed before each of %d calls and in the midst of each of %d writes, everything there each time", calls, writes);
    QVERIFY(calls + writes >= 100);
  }

  void aLaterProgramsStoreIsReadAndNotTouched() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "history.db";
    std::uint64_t seq = 0;
    told::tellLives(*Store::open(file, told::kRun).value().store, seq, 1, 3);
    {
      SQLite::Database later(file.string(), SQLite::OPEN_READWRITE);
      later.exec("ALTER TABLE slot ADD COLUMN mood TEXT NOT NULL DEFAULT 'fine'");
      later.exec("CREATE TABLE gallery(slot INTEGER)");
      later.exec("INSERT INTO event(run, seq, at, kind, slot, body) VALUES(1, 1000, 5, 9999, 2, x'0102')");
      later.exec("PRAGMA user_version = 99");
    }
    std::filesystem::remove(file.string() + "-ring");
    const std::string before = told::contentOf(file);
    const auto beside = file.parent_path() / "history-2.db";
    {
      const auto opened = Store::open(file, told::kRun).value();
      QCOMPARE(opened.remark, file.string() + ": a later program made it (version 99, this one writes " +
                                  std::to_string(kSchemaVersion) + "); it can be read, not written; this one records in " +
                                  beside.string());
      seq = 0;
      told::tellLives(*opened.store, seq, 1, 2);
    }
    QCOMPARE(told::contentOf(file), before);
    QVERIFY(!std::filesystem::exists(file.string() + "-ring"));
    QVERIFY(told::outcomesIn(beside) == told::outcomesOf(1, 2));
    QVERIFY(!Store::recover(file));

    const auto reader = Reader::open(file);
    QVERIFY2(reader, reader ? "" : reader.error().c_str());
    QVERIFY(told::outcomesIn(file) == told::outcomesOf(1, 3));
    const auto events = reader->events({2}).value();
    QCOMPARE(events.events.size(), told::life(seq, {2}).size());
    QCOMPARE(events.unknown, 1);
    QCOMPARE(reader->remark(), file.string() + ": a later program made it (version 99, this one knows " +
                                   std::to_string(kSchemaVersion) + "); what is new in it is not shown");
    QCOMPARE(told::contentOf(file), before);
  }

  // Its header may not say so yet: the version lies in the -wal of a program that was killed.
  void aLaterVersionThatOnlyTheWalTellsIsNotTouchedEither() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "history.db";
    { Store::open(file, told::kRun).value(); }
    const pid_t child = ::fork();
    if (child == 0) {
      SQLite::Database later(file.string(), SQLite::OPEN_READWRITE);
      later.exec("PRAGMA user_version = 99");
      ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    const std::string before = told::contentOf(file), wal = told::contentOf(file.string() + "-wal");
    QVERIFY(!wal.empty());
    const auto opened = Store::open(file, told::kRun).value();
    QVERIFY(opened.store->file() != file);
    QCOMPARE(told::contentOf(file), before);
    QCOMPARE(told::contentOf(file.string() + "-wal"), wal);
  }
};

QTEST_APPLESS_MAIN(TestStoreVersions)
#include "test_store_versions.moc"
