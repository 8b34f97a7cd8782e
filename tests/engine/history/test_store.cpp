// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was told is kept: in the database, across a kill, beside another writer, beside damage.
#include "engine/history/reader.h"
#include "engine/history/store.h"
#include "tests/sample.h"

#include <SQLiteCpp/Database.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <csignal>
#include <fstream>
#include <mutex>
#include <random>

using namespace vortex;
using namespace vortex::history;
using namespace std::chrono_literals;

namespace {

const RunDescription kRun{.program = "test",
                          .version = "0.1.0",
                          .profile = "fast",
                          .backend = "simulated",
                          .settings = "a: 1\n",
                          .outputFolder = {},
                          .clockScale = 2};

Time at(double s) { return Time{} + seconds(s); }

Event queued(std::uint64_t seq, SlotId slot) {
  return {.seq = seq,
          .at = at(1),
          .body = event::SlotQueued{.slot = slot, .label = "news", .seed = ~std::uint64_t{0}, .airAt = {}, .ahead = 0}};
}
Event started(std::uint64_t seq, SlotId slot) {
  return {.seq = seq,
          .at = at(2),
          .body = event::SlotStarted{
              .slot = slot, .waited = seconds(1), .lastUsefulFinish = at(20), .airAt = at(45), .qualityLevel = 0}};
}
Event complete(std::uint64_t seq, SlotId slot, Outcome outcome = Outcome::Succeeded) {
  return {.seq = seq,
          .at = at(9),
          .body = event::SlotComplete{.slot = slot,
                                      .verdict = {.outcome = outcome},
                                      .elapsed = seconds(7),
                                      .waited = seconds(1),
                                      .spareToAir = seconds(11),
                                      .marginGeneration = seconds(14)}};
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<SlotLine> listed(const std::filesystem::path& file, SlotFilter filter = {}) {
  const auto reader = Reader::open(file);
  return reader ? reader->list(filter).value() : std::vector<SlotLine>{};
}

}  // namespace

class TestStore : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() { return m_folder.filePath("history-" + QString::number(++m_files) + ".db").toStdString(); }

