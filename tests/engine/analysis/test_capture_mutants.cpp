// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture that came from anywhere: bytes turned, cut and moved, and rows that say what no program writes. Whatever it is, it is
// read or refused with the reason, the file stays as it is, and nothing is left beside it. 60 mutants, 100,000 with VORTEX_FULL=1,
// in ten pieces that can be run one by one (test_capture_mutants "whateverItIsItIsReadOrRefused:piece 3"). The longest that any
// question took is printed, in time of this thread's processor: on a machine that is busy the wall's says more of the others.
#include "engine/analysis/stored_capture.h"
#include "engine/history/capture_file.h"
#include "engine/history/reader.h"
#include "tests/sample.h"

#include <QtTest>
#include <algorithm>
#include <ctime>
#include <fstream>
#include <random>
#include <sstream>

using namespace vortex;
using namespace vortex::history;

namespace {

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

void writeTo(const std::filesystem::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

// after: events and slots that came before.
std::vector<Event> aSession(const std::string& label = "l", Bytes held = {10}, std::uint64_t after = 0) {
  std::vector<Event> events;
  const auto tell = [&](EventBody body) {
    const std::uint64_t seq = after + events.size() + 1;
    events.push_back({.seq = seq, .at = Time{} + seconds(static_cast<double>(seq)), .body = std::move(body)});
  };
  tell(event::DeviceReady{.device = "cpu", .build = "b", .pid = 7});
  tell(event::CaptureStarted{.spec = {.label = label, .slotCount = 40, .warmUp = 2, .cancelShare = 0.2},
                             .file = "x",
                             .device = "cpu",
                             .build = "b",
                             .machine = "m",
                             .limit = gigabytes(11.5)});
  for (std::uint64_t slot = after + 1; slot <= after + 40; ++slot) {
    const AttemptName attempt{.slot = {slot}, .stage = kStages[slot % 4], .n = 1, .id = {slot}};
    tell(event::SlotStarted{.slot = {slot}, .waited = {}});
    tell(event::AttemptStarted{.attempt = attempt, .timeout = seconds(3)});
    tell(event::MemorySample{.used = {100}, .total = gigabytes(16), .reserved = {90}, .resident = {50}, .allocated = {}});
    if (slot % 5 == 0) {
      tell(event::AttemptStopRequested{.attempt = attempt, .cause = StopCause::Operator});
      tell(event::AttemptStopped{
          .attempt = attempt, .cause = StopCause::Operator, .held = held, .retryIn = {}, .allocated = Bytes{20}});
    } else {
      tell(event::StageComplete{.attempt = attempt, .allocated = Bytes{20}, .held = Bytes{}});
    }
    tell(event::SlotComplete{.slot = {slot}, .verdict = {.outcome = slot % 5 == 0 ? Outcome::Canceled : Outcome::Succeeded}});
    tell(event::SlotMemory{.slot = {slot},
                           .floor = {1'000'000 + static_cast<std::int64_t>((slot - after) * 1'000)},
                           .peak = Bytes{2'000'000},
                           .reserved = {3'000'000},
                           .used = {4'000'000},
                           .deviceRss = Bytes{5'000'000},
                           .deviceHandles = 20});
  }
  tell(event::CaptureEnded{.why = CaptureEnd::Complete, .done = 40, .file = "x", .trouble = {}});
  return events;
}

// Bytes: cut, bits turned, a stretch of zeros, a page of itself in another place.
void turnBytes(std::string& content, std::mt19937& random) {
  const auto place = [&] { return random() % std::max<std::size_t>(1, content.size()); };
  switch (random() % 4) {
  case 0:
    content.resize(place());
    break;
  case 1:
    for (auto left = 1 + random() % 8; left > 0; --left)
      content[random() % 2 == 0 ? place() : place() % std::min<std::size_t>(content.size(), 4296)] ^=
          static_cast<char>(1 << random() % 8);
    break;
  case 2: {
    const std::size_t from = place();
    std::fill_n(content.begin() + static_cast<std::ptrdiff_t>(from),
                std::min<std::size_t>(content.size() - from, 1 + random() % 5000), static_cast<char>(random()));
    break;
  }
  default: {
    const std::size_t from = place() / 4096 * 4096, to = place() / 4096 * 4096,
                      bytes = std::min<std::size_t>(4096, content.size() - std::max(from, to));
    content.replace(to, bytes, content, from, bytes);
    break;
  }
  }
}

// A statement that makes of a sound database one that no program wrote. Those that make many megabytes are drawn an eighth as
// often.
std::string anOddStatement(std::mt19937& random) {
  static const std::vector<std::string> kDear{
      "UPDATE event SET body = zeroblob(50000000) WHERE seq = 3",
      "ALTER TABLE event RENAME TO e; CREATE TABLE event AS SELECT * FROM e, (SELECT 1 FROM e LIMIT 300)",
      "UPDATE capture SET label = printf('%.*c', 3000000, 'x')",
  };
  static const std::vector<std::string> kOdd{
      "UPDATE event SET body = randomblob(abs(random()) % 200)",
      "UPDATE event SET kind = abs(random()) % 60",
      "UPDATE event SET at = random()",
      "UPDATE event SET seq = -seq",
      "UPDATE event SET slot = random() WHERE seq % 3 = 0",
      "UPDATE event SET seal = NULL, body = x'ffffffffffffffffff7f' WHERE kind = 37",
      "UPDATE event SET seal = NULL, body = x'01' || randomblob(40) WHERE kind = 37",
      "DELETE FROM event WHERE kind = 41",
      "UPDATE event SET kind = 41",
      "UPDATE capture SET slots = 9223372036854775807, warm_up = -9223372036854775808, lasts = -1",
      "UPDATE capture SET label = zeroblob(10), notes = 7",
      "UPDATE capture SET run = 77",
      "INSERT INTO capture SELECT run, started_seq + 1000000 + n, started_at, label, notes, workload, seed, slots, lasts, warm_up, "
      "machine, file, "
      "verdict, verdict_text, ended_at, ended FROM capture, (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE "
      "n < 5000) "
      "SELECT n FROM c)",
      "UPDATE run SET settings = NULL, device = 5",
      "DELETE FROM run",
      "UPDATE snapshot SET size = -1",
      "UPDATE snapshot_part SET n = n + 1",
      "DELETE FROM snapshot_part WHERE n = 1",
      "UPDATE snapshot_part SET bytes = 'text'",
      "CREATE VIEW a AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c",
      "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
      "DROP TABLE snapshot",
      "DROP TABLE capture",
      "ALTER TABLE capture RENAME COLUMN label TO x",
      "PRAGMA user_version = 99",
      "PRAGMA user_version = -3",
      "PRAGMA application_id = 5",
  };
  const auto one = random() % (8 * kOdd.size() + kDear.size());
  return one < kDear.size() ? kDear[one] : kOdd[one % kOdd.size()];
}

// A mutant is known by its number, whichever piece it is made in. Returns what is in the file.
std::string makeMutant(int number, const std::string& sound, const std::filesystem::path& file) {
  std::mt19937 random(static_cast<std::mt19937::result_type>(number));
  std::string content = sound;
  if (number % 2 == 0)
    turnBytes(content, random);
  writeTo(file, content);
  if (number % 2 == 0)
    return content;
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    // Nobody reads it before it is made, and one that is half made is a mutant, too. Three statements in a row would make one of
    // 15 GB, which says no more than one of 160 MB, where SQLite finds the file full.
    database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA max_page_count = 40000");
    for (auto left = 1 + random() % 3; left > 0; --left)
      database.exec(anOddStatement(random));
  } catch (const SQLite::Exception&) {
    // Two that do not go together: what the first made is a mutant, too.
  }
  return contentOf(file);
}

std::string aSoundFile(const std::filesystem::path& file) {
  {
    auto opened =
        Store::open(file, {.program = "test", .version = "1", .profile = "", .backend = "", .settings = "", .outputFolder = {}},
                    64 * 1024, FileKind::Capture)
            .value();
    opened.store->tell(aSession());
  }
  writeTo(snapshotBeside(file, 1), std::string(1'100'000, 's'));
  if (!finishCapture(file))
    qFatal("the capture that mutants are made of cannot be finished");
  return contentOf(file);
}

double threadTime_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

}  // namespace

class TestCaptureMutants : public QObject {
  Q_OBJECT
  int m_judged = 0, m_refused = 0;
  double m_longest_ms = 0;

 private slots:
  // A session may hold several, as a history does: the newest is told of and judged.
  void theNewestOfARunIsJudged() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "two.vortexcap";
    std::vector<Event> events = aSession("first"), second = aSession("second", {}, 1'000);
    events.insert(events.end(), second.begin(), second.end());
    makeCapture(file, {.program = "test", .version = "1", .profile = "", .backend = "", .settings = "", .outputFolder = {}})
        .value()
        ->tell(events);
    QVERIFY(finishCapture(file));
    QCOMPARE(QString::fromStdString(readCaptureHead(file)->label), QString("second"));
    const auto stored = analysis::judgeCapture(file);
    QVERIFY(stored);
    QCOMPARE(QString::fromStdString(stored->judge.series().started()->spec.label), QString("second"));
    QCOMPARE(stored->judge.atEnd().ledger.holders, 0);  // what the first one's slots hold is the first one's
  }

  void aSoundOneIsJudged() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "base.vortexcap";
    aSoundFile(file);
    const auto stored = analysis::judgeCapture(file);
    QVERIFY(stored);
    QCOMPARE(toString(stored->judge.verdict().word), toString(analysis::LeakWord::Leak));
  }

  void oneDamagedEventIsLeftOutAndCounted() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "base.vortexcap";
    aSoundFile(file);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("UPDATE event SET body = randomblob(20) WHERE seq = 50");
    const auto stored = analysis::judgeCapture(file);
    QVERIFY2(stored, stored ? "" : stored.error().text().c_str());
    QCOMPARE(stored->unreadable, std::uint64_t{1});
    QVERIFY(!stored->cut && stored->judge.series().ended());
  }

