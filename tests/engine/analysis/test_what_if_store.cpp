// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runs of a store as sessions of a what-if: several of them, one that is still written, one that broke off, one that another
// system told.
#include "engine/analysis/what_if_store.h"
#include "engine/config/config_reader.h"
#include "tests/engine/analysis/channel.h"

#include <QTemporaryDir>
#include <QTest>
#include <numeric>

using namespace vortex;
using namespace vortex::analysis;
using vortex::test::changeStore;
using vortex::test::Channel;
using vortex::test::troubledSettings;

namespace {

constexpr std::size_t kFirstRun = 16, kSecondRun = 10;  // slots

// Settings that an earlier or later program has nothing to do with: quality as it is, so that every slot can be lived again.
Settings settingsAt(double image_s) {
  Settings settings = troubledSettings();
  settings.degrade = DegradeMode::Off;
  settings.stages[Stage::Image].timeout = seconds(image_s);
  return settings;
}

void makeRun(const std::filesystem::path& file, const Settings& settings, std::size_t count) {
  Channel channel(file, settings);
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < count; ++i) {
    last = channel.submit(i % 3 == 0).value;
    channel.awaitDecided(i + 1);
  }
  Q_ASSERT(last > 0);
  channel.end(StopMode::Drain);
}

tl::expected<LoadedRuns, std::string> loadedOf(const std::filesystem::path& file, const LoadQuestion& question = {}) {
  const auto store = history::RunReader::open(file);
  if (!store)
    return tl::unexpected(store.error());
  return loadRuns(*store, question, config::fromYaml);
}

std::vector<std::string> outcomesOf(const RecordedSession& session) {
  std::vector<std::string> outcomes;
  for (const RecordedSlot& slot : session.slotsByArrival())
    outcomes.emplace_back(slot.end.decided ? toString(slot.end.outcome) : "open");
  return outcomes;
}

}  // namespace