 private slots:
  void aSlotsLifeIsFoundAgain() {
    const auto file = newFile();
    {
      auto opened = Store::open(file, kRun).value();
      QCOMPARE(opened.remark, std::string());
      QCOMPARE(opened.store->lastSlot(), std::uint64_t{0});
      Recipe recipe;
      recipe.recipeId = "evening";
      recipe.canonicalJson = R"({"a":1})";
      opened.store->submitted({1}, recipe);
      const AttemptName audio{.slot = {1}, .stage = Stage::Audio, .n = 1, .id = {5}};
      const std::vector<Event> events{
          queued(1, {1}),
          started(2, {1}),
          {.seq = 3, .at = at(2), .body = event::AttemptStarted{.attempt = audio, .timeout = seconds(3)}},
          {.seq = 4,
           .at = at(4),
           .body =
               event::StageComplete{
                   .attempt = audio, .elapsed = seconds(2), .peak = {1000}, .operators = 5, .longestOperator = {}}},
          complete(5, {1}),
          {.seq = 6,
           .at = at(10),
           .body = event::SlotDelivered{.slot = {1}, .ready = seconds(8), .encode = seconds(1), .folder = "/out/1"}}};
      opened.store->tell(events);
      QVERIFY(opened.store->flush(60s));
      QVERIFY(opened.store->health().storing);
    }
    const auto reader = Reader::open(file);
    QVERIFY2(reader, reader ? "" : reader.error().c_str());
    const auto lines = reader->list({}).value();
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].outcome, std::string("succeeded"));
    QCOMPARE(lines[0].state, std::string("decided"));
    QCOMPARE(lines[0].recipeId, std::string("evening"));
    QCOMPARE(lines[0].label, std::string("news"));
    QCOMPARE(*lines[0].seed, ~std::uint64_t{0});
    QVERIFY(lines[0].spareToAir == seconds(11));
    QCOMPARE(lines[0].folder, std::string("/out/1"));
    const auto attempts = reader->attempts({1}).value();
    QCOMPARE(attempts.size(), std::size_t{1});
    QCOMPARE(attempts[0].outcome, std::string("finished"));
    QVERIFY(attempts[0].elapsed == seconds(2));
    const auto told = reader->events({1}).value();
    QCOMPARE(told.events.size(), std::size_t{6});
    QCOMPARE(told.events.back().seq, std::uint64_t{6});
    QVERIFY(!reader->slot({2}).value());
  }

  void filtersChooseAndPage() {
    const auto file = newFile();
    {
      auto opened = Store::open(file, kRun).value();
      for (std::uint64_t slot = 1; slot <= 20; ++slot)
        opened.store->tell(std::vector<Event>{complete(slot, {slot}, slot % 4 == 0 ? Outcome::TimedOut : Outcome::Succeeded)});
    }
    QCOMPARE(listed(file).size(), std::size_t{20});
    QCOMPARE(listed(file).front().slot.value, std::uint64_t{20});
    QCOMPARE(listed(file, {.outcome = "timed_out"}).size(), std::size_t{5});
    QCOMPARE(listed(file, {.before = SlotId{11}, .most = 3}).back().slot.value, std::uint64_t{8});
  }

  void whatRanWhenItsProgramWasKilledIsInterrupted() {
    const auto file = newFile();
    const pid_t child = ::fork();
    if (child == 0) {
      auto opened = Store::open(file, kRun).value();
      opened.store->tell(
          std::vector<Event>{queued(1, {1}), started(2, {1}), complete(3, {1}), queued(4, {2}), started(5, {2}), queued(6, {3})});
      ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    auto opened = Store::open(file, kRun).value();
    const auto& left = opened.store->leftover();
    QVERIFY(left);
    QCOMPARE(left->running + left->queued, 2);
    QCOMPARE(opened.store->lastSlot(), std::uint64_t{3});
    const auto lines = listed(file);
    QCOMPARE(lines.size(), std::size_t{3});
    QCOMPARE(lines[0].state, std::string("interrupted"));
    QCOMPARE(lines[1].state, std::string("interrupted"));
    QCOMPARE(lines[2].outcome, std::string("succeeded"));
  }

  // A child tells outcomes, says each through a pipe once it has told it, and is killed at some instant.
  void noToldOutcomeIsLostOrDoubledByAKill() {
    std::mt19937 random(5);
    for (int round = 0; round < vortex::test::times(1000, 8); ++round) {
      const auto file = newFile();
      std::array<int, 2> say{};
      QCOMPARE(::pipe(say.data()), 0);
      const pid_t child = ::fork();
      if (child == 0) {
        auto opened = Store::open(file, kRun).value();
        for (std::uint64_t slot = 1;; ++slot) {
          opened.store->tell(std::vector<Event>{complete(slot, {slot})});
          if (::write(say[1], &slot, sizeof slot) != sizeof slot)
            ::_exit(1);
        }
      }
      ::close(say[1]);
      std::uint64_t told = 0;
      for (auto left = random() % 30'000; left > 0; --left)
        if (::read(say[0], &told, sizeof told) != sizeof told)
          break;
      ::kill(child, SIGKILL);
      while (::read(say[0], &told, sizeof told) == sizeof told) {
      }
      ::close(say[0]);
      ::waitpid(child, nullptr, 0);
      const auto opened = Store::open(file, kRun);
      QVERIFY2(opened, opened ? "" : opened.error().c_str());
      const std::uint64_t kept = listed(file, {.outcome = "succeeded", .most = 100'000}).size();
      QVERIFY(kept == told || kept == told + 1);
      // The next one's number is no slot's that was kept, whatever the kill came between.
      QVERIFY(opened->store->lastSlot() == kept || opened->store->lastSlot() == kept + 1);
    }
  }

  void aSecondProgramGetsAStoreOfItsOwn() {
    const auto file = newFile();
    const auto first = Store::open(file, kRun).value();
    const auto second = Store::open(file, kRun).value();
    QVERIFY(second.store->file() != file);
    QVERIFY(second.remark.find("is written by another program; this one records in ") != std::string::npos);
    QVERIFY(Reader::open(file));
  }

  void aDamagedStoreIsSetAsideAndANewOneBegun() {
    const auto file = newFile();
    { Store::open(file, kRun).value(); }
    std::filesystem::remove(file.string() + "-wal");
    {
      std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
      damage << "no database any more";
    }
    const auto opened = Store::open(file, kRun).value();
    QVERIFY(opened.remark.find(" was damaged (file is not a database); it lies in ") != std::string::npos);
    QVERIFY(std::filesystem::exists(opened.store->health().setAside));
    QVERIFY(listed(file).empty());
  }

  void whatIsNotOursIsLeftAsItIs() {
    const auto file = newFile();
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE mine(a)");
    const auto before = contentOf(file);
    const auto opened = Store::open(file, kRun).value();
    const std::string beside = file.parent_path() / (file.stem().string() + "-2.db");
    QCOMPARE(opened.remark, file.string() +
                                ": is a database, but not a history of this program; it is left as it is; this one records in " +
                                beside);
    QVERIFY(contentOf(file) == before);
    QVERIFY(!std::filesystem::exists(file.string() + "-ring"));
    QVERIFY(!Reader::open(file));
  }

  void aFullRingLetsSamplesGoFirstAndCountsTheRest() {
    const auto file = newFile();
    auto opened = Store::open(file, kRun, 64 * 1024).value();
    SQLite::Database holder(file.string(), SQLite::OPEN_READWRITE, 60'000);
    holder.exec("BEGIN IMMEDIATE");  // the store cannot write
    std::uint64_t seq = 0;
    for (int i = 0; i < 2000; ++i)
      opened.store->tell(std::vector<Event>{{.seq = ++seq, .at = at(1), .body = event::MemorySample{}}});
    std::vector<std::string> troubles;
    std::mutex lock;
    opened.store->onTrouble([&](const std::string& trouble) {
      const std::scoped_lock guard(lock);
      troubles.push_back(trouble);
    });
    const auto half = opened.store->health();
    QVERIFY(half.notStored > 0);
    QVERIFY(half.waiting <= 34 * 1024);
    const std::uint64_t samples = half.notStored;
    for (std::uint64_t slot = 1; slot <= 200; ++slot)
      opened.store->tell(std::vector<Event>{complete(++seq, {slot})});
    QCOMPARE(opened.store->health().notStored, samples);  // every outcome found room
    holder.exec("ROLLBACK");
    QVERIFY(opened.store->flush(60s));
    QCOMPARE(listed(file, {.most = 1000}).size(), std::size_t{200});
    opened.store->onTrouble({});
    QVERIFY(troubles.size() <= 2);  // once when it began, if that was before the watch, and once when it ended
    QVERIFY(troubles.empty() || troubles.back().empty());
  }
};

QTEST_APPLESS_MAIN(TestStore)
#include "test_store.moc"