  // Copying and checking it took half a second.
  void aValueThatNoCaptureHasIsNotRead() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "base.vortexcap";
    aSoundFile(file);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("UPDATE event SET body = zeroblob(5000000) WHERE seq = 3");
    const auto stored = analysis::judgeCapture(file);
    QVERIFY2(!stored && stored.error().text().find("too big") != std::string::npos,
             stored ? "it is judged" : stored.error().text().c_str());
  }

  void behindADamagedPageNothingIsReadAndThatIsSaid() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "base.vortexcap";
    std::string content = aSoundFile(file);
    std::int64_t page = 0;
    {
      SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
      SQLite::Statement last(database, "SELECT max(pageno) FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'");
      QVERIFY(last.executeStep());
      page = last.getColumn(0).getInt64();
    }
    std::fill_n(content.begin() + static_cast<std::ptrdiff_t>((page - 1) * 4096), 4096, '\xff');
    writeTo(file, content);
    const auto stored = analysis::judgeCapture(file);
    QVERIFY2(stored, stored ? "" : stored.error().text().c_str());
    QVERIFY(stored->cut && stored->cut->behind > 100);
    QVERIFY(!stored->judge.series().points().empty() && !stored->judge.series().ended());
    QVERIFY2(toString(*stored->cut).starts_with("Behind event "), toString(*stored->cut).c_str());
  }

  void whateverItIsItIsReadOrRefused_data() {
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("end");
    constexpr int kPieces = 10;
    const int mutants = vortex::test::times(100'000, 60);
    for (int piece = 0; piece < kPieces; ++piece)
      QTest::addRow("piece %d", piece) << mutants * piece / kPieces << mutants * (piece + 1) / kPieces;
  }
  void whateverItIsItIsReadOrRefused() {
    QFETCH(int, first);
    QFETCH(int, end);
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "mutant.vortexcap";
    const std::string sound = aSoundFile(file.parent_path() / "base.vortexcap");
    double longest_ms = 0;
    const auto ask = [&](auto&& question) {
      const double before = threadTime_ms();
      const bool answered = question();
      longest_ms = std::max(longest_ms, threadTime_ms() - before);
      return answered;
    };
    for (int number = first; number < end; ++number) {
      const std::string content = makeMutant(number, sound, file);
      ask([&] { return readCaptureHead(file).has_value(); });
      ++(ask([&] { return analysis::judgeCapture(file).has_value(); }) ? m_judged : m_refused);
      ask([&] {
        return readSnapshot(file, "base.vortexcap.snapshot-1.pickle", [](std::span<const std::byte>) { return true; }).has_value();
      });
      if (const auto reader = Reader::open(file)) {
        ask([&] { return reader->list({.most = 100}).has_value(); });
        ask([&] { return reader->runs().has_value(); });
        ask([&] { return reader->eventsOf({.run = 1, .most = 1'000}).has_value(); });
        ask([&] { return reader->attempts({5}).has_value(); });
      }
      QVERIFY2(contentOf(file) == content, QByteArray::number(number).constData());
      QCOMPARE(QDir(folder.path()).entryList({"mutant*"}, QDir::Files), QStringList{"mutant.vortexcap"});
    }
    m_longest_ms = std::max(m_longest_ms, longest_ms);
    qInfo("mutants %d to %d: the longest question took %.1f ms of CPU", first, end - 1, longest_ms);
  }

  // What every question of every mutant took is judged where all of them were made: the processor's time is nobody else's, but how
  // fast it is depends on the machine.
  void theyAreOfBothKindsAndNoneKeepsAnybody() {
    if (m_judged + m_refused == 0)
      QSKIP("no mutant was made");
    QVERIFY(std::min(m_judged, m_refused) > (m_judged + m_refused) / 10);
    qInfo("%d mutants: %d judged, %d refused; the longest question took %.1f ms of CPU", m_judged + m_refused, m_judged, m_refused,
          m_longest_ms);
    if (vortex::test::isWhole())
      QVERIFY(m_longest_ms < 250);
  }
};

QTEST_APPLESS_MAIN(TestCaptureMutants)
#include "test_capture_mutants.moc"