class TestWhatIfStore : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_file;

  std::filesystem::path copyOf(const char* name, const std::string& sql) const {
    const std::filesystem::path copy = m_folder.filePath(QString::fromLatin1(name)).toStdString();
    std::filesystem::copy_file(m_file, copy, std::filesystem::copy_options::overwrite_existing);
    changeStore(copy, sql);
    return copy;
  }

 private slots:
  void initTestCase() {
    m_file = m_folder.filePath("history.db").toStdString();
    makeRun(m_file, settingsAt(15), kFirstRun);
    makeRun(m_file, settingsAt(14), kSecondRun);
  }

  void eachRunIsASessionOfItsOwn() {
    auto loaded = loadedOf(m_file);
    QVERIFY2(loaded, loaded ? "" : loaded.error().c_str());
    QCOMPARE(loaded->runs.size(), std::size_t{2});
    QCOMPARE(loaded->whatIf.sessions(), std::size_t{2});
    QVERIFY(loaded->runs[0].id < loaded->runs[1].id);  // the oldest first
    QCOMPARE(loaded->whatIf.session(0).slotsByArrival().size(), kFirstRun);
    QCOMPARE(loaded->whatIf.session(1).slotsByArrival().size(), kSecondRun);
    QVERIFY(loaded->whatIf.session(0).settings().stages[Stage::Image].timeout == seconds(15));
    QVERIFY(loaded->whatIf.session(1).settings().stages[Stage::Image].timeout == seconds(14));

    const auto all = loaded->whatIf.evaluate({.change = {}, .last = {}});
    QCOMPARE(all->slotCount, static_cast<int>(kFirstRun + kSecondRun));
    QCOMPARE(all->sessions, 2);
    QCOMPARE(all->unfaithful, 0);
    const auto newest = loaded->whatIf.evaluate({.change = {}, .last = 4});
    QCOMPARE(newest->slotCount, 4);
    QCOMPARE(newest->sessions, 1);
    // No image is ever made in a millisecond, in whichever run.
    const auto none =
        loaded->whatIf.evaluate({.change = [](Settings& s) { s.stages[Stage::Image].timeout = milliseconds(1); }, .last = {}});
    QCOMPARE(none->best.airs, 0);
    QVERIFY(none->changes.front().session == 0 && none->changes.back().session == 1);
  }

  void onlySlotsThatAreAskedAboutCount() {
    auto loaded = loadedOf(m_file);
    const auto idAt = [&](std::size_t session, std::size_t slot) {
      return loaded->whatIf.session(session).slotsByArrival()[slot].id;
    };
    const auto across = loaded->whatIf.evaluate({.change = {}, .last = {}, .from = idAt(0, 12), .to = idAt(1, 2)});
    QCOMPARE(across->slotCount, 4 + 3);
    QCOMPARE(across->sessions, 2);
    const auto first = loaded->whatIf.evaluate({.change = {}, .last = 3, .from = {}, .to = idAt(0, 9)});
    QCOMPARE(first->slotCount, 3);
    QCOMPARE(first->sessions, 1);
    QCOMPARE(first->unfaithful, 0);
    QVERIFY(first->before.utilisation[Stage::Image] > 0 && first->before.utilisation[Stage::Image] <= 1);
    QCOMPARE(loaded->whatIf.evaluate({.change = {}, .last = {}, .quality = 0})->slotCount,
             static_cast<int>(kFirstRun + kSecondRun));
    QVERIFY(loaded->whatIf.evaluate({.change = {}, .last = {}, .quality = 1})->slotCount < 3);  // that never began
  }

  void oneRunAloneCanBeAskedFor() {
    const std::string uuid = loadedOf(m_file)->runs[0].uuid;
    const auto loaded = loadedOf(m_file, {.last = {}, .runs = {uuid}, .profile = {}, .backend = {}});
    QVERIFY(loaded);
    QCOMPARE(loaded->runs.size(), std::size_t{1});
    QCOMPARE(loaded->runs[0].uuid, uuid);
    const auto few = loadedOf(m_file, {.last = 5, .runs = {}, .profile = {}, .backend = {}});
    QCOMPARE(few->whatIf.sessions(), std::size_t{1});  // the newest has as many
  }

  // What a store says of a run that is still made, and then a little more of it, and all of it.
  void aRunThatIsStillWrittenIsFollowed() {
    const std::uint64_t all = loadedOf(m_file)->whatIf.session(1).inputs();
    const auto until = [&](std::uint64_t inputs) {
      return copyOf(("until " + std::to_string(inputs) + ".db").c_str(),
                    "DELETE FROM input WHERE run = 2 AND n > " + std::to_string(inputs) +
                        "; UPDATE run SET ended_wall = NULL, inputs = NULL WHERE id = 2");
    };
    auto loaded = loadedOf(until(all / 3));
    QVERIFY2(loaded, loaded ? "" : loaded.error().c_str());
    QCOMPARE(loaded->whatIf.session(1).inputs(), all / 3);
    const int before = loaded->whatIf.evaluate({.change = {}, .last = {}})->slotCount;
    QVERIFY(before > static_cast<int>(kFirstRun) && before < static_cast<int>(kFirstRun + kSecondRun));
    for (const std::filesystem::path& file : {until(2 * all / 3), m_file}) {
      const auto store = history::RunReader::open(file);
      const std::uint64_t known = loaded->whatIf.session(1).inputs();
      const auto added = loaded->follow(*store, config::fromYaml);
      QVERIFY2(added, added ? "" : added.error().c_str());
      QCOMPARE(known + *added, loaded->whatIf.session(1).inputs());
      QCOMPARE(loaded->follow(*store, config::fromYaml).value(), std::uint64_t{0});
      QCOMPARE(loaded->whatIf.evaluate({.change = {}, .last = {}})->unfaithful, 0);
    }
    // As if it had been read at once.
    QCOMPARE(loaded->whatIf.session(1).inputs(), all);
    auto whole = loadedOf(m_file);
    QCOMPARE(outcomesOf(loaded->whatIf.session(1)), outcomesOf(whole->whatIf.session(1)));
    const WhatIfQuestion question{.change = [](Settings& s) { s.stages[Stage::Video].timeout = seconds(6); }, .last = {}};
    const auto followed = loaded->whatIf.evaluate(question), read = whole->whatIf.evaluate(question);
    QCOMPARE(followed->slotCount, static_cast<int>(kFirstRun + kSecondRun));
    QCOMPARE(followed->best.outcomes, read->best.outcomes);
    QCOMPARE(followed->worst.outcomes, read->worst.outcomes);
    QCOMPARE(followed->lower, read->lower);
  }

  // Its program was killed: what was decided until then can be asked about, and what was not does not count.
  void aRunThatBrokeOffIsAskedAboutAsFarAsItGoes() {
    const std::uint64_t all = loadedOf(m_file)->whatIf.session(1).inputs();
    auto loaded = loadedOf(copyOf("killed.db", "DELETE FROM input WHERE run = 2 AND n > " + std::to_string(all / 2) +
                                                   "; UPDATE run SET ended_wall = NULL, inputs = NULL WHERE id = 2"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().c_str());
    QVERIFY(loaded->leftOut.empty());
    const std::vector<std::string> outcomes = outcomesOf(loaded->whatIf.session(1));
    const auto decided = std::count_if(outcomes.begin(), outcomes.end(), [](const std::string& word) { return word != "open"; });
    QVERIFY(decided > 0 && decided < static_cast<std::ptrdiff_t>(kSecondRun));
    const auto answer = loaded->whatIf.evaluate({.change = {}, .last = {}});
    QCOMPARE(answer->slotCount, static_cast<int>(kFirstRun) + static_cast<int>(decided));
    QCOMPARE(answer->unfaithful, 0);
  }

  void whatComesAfterAHoleIsLeftOutAndSaid() {
    auto loaded = loadedOf(copyOf("hole.db", "DELETE FROM input WHERE run = 2 AND n = 60"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().c_str());
    QCOMPARE(loaded->leftOut.size(), std::size_t{1});
    QVERIFY(!loaded->leftOut[0].whole);
    QCOMPARE(loaded->leftOut[0].why, std::string("input 60 is not stored"));
    QCOMPARE(loaded->whatIf.session(1).inputs(), std::uint64_t{59});
    QCOMPARE(loaded->whatIf.evaluate({.change = {}, .last = {}})->unfaithful, 0);
  }

  void whatAnotherSystemToldIsNotAmongThem() {
    const auto loaded = loadedOf(copyOf("import.db", "UPDATE run SET origin = 'import' WHERE id = 2"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().c_str());
    QCOMPARE(loaded->runs.size(), std::size_t{1});
    QCOMPARE(loaded->runs[0].id, std::int64_t{1});
    QCOMPARE(loaded->leftOut.size(), std::size_t{1});
    QVERIFY(loaded->leftOut[0].whole);
    const auto none = loadedOf(copyOf("imports.db", "UPDATE run SET origin = 'import'"));
    QVERIFY(!none);
    QVERIFY2(none.error().find("another system told it") != std::string::npos, none.error().c_str());
  }

  void runsOfAnotherProfileAreCountedAndNotMixedIn() {
    const auto file = copyOf("profiles.db", "UPDATE run SET profile = 'another' WHERE id = 1");
    const auto loaded = loadedOf(file);
    QCOMPARE(loaded->runs.size(), std::size_t{1});
    QCOMPARE(loaded->otherProfiles, 1);
    const auto other = loadedOf(file, {.last = {}, .runs = {}, .profile = "another", .backend = {}});
    QCOMPARE(other->runs.at(0).id, std::int64_t{1});
    QVERIFY(!loadedOf(file, {.last = {}, .runs = {}, .profile = "no such", .backend = {}}));
  }
};

QTEST_GUILESS_MAIN(TestWhatIfStore)
#include "test_what_if_store.moc"
