// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking back: filters, pages, times; and files that mean harm.
#include "engine/analysis/rerun_chain.h"
#include "engine/history/database_file.h"
#include "engine/history/event_codec.h"
#include "engine/history/foreign_database.h"
#include "engine/history/reader.h"
#include "engine/history/rows.h"
#include "engine/history/schema.h"

#include <SQLiteCpp/Statement.h>

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <functional>
#include <map>
#include <random>

using namespace vortex;
using namespace vortex::history;

namespace {

constexpr std::int64_t kNoon = 1'700'000'000'000'000'000;  // of the first slot's submission
constexpr std::int64_t kSecond = 1'000'000'000;

Time at(double s) { return Time{} + seconds(s); }

class Filled {
 public:
  explicit Filled(const std::filesystem::path& file)
      : m_database(openForWriting(file)), m_rows(m_database, beginRun(m_database, RunDescription{.program = "test",
                                                                                                 .version = "",
                                                                                                 .profile = "fast",
                                                                                                 .backend = "simulated",
                                                                                                 .settings = "",
                                                                                                 .outputFolder = {},
                                                                                                 .clockScale = 2})) {
    m_rows.beginBatch();
  }
  ~Filled() { m_rows.endBatch(); }
  Filled(const Filled&) = delete;
  Filled& operator=(const Filled&) = delete;

  void tell(double s, const EventBody& body) {
    std::vector<std::byte> bytes;
    encode(body, bytes);
    m_rows.event(++m_seq, at(s), kindOf(body), bytes);
  }
  // Submitted `slot` minutes after noon; started 3 s of the engine's later, which are 1.5 of the wall's.
  void slot(std::uint64_t number, const Verdict& verdict, double spare_s, const std::string& label = "news",
            std::optional<SlotId> rerunOf = {}) {
    const SlotId slot{number};
    const double s = static_cast<double>(number) * 120;
    const bool even = number % 2 == 0;
    m_rows.submission({.slot = slot,
                       .wall = kNoon + static_cast<std::int64_t>(number) * 60 * kSecond,
                       .recipeId = even ? "Evening" : "morning_show",
                       .label = "",
                       .canonicalJson = even ? "{}" : "[]",
                       .sourceDigest = "",
                       .note = {.seed = {}, .onCadence = false, .rerunOf = rerunOf}});
    tell(s, event::SlotQueued{.slot = slot, .label = label, .seed = 1, .airAt = {}, .ahead = 0, .rerunOf = rerunOf});
    tell(s + 3,
         event::SlotStarted{.slot = slot, .waited = seconds(3), .lastUsefulFinish = at(s), .airAt = at(s + 45), .qualityLevel = 0});
    tell(s + 9, event::SlotComplete{.slot = slot,
                                    .verdict = verdict,
                                    .elapsed = seconds(6),
                                    .waited = seconds(3),
                                    .spareToAir = seconds(spare_s),
                                    .marginGeneration = seconds(1)});
  }

 private:
  SQLite::Database m_database;
  Rows m_rows;
  std::uint64_t m_seq = 0;
};

std::vector<std::uint64_t> numbersOf(const Reader& reader, const SlotFilter& filter) {
  std::vector<std::uint64_t> numbers;
  const auto lines = reader.list(filter);
  for (const SlotLine& line : lines.value())
    numbers.push_back(line.slot.value);
  return numbers;
}
using Numbers = std::vector<std::uint64_t>;

}  // namespace

