// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the scheduler was told is kept in order, run by run; and what is missing of it shows.
#include "engine/history/run_reader.h"
#include "engine/history/store.h"

#include <SQLiteCpp/Database.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace vortex;
using namespace vortex::history;
using namespace std::chrono_literals;

namespace {

const RunDescription kRun{.program = "test", .version = "0.1.0", .profile = "fast", .backend = "simulated", .settings = "a: 1\n"};

Time at(std::int64_t ns) { return Time{Duration{ns}}; }
std::vector<std::byte> body(std::size_t bytes, int value) { return std::vector<std::byte>(bytes, static_cast<std::byte>(value)); }

struct Input {
  std::uint64_t n;
  Time at;
  int kind;
  std::vector<std::byte> body;
  friend bool operator==(const Input&, const Input&) = default;
};

std::vector<Input> inputsOf(const RunReader& reader, std::int64_t run, std::uint64_t after = 0) {
  std::vector<Input> found;
  const auto next = reader.inputs(run, after);
  for (auto input = next(); input && *input; input = next())
    found.push_back({(*input)->n, (*input)->at, (*input)->kind, {(*input)->body.begin(), (*input)->body.end()}});
  return found;
}

}  // namespace

class TestRunReader : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() { return m_folder.filePath("history-" + QString::number(++m_files) + ".db").toStdString(); }

 private slots:
  void whatTheSchedulerWasToldIsKeptRunByRun() {
    const auto file = newFile();
    for (int run = 1; run <= 2; ++run) {
      auto opened = Store::open(file, kRun).value();
      opened.store->input(at(5), 17, {});
      opened.store->input(at(5), 3, body(2, run));
      opened.store->tell(std::vector<Event>{{.seq = 1, .at = at(5), .body = event::IntakeChanged{.open = false}}});
      opened.store->input(at(1'000'000'007), 900, body(300, 0xff));
    }
    const auto reader = RunReader::open(file).value();
    const auto runs = reader.runs().value();
    QCOMPARE(runs.size(), std::size_t{2});
    QVERIFY(runs[0].id > runs[1].id && runs[0].uuid != runs[1].uuid);
    QCOMPARE(reader.settings(runs[0].id).value(), kRun.settings);
    QCOMPARE(runs[0].program, kRun.program);
    QCOMPARE(runs[0].origin, std::string("engine"));
    QVERIFY(runs[0].endedWall >= runs[0].clock.wall);
    QCOMPARE(runs[0].lastSeq, std::uint64_t{1});
    QCOMPARE(*runs[0].inputs, std::uint64_t{3});
    for (int run = 1; run <= 2; ++run)
      QCOMPARE(inputsOf(reader, runs[static_cast<std::size_t>(2 - run)].id),
               (std::vector<Input>{{1, at(5), 17, {}}, {2, at(5), 3, body(2, run)}, {3, at(1'000'000'007), 900, body(300, 0xff)}}));
    QCOMPARE(inputsOf(reader, runs[0].id, 2), (std::vector<Input>{{3, at(1'000'000'007), 900, body(300, 0xff)}}));
    QVERIFY(inputsOf(reader, runs[0].id, 3).empty());
    const auto next = reader.events(runs[0].id);
    const auto event = next();
    QVERIFY(event && *event && (*event)->seq == 1 && (*event)->body);
    QVERIFY(!*next());
    QVERIFY(!*next());
    QVERIFY(inputsOf(reader, 77).empty());
  }

  void aKilledProgramsInputsBelongToItsRun() {
    const auto file = newFile();
    const pid_t child = ::fork();
    if (child == 0) {
      auto opened = Store::open(file, kRun);
      for (int i = 0; i < 1'000; ++i)
        (*opened).store->input(at(i), 17, {});
      ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    { const auto next = Store::open(file, kRun).value(); }
    const auto reader = RunReader::open(file).value();
    const auto runs = reader.runs().value();
    QCOMPARE(runs.size(), std::size_t{2});
    QVERIFY(!runs[1].endedWall && !runs[1].inputs);
    QCOMPARE(inputsOf(reader, runs[1].id).size(), std::size_t{1'000});
    QCOMPARE(*runs[0].inputs, std::uint64_t{0});
  }

  // The database is locked by somebody, and the ring is a small one.
  void anInputThatFoundNoRoomLeavesAGap() {
    const auto file = newFile();
    std::uint64_t told = 0;
    {
      auto opened = Store::open(file, kRun, 1).value();
      SQLite::Database other(file.string(), SQLite::OPEN_READWRITE, 60'000);
      other.exec("BEGIN IMMEDIATE");
      while (opened.store->health().notStored < 3) {
        opened.store->input(at(1), 17, body(1'000, 1));
        ++told;
      }
      other.exec("ROLLBACK");
      QVERIFY(opened.store->flush(60s));
      opened.store->input(at(2), 17, {});
      ++told;
    }
    const auto reader = RunReader::open(file).value();
    const auto run = reader.runs().value().front();
    const auto inputs = inputsOf(reader, run.id);
    QCOMPARE(*run.inputs, told);
    QCOMPARE(inputs.size(), static_cast<std::size_t>(told - 3));
    QCOMPARE(inputs.back().n, told);
  }

  void aReaderSeesTheStoreAsItWasWhenItWasOpened() {
    const auto file = newFile();
    auto opened = Store::open(file, kRun).value();
    opened.store->input(at(1), 17, {});
    QVERIFY(opened.store->flush(60s));
    const auto reader = RunReader::open(file).value();
    opened.store->input(at(2), 17, {});
    QVERIFY(opened.store->flush(60s));
    QCOMPARE(inputsOf(reader, reader.runs().value().front().id).size(), std::size_t{1});
    QCOMPARE(inputsOf(RunReader::open(file).value(), 1).size(), std::size_t{2});
  }

  void whatIsNoStoreIsRefused() {
    QVERIFY(!RunReader::open(newFile()));
    const auto file = newFile();
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE run(a)");
    const auto refused = RunReader::open(file);
    QVERIFY(!refused);
    QVERIFY(QString::fromStdString(refused.error()).contains("is no history of this program"));
  }
};

QTEST_GUILESS_MAIN(TestRunReader)
#include "test_run_reader.moc"
