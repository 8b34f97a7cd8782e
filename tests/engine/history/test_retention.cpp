// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes when a bound is reached, and what never does.
#include "engine/history/pruning.h"
#include "engine/history/retention.h"
#include "engine/history/row_seal.h"
#include "engine/history/schema.h"

#include <SQLiteCpp/Statement.h>

#include <QTest>

using namespace vortex;
using namespace vortex::history;

namespace {

constexpr std::int64_t kHour = 3'600'000'000'000, kDay = 24 * kHour;
constexpr std::int64_t kNow = 1'800'000'000'000'000'000;

const HistorySettings kLimits{
    .outputsDays = 7, .outputs = gigabytes(20), .keepFree = gigabytes(1), .samplesHours = 24, .keepDays = 365};

SlotOutputs agedBy(std::int64_t age) {
  return {.slot = {1}, .wall = kNow - age, .bytes = gigabytes(1), .root = "/out", .folder = "/out/slot-000001"};
}

// A store in memory with slots 1, 2, … whose age is given, each with its folder, two events, an attempt and an output.
struct Made {
  SQLite::Database database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  std::vector<std::string> removed, told;
  std::string refuse;  // the folder that cannot be removed

  explicit Made(std::initializer_list<std::int64_t> ages) {
    migrate(database);
    addRowSeal(database);
    for (int run : {1, 2})
      database.exec("INSERT INTO run(id, uuid, origin, program, version, profile, backend, settings, started_wall, started_at, "
                    "output_folder) VALUES(" +
                    std::to_string(run) + ", 'u" + std::to_string(run) + "', 'engine', '', '', '', '', '', " +
                    std::to_string(kNow - 400 * kDay) + ", 0, '/out')");
    database.exec("INSERT INTO recipe(id, canonical, recipe_id, label) VALUES(1, '{}', '', ''), (2, '{\"a\":1}', '', '')");
    int slot = 0;
    for (const std::int64_t age : ages) {
      const std::string id = std::to_string(++slot);
      database.exec("INSERT INTO slot(slot, run, recipe, state, queued_wall, folder, outputs_bytes) VALUES(" + id + ", 1, " +
                    (slot == 1 ? "1" : "2") + ", 'decided', " + std::to_string(kNow - age) + ", '/out/slot-00000" + id +
                    "', 1000000000)");
      database.exec("INSERT INTO attempt(slot, stage, n, started_at, timeout) VALUES(" + id + ", 'audio', 1, 0, 0)");
      database.exec("INSERT INTO output(slot, kind, dtype, shape, sha256, file, bytes) VALUES(" + id +
                    ", 'sound', 'f32', '1', 'ab', NULL, 4)");
      database.exec("INSERT INTO event(run, seq, at, kind, slot, body) VALUES(1, " + id + ", 0, 1, " + id + ", x'')");
    }
  }

  Pruning pruning(const HistorySettings& limits = kLimits) {
    return Pruning({.limits = limits,
                    .remove = [this](const std::filesystem::path& root,
                                     const std::filesystem::path& folder) -> tl::expected<Bytes, std::string> {
                      if (folder == refuse)
                        return tl::unexpected(refuse + ": no");
                      removed.push_back(root.string() + " " + folder.filename().string());
                      return Bytes{5};
                    },
                    .tell = [this](std::string text) { told.push_back(std::move(text)); }});
  }
  void run(Pruning& pruning, std::int64_t now = kNow) {
    for (int steps = 0; pruning.step(database, 2, now); ++steps)
      QVERIFY(steps < 10'000);
  }
  QStringList rows(const char* sql) const {
    SQLite::Statement query(database, sql);
    QStringList found;
    while (query.executeStep())
      found << QString::fromStdString(query.getColumn(0).getString());
    return found;
  }
};

}  // namespace

class TestRetention : public QObject {
  Q_OBJECT
 private slots:
  void anOldFolderGoesByAgeAndAFullStoreOrDiskTakesTheOldest() {
    const OutputUse roomy{.all = gigabytes(20), .free = gigabytes(1)};
    QVERIFY(doomOf(agedBy(7 * kDay + 1), roomy, kLimits, kNow) == Doom::Age);
    QVERIFY(!doomOf(agedBy(7 * kDay), roomy, kLimits, kNow));
    QVERIFY(doomOf(agedBy(2 * kHour), {.all = gigabytes(20.1), .free = {}}, kLimits, kNow) == Doom::Size);
    QVERIFY(doomOf(agedBy(2 * kHour), {.all = gigabytes(3), .free = gigabytes(0.9)}, kLimits, kNow) == Doom::Disk);
    QVERIFY(!doomOf(agedBy(2 * kHour), {.all = gigabytes(3), .free = {}}, kLimits, kNow));
  }

  void whatIsYoungStaysWhateverTheBoundsSay() {
    const OutputUse full{.all = gigabytes(500), .free = Bytes{}};
    QVERIFY(!doomOf(agedBy(kHour - 1), full, kLimits, kNow));
    QVERIFY(doomOf(agedBy(kHour), full, kLimits, kNow) == Doom::Size);
  }

  void aClockThatWentBackRemovesNothing() {
    const OutputUse full{.all = gigabytes(500), .free = Bytes{}};
    QVERIFY(!doomOf(agedBy(-400 * kDay), full, kLimits, kNow));
    Made made({-10 * kDay, -9 * kDay});
    auto pruning = made.pruning();
    made.run(pruning);
    QVERIFY(made.removed.empty() && made.told.empty());
    QCOMPARE(made.rows("SELECT count(*) FROM slot"), QStringList{QStringLiteral("2")});
  }