class TestReader : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() { return m_folder.filePath("history-" + QString::number(++m_files) + ".db").toStdString(); }

  std::filesystem::path someSlots() {
    const auto file = newFile();
    Filled filled(file);
    filled.slot(1, {.outcome = Outcome::Succeeded}, 20);
    filled.slot(2, {.outcome = Outcome::TimedOut, .stage = Stage::Image, .message = "100% of 4 s"}, -1);
    filled.slot(3, {.outcome = Outcome::Failed, .stage = Stage::Video, .reason = Reason::OutOfMemory, .message = "no room"}, 5,
                "WEATHER");
    filled.slot(4, {.outcome = Outcome::Succeeded}, 3);
    filled.tell(700, event::SlotMissed{.slot = {2}, .airAt = at(600), .fallback = "loop"});
    return file;
  }

  // What a store says that was changed by hand.
  std::string complaint(const std::function<void(SQLite::Database&)>& change,
                        const std::function<std::string(const Reader&)>& read = {}) {
    const auto file = someSlots();
    {
      SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
      database.exec("PRAGMA foreign_keys = OFF");
      change(database);
    }
    const auto reader = Reader::open(file);
    if (!reader)
      return reader.error().substr(file.string().size());
    const std::string error = read ? read(*reader) : std::string();
    return error.empty() ? "nothing" : error.substr(file.string().size());
  }
  static std::string listing(const Reader& reader) {
    const auto lines = reader.list({});
    return lines ? "" : lines.error();
  }

 private slots:
  // The store's own filter and the pure rule over the same chains of reruns.
  void whatIsOpenIsWhatNoRerunHasAddressed() {
    const auto file = newFile();
    std::map<std::uint64_t, Outcome> outcomes;
    std::map<std::uint64_t, bool> reruns;
    {
      Filled filled(file);
      std::mt19937 random(6);
      for (std::uint64_t slot = 1; slot <= 90; ++slot) {
        static constexpr Outcome kOutcomes[] = {Outcome::Succeeded, Outcome::Late, Outcome::TimedOut, Outcome::Failed};
        reruns[slot] = slot > 10 && random() % 2 == 0;
        outcomes[slot] = kOutcomes[random() % 4];
        filled.slot(slot, {.outcome = outcomes[slot]}, 1, "news",
                    reruns[slot] ? std::optional(SlotId{1 + random() % (slot - 1)}) : std::nullopt);
      }
    }
    const auto reader = Reader::open(file).value();
    const auto addressed = analysis::addressedBy(reader.reruns().value());
    Numbers open;
    for (std::uint64_t slot = 90; slot >= 1; --slot)
      if (needsAddressing(toString(outcomes[slot])) && !reruns[slot] && !addressed.contains({slot}))
        open.push_back(slot);
    QVERIFY(open.size() > 5 && addressed.size() > 5);
    QCOMPARE(numbersOf(reader, {.open = true}), open);
    QCOMPARE(numbersOf(reader, {.open = true, .before = SlotId{open[2]}, .most = 2}), (Numbers{open[3], open[4]}));
  }

  void eachFilterChooses() {
    const auto reader = Reader::open(someSlots()).value();
    QCOMPARE(numbersOf(reader, {}), (Numbers{4, 3, 2, 1}));
    QCOMPARE(numbersOf(reader, {.outcome = "timed_out"}), Numbers{2});
    QCOMPARE(numbersOf(reader, {.outcome = "decided", .most = 2}), (Numbers{4, 3}));
    QCOMPARE(numbersOf(reader, {.stage = "image"}), Numbers{2});
    QCOMPARE(numbersOf(reader, {.reason = "out_of_memory"}), Numbers{3});
    QCOMPARE(numbersOf(reader, {.text = "weather"}), Numbers{3});
    QCOMPARE(numbersOf(reader, {.text = "evening"}), (Numbers{4, 2}));
    QCOMPARE(numbersOf(reader, {.text = "0% O"}), Numbers{2});
    QCOMPARE(numbersOf(reader, {.text = "g_s"}), (Numbers{3, 1}));
    QCOMPARE(numbersOf(reader, {.sinceWall = kNoon + 180 * kSecond}), (Numbers{4, 3}));
    QCOMPARE(numbersOf(reader, {.untilWall = kNoon + 180 * kSecond}), (Numbers{2, 1}));
    QCOMPARE(numbersOf(reader, {.marginBelow = seconds(5)}), (Numbers{4, 2}));
    QCOMPARE(numbersOf(reader, {.marginBelow = seconds(5), .marginAbove = seconds(0)}), Numbers{4});
    QCOMPARE(numbersOf(reader, {.missed = true}), Numbers{2});
    QCOMPARE(numbersOf(reader, {.origin = "engine"}), (Numbers{4, 3, 2, 1}));
    QCOMPARE(numbersOf(reader, {.origin = "import"}), Numbers{});
    const std::string run = reader.runs()->front().uuid;
    QCOMPARE(numbersOf(reader, {.run = run.substr(0, 8), .most = 1}), Numbers{4});
    QCOMPARE(numbersOf(reader, {.run = run.substr(1, 8)}), Numbers{});
  }

  void pagesGoBothWays() {
    const auto reader = Reader::open(someSlots()).value();
    QCOMPARE(numbersOf(reader, {.before = SlotId{3}}), (Numbers{2, 1}));
    QCOMPARE(numbersOf(reader, {.after = SlotId{1}, .most = 2, .order = SlotFilter::Order::OldestFirst}), (Numbers{2, 3}));
  }

  void whatCannotBeAFilterIsRefusedWithWhatIsAllowed() {
    const auto reader = Reader::open(someSlots()).value();
    const auto refused = [&](const SlotFilter& filter) { return reader.list(filter).error(); };
    QCOMPARE(refused({.outcome = "gone"}), std::string("outcome 'gone' is unknown; allowed are succeeded, late, self_check_failed, "
                                                       "timed_out, deadline_unreachable, canceled, shed, failed, queued, running, "
                                                       "decided, interrupted"));
    QCOMPARE(refused({.stage = "sound"}), std::string("stage 'sound' is unknown; allowed are audio, image, video, clip"));
    QVERIFY(refused({.reason = "none"}).starts_with("reason 'none' is unknown; allowed are invalid_output, out_of_memory, "));
    QCOMPARE(refused({.origin = "me"}), std::string("origin 'me' is unknown; allowed are engine, import"));
    QCOMPARE(refused({.run = "x"}), std::string("run 'x' is none; give how its UUID begins, as --json shows it"));
    QCOMPARE(refused({.most = 0}), std::string("0 slots at once; allowed are 1 to 100000"));
    QCOMPARE(refused({.sinceWall = 5, .untilWall = 5}), std::string("since is not before until: no slot lies between them"));
  }

  void aSlotStartedWhenTheEngineSaysOnTheWallsClock() {
    const auto reader = Reader::open(someSlots()).value();
    const auto line = reader.slot({2}).value().value();
    QCOMPARE(*line.queuedWall, kNoon + 120 * kSecond);
    QCOMPARE(*line.startedWall, kNoon + 120 * kSecond + 1'500'000'000);  // the engine's clock runs at twice the wall's
    QCOMPARE(reader.runs()->front().clock.scale, 2.0);
  }

  void eventsOfARunComeInParts() {
    const auto reader = Reader::open(someSlots()).value();
    const auto first = reader.eventsOf({.run = 1, .afterSeq = 0, .most = 5}).value();
    QCOMPARE(first.events.size(), std::size_t{5});
    QVERIFY(first.more);
    const auto rest = reader.eventsOf({.run = 1, .afterSeq = first.lastSeq, .most = 100}).value();
    QCOMPARE(rest.events.size(), std::size_t{8});
    QCOMPARE(rest.events.front().seq, std::uint64_t{6});
    QVERIFY(!rest.more);
    const auto range = reader.seqRange({2}).value().value();
    QCOMPARE(range.first, std::uint64_t{4});
    QCOMPARE(range.last, std::uint64_t{13});
  }

  void aStoreOfVersion1IsRead() {
    const auto file = newFile();
    {
      SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      migrate(database, 1);
      database.exec("INSERT INTO run VALUES(1, 'abc', 'engine', '', '', 'fast', '', '', 5000, 0, NULL, 0)");
      database.exec("INSERT INTO slot(slot, run, state, queued_at, started_at) VALUES(1, 1, 'running', 7, 9)");
    }
    const auto reader = Reader::open(file);
    QVERIFY2(reader, reader ? "" : reader.error().c_str());
    const auto line = reader->list({}).value().front();
    QCOMPARE(*line.queuedWall, std::int64_t{5007});
    QCOMPARE(*line.startedWall, std::int64_t{5009});
    QCOMPARE(reader->runs()->front().clock.scale, 1.0);
  }

  void aViewInATablesPlaceIsRefused() {
    QCOMPARE(complaint([](auto& database) {
               database.exec("ALTER TABLE slot RENAME TO hidden");
               database.exec("CREATE VIEW slot AS SELECT * FROM hidden");
             }),
             std::string(": holds a view named 'slot'; a history has tables and indexes only"));
  }
  void aTriggerIsRefused() {
    QCOMPARE(
        complaint([](auto& database) { database.exec("CREATE TRIGGER run_me AFTER INSERT ON slot BEGIN DELETE FROM slot; END"); }),
        std::string(": holds a trigger named 'run_me'; a history has tables and indexes only"));
  }
  void aVirtualTableIsRefused() {
    QCOMPARE(complaint([](auto& database) {
               database.exec("PRAGMA writable_schema = ON");
               database.exec(
                   "INSERT INTO sqlite_schema VALUES('table', 'ghost', 'ghost', 0, 'CREATE VIRTUAL TABLE ghost USING dbstat')");
             }),
             std::string(": holds a virtual table named 'ghost'; a history has plain tables only"));
  }
  void aColumnThatIsComputedIsRefused() {
    QCOMPARE(complaint([](auto& database) { database.exec("ALTER TABLE slot ADD COLUMN loops AS (hex(zeroblob(100000000)))"); }),
             std::string(": computes the column 'loops' of table 'slot'; a history stores what it holds"));
  }
  void aColumnOfAnotherTypeIsNamed() {
    const auto list = [](const Reader& reader) { return listing(reader); };
    QCOMPARE(complaint([](auto& database) { database.exec("UPDATE slot SET elapsed = 'long' WHERE slot = 2"); }, list),
             std::string(": damaged: elapsed holds no whole number"));
    QCOMPARE(complaint([](auto& database) { database.exec("UPDATE slot SET message = x'00ff' WHERE slot = 2"); }, list),
             std::string(": damaged: message holds no text of at most 1 MiB"));
    QCOMPARE(complaint([](auto& database) { database.exec("UPDATE event SET body = 7, seal = NULL WHERE seq = 4"); },
                       [](const Reader& reader) {
                         const auto told = reader.events({2});
                         return told ? "" : told.error();
                       }),
             std::string(": damaged: body holds no bytes"));
  }
  void aHugeValueIsRefused() {
    QCOMPARE(complaint([](auto& database) { database.exec("UPDATE slot SET message = hex(zeroblob(2000000)) WHERE slot = 4"); },
                       [](const Reader& reader) { return listing(reader); }),
             std::string(": damaged: message holds no text of at most 1 MiB"));
    QCOMPARE(complaint(
                 [](auto& database) { database.exec("UPDATE slot SET message = CAST(zeroblob(70000000) AS TEXT) WHERE slot = 4"); },
                 [](const Reader& reader) { return listing(reader); }),
             std::string(": string or blob too big"));
  }
  void bytesThatAreNoEventAreCounted() {
    const auto file = someSlots();
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE event SET body = x'ffffffffffffffffffffff', seal = NULL WHERE seq = 4");
    const auto told = Reader::open(file)->events(SlotId{2}).value();
    QCOMPARE(told.unknown, 1);
    QCOMPARE(told.events.size(), std::size_t{3});
  }
  void aQueryWithoutEndIsEnded() {
    const auto file = someSlots();
    const auto database = ForeignDatabase::open(file, 1'000'000).value();
    const auto read = database.guarded([&] {
      Query query(database, "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0");
      return query.next();
    });
    QCOMPARE(read.error().text(), file.string() + ": a query found nothing within 1000000 steps and was ended");
    QVERIFY(database.guarded([&] { return Query(database, "SELECT 1").next(); }).value());
  }
  // A file with a byte changed in it opens or does not, reads or does not; it never takes the program along.
  void aDamagedFileIsReadOrRefused() {
    const auto file = someSlots();
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode = DELETE");
    QFile whole(QString::fromStdString(file));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    int refused = 0, read = 0;
    for (int round = 0; round < 200; ++round) {
      QByteArray mutant = bytes;
      for (int change = 0; change < 1 + round % 8; ++change)
        mutant[static_cast<int>(
            (static_cast<std::uint64_t>(round) * 2654435761u + static_cast<std::uint64_t>(change) * 40503u * 977u) %
            static_cast<std::uint64_t>(mutant.size()))] = static_cast<char>(round * 31 + change);
      const auto path = newFile();
      QFile out(QString::fromStdString(path));
      QVERIFY(out.open(QIODevice::WriteOnly) && out.write(mutant) == mutant.size());
      out.close();
      const auto reader = Reader::open(path);
      const bool well = reader && reader->list({}) && reader->runs() && reader->attempts({2}) && reader->events(SlotId{2});
      ++(well ? read : refused);
      std::filesystem::remove(path);
    }
    QVERIFY(refused > 0 && read > 0);
  }
  void whatIsNoFileIsRefused() {
    QCOMPARE(Reader::open("/nowhere/history.db").error(), std::string("/nowhere/history.db: there is no such file"));
    const std::string folder = m_folder.path().toStdString();
    QCOMPARE(Reader::open(folder).error(), folder + ": is no file that a history could be in");
  }
};

QTEST_APPLESS_MAIN(TestReader)
#include "test_reader.moc"