  void theOldestFoldersGoAndTheirRecordsStay() {
    Made made({9 * kDay, 8 * kDay, 6 * kDay, kDay});
    auto pruning = made.pruning();
    made.run(pruning);
    QCOMPARE(made.removed, (std::vector<std::string>{"/out slot-000001", "/out slot-000002"}));
    QCOMPARE(made.rows("SELECT slot FROM slot WHERE outputs_removed_wall = 1800000000000000000"),
             (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(made.rows("SELECT count(*) FROM output"), QStringList{QStringLiteral("4")});
    QCOMPARE(made.told, std::vector<std::string>{"history: removed by the history's bounds: the files of 2 slots, 0.0 MB"});
    // The next pass finds nothing, and says nothing.
    pruning.again();
    made.run(pruning);
    QCOMPARE(made.removed.size(), std::size_t{2});
    QCOMPARE(made.told.size(), std::size_t{1});
  }

  void foldersGoUntilAllOfThemFit() {
    Made made({5 * kHour, 4 * kHour, 3 * kHour, 2 * kHour});
    HistorySettings limits = kLimits;
    limits.outputs = gigabytes(2);
    auto pruning = made.pruning(limits);
    made.run(pruning);
    QCOMPARE(made.removed.size(), std::size_t{2});
  }

  void aFolderThatCannotBeRemovedIsPassedOverAndTold() {
    Made made({9 * kDay, 8 * kDay, kDay});
    made.refuse = "/out/slot-000001";
    auto pruning = made.pruning();
    made.run(pruning);
    QCOMPARE(made.removed, std::vector<std::string>{"/out slot-000002"});
    QCOMPARE(made.told,
             std::vector<std::string>{"history: removed by the history's bounds: the files of 1 slot, 0.0 MB; 1 folder is kept "
                                      "beyond the bounds: /out/slot-000001: no"});
    pruning.again();
    made.run(pruning);
    QCOMPARE(made.told.size(), std::size_t{1});  // the same refusal is said once
    QCOMPARE(made.rows("SELECT slot FROM slot WHERE outputs_removed_wall IS NULL"),
             (QStringList{QStringLiteral("1"), QStringLiteral("3")}));
  }

  void slotsInTheMakingAreNotTouched() {
    Made made({400 * kDay, 399 * kDay, kDay});
    made.database.exec("UPDATE slot SET state = 'running' WHERE slot = 1");
    made.database.exec("UPDATE slot SET state = 'queued', folder = NULL WHERE slot = 2");
    auto pruning = made.pruning();
    made.run(pruning);
    QVERIFY(made.removed.empty());
    QCOMPARE(made.rows("SELECT count(*) FROM slot"), QStringList{QStringLiteral("3")});
  }

  void recordsGoLastAndTheNewestSlotNever() {
    Made made({400 * kDay, 399 * kDay, 398 * kDay});
    made.refuse = "/out/slot-000002";  // its files are there: its record stays
    auto pruning = made.pruning();
    made.run(pruning);
    QCOMPARE(made.rows("SELECT slot FROM slot"), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    for (const char* table : {"attempt", "output", "event"})
      QCOMPARE(made.rows((std::string("SELECT slot FROM ") + table).c_str()),
               (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    QCOMPARE(made.rows("SELECT id FROM recipe"), QStringList{QStringLiteral("2")});  // slot 1's alone
  }

  void aRunGoesWhenItsLastSlotWent() {
    Made made({400 * kDay});
    made.database.exec("UPDATE run SET ended_wall = started_wall WHERE id = 1");
    made.database.exec("INSERT INTO slot(slot, run, state, queued_wall) VALUES(9, 2, 'decided', " + std::to_string(kNow) + ")");
    made.database.exec("INSERT INTO tuning(run, seq, at, key, was, became) VALUES(1, 1, 0, 'a', 'b', 'c')");
    made.database.exec("INSERT INTO event(run, seq, at, kind, slot, body) VALUES(1, 77, 0, 27, NULL, x'')");
    auto pruning = made.pruning();
    made.run(pruning);
    QCOMPARE(made.rows("SELECT id FROM run"), QStringList{QStringLiteral("2")});
    QCOMPARE(made.rows("SELECT seq FROM event"), QStringList{});
    QCOMPARE(made.rows("SELECT key FROM tuning"), QStringList{});
  }

  void memorySamplesGoAndTheirExtremesStay() {
    Made made({kDay});
    for (int i = 0; i < 12'000; ++i)  // more than a step takes
      made.database.exec("INSERT INTO event(run, seq, at, kind, slot, body) VALUES(2, " + std::to_string(100 + i) + ", " +
                         std::to_string((400 - 2) * kDay + i) + ", 20, NULL, x'')");
    made.database.exec("INSERT INTO event(run, seq, at, kind, slot, body) VALUES(2, 99, " + std::to_string((400 - 2) * kDay) +
                       ", 27, NULL, x'')");
    made.database.exec("INSERT INTO event(run, seq, at, kind, slot, body) VALUES(2, 50000, " + std::to_string(400 * kDay - kHour) +
                       ", 20, NULL, x'')");
    made.database.exec("INSERT INTO memory VALUES(2,8000000000,0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)");
    auto pruning = made.pruning();
    made.run(pruning);
    QCOMPARE(made.rows("SELECT seq FROM event WHERE run = 2"), (QStringList{QStringLiteral("99"), QStringLiteral("50000")}));
    QCOMPARE(made.rows("SELECT samples FROM memory"), QStringList{QStringLiteral("1")});
  }
};

QTEST_APPLESS_MAIN(TestRetention)
#include "test_retention.moc"
